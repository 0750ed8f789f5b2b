import { sql } from 'kysely';
import type { CatalogItem } from '../../../core/products/items/catalog-item.ts';
import type { SkuIds } from '../../../core/products/items/item-standing.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';
import type { ItemAccess } from '../../../core/products/rechecks/recheck.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { readNow } from '../../domain-time.ts';
import { saveFound } from '../passes/finding-rows.ts';
import { isSameAccess } from './item-access.ts';
import { readItemFacts } from './item-findings.ts';
import { itemRows } from './item-rows.ts';
import type { ItemScopeOfStore } from './item-rows.ts';
import { itemCauses } from '../lists/same-findings.ts';

/**
 * Brings items that TikTok was asked for by name, and the findings of just those, up to what it said. One that it did not name stays
 * as it is: silence mends nothing; and so does one that was read after `askedAt`. false: the connection is another one by now, or
 * nothing was read of it before, so nothing was stored.
 */
export async function settleItems(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { access, items, askedAt }: Told,
): Promise<boolean> {
  if (!(await isSameAccess(trx, workspace, storeId, access))) return false;
  // Whoever replaces all items does so under this lock, too.
  const { asOf, joinKey } = await readItemFacts(trx, workspace, storeId);
  const itemKeys = [...new Set(items.map(({ skuId }) => skuId))];
  // Before the first complete reading nothing may be counted, not even these.
  if (asOf === null) return false;
  if (itemKeys.length === 0) return true;
  const scope = { workspaceId: workspace.id, storeId };
  const known = await knownKeys(trx, scope, itemKeys);
  await replaceItems(trx, scope, { items, itemKeys, askedAt });
  const skuIdsOf = (keys: readonly string[]) => vtexIds(trx, scope, keys, joinKey);
  const skuIds = await skuIdsOf(itemKeys);
  const now = await readNow(trx);
  await saveSome(trx, workspace, storeId, { ...itemsOf({ ...scope, joinKey }, skuIds), skuIds, now });
  await saveSome(trx, workspace, storeId, { causes: ['join.notSent'], rows: noRows, skuIds, now });
  // Of one that was there before, the upload may have refused the newer version.
  const arrived = await skuIdsOf(itemKeys.filter((key) => !known.has(key)));
  if (arrived.length > 0)
    await saveSome(trx, workspace, storeId, {
      causes: ['upload.refused'],
      rows: noRows,
      skuIds: arrived,
      now,
    });
  return true;
}

/**
 * SKUs that VTEX has no more: they were not sent, and need not be. What TikTok says of a product stands with its other SKUs then, or
 * under its own id.
 */
export async function forgetGone(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  gone: readonly SkuIds[],
): Promise<void> {
  const { asOf, joinKey } = await readItemFacts(trx, workspace, storeId);
  const isProduct = joinKey === 'product';
  await sql`delete from sku_finding where workspace_id = ${workspace.id} and store_id = ${storeId}
    and sku_id = any(${gone.map(({ skuId }) => skuId)}::text[])
    and cause = any(${['join.notSent', ...(isProduct ? itemCauses : [])]}::text[])`.execute(trx);
  if (!isProduct || asOf === null) return;
  const scope = { workspaceId: workspace.id, storeId, joinKey };
  const skuIds = await vtexIds(trx, scope, [...new Set(gone.map(({ productId }) => productId))], joinKey);
  await saveSome(trx, workspace, storeId, { ...itemsOf(scope, skuIds), skuIds, now: await readNow(trx) });
}

type Told = {
  readonly access: ItemAccess;
  readonly items: readonly CatalogItem[];
  readonly askedAt: Date;
};

const itemsOf = (scope: ItemScopeOfStore, skuIds: readonly string[]): Pick<Some, 'causes' | 'rows'> => ({
  causes: ['tiktok.rejected', 'tiktok.image'],
  rows: sql`select r.* from (${itemRows(scope)}) r where r.sku_id = any(${[...skuIds]}::text[])`,
});

type Scope = { readonly workspaceId: string; readonly storeId: string };

const noRows = sql`select null::text as sku_id, null::text as cause, null::text as reason, null::text as detail,
  null::timestamptz as seen_at where false`;

