import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { causeNames, causes, isToFix } from '../../../core/products/causes.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';
import { longestReviewMs } from '../../../core/products/rechecks/follow.ts';
import type { NamedFinding, NamedSku } from '../../../core/products/rechecks/recheck.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';

const lately = sql<boolean>`f.fixed_at > ${appIn(-longestReviewMs)}`;

const awaitedCauses = causeNames.filter(isToFix);
const tiktokCauses = awaitedCauses.filter((name) => causes[name].source === 'tiktok');

/**
 * SKUs of which something was fixed lately and that TikTok neither showed nor rejected when its items were read last, as rows of
 * (sku_id): what it rejects is open anyway.
 */
export function awaitedSkus(
  workspace: Workspace,
  storeId: string,
  joinKey: JoinKey | null,
): RawBuilder<unknown> {
  const isJoined = joinKey === 'sku' || joinKey === 'product';
  const item = sql`select from catalog_item i where i.workspace_id = ${workspace.id} and i.store_id = ${rowId(storeId)}
    and i.sku_id = ${joinKey === 'product' ? sql`coalesce(s.product_id, f.sku_id)` : sql`f.sku_id`}`;
  return sql`select distinct f.sku_id from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${rowId(storeId)} and ${lately}
      -- An id that is VTEX's by chance connects nothing.
      and f.cause = any(${[...(isJoined ? awaitedCauses : tiktokCauses)]}::text[])
      and (exists (${item} and i.audit not in ('approved', 'rejected'))
        or ${isJoined} and s.sku_id is not null and f.cause <> all(${tiktokCauses}::text[]) and not exists (${item}))`;
}

/** What was fixed lately of these SKUs, or of the products that TikTok has them as. */
export async function fixedLately(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { skus, joinKey }: { readonly skus: readonly NamedSku[]; readonly joinKey: JoinKey | null },
): Promise<NamedFinding[]> {
  const skuIds = skus.map(({ skuId }) => skuId);
  const productIds = joinKey === 'product' ? skus.map(({ productId }) => productId) : [];
  const { rows } = await sql<NamedFinding>`
    select f.sku_id as "skuId", coalesce(s.product_id, f.sku_id) as "productId", '' as name, '' as "skuName",
      case when s.sku_id is null then 'sku' else 'product' end as "idKind", f.cause, f.reason, f.detail
    from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and ${lately}
      and f.cause = any(${[...awaitedCauses]}::text[])
      and (f.sku_id = any(${skuIds}::text[]) or s.product_id = any(${productIds}::text[]))`.execute(trx);
  return rows;
}
