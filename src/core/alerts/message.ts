import { after } from '../times.ts';
import { outbox, unknownAfterMs, waitAfter } from './post.ts';
import type { IncidentContent } from './content.ts';
import type { SlackRefusal } from './ports.ts';

/** The Slack message of a route's generation. Its content is the desired one; posting and editing bring Slack there. */
export type Message = {
  readonly id: string;
  readonly routeId: string;
  readonly generation: number;
  readonly channelId: string;
  /** The post that puts it there; its id is in the blocks, so that a click can tell us where it stands. */
  readonly postId: string;
  readonly ts: string | null;
  readonly content: IncidentContent;
  readonly version: number;
  /** The version that Slack is known to show; null: none. */
  readonly shownVersion: number | null;
  /** An edit went out whose answer is not known: what Slack shows may be older than it says. */
  readonly dirty: boolean;
  readonly editFence: number;
  /** No edit before this: one is in flight, or its fate is open until then. */
  readonly editNotBefore: Date | null;
  /** Slack lost it (deleted by a person, or no longer editable): never edited again. */
  readonly lost: boolean;
};

/** Slack does not show what it should, as far as we know. */
export const needsEdit = ({ ts, lost, dirty, version, shownVersion }: Message): boolean =>
  ts !== null && !lost && (dirty || shownVersion !== version);

/** null: nothing to do, or not now. From here on the edit may be on its way: a crash leaves it dirty, and waiting. */
export function editClaimed(message: Message, now: Date): Message | null {
  if (!needsEdit(message) || (message.editNotBefore !== null && message.editNotBefore > now)) return null;
  return {
    ...message,
    dirty: true,
    editFence: message.editFence + 1,
    editNotBefore: after(now, unknownAfterMs),
  };
}

/** Nothing was sent. */
export const editUnsent = (message: Message, fence: number): Message =>
  message.editFence === fence ? { ...message, editNotBefore: null } : message;

/**
 * One in flight at a time, and an unknown one has settled before the next: so this is what Slack shows now. One that comes
 * back later than that may have been applied over a newer one.
 */
export const edited = (message: Message, fence: number, version: number): Message =>
  message.editFence === fence
    ? { ...message, dirty: false, shownVersion: version, editNotBefore: null }
    : { ...message, dirty: true };

/** It may still be applied, and over a later one: the current version is sent again when it can no longer be. */
export const editUnknown = (message: Message, fence: number, now: Date): Message =>
  message.editFence === fence
    ? { ...message, editNotBefore: after(now, outbox.requestMs + outbox.settleMs) }
    : message;

/** Nothing is shown there any more, and whoever has an edit of it on its way comes too late. */
export const abandonedMessage = (message: Message): Message => ({
  ...message,
  lost: true,
  editFence: message.editFence + 1,
  editNotBefore: null,
});

export function editRefused(message: Message, fence: number, refusal: SlackRefusal, now: Date): Message {
  if (message.editFence !== fence) return message;
  const isLost = !['busy', 'later', 'workspace'].includes(refusal.because);
  return { ...message, lost: isLost, editNotBefore: isLost ? null : after(now, waitAfter(refusal, 2)) };
}
