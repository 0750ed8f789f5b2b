import type { BlockAction } from '@slack/bolt';
import { may } from '../../../core/access.ts';
import type { ConnectRepository, TikTokOauthApi } from '../../../core/connect/ports.ts';
import { isUuid } from '../../../core/uuid.ts';
import { chooseModal } from '../../blocks/connect/choose-modal.ts';
import type { PixelNote } from '../../blocks/connect/choose-modal.ts';
import type { SlackClient } from '../../client.ts';
import type { Turn } from '../../listen.ts';
import { nothing } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { updateView } from '../products/modal.ts';

export type PickDeps = {
  readonly connects: Pick<ConnectRepository, 'readChoice' | 'wantPixels' | 'recordPixels'>;
  readonly tiktok: Pick<TikTokOauthApi, 'pixels'>;
};

type Click = { readonly body: BlockAction; readonly client: SlackClient };

/** In the form of the accounts: the pixels of the picked ad account are read where they are not known, for the menu below it. */
export async function accountPicked(
  { connects, tiktok }: PickDeps,
  turn: Turn,
  advertiserId: string,
  { body: { view }, client }: Click,
): Promise<Reply> {
  const attemptId = view?.private_metadata ?? '';
  if (view === undefined || !isUuid(attemptId) || !may(turn.access, 'admin')) return nothing;
  const { workspace, t, log } = turn;
  const choice = await connects.readChoice(workspace, attemptId);
  const token = await connects.wantPixels(workspace, attemptId, advertiserId);
  if (choice === null || token === null) return nothing;
  // What was picked stays: Slack keeps the state of a block whose ids stay the same.
  const show = (note: PixelNote) =>
    updateView(client, { viewId: view.id, hash: null }, chooseModal(t, choice, note), log);
  await show('reading');
  const answer = await tiktok.pixels(token, advertiserId, 'interactive');
  if (answer.class === 'good') await connects.recordPixels(workspace, attemptId, advertiserId, answer.value);
  else log.info({ advertiserId, why: answer }, 'the pixels of an ad account could not be read');
  await show(answer.class === 'good' ? null : 'unread');
  return nothing;
}
