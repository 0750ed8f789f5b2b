import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { followed, nextLookAt } from '../../core/products/follow.ts';
import type { Standing } from '../../core/products/item-standing.ts';
import type { Asker, NamedSku, RecheckOutcome } from '../../core/products/recheck.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { threadUnder } from './follow-place.ts';

type Wanted = {
  readonly skus: readonly NamedSku[];
  readonly standings: ReadonlyMap<string, Standing> | null;
  readonly asker: Asker;
};

/**
 * Has these SKUs followed until TikTok shows them. Those that are followed for the same person already are told with the others of
 * that time: nobody hears of one item twice.
 */
export async function beginFollow(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { skus, standings, asker }: Wanted,
): Promise<RecheckOutcome['follow']> {
  if (skus.length === 0) return null;
  const known = await followedBy(trx, workspace, storeId, asker);
  const items = skus
    .filter(({ skuId }) => !known.has(skuId))
    .map((sku) => followed(sku, standings?.get(sku.skuId) ?? null));
  if (items.length > 0) {
    const now = await readNow(trx);
    await trx
      .insertInto('recheck_follow')
      .values({
        ...{ workspace_id: workspace.id, id: randomUUID(), store_id: storeId },
        ...{ asked_by: asker.userId, language: asker.language, post_id: asker.postId },
        items: JSON.stringify(items),
        started_at: now,
        read_at: standings === null ? null : now,
        due_at: nextLookAt(now, now),
      })
      .execute();
  }
  const thread = await threadUnder(trx, workspace, asker.postId);
  return { items: skus.length, inThread: thread !== null };
}

async function followedBy(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { userId }: Asker,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ skuId: string }>`
    select i.value ->> 'skuId' as "skuId" from recheck_follow f, json_array_elements(f.items) i
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.asked_by = ${userId}
      and f.ended_at is null and i.value ->> 'isSettled' = 'false'`.execute(trx);
  return new Set(rows.map(({ skuId }) => skuId));
}
