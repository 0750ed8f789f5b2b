import { sql } from 'kysely';
import { causeNames, causes } from '../../../core/products/causes.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { imageCauses } from '../images/image-findings.ts';
import type { SkuScope } from './sku-scope.ts';

// What was read of SKUs, from pass_sku into sku and sku_finding. Where a SKU was read again later, that stays.

export const vtexCauses = causeNames.filter((name) => causes[name].source === 'vtex');

/** What is found at SKUs of VTEX, and gone with them. */
export const ofOurSkus = [...vtexCauses, ...imageCauses];

export type Batch = {
  readonly passId: string;
  readonly storeId: string;
  readonly scope: SkuScope;
  /** Which rows of the pass are meant; usually those that are not settled. */
  readonly isSettled?: boolean;
};

/** Brings SKUs and findings up to what was read of them; settled ones are. */
export async function applyResults(trx: Trx, workspace: Workspace, batch: Batch): Promise<void> {
  await saveFindings(trx, workspace, batch);
  await closeFindings(trx, workspace, batch);
  await saveSkus(trx, workspace, batch);
}

/**
 * Rows that were just written have no statistics: the planner takes them for a handful and compares each SKU with each
 * finding, for minutes where there are 20,000 of them.
 */
export async function joinByHash(trx: Trx): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(trx);
}

const isToApply = (
  workspace: Workspace,
  { passId, storeId, scope, isSettled = false }: Batch,
) => sql<boolean>`
  p.workspace_id = ${workspace.id} and p.pass_id = ${passId} and p.store_id = ${storeId}
  and p.is_settled = ${isSettled} ${scope('p.sku_id')}`;

export async function saveFindings(trx: Trx, workspace: Workspace, batch: Batch): Promise<void> {
  await sql`
    insert into sku_finding as f
      (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
    select p.workspace_id, p.store_id, p.sku_id, d.cause, d.reason, d.detail, p.read_at, p.read_at
    from pass_sku p
      cross join lateral jsonb_to_recordset(p.result -> 'defects') as d (cause text, reason text, detail text)
      left join sku s on s.workspace_id = p.workspace_id and s.store_id = p.store_id and s.sku_id = p.sku_id
        ${batch.scope('s.sku_id')}
    where ${isToApply(workspace, batch)} and (s.read_at is null or s.read_at <= p.read_at)
    on conflict (workspace_id, store_id, sku_id, cause, reason) do update set
      last_seen_at = excluded.last_seen_at,
      detail = excluded.detail,
      first_seen_at = case when f.fixed_at is null then f.first_seen_at else excluded.first_seen_at end,
      fixed_at = null
    where f.last_seen_at < excluded.last_seen_at`.execute(trx);
}

/** What was not found any more is fixed; of a SKU that could not be read nothing is. */
async function closeFindings(trx: Trx, workspace: Workspace, batch: Batch): Promise<void> {
  await sql`
    update sku_finding f set fixed_at = p.read_at from pass_sku p
    where ${isToApply(workspace, batch)} and p.result ->> 'kind' = 'read'
      and f.workspace_id = p.workspace_id and f.store_id = p.store_id and f.sku_id = p.sku_id
      ${batch.scope('f.sku_id')}
      and f.fixed_at is null and f.last_seen_at < p.read_at and f.cause = any(${vtexCauses}::text[])`.execute(
    trx,
  );
}

export async function saveSkus(trx: Trx, workspace: Workspace, batch: Batch): Promise<void> {
  await sql`
    insert into sku as s (workspace_id, store_id, sku_id, product_id, product_name, sku_name, brand, category,
      image_url, sellable_since, read_at)
    select p.workspace_id, p.store_id, p.sku_id, r."productId", r."productName", r."skuName", r.brand, r.category,
      coalesce(r."imageUrl", ''), case when r."isSellable" then p.read_at end, p.read_at
    from pass_sku p
      cross join lateral jsonb_to_record(p.result) as r (kind text, "productId" text, "productName" text,
        "skuName" text, brand text, category text, "imageUrl" text, "isSellable" boolean)
    where ${isToApply(workspace, batch)} and r.kind = 'read'
    on conflict (workspace_id, store_id, sku_id) do update set
      product_id = excluded.product_id, product_name = excluded.product_name, sku_name = excluded.sku_name,
      brand = excluded.brand, category = excluded.category, image_url = excluded.image_url, read_at = excluded.read_at,
      sellable_since = case when excluded.sellable_since is null then null
        else coalesce(s.sellable_since, excluded.sellable_since) end
    where s.read_at <= excluded.read_at`.execute(trx);
}
