import type { FixListRepository } from '../../core/products/ports.ts';
import type { Message } from '../blocks/elements.ts';
import { fixListMessage } from '../blocks/fix-list.ts';
import { goneMessage } from '../blocks/notices.ts';
import type { AdminLinks } from '../blocks/product-line.ts';
import type { Turn } from '../listen.ts';

export type FixListDeps = { readonly fixLists: FixListRepository; readonly adminLinks: AdminLinks };

/** Slack takes 50 blocks a message; a cause has one, a severity two, and the state above them a handful. */
const mostGroups = 30;
const productsPerGroup = 5;

/** What lacks what in one store, from stored data only. */
export async function showFixList(
  deps: FixListDeps,
  { workspace, t }: Turn,
  storeId: string,
): Promise<Message> {
  const list = await deps.fixLists.read(workspace, storeId);
  if (list === null) return goneMessage(t);
  const shown = [];
  for (const group of list.groups.slice(0, mostGroups)) {
    const page = { position: 0, limit: productsPerGroup };
    shown.push({ group, products: await deps.fixLists.products(workspace, storeId, group, page) });
  }
  return fixListMessage(t, { list, shown, links: deps.adminLinks });
}
