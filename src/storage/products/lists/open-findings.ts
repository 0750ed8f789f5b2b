import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { CauseGroup } from '../../../core/products/list/fix-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { rowId } from '../../row-id.ts';
import { itemCauses, sameFindings } from './same-findings.ts';

type Group = Pick<CauseGroup, 'cause' | 'reason'>;
type Told = 'folded' | 'folded each' | 'apart';

/**
 * Open findings of a store, each with the SKU that it is about: a row source of (sku_id, cause, reason, detail, first_seen_at,
 * last_seen_at, id_kind, product_id, name, sku_name, brand, category). What VTEX lacks is in it only once all of VTEX was read:
 * before, a recheck has stored some of it. `groups` null: of all causes. 'folded': without what TikTok refuses because of a cause that
 * is open for the same item; 'folded each': the same where only a few SKUs are wanted.
 */
export function openFindings(
  workspace: Workspace,
  storeId: string,
  groups: readonly Group[] | null,
  told: Told = 'folded',
): RawBuilder<unknown> {
  return named(workspace, storeId, sql`select f.* ${openOf(workspace, storeId, groups, told)}`);
}

/**
 * SKUs with open findings: a row source of (sku_id, id_kind, product_id, name, brand, category, first_seen_at, rank), the latter of
 * the lowest `rank` of `f`. An eighth of the rows where each SKU has eight findings, and only these are joined, named and compared.
 */
export function openSkus(
  workspace: Workspace,
  storeId: string,
  groups: readonly Group[] | null,
  rank: RawBuilder<unknown>,
): RawBuilder<unknown> {
  // Of one SKU those of TikTok's may stand under an id of their own: any cause stands for all that are alike in this.
  return named(
    workspace,
    storeId,
    sql`select f.sku_id, min(f.cause) as cause, '' as reason, '' as detail, min(f.first_seen_at) as first_seen_at,
      max(f.last_seen_at) as last_seen_at, min(${rank}) as rank
      ${openOf(workspace, storeId, groups, 'folded')} group by f.sku_id, ${isOfItem}`,
    sql`, f.rank`,
  );
}

/** Somebody waits: a hundred thousand SKUs are grouped in memory and not in files, which the 4 MB that are usual have no room for. */
export async function roomForSorting(trx: Trx): Promise<void> {
  await sql`set local work_mem = '64MB'`.execute(trx);
}

const isOfItem = sql`f.cause = any(${[...itemCauses]}::text[])`;

const ofStoreBy = (workspace: Workspace, storeId: string) => (table: string) =>
  sql`${sql.ref(`${table}.workspace_id`)} = ${workspace.id} and ${sql.ref(`${table}.store_id`)} = ${rowId(storeId)}`;

function openOf(
  workspace: Workspace,
  storeId: string,
  groups: readonly Group[] | null,
  told: Told,
): RawBuilder<unknown> {
  const ofStore = ofStoreBy(workspace, storeId);
  return sql`from sku_finding f where ${ofStore('f')} and f.fixed_at is null ${isIn(groups)}
    and ${isShown(workspace, storeId)} ${foldedBy(workspace, storeId, groups, told)}`;
}

/** Of `sku_finding f`: VTEX's findings are not before all of VTEX was read once. */
export function isShown(workspace: Workspace, storeId: string): RawBuilder<boolean> {
  const ofStore = ofStoreBy(workspace, storeId);
  // A scalar subquery over constants: it runs once.
  return sql<boolean>`(${isOfItem}
    or (select c.published_at is not null from catalog_pass c where ${ofStore('c')}))`;
}

/**
 * Where all findings are wanted, consequences are gathered first and apart: as a condition of each row they seem so dear to the
 * planner that it walks through the findings in the order of an index, and into sku for each of them.
 */
function foldedBy(
  workspace: Workspace,
  storeId: string,
  groups: readonly Group[] | null,
  told: Told,
): RawBuilder<unknown> {
  const hasItems = groups === null || groups.some(({ cause }) => itemCauses.includes(cause));
  if (told === 'apart' || !hasItems) return sql``;
  const { isConsequence, consequences } = sameFindings(workspace, storeId);
  if (told === 'folded each') return sql`and not ${isConsequence}`;
  return sql`and (f.sku_id, f.cause, f.reason) not in (select sku_id, cause, reason from ${consequences()})`;
}

/** `findings`: a query of columns of sku_finding. */
function named(
  workspace: Workspace,
  storeId: string,
  findings: RawBuilder<unknown>,
  more = sql``,
): RawBuilder<unknown> {
  const ofStore = ofStoreBy(workspace, storeId);
  const joinKey = sql`(select k.join_key from item_pass k where ${ofStore('k')})`;
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
      coalesce(s.brand, '') as brand, coalesce(s.category, '') as category ${more}
    from (${findings}) f
      left join sku s on ${ofStore('s')} and s.sku_id = f.sku_id
        and (not ${isOfItem} or ${joinKey} in ('sku', 'product'))
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
