import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { badImages } from '../../../core/products/items/catalog-item.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';

// What the stored readings say, as rows of finding-rows.ts.

export type ItemScopeOfStore = {
  readonly workspaceId: string;
  readonly storeId: string;
  readonly joinKey: JoinKey | null;
};

/** An index entry of PostgreSQL ends at 2,700 bytes, and a reason stands beside a SKU id in one. */
const longestReason = 500;

export function itemRows({ workspaceId, storeId, joinKey }: ItemScopeOfStore): RawBuilder<unknown> {
  const { skuId, join } = vtexIdOf(joinKey, { workspaceId, storeId, tiktokId: sql`i.sku_id` });
  const ours = sql`i.workspace_id = ${workspaceId} and i.store_id = ${storeId}`;
  return sql`
    select sku_id, cause, reason, min(detail) as detail, max(read_at) as seen_at from (
      select ${skuId} as sku_id, 'tiktok.rejected' as cause, left(n.reason, ${longestReason}) as reason,
        n.suggestion as detail, i.read_at
      from catalog_item i ${join}
        cross join lateral (
          select r.reason, r.suggestion from jsonb_to_recordset(i.issues) as r (reason text, suggestion text)
          union all select '', '' where i.issues = '[]') n
      where ${ours} and i.audit = 'rejected'
      union all
      select ${skuId}, 'tiktok.image', i.image, '', i.read_at from catalog_item i ${join}
      where ${ours} and i.image = any(${[...badImages]}::text[])
    ) found group by sku_id, cause, reason`;
}

/** TikTok's id as VTEX's SKU id: itself, or all SKUs of the product. One that VTEX does not know stays as it is. */
function vtexIdOf(
  joinKey: JoinKey | null,
  {
    workspaceId,
    storeId,
    tiktokId,
  }: Omit<ItemScopeOfStore, 'joinKey'> & { readonly tiktokId: RawBuilder<unknown> },
): { readonly skuId: RawBuilder<unknown>; readonly join: RawBuilder<unknown> } {
  if (joinKey !== 'product') return { skuId: tiktokId, join: sql`` };
  return {
    skuId: sql`coalesce(s.sku_id, ${tiktokId})`,
    join: sql`left join sku s
      on s.workspace_id = ${workspaceId} and s.store_id = ${storeId} and s.product_id = ${tiktokId}`,
  };
}

const errorsOf = (uploads: string) => sql`
  jsonb_to_recordset(${uploads}::jsonb) as u ("errorCount" bigint, errors jsonb)
    cross join lateral jsonb_to_recordset(u.errors)
      as e (field text, issue text, advice text, "itemCount" bigint, samples jsonb)`;

const uploadReason = sql`left(concat_ws(': ', nullif(e.field, ''), nullif(e.issue, '')), ${longestReason})`;

export function uploadRows(
  { workspaceId, storeId, joinKey }: ItemScopeOfStore,
  uploads: string,
  seenAt: Date,
): RawBuilder<unknown> {
  const { skuId, join } = vtexIdOf(joinKey, { workspaceId, storeId, tiktokId: sql`n."skuId"` });
  return sql`
    select ${skuId} as sku_id, 'upload.refused' as cause, ${uploadReason} as reason, min(e.advice) as detail,
      ${seenAt}::timestamptz as seen_at
    from ${errorsOf(uploads)}
      cross join lateral jsonb_to_recordset(e.samples) as n ("skuId" text) ${join}
    where n."skuId" <> '' group by 1, 2, 3`;
}

/** A log names five items at most, and sometimes none: those that it does not name may still be refused. */
export const uploadsUntold = (uploads: string): RawBuilder<boolean> => sql<boolean>`
  exists (select from jsonb_to_recordset(${uploads}::jsonb) as u ("errorCount" bigint, errors jsonb)
    where u."errorCount" > 0 and u.errors = '[]')
  or f.reason in (select ${uploadReason} from ${errorsOf(uploads)}
    where e."itemCount" > jsonb_array_length(e.samples))`;

/** Sold in VTEX since a day before TikTok was read, and not there: VTEX sends what is new within that time (alerts.md 2). */
export function notSentRows(
  { workspaceId, storeId, joinKey }: ItemScopeOfStore,
  { asOf, seenAt }: { readonly asOf: Date; readonly seenAt: Date },
): RawBuilder<unknown> {
  const sentAs = joinKey === 'product' ? sql`s.product_id` : sql`s.sku_id`;
  return sql`
    select s.sku_id, 'join.notSent' as cause, '' as reason, '' as detail, ${seenAt}::timestamptz as seen_at
    from sku s
    where s.workspace_id = ${workspaceId} and s.store_id = ${storeId}
      and s.sellable_since <= ${asOf}::timestamptz - interval '24 hours'
      and not exists (select from catalog_item i
        where i.workspace_id = s.workspace_id and i.store_id = s.store_id and i.sku_id = ${sentAs})`;
}
