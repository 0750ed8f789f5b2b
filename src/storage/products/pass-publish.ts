import { sql } from 'kysely';
import { causeNames, causes } from '../../core/products/causes.ts';
import type { Pass, PassRepository } from '../../core/products/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { wantImages } from './image-due.ts';
import { imageCauses } from './image-findings.ts';
import { judgeAfterPass } from './item-findings.ts';
import { forgetPass } from './pass-begin.ts';
import { holdPass } from './pass-lease.ts';

type End = Parameters<PassRepository['publish']>[2];

/** What a pass over all SKUs says; one that is not in it is no more. */
export async function publishPass(
  trx: Trx,
  workspace: Workspace,
  pass: Pass,
  end: End,
): Promise<'published' | 'lost'> {
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  await assertWhole(trx, workspace, pass);
  await joinByHash(trx);
  await applyResults(trx, workspace, pass);
  await dropMissing(trx, workspace, pass);
  await trx
    .updateTable('catalog_pass')
    .set((row) => ({
      ...{ pass_id: null, stage: null, started_at: null, lease_id: null, lease_until: null },
      ...{ last_pause: null, last_pause_at: null },
      published_at: row.ref('started_at'),
      first_published_at: row.fn.coalesce('first_published_at', appNow),
      published_skus: row.ref('listed'),
      policy_defects: JSON.stringify(end.policyDefects),
      due_at: end.nextDueAt,
    }))
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', pass.storeId)
    .execute();
  await forgetPass(trx, workspace, pass.passId);
  await judgeAfterPass(trx, workspace, pass.storeId);
  await wantImages(trx, workspace, pass.storeId);
  // Or whoever reads the list in the next minute has 100,000 SKUs compared with each of their findings, and is cut off.
  // The last step: its lock is held to the end. Whoever has that lock is a vacuum, which we do not wait for.
  await sql`analyze (skip_locked) sku, sku_finding`.execute(trx);
  return 'published';
}

/**
 * Rows that were just written have no statistics: the planner takes them for a handful and compares each SKU with each
 * finding, for minutes where there are 20,000 of them.
 */
async function joinByHash(trx: Trx): Promise<void> {
  await sql`set local enable_nestloop = off`.execute(trx);
}

/** Half a pass would say of the other half that it is in order. */
async function assertWhole(trx: Trx, workspace: Workspace, { passId }: Pass): Promise<void> {
  const unread = await trx
    .selectFrom('pass_sku')
    .select('sku_id')
    .where('workspace_id', '=', workspace.id)
    .where('pass_id', '=', passId)
    .where('read_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (unread !== undefined) throw new Error('a pass with SKUs that were not read cannot be published');
}

export const vtexCauses = causeNames.filter((name) => causes[name].source === 'vtex');
/** What is found at SKUs of VTEX, and gone with them. */
export const ofOurSkus = [...vtexCauses, ...imageCauses];

type Batch = { readonly passId: string; readonly storeId: string };

/** Brings SKUs and findings up to what was read of them, unless they were read again later. */
export async function applyResults(trx: Trx, workspace: Workspace, batch: Batch): Promise<void> {
  await saveFindings(trx, workspace, batch);
  await closeFindings(trx, workspace, batch);
  await saveSkus(trx, workspace, batch);
}

async function saveFindings(trx: Trx, workspace: Workspace, { passId, storeId }: Batch): Promise<void> {
  await sql`
    insert into sku_finding as f
      (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
    select p.workspace_id, p.store_id, p.sku_id, d.cause, d.reason, d.detail, p.read_at, p.read_at
    from pass_sku p
      cross join lateral jsonb_to_recordset(p.result -> 'defects') as d (cause text, reason text, detail text)
      left join sku s on s.workspace_id = p.workspace_id and s.store_id = p.store_id and s.sku_id = p.sku_id
    where p.workspace_id = ${workspace.id} and p.pass_id = ${passId} and p.store_id = ${storeId}
      and (s.read_at is null or s.read_at <= p.read_at)
    on conflict (workspace_id, store_id, sku_id, cause, reason) do update set
      last_seen_at = excluded.last_seen_at,
      detail = excluded.detail,
      first_seen_at = case when f.fixed_at is null then f.first_seen_at else excluded.first_seen_at end,
      fixed_at = null
    where f.last_seen_at < excluded.last_seen_at`.execute(trx);
}

/** What was not found any more is fixed; of a SKU that could not be read nothing is. */
async function closeFindings(trx: Trx, workspace: Workspace, { passId, storeId }: Batch): Promise<void> {
  await sql`
    update sku_finding f set fixed_at = p.read_at from pass_sku p
    where p.workspace_id = ${workspace.id} and p.pass_id = ${passId} and p.store_id = ${storeId}
      and p.result ->> 'kind' = 'read'
      and f.workspace_id = p.workspace_id and f.store_id = p.store_id and f.sku_id = p.sku_id
      and f.fixed_at is null and f.last_seen_at < p.read_at and f.cause = any(${vtexCauses}::text[])`.execute(
    trx,
  );
}

async function saveSkus(trx: Trx, workspace: Workspace, { passId, storeId }: Batch): Promise<void> {
  await sql`
    insert into sku as s (workspace_id, store_id, sku_id, product_id, product_name, sku_name, brand, category,
      image_url, sellable_since, read_at)
    select p.workspace_id, p.store_id, p.sku_id, r."productId", r."productName", r."skuName", r.brand, r.category,
      coalesce(r."imageUrl", ''), case when r."isSellable" then p.read_at end, p.read_at
    from pass_sku p
      cross join lateral jsonb_to_record(p.result) as r (kind text, "productId" text, "productName" text,
        "skuName" text, brand text, category text, "imageUrl" text, "isSellable" boolean)
    where p.workspace_id = ${workspace.id} and p.pass_id = ${passId} and p.store_id = ${storeId}
      and r.kind = 'read'
    on conflict (workspace_id, store_id, sku_id) do update set
      product_id = excluded.product_id, product_name = excluded.product_name, sku_name = excluded.sku_name,
      brand = excluded.brand, category = excluded.category, image_url = excluded.image_url, read_at = excluded.read_at,
      sellable_since = case when excluded.sellable_since is null then null
        else coalesce(s.sellable_since, excluded.sellable_since) end
    where s.read_at <= excluded.read_at`.execute(trx);
}

/** SKUs that VTEX's list does not name any more. One that was read on its own since the pass began stays. */
async function dropMissing(trx: Trx, workspace: Workspace, { passId, storeId }: Batch): Promise<void> {
  await sql`
    delete from sku s using catalog_pass c
    where s.workspace_id = ${workspace.id} and s.store_id = ${storeId}
      and c.workspace_id = s.workspace_id and c.store_id = s.store_id and s.read_at < c.started_at
      and not exists (select from pass_sku p
        where p.workspace_id = s.workspace_id and p.pass_id = ${passId} and p.sku_id = s.sku_id
          and p.result ->> 'kind' <> 'gone')`.execute(trx);
  await sql`
    delete from sku_finding f
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId}
      and f.cause = any(${ofOurSkus}::text[])
      and not exists (select from sku s
        where s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id)
      and not exists (select from pass_sku p
        where p.workspace_id = f.workspace_id and p.pass_id = ${passId} and p.sku_id = f.sku_id
          and p.result ->> 'kind' = 'unreadable')`.execute(trx);
}
