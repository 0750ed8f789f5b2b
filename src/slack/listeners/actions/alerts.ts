import { isUuid } from '../../../core/uuid.ts';
import type { IncidentRepository, OutboxRepository, Place } from '../../../core/alerts/ports.ts';
import type { Post } from '../../../core/alerts/post.ts';
import type { Clock } from '../../../core/ports.ts';
import { wordsOf } from '../../../core/words.ts';
import { acknowledgedMessage, mutedMessage } from '../../blocks/alerts/alert-answers.ts';
import { muteChoice } from '../../blocks/alerts/mute-choice.ts';
import { postIdIn } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { replaceWith, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { refusalFor } from '../refusal.ts';
import type { RefusalDeps } from '../refusal.ts';
import { alertsOn } from '../commands/alerts-on.ts';
import type { AlertsDeps } from '../commands/alerts-on.ts';

export type AlertActionDeps = AlertsDeps &
  RefusalDeps & {
    readonly incidents: IncidentRepository;
    readonly outbox: Pick<OutboxRepository, 'recordSent' | 'find'>;
    readonly clock: Clock;
  };

/** What was clicked, and the message that it stands in; null where it stands in none. */
export type Click = { readonly value: string; readonly blockId: string; readonly place: Place | null };
type AlertAction = (deps: AlertActionDeps, turn: Turn, click: Click) => Promise<Reply>;

const changing =
  (run: AlertAction): AlertAction =>
  async (deps, turn, click) => {
    const refusal = await refusalFor(deps, turn, 'operate');
    return refusal === null ? run(deps, turn, click) : show(refusal);
  };

/** A click proves where a post stands, though Slack's answer to it was lost (alerts.md 5). */
export async function adopt(
  { outbox }: Pick<AlertActionDeps, 'outbox'>,
  { workspace }: Turn,
  { blockId, place }: Click,
): Promise<void> {
  const postId = postIdIn(blockId);
  if (postId === null || place === null) return;
  const post = await outbox.find(workspace, postId);
  // Of any other state it is known where the post stands, and of any place the channel: a payload that claims something else
  // would make us edit, or delete, somebody else's message.
  if (post === null || !isOpen(post) || !isIn(post, place)) return;
  await outbox.recordSent(workspace, postId, [place]);
}

const isOpen = ({ state }: Post): boolean => ['intent', 'unknown', 'abandoned'].includes(state);

/** A post to a person (U…, W…) stands in a DM whose id we do not know. */
const isIn = (post: Post, { channelId }: Place): boolean =>
  post.channelId === channelId || /^[UW]/.test(post.channelId);

export const acknowledge = changing(async ({ incidents }, { workspace, userId, t }, { value }) => {
  const done = isUuid(value) ? await incidents.acknowledge(workspace, value, userId) : 'gone';
  return show(acknowledgedMessage(t, done));
});

const HOUR_MS = 3_600_000;

export const mute = changing(async ({ incidents, clock }, { workspace, userId, t }, { value, blockId }) => {
  const choice = muteChoice.read(value);
  // The button under our own answer; the alert itself must stay where it is.
  const reply = postIdIn(blockId) === null ? replaceWith : show;
  if (choice === null) return reply(mutedMessage(t, null, null));
  const until = choice.hours === 0 ? null : new Date(clock.now().getTime() + choice.hours * HOUR_MS);
  const done =
    choice.scope === 'here'
      ? await incidents.muteRoute(workspace, choice.id, until)
      : await incidents.mute(
          workspace,
          choice.id,
          until === null ? null : { by: userId, until, reason: null },
        );
  return reply(mutedMessage(t, done === 'done' ? choice : null, until));
});

/** *Try again* and an admin's yes: exactly the command that was typed, with all its questions. */
const repeat = (isConfirmed: boolean) =>
  changing(async (deps, turn, { value }) =>
    replaceWith(await alertsOn(deps, turn, wordsOf(value).slice(1), isConfirmed)),
  );
export const retry = repeat(false);
export const confirm = repeat(true);
