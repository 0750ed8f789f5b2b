import { isUuid } from '../../core/uuid.ts';
import { chooseStore } from '../../core/use-cases/choose-store.ts';
import type { Clock, StoreRepository } from '../../core/ports.ts';
import { catalogMessage } from '../blocks/catalog.ts';
import type { Message } from '../blocks/elements.ts';
import { adLinkMessage } from '../blocks/manage/ad-link.ts';
import { businessCenterMessage } from '../blocks/manage/business-center.ts';
import { chooseStoreMessage, goneMessage, noStoreMessage } from '../blocks/notices.ts';
import { statusMessage } from '../blocks/status.ts';
import type { ViewName } from '../ids.ts';
import type { Turn } from '../listen.ts';
import { show } from '../reply.ts';
import type { Reply } from '../reply.ts';
import { showDataSharing } from './manage/data-sharing.ts';
import type { DataSharingDeps } from './manage/data-sharing.ts';
import { showFixList } from './fix-list-view.ts';
import type { FixListDeps } from './fix-list-view.ts';
import { unknownStore } from './unknown-store.ts';

export type StoreViewDeps = FixListDeps &
  DataSharingDeps & { readonly stores: StoreRepository; readonly clock: Clock };

/** Answered from stored data. */
export type StoredView = Exclude<ViewName, 'data-sharing'>;

/** One store in one of its views; also what a button or the store select shows. */
export async function openStore(
  deps: StoreViewDeps,
  turn: Turn,
  {
    view,
    storeId,
    reply = show,
  }: { readonly view: ViewName; readonly storeId: string; readonly reply?: typeof show },
): Promise<Reply> {
  if (view === 'data-sharing') return showDataSharing(deps, turn, storeId, reply);
  return reply(await showStore(deps, turn, view, storeId));
}

/** One store in one of its views, from stored data only. */
export async function showStore(
  deps: StoreViewDeps,
  turn: Turn,
  view: StoredView,
  storeId: string,
): Promise<Message> {
  if (!isUuid(storeId)) return goneMessage(turn.t);
  if (view === 'products') return showFixList(deps, turn, storeId);
  const status = await deps.stores.readStatus(turn.workspace, storeId);
  if (status === null) return goneMessage(turn.t);
  const shown = { status, now: deps.clock.now(), links: deps.links, isAdmin: turn.access === 'admin' };
  if (view === 'status') return statusMessage(turn.t, shown);
  if (view === 'business-center') return businessCenterMessage(turn.t, shown);
  if (view === 'ad-link') return adLinkMessage(turn.t, shown);
  return catalogMessage(turn.t, {
    ...shown,
    causes: await deps.fixLists.readTrends(turn.workspace, storeId),
  });
}

/** `/tiktok status [handle]`, and all the other views of one store. */
export async function showNamedStore(
  deps: StoreViewDeps,
  turn: Turn,
  view: ViewName,
  words: readonly string[],
): Promise<Message | Reply> {
  const choice = await chooseStore(deps.stores, turn.workspace, turn.channelId, words);
  switch (choice.kind) {
    case 'chosen':
      return openStore(deps, turn, { view, storeId: choice.store.id });
    case 'ask':
      return chooseStoreMessage(turn.t, choice.stores, view);
    case 'none':
      return noStoreMessage(turn.t);
    case 'unknown':
      return unknownStore(turn.t, view, choice);
  }
}
