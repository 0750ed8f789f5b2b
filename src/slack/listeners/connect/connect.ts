import { isUuid } from '../../../core/uuid.ts';
import type { ConnectRepository } from '../../../core/connect/ports.ts';
import type { StoreRepository } from '../../../core/ports.ts';
import { chooseStore } from '../../../core/use-cases/choose-store.ts';
import { chooseModal } from '../../blocks/connect/choose-modal.ts';
import { choosingButton } from '../../blocks/connect/choosing.ts';
import {
  connectLinkMessage,
  connectNoticeMessage,
  connectWhichMessage,
  noPublicUrlMessage,
} from '../../blocks/connect/connect-notices.ts';
import type { Message } from '../../blocks/elements.ts';
import { goneMessage, noStoreMessage } from '../../blocks/notices.ts';
import type { Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { refusalFor } from '../refusal.ts';
import type { RefusalDeps } from '../refusal.ts';
import { unknownStore } from '../unknown-store.ts';

export type ConnectDeps = RefusalDeps & {
  readonly stores: StoreRepository;
  readonly connects: Pick<
    ConnectRepository,
    'offer' | 'reopen' | 'readChoice' | 'wantPixels' | 'recordPixels' | 'assets' | 'choose'
  >;
  /** null: no browser can reach this app. */
  readonly publicPages: { readonly connect: (secret: string) => string } | null;
};

/** `/tiktok connect [handle]` */
export async function connect(deps: ConnectDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const { workspace, channelId, t } = turn;
  const choice = await chooseStore(deps.stores, workspace, channelId, words);
  switch (choice.kind) {
    case 'chosen':
      return offerLink(deps, turn, choice.store.id);
    case 'ask':
      return connectWhichMessage(t, choice.stores);
    case 'none':
      return noStoreMessage(t);
    case 'unknown':
      return unknownStore(t, 'connect', choice);
  }
}

async function offerLink(
  { connects, publicPages, stores }: ConnectDeps,
  { workspace, userId, t }: Turn,
  storeId: string,
): Promise<Message> {
  if (publicPages === null) return noPublicUrlMessage(t);
  const offer = await connects.offer(workspace, { storeId, userId, language: t.locale });
  if (offer.kind === 'gone') return goneMessage(t);
  if (offer.kind === 'disconnecting') return connectNoticeMessage(t, 'disconnecting');
  const status = await stores.readStatus(workspace, storeId);
  const url = publicPages.connect(offer.secret);
  const button = status === null ? null : choosingButton(t, status);
  const isFirst = status?.connection.phase === 'authorized';
  const choosing = button === null ? null : { button, isFirst };
  return connectLinkMessage(t, { url, until: new Date(offer.untilMs), choosing });
}

/** Any *Connect* button. Value: the store's id. */
export async function connectClicked(deps: ConnectDeps, turn: Turn, storeId: string): Promise<Reply> {
  const refusal = await refusalFor(deps, turn, 'admin');
  if (refusal !== null) return show(refusal);
  return show(isUuid(storeId) ? await offerLink(deps, turn, storeId) : goneMessage(turn.t));
}

/** *Choose accounts* anywhere. Value: the attempt's id, or the store's. */
export async function chooseClicked(deps: ConnectDeps, turn: Turn, id: string): Promise<Reply> {
  const refusal = await refusalFor(deps, turn, 'admin');
  if (refusal !== null) return show(refusal);
  const { workspace, userId, t } = turn;
  if (!isUuid(id)) return show(connectNoticeMessage(t, 'choiceGone'));
  const choice = await deps.connects.readChoice(workspace, id);
  if (choice === null) {
    const reopened = await deps.connects.reopen(workspace, { storeId: id, userId, language: t.locale });
    return show(connectNoticeMessage(t, reopened === 'gone' ? 'choiceGone' : 'choiceReading'));
  }
  const opened = await turn.openModal(chooseModal(t, choice));
  return opened === 'late' ? show(connectNoticeMessage(t, 'late')) : nothing;
}
