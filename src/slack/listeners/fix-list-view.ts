import type { CauseName } from '../../core/products/causes.ts';
import type { CauseGroup } from '../../core/products/list/fix-list.ts';
import type { FixListRepository } from '../../core/products/ports.ts';
import type { Message } from '../blocks/elements.ts';
import { fixListMessage } from '../blocks/products/fix-list.ts';
import type { GroupShown } from '../blocks/products/fix-list.ts';
import { firstOf } from '../blocks/fit-lines.ts';
import { goneMessage } from '../blocks/notices.ts';
import type { AdminLinks } from '../blocks/products/product-line.ts';
import type { Turn } from '../listen.ts';

export type FixListDeps = { readonly fixLists: FixListRepository; readonly adminLinks: AdminLinks };

/** More would not leave a line of products to each: all causes of a message share some 10,000 characters. */
const mostGroups = 20;
const productsPerGroup = 5;
/** Where there is one group only, as many as its section may hold. */
const productsOfOne = 15;

/** What lacks what in one store, from stored data only. `cause`: only that one, whatever its reason. */
export async function showFixList(
  deps: FixListDeps,
  turn: Turn,
  storeId: string,
  cause: CauseName | null = null,
): Promise<Message> {
  const { workspace, t } = turn;
  const list = await deps.fixLists.read(workspace, storeId);
  if (list === null) return goneMessage(t);
  const groups = cause === null ? list.groups : list.groups.filter((group) => group.cause === cause);
  const shown = await firstProducts(deps, turn, storeId, groups);
  return fixListMessage(t, { list, shown, groupCount: groups.length, cause, links: deps.adminLinks });
}

async function firstProducts(
  { fixLists }: FixListDeps,
  { workspace }: Turn,
  storeId: string,
  groups: readonly CauseGroup[],
): Promise<GroupShown[]> {
  const limit = groups.length === 1 ? productsOfOne : productsPerGroup;
  const first = firstOf(groups, mostGroups);
  const products = await fixLists.firstProducts(workspace, storeId, first, limit);
  return first.map((group, at) => ({ group, products: products[at] ?? [] }));
}
