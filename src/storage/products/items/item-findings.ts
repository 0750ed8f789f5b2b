import { sql } from 'kysely';
import { learnJoinKey } from '../../../core/products/items/join-key.ts';
import type { JoinKey, JoinMatches } from '../../../core/products/items/join-key.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { after } from '../../../core/times.ts';
import type { Trx } from '../../database.ts';
import { readNow } from '../../domain-time.ts';
import { saveFound } from '../passes/finding-rows.ts';
import { itemRows, notSentRows, uploadRows, uploadsUntold } from './item-rows.ts';

/** What is known of both sides of a store; null where there is no reading. */
export type ItemFacts = {
  /** Of TikTok's items. */
  readonly asOf: Date | null;
  readonly tooMany: boolean;
  /** Items may be missing in the reading. */
  readonly isShort: boolean;
  /** As JSON. */
  readonly uploads: string | null;
  readonly uploadsAt: Date | null;
  readonly vtexAsOf: Date | null;
  /** As they were judged the last time. */
  readonly joinKey: JoinKey | null;
  readonly comparedAt: Date | null;
};

const nothing = sql<boolean>`false`;

export type Judged = Pick<ItemFacts, 'joinKey' | 'comparedAt'>;

/** From here to the end of the transaction nobody else judges this store: each of two at once would miss what the other one read. */
export async function readItemFacts(trx: Trx, workspace: Workspace, storeId: string): Promise<ItemFacts> {
  const key = JSON.stringify(['items', workspace.id, storeId]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
  const { rows } = await sql<ItemFacts>`
    select i.published_at as "asOf", coalesce(i.too_many, false) as "tooMany", coalesce(i.is_short, false) as "isShort", i.uploads::text as uploads,
      i.uploads_at as "uploadsAt", c.published_at as "vtexAsOf", i.join_key as "joinKey", i.compared_at as "comparedAt"
    from store s
      left join item_pass i on i.workspace_id = s.workspace_id and i.store_id = s.id
      left join catalog_pass c on c.workspace_id = s.workspace_id and c.store_id = s.id
    where s.workspace_id = ${workspace.id} and s.id = ${storeId}`.execute(trx);
  const [facts] = rows;
  if (facts === undefined) throw new Error('the store of an item pass is gone');
  return facts;
}

/**
 * TikTok's findings, refused uploads and what is not sent, anew from `catalog_item` and `sku` as they are in this transaction.
 * Whoever changes one of the two calls it. Where a reading is missing or too old, what was known stays.
 */
export async function judgeItems(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  facts: ItemFacts,
): Promise<Judged> {
  // Statistics know nothing of rows that were just written: the planner would compare each item with each SKU (pass-results.ts).
  await sql`set local enable_nestloop = off`.execute(trx);
  const joinKey = await learnKey(trx, workspace, storeId, facts);
  const scope = { workspaceId: workspace.id, storeId, joinKey };
  const isMoved = (joinKey === 'product') !== (facts.joinKey === 'product');
  if (facts.asOf !== null) {
    const found = { rows: itemRows(scope), asOf: facts.asOf, isMoved };
    await saveFound(trx, workspace, storeId, {
      ...found,
      causes: ['tiktok.rejected', 'tiktok.image'],
      untold: nothing,
    });
  }
  if (facts.uploads !== null && facts.uploadsAt !== null) {
    const { uploads, uploadsAt: asOf } = facts;
    const found = { rows: uploadRows(scope, uploads, asOf), asOf, isMoved };
    const untold = isMoved ? nothing : uploadsUntold(uploads);
    await saveFound(trx, workspace, storeId, { ...found, causes: ['upload.refused'], untold });
  }
  const comparedAt = await judgeNotSent(trx, workspace, storeId, { ...facts, joinKey });
  return { joinKey, comparedAt: comparedAt ?? facts.comparedAt };
}

/** After a reading of VTEX: which ids match, and what is not sent, may be otherwise than before. */
export async function judgeAfterPass(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  const facts = await readItemFacts(trx, workspace, storeId);
  const { joinKey, comparedAt } = await judgeItems(trx, workspace, storeId, facts);
  await trx
    .updateTable('item_pass')
    .set({ join_key: joinKey, compared_at: comparedAt })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .execute();
}

/** null: there is nothing to learn it from. */
async function learnKey(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { asOf, tooMany, vtexAsOf }: ItemFacts,
): Promise<JoinKey | null> {
  if (asOf === null || tooMany || vtexAsOf === null) return null;
  const { rows } = await sql<JoinMatches>`
    select count(*) as items, count(s.sku_id) as "bySkuId", count(p.product_id) as "byProductId"
    from catalog_item i
      left join sku s on s.workspace_id = i.workspace_id and s.store_id = i.store_id and s.sku_id = i.sku_id
      left join (select distinct product_id from sku
        where workspace_id = ${workspace.id} and store_id = ${storeId}) p on p.product_id = i.sku_id
    where i.workspace_id = ${workspace.id} and i.store_id = ${storeId}`.execute(trx);
  const [matches] = rows;
  return matches === undefined ? null : learnJoinKey(matches);
}

/** A product that VTEX held two days ago may not be for sale any more. */
const longestVtexAgeMs = 2 * 86_400_000;

/** Answers the time of the older reading; null: they cannot be compared. */
async function judgeNotSent(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { asOf, isShort, vtexAsOf, joinKey }: ItemFacts,
): Promise<Date | null> {
  if (vtexAsOf === null) return null;
  // No longer in the trade policy: it was not sent, and it need not be. So also where nothing can be compared any more.
  await sql`delete from sku_finding f
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.cause = 'join.notSent'
      and not exists (select from sku s
        where s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id)`.execute(
    trx,
  );
  if (asOf === null || isShort || joinKey === null || joinKey === 'unknown') return null;
  if (after(vtexAsOf, longestVtexAgeMs) < (await readNow(trx))) return null;
  const [older, newer] = asOf < vtexAsOf ? [asOf, vtexAsOf] : [vtexAsOf, asOf];
  const rows = notSentRows({ workspaceId: workspace.id, storeId, joinKey }, { asOf, seenAt: newer });
  const found = { rows, asOf: newer, untold: nothing, isMoved: false };
  await saveFound(trx, workspace, storeId, { ...found, causes: ['join.notSent'] });
  return older;
}
