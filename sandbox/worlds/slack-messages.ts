import type { Fields } from '../slack/json.ts';
import { withIds } from './slack-blocks.ts';
import type { SlackChannel } from './slack-people.ts';
import { nextId, nextTs, nowS, remember } from './slack-state.ts';
import type { SlackFile, SlackMessage, SlackState } from './slack-state.ts';

export type Draft = {
  readonly channelId: string;
  readonly userId: string;
  readonly text: string;
  readonly botId?: string;
  readonly blocks?: readonly Fields[];
  readonly attachments?: readonly Fields[];
  readonly metadata?: Fields | null;
  readonly threadTs?: string | null;
  readonly isBroadcast?: boolean;
  readonly ephemeralTo?: string;
  readonly clientMsgId?: string | null;
  readonly files?: readonly SlackFile[];
};

export type Change = Partial<
  Pick<SlackMessage, 'text' | 'blocks' | 'attachments' | 'metadata' | 'isBroadcast'>
>;

/** Slack cuts a longer text off instead of refusing it: slack.md 5.2. */
const longestText = 40_000;

export function messagesIn(state: SlackState, channelId: string): Map<string, SlackMessage> {
  const found = state.messages.get(channelId) ?? new Map<string, SlackMessage>();
  state.messages.set(channelId, found);
  return found;
}

function threadOf(state: SlackState, channelId: string, parentTs: string): Set<SlackMessage> {
  const key = `${channelId}/${parentTs}`;
  const found = state.threads.get(key) ?? new Set<SlackMessage>();
  state.threads.set(key, found);
  return found;
}

/** Replies in a thread, oldest first; ephemeral ones are not part of it. */
export const repliesTo = (state: SlackState, parent: SlackMessage): readonly SlackMessage[] => [
  ...(state.threads.get(`${parent.channelId}/${parent.ts}`) ?? []),
];

const viewersOf = (state: SlackState, message: SlackMessage): Iterable<string> =>
  message.ephemeralTo === null
    ? (state.channels.get(message.channelId)?.members ?? [])
    : [message.ephemeralTo];

const isDm = (state: SlackState, channelId: string) => state.channels.get(channelId)?.kind === 'dm';

const plain = {
  ...{ botId: null, ephemeralTo: null, threadTs: null, metadata: null, clientMsgId: null, edited: null },
  ...{ attachments: [], files: [], isBroadcast: false },
};

export function addMessage(state: SlackState, draft: Draft): SlackMessage {
  const { channelId, ephemeralTo = null } = draft;
  const message: SlackMessage = {
    ...plain,
    ...draft,
    ts: nextTs(state),
    teamId: state.channels.get(channelId)?.teamId ?? '',
    text: [...draft.text].slice(0, longestText).join(''),
    blocks: withIds(state, draft.blocks ?? []),
    values: {},
  };
  messagesIn(state, channelId).set(message.ts, message);
  if (message.threadTs !== null && ephemeralTo === null)
    threadOf(state, channelId, message.threadTs).add(message);
  const shared = isDm(state, channelId) ? 'dm' : 'message';
  remember(state, viewersOf(state, message), { kind: ephemeralTo === null ? shared : 'ephemeral', message });
  return message;
}

export function editMessage(
  state: SlackState,
  message: SlackMessage,
  change: Change,
  byUserId: string,
): SlackMessage {
  Object.assign(message, change);
  if (change.blocks !== undefined) message.blocks = withIds(state, change.blocks);
  message.edited = { userId: byUserId, ts: nextTs(state) };
  const kind = message.ephemeralTo === null ? 'edit' : 'ephemeral-edit';
  remember(state, viewersOf(state, message), { kind, message });
  return message;
}

export function removeMessage(state: SlackState, message: SlackMessage): void {
  messagesIn(state, message.channelId).delete(message.ts);
  if (message.threadTs !== null) threadOf(state, message.channelId, message.threadTs).delete(message);
  const kind = message.ephemeralTo === null ? 'delete' : 'ephemeral-delete';
  remember(state, viewersOf(state, message), { kind, message });
}

/** A message that the Web API can find: ephemeral ones cannot be fetched, changed or deleted through it. */
export function findMessage(state: SlackState, channelId: string, ts: string): SlackMessage | null {
  const message = state.messages.get(channelId)?.get(ts);
  return message === undefined || message.ephemeralTo !== null ? null : message;
}

/** The DM of the app and this person; made on first use. */
export function openDm(state: SlackState, botUserId: string, userId: string): SlackChannel {
  const open = [...state.channels.values()].find(
    (one) => one.dmWith === userId && one.members.has(botUserId),
  );
  if (open !== undefined) return open;
  const made: SlackChannel = {
    id: nextId(state, 'D'),
    teamId: state.people.get(botUserId)?.teamId ?? '',
    name: 'directmessage',
    kind: 'dm',
    isArchived: false,
    isExternallyShared: false,
    dmWith: userId,
    createdAtS: nowS(state),
    members: new Set([botUserId, userId]),
  };
  state.channels.set(made.id, made);
  return made;
}
