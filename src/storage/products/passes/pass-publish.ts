import { sql } from 'kysely';
import type { Pass, PassRepository } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Db, Trx } from '../../database.ts';
import { appNow } from '../../domain-time.ts';
import { wantImages } from '../images/image-due.ts';
import { judgeAfterPass } from '../items/item-findings.ts';
import { forgetPass } from './pass-begin.ts';
import { holdPass, takeTurn, waitLonger } from './pass-lease.ts';
import { applyResults, joinByHash, ofOurSkus } from './pass-results.ts';
import type { Batch } from './pass-results.ts';
import { settleRange } from './pass-settle.ts';
import { among, readRanges } from './sku-scope.ts';
import type { SkuScope } from './sku-scope.ts';

type End = Parameters<PassRepository['publish']>[2];

/**
 * What a pass over all SKUs says; one that is not in it is no more. Most of it changes nothing in the list and is written before, in
 * short transactions; what does change the list is one transaction, so that nobody sees half of it.
 */
export async function publishPass(
  database: Database,
  workspace: Workspace,
  pass: Pass,
  end: End,
): Promise<'published' | 'lost'> {
  const ranges = await database.transaction((trx) => readParts(trx, workspace, pass));
  if (ranges === 'lost') return 'lost';
  for (const range of ranges) {
    const settled = await database.transaction((trx) => settleRange(trx, workspace, pass, range));
    if (settled === 'lost') return 'lost';
  }
  await database.statement(gatherStatistics);
  return database.transaction((trx) => switchList(trx, workspace, pass, end));
}

/**
 * Or whoever reads the list in the next minute has 100,000 SKUs compared with each of their findings, and is cut off. Whoever has the
 * lock for it is a vacuum, which we do not wait for.
 */
async function gatherStatistics(db: Db): Promise<void> {
  await sql`analyze (skip_locked) sku, sku_finding`.execute(db);
}

/** Of which one statement writes findings: what changes has all indexes written anew. */
const skusAtOnce = 1_000;

/** A recheck waits for it (pass-lease.ts). It takes as long as there is to change, which is little from one night to the next. */
async function switchList(
  trx: Trx,
  workspace: Workspace,
  pass: Pass,
  { policyDefects, nextDueAt }: End,
): Promise<'published' | 'lost'> {
  await waitLonger(trx);
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  const { passId, storeId } = pass;
  await takeTurn(trx, workspace, storeId);
  await joinByHash(trx);
  for (let last: string | undefined = ''; last !== undefined;) {
    const skuIds: readonly string[] = await unsettledAfter(trx, workspace, pass, last);
    const batch = { passId, storeId, scope: among(skuIds) };
    await applyResults(trx, workspace, batch);
    await dropMissing(trx, workspace, batch);
    last = skuIds.at(-1);
  }
  await trx
    .updateTable('catalog_pass')
    .set((row) => ({
      ...{ pass_id: null, stage: null, started_at: null, lease_id: null, lease_until: null },
      ...{ last_pause: null, last_pause_at: null },
      published_at: row.ref('started_at'),
      read_until: appNow,
      first_published_at: row.fn.coalesce('first_published_at', appNow),
      published_skus: sql<number>`(select count(*) from pass_sku p where p.workspace_id = ${workspace.id}
        and p.pass_id = ${passId} and p.result ->> 'kind' in ('read', 'unreadable'))`,
      policy_defects: JSON.stringify(policyDefects),
      due_at: nextDueAt,
    }))
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .execute();
  await forgetPass(trx, workspace, passId);
  await judgeAfterPass(trx, workspace, storeId);
  await wantImages(trx, workspace, storeId);
  return 'published';
}

async function readParts(trx: Trx, workspace: Workspace, pass: Pass): Promise<readonly SkuScope[] | 'lost'> {
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  await assertWhole(trx, workspace, pass);
  return readRanges(trx, workspace, pass.passId);
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

/** The next SKUs of which the list does not say yet what was read; empty: there are no more. */
async function unsettledAfter(
  trx: Trx,
  workspace: Workspace,
  { passId }: Pass,
  after: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ sku_id: string }>`
    select sku_id from pass_sku
    where workspace_id = ${workspace.id} and pass_id = ${passId} and sku_id > ${after} and not is_settled
    order by sku_id limit ${skusAtOnce}`.execute(trx);
  return rows.map(({ sku_id }) => sku_id);
}

/** SKUs that VTEX's list does not name any more. One that was read on its own since stays. */
async function dropMissing(trx: Trx, workspace: Workspace, { passId, storeId, scope }: Batch): Promise<void> {
  const isMissing = sql<boolean>`p.workspace_id = ${workspace.id} and p.pass_id = ${passId} ${scope('p.sku_id')}
    and p.result ->> 'kind' in ('gone', 'missing')`;
  await sql`
    delete from sku s using pass_sku p
    where ${isMissing} and s.workspace_id = ${workspace.id} and s.store_id = ${storeId} and s.sku_id = p.sku_id
      ${scope('s.sku_id')} and s.read_at <= p.read_at`.execute(trx);
  await sql`
    delete from sku_finding f using pass_sku p
    where ${isMissing} and f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.sku_id = p.sku_id
      ${scope('f.sku_id')} and f.cause = any(${ofOurSkus}::text[])
      and not exists (select from sku s
        where s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
          ${scope('s.sku_id')})`.execute(trx);
}
