import { randomUUID } from 'node:crypto';
import { followed, nextLookAt } from '../../../core/products/rechecks/follow.ts';
import type { Standing } from '../../../core/products/items/item-standing.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';
import type { SkuToFollow } from '../../../core/products/rechecks/follow.ts';
import type { Asker, RecheckOutcome } from '../../../core/products/rechecks/recheck.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appNow, readNow } from '../../domain-time.ts';
import { threadUnder } from './follow-place.ts';

type Wanted = {
  readonly skus: readonly SkuToFollow[];
  readonly standings: ReadonlyMap<string, Standing> | null;
  readonly joinKey: JoinKey | null;
  readonly asker: Asker;
};

/**
 * Has these SKUs followed until TikTok shows them. What is followed for the same person already goes over to the new one: its time
 * begins anew, and nobody is told of one item twice. The asker's follows are locked by then.
 */
export async function beginFollow(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { skus, standings, joinKey, asker }: Wanted,
): Promise<RecheckOutcome['follow']> {
  if (skus.length === 0) return null;
  await takeOver(trx, workspace, { storeId, asker, skuIds: new Set(skus.map(({ skuId }) => skuId)) });
  const items = skus.map((sku) => followed(sku, standings?.get(sku.skuId) ?? null));
  const now = await readNow(trx);
  await trx
    .insertInto('recheck_follow')
    .values({
      ...{ workspace_id: workspace.id, id: randomUUID(), store_id: storeId },
      ...{ asked_by: asker.userId, language: asker.language, post_id: asker.postId },
      ...{ join_key: joinKey, items: JSON.stringify(items) },
      started_at: now,
      read_at: standings === null ? null : now,
      due_at: nextLookAt(now, now),
    })
    .execute();
  const thread = await threadUnder(trx, workspace, asker.postId);
  return { items: skus.length, inThread: thread !== null };
}

const openOf = (trx: Trx, workspace: Workspace, storeId: string, { userId }: Asker) =>
  trx
    .selectFrom('recheck_follow')
    .select(['id', 'items'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .where('asked_by', '=', userId)
    .where('ended_at', 'is', null)
    .orderBy('id');

/** Before anything is stored, as a look does: it locks its follow, then the items of the store. */
export async function lockFollows(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  asker: Asker,
): Promise<void> {
  await openOf(trx, workspace, storeId, asker).forNoKeyUpdate().execute();
}

type Taken = { readonly storeId: string; readonly asker: Asker; readonly skuIds: ReadonlySet<string> };

async function takeOver(trx: Trx, workspace: Workspace, { storeId, asker, skuIds }: Taken): Promise<void> {
  for (const { id, items } of await openOf(trx, workspace, storeId, asker).execute()) {
    const left = items.filter(({ skuId }) => !skuIds.has(skuId));
    if (left.length === items.length) continue;
    const isOver = left.length === 0;
    await trx
      .updateTable('recheck_follow')
      .set({ items: JSON.stringify(left) })
      // One that is empty has nothing to tell; one that waits for nothing any more tells with its next look.
      .$if(isOver, (row) => row.set({ due_at: null, ended_at: appNow, lease_id: null, lease_until: null }))
      .$if(!isOver && left.every(({ isSettled }) => isSettled), (row) => row.set({ due_at: appNow }))
      .where('workspace_id', '=', workspace.id)
      .where('id', '=', id)
      .execute();
  }
}
