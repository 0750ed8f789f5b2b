import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { SkuIds } from '../../../core/products/items/item-standing.ts';
import type { SkuResult } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { wantImagesOf } from '../images/image-due.ts';
import { forgetGone } from '../items/item-settle.ts';
import { forgetPass } from './pass-begin.ts';
import { takeTurn } from './pass-lease.ts';
import { resultRow } from './pass-result.ts';
import { applyResults, ofOurSkus } from './pass-results.ts';
import type { Batch } from './pass-results.ts';
import { among } from './sku-scope.ts';

export type Readings = {
  readonly results: readonly SkuResult[];
  /** What was read of a SKU later than this stays. */
  readonly readAt: Date;
  /** Somebody says to have mended them: their images are looked at again, too. */
  readonly isAsked: boolean;
};

/** Single SKUs that were read by themselves: by the same statements as a whole pass; all others are left alone. */
export async function storeReadings(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { results, readAt, isAsked }: Readings,
): Promise<void> {
  await takeTurn(trx, workspace, storeId);
  const rows = results.map(resultRow);
  const skuIds = rows.map(({ sku_id }) => sku_id);
  const batch = { passId: randomUUID(), storeId, scope: among(skuIds) };
  await sql`insert into pass_sku (workspace_id, store_id, pass_id, sku_id, read_at, result)
    select ${workspace.id}, ${storeId}, ${batch.passId}, n.sku_id, ${readAt}, n.result
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (sku_id text, result jsonb)`.execute(trx);
  await applyResults(trx, workspace, batch);
  const gone = await dropGone(trx, workspace, batch);
  await handToPass(trx, workspace, batch);
  await forgetPass(trx, workspace, batch.passId);
  // Here, for a pass that is published locks the same rows in this order.
  if (gone.length > 0) await forgetGone(trx, workspace, storeId, gone);
  await wantImagesOf(trx, workspace, storeId, { skuIds, again: isAsked });
}

/** Answers which of them were known. */
async function dropGone(
  trx: Trx,
  workspace: Workspace,
  { passId, storeId, scope }: Batch,
): Promise<readonly SkuIds[]> {
  const gone = sql`using pass_sku p
    where t.workspace_id = ${workspace.id} and t.store_id = ${storeId} ${scope('t.sku_id')} and p.workspace_id = t.workspace_id
      and p.pass_id = ${passId} and p.sku_id = t.sku_id and p.result ->> 'kind' = 'gone'`;
  // TikTok may still have it, and its word on it.
  await sql`delete from sku_finding t ${gone} and t.cause = any(${ofOurSkus}::text[])
    and not exists (select from sku s where s.workspace_id = t.workspace_id and s.store_id = t.store_id
      and s.sku_id = t.sku_id ${scope('s.sku_id')} and s.read_at > p.read_at)`.execute(trx);
  const { rows } = await sql<SkuIds>`delete from sku t ${gone} and t.read_at <= p.read_at
    returning t.sku_id as "skuId", t.product_id as "productId"`.execute(trx);
  return rows;
}

/**
 * The pass under way takes them over, for it may have read these SKUs before and speaks later. Also those of the chunk that it is
 * reading this very moment: what it has to say of them then comes too late (saveResults).
 */
async function handToPass(trx: Trx, workspace: Workspace, { passId, storeId, scope }: Batch): Promise<void> {
  await sql`update pass_sku p set read_at = n.read_at, result = n.result, is_settled = false
    from pass_sku n, catalog_pass c
    where c.workspace_id = ${workspace.id} and c.store_id = ${storeId}
      and p.workspace_id = c.workspace_id and p.pass_id = c.pass_id ${scope('p.sku_id')}
      and n.workspace_id = c.workspace_id and n.pass_id = ${passId} and n.sku_id = p.sku_id
      and (p.read_at is null or p.read_at <= n.read_at)`.execute(trx);
}
