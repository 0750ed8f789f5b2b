import { storeListMessage } from '../../blocks/stores/store-list.ts';
import type { Message } from '../../blocks/elements.ts';
import type { Turn } from '../../listen.ts';
import { replaceWith } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { StoreListDeps } from './deps.ts';

/** `/tiktok stores`. */
export const listStores = (deps: StoreListDeps, turn: Turn): Promise<Message> => page(deps, turn, 1);

/** *Next*, *Previous*, and the way back to the list. */
export const turnPage = async (deps: StoreListDeps, turn: Turn, value: string): Promise<Reply> =>
  replaceWith(await page(deps, turn, Number(/^\d{1,4}$/.exec(value)?.[0] ?? 1)));

async function page({ storeSetups }: StoreListDeps, { workspace, t, access }: Turn, number: number) {
  const stores = await storeSetups.overview(workspace);
  return storeListMessage(t, { stores, page: number, isAdmin: access === 'admin' });
}