type Some = Pick<Parameters<typeof saveFound>[3], 'causes' | 'rows'> & {
  readonly skuIds: readonly string[];
  readonly now: Date;
};

async function saveSome(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { causes, rows, skuIds, now }: Some,
): Promise<void> {
  const untold = sql<boolean>`not (f.sku_id = any(${[...skuIds]}::text[]))`;
  await saveFound(trx, workspace, storeId, { causes, rows, asOf: now, untold, isMoved: false });
}

async function knownKeys(
  trx: Trx,
  { workspaceId, storeId }: Scope,
  itemKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sku_id: string }>`select distinct sku_id from catalog_item
    where workspace_id = ${workspaceId} and store_id = ${storeId}
      and sku_id = any(${[...itemKeys]}::text[])`.execute(trx);
  return new Set(rows.map(({ sku_id }) => sku_id));
}

type Settled = Pick<Told, 'items' | 'askedAt'> & { readonly itemKeys: readonly string[] };

/** Also in a reading of all items that is under way: it may have read them before they changed. */
async function replaceItems(trx: Trx, scope: Scope, { items, itemKeys, askedAt }: Settled): Promise<void> {
  const { workspaceId, storeId } = scope;
  const keys = sql`${[...itemKeys]}::text[]`;
  // Held until the end, so that nobody throws that reading away meanwhile and leaves our rows behind.
  const { rows } = await sql<{ pass_id: string | null }>`select pass_id from item_pass
    where workspace_id = ${workspaceId} and store_id = ${storeId} for share`.execute(trx);
  const passId = rows[0]?.pass_id ?? null;
  const ours = sql`workspace_id = ${workspaceId} and store_id = ${storeId} and sku_id = any(${keys})
    and read_at <= ${askedAt}`;
  await sql`delete from catalog_item where ${ours}`.execute(trx);
  await insertItems(trx, scope, { items, askedAt, passId: null });
  if (passId === null) return;
  await sql`delete from pass_item where ${ours} and pass_id = ${passId}`.execute(trx);
  await insertItems(trx, scope, { items, askedAt, passId });
}

async function insertItems(
  trx: Trx,
  { workspaceId, storeId }: Scope,
  { items, askedAt, passId }: Pick<Told, 'items' | 'askedAt'> & { readonly passId: string | null },
): Promise<void> {
  // By id: a row cannot be inserted twice by one statement.
  const rows = [...new Map(items.map((item) => [item.itemId, item])).values()];
  const [table, pass, passValue, key] =
    passId === null
      ? [sql`catalog_item`, sql``, sql``, sql`workspace_id, store_id, item_id`]
      : [sql`pass_item`, sql`pass_id,`, sql`${passId}::uuid,`, sql`workspace_id, pass_id, item_id`];
  const ofPass = passId === null ? sql`` : sql`and k.pass_id = ${passId}`;
  await sql`
    insert into ${table} (workspace_id, store_id, ${pass} item_id, sku_id, title, audit, image, issues, read_at)
    select ${workspaceId}, ${storeId}, ${passValue} n."itemId", n."skuId", n.title, n.audit, n.image, n.issues, ${askedAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n ("itemId" text, "skuId" text, title text, audit text, image text, issues jsonb)
    where not exists (select from ${table} k where k.workspace_id = ${workspaceId} and k.store_id = ${storeId} ${ofPass}
      and k.sku_id = n."skuId" and k.read_at > ${askedAt})
    on conflict (${key}) do update set
      sku_id = excluded.sku_id, title = excluded.title, audit = excluded.audit, image = excluded.image,
      issues = excluded.issues, read_at = excluded.read_at`.execute(trx);
}

/** Under which ids the findings of these items stand (item-rows.ts). */
async function vtexIds(
  trx: Trx,
  { workspaceId, storeId }: Scope,
  keys: readonly string[],
  joinKey: JoinKey | null,
): Promise<readonly string[]> {
  if (joinKey !== 'product' || keys.length === 0) return keys;
  const { rows } = await sql<{ sku_id: string }>`select sku_id from sku
    where workspace_id = ${workspaceId} and store_id = ${storeId}
      and product_id = any(${[...keys]}::text[])`.execute(trx);
  return [...new Set([...keys, ...rows.map(({ sku_id }) => sku_id)])];
}
