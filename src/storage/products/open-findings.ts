import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { causeNames, causes } from '../../core/products/causes.ts';
import type { CauseGroup } from '../../core/products/fix-list.ts';
import type { Workspace } from '../../core/workspace.ts';
import { rowId } from '../row-id.ts';

/** Their ids are what the store's items carry at TikTok, unless the key to VTEX's is known. */
const itemCauses = causeNames.filter((name) => ['tiktok', 'upload'].includes(causes[name].source));

type Group = Pick<CauseGroup, 'cause' | 'reason'>;

/**
 * Open findings of a store, each with the SKU that it is about: a row source of (sku_id, cause, reason, detail, first_seen_at,
 * last_seen_at, id_kind, product_id, name, sku_name, brand, category). What VTEX lacks is in it only once all of VTEX was read:
 * before, a recheck has stored some of it. `groups` null: of all causes.
 */
export function openFindings(
  workspace: Workspace,
  storeId: string,
  groups: readonly Group[] | null,
): RawBuilder<unknown> {
  const ofStore = (table: string) =>
    sql`${sql.ref(`${table}.workspace_id`)} = ${workspace.id} and ${sql.ref(`${table}.store_id`)} = ${rowId(storeId)}`;
  // Scalar subqueries over constants: each runs once.
  const joinKey = sql`(select k.join_key from item_pass k where ${ofStore('k')})`;
  const isVtexRead = sql`(select c.published_at is not null from catalog_pass c where ${ofStore('c')})`;
  const isOfItem = sql`f.cause = any(${[...itemCauses]}::text[])`;
  const title = sql`(select i.title from catalog_item i
    where ${ofStore('i')} and btrim(i.title) <> '' and i.sku_id = case
      when s.sku_id is null and ${isOfItem} then f.sku_id
      when ${joinKey} = 'sku' then f.sku_id
      when ${joinKey} = 'product' then s.product_id end
    order by i.item_id limit 1)`;
  // An id that is VTEX's by chance would lend an item the name of another product.
  return sql`(
    select f.sku_id, f.cause, f.reason, f.detail, f.first_seen_at, f.last_seen_at,
      case when s.sku_id is not null then 'product' when ${isOfItem} then 'item' else 'sku' end as id_kind,
      coalesce(s.product_id, f.sku_id) as product_id,
      coalesce(nullif(btrim(s.product_name), ''), ${title}, '') as name, coalesce(s.sku_name, '') as sku_name,
      coalesce(s.brand, '') as brand, coalesce(s.category, '') as category
    from sku_finding f
      left join sku s on ${ofStore('s')} and s.sku_id = f.sku_id
        and (not ${isOfItem} or ${joinKey} in ('sku', 'product'))
    where ${ofStore('f')} and f.fixed_at is null ${isIn(groups)}
      and (${isOfItem} or ${isVtexRead})
  ) as o`;
}

function isIn(groups: readonly Group[] | null): RawBuilder<unknown> {
  if (groups === null) return sql``;
  const [only, ...others] = groups;
  if (only !== undefined && others.length === 0)
    return sql`and f.cause = ${only.cause} and f.reason = ${only.reason}`;
  const [names, reasons] = [groups.map(({ cause }) => cause), groups.map(({ reason }) => reason)];
  return sql`and (f.cause, f.reason) in (select * from unnest(${names}::text[], ${reasons}::text[]))`;
}
