import { sql } from 'kysely';
import type { Pass, PassPause, PassRepository, PassWakeUp, SkuResult } from '../../../core/products/ports.ts';
import { judgeList } from '../../../core/products/sku-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Db, Trx } from '../../database.ts';
import { appIn, appNow } from '../../domain-time.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { loadWorkspace } from '../../workspace-repository.ts';
import { nextDueStore, ofInstalled, takeDueStores } from '../due-stores.ts';
import { readNextDue } from '../../next-due.ts';
import type { DueTable } from '../due-stores.ts';
import { beginPass } from './pass-begin.ts';
import { holdPass, leaseMs } from './pass-lease.ts';
import { publishPass } from './pass-publish.ts';
import { resultRow } from './pass-result.ts';
import { settleRead } from './pass-settle.ts';

export type SendPassWakeUps = (transaction: unknown, wakeUps: readonly PassWakeUp[]) => Promise<void>;

export type PassRepositoryOptions = {
  readonly cipher: TokenCipher;
  readonly sendPassWakeUps: SendPassWakeUps;
};

export function createPassRepository(database: Database, options: PassRepositoryOptions): PassRepository {
  const { cipher, sendPassWakeUps } = options;
  return {
    wakeDue: (limit) =>
      database.transaction(async (trx) => {
        const wakeUps = await takeDueStores(trx, duePasses, limit);
        if (wakeUps.length > 0) await sendPassWakeUps(trx, wakeUps);
        return wakeUps.length;
      }),
    workspaceOf: (wakeUp) => database.statement((db) => loadWorkspace(db, wakeUp.workspaceId)),
    begin: (workspace, storeId) => database.transaction((trx) => beginPass(trx, cipher, workspace, storeId)),
    renew: (workspace, pass) =>
      database.transaction(async (trx) => ((await holdPass(trx, workspace, pass)) ? 'held' : 'lost')),
    saveIds: (workspace, pass, page, skuIds) =>
      database.transaction((trx) => saveIds(trx, workspace, pass, { page, skuIds })),
    endListing: (workspace, pass) => database.transaction((trx) => endListing(trx, workspace, pass)),
    unread: (workspace, pass, limit) => database.statement((db) => readUnread(db, workspace, pass, limit)),
    saveResults: (workspace, pass, results, tookMs) =>
      database.transaction((trx) => saveResults(trx, workspace, pass, { results, tookMs })),
    settle: (workspace, pass, skuIds) => settleRead(database, workspace, pass, skuIds),
    publish: (workspace, pass, end) => publishPass(database, workspace, pass, end),
    pause: (workspace, pass, why, retryInMs) =>
      database.transaction((trx) => pause(trx, workspace, pass, { why, retryInMs })),
    nextDueAt: () => database.statement((db) => readNextDue(db, nextDueStore(duePasses))),
  };
}

type IdPage = { readonly page: number; readonly skuIds: readonly string[] };

async function saveIds(trx: Trx, workspace: Workspace, pass: Pass, { page, skuIds }: IdPage) {
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  const added = await insertIds(trx, workspace, pass, skuIds);
  await passRow(trx, workspace, pass)
    .set((row) => ({ next_page: page + 1, listed: row('listed', '+', added) }))
    .execute();
  return 'saved';
}

const passRow = (trx: Trx, workspace: Workspace, { storeId }: Pass) =>
  trx.updateTable('catalog_pass').where('workspace_id', '=', workspace.id).where('store_id', '=', storeId);

type Chunk = { readonly results: readonly SkuResult[]; readonly tookMs: number };

async function saveResults(trx: Trx, workspace: Workspace, pass: Pass, { results, tookMs }: Chunk) {
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  const rows = results.map(resultRow);
  const skuIds = rows.map(({ sku_id }) => sku_id);
  // By the primary key, whatever the planner believes of rows that it has no statistics of: with "n.sku_id" alone, or
  // "read_at is null", it walks through all rows of the pass for each chunk.
  const { numAffectedRows = 0n } = await sql`
    update pass_sku p set read_at = ${appIn(-Math.round(tookMs))}, result = n.result
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (sku_id text, result jsonb)
    where p.workspace_id = ${workspace.id} and p.pass_id = ${pass.passId} and p.sku_id = any(${skuIds}::text[])
      and p.sku_id = n.sku_id and p.result is null`.execute(trx);
  await passRow(trx, workspace, pass)
    .set((row) => ({ done: row('done', '+', Number(numAffectedRows)) }))
    .execute();
  return 'saved';
}

type Pause = { readonly why: PassPause; readonly retryInMs: number };

async function pause(trx: Trx, workspace: Workspace, pass: Pass, { why, retryInMs }: Pause): Promise<void> {
  if (!(await holdPass(trx, workspace, pass))) return;
  await passRow(trx, workspace, pass)
    .set({ lease_until: null, lease_id: null, due_at: appIn(retryInMs) })
    .set({ last_pause: why, last_pause_at: appNow })
    .execute();
}

async function endListing(trx: Trx, workspace: Workspace, pass: Pass) {
  if (!(await holdPass(trx, workspace, pass))) return 'lost';
  const own = trx
    .selectFrom('catalog_pass')
    .select(['listed', 'published_skus', 'last_pause'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', pass.storeId);
  const { listed, published_skus: known, last_pause } = await own.executeTakeFirstOrThrow();
  const end = judgeList(listed, { known, wasShrunk: last_pause === 'shrunk' });
  await passRow(trx, workspace, pass)
    .set(end === 'ended' ? { stage: 'reading' } : { next_page: 1 })
    .execute();
  // Without statistics of the new rows the planner walks through all of them to find the next ones that are unread.
  if (end === 'ended') await sql`analyze (skip_locked) pass_sku`.execute(trx);
  if (end === 'ended') await addUnlisted(trx, workspace, pass);
  return end;
}

/**
 * Known SKUs that the list does not name are read as well. Rows move from page to page while it is read, and nothing shows that it was
 * cut (vtex.md 2.4): what VTEX says of a SKU ends it, and no list.
 */
async function addUnlisted(trx: Trx, workspace: Workspace, pass: Pass): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    insert into pass_sku (workspace_id, store_id, pass_id, sku_id)
    select s.workspace_id, s.store_id, ${pass.passId}, s.sku_id from sku s
    where s.workspace_id = ${workspace.id} and s.store_id = ${pass.storeId}
      and not exists (select from pass_sku p
        where p.workspace_id = s.workspace_id and p.pass_id = ${pass.passId} and p.sku_id = s.sku_id)`.execute(
    trx,
  );
  await passRow(trx, workspace, pass)
    .set((row) => ({ listed: row('listed', '+', Number(numAffectedRows)) }))
    .execute();
}

async function insertIds(
  trx: Trx,
  workspace: Workspace,
  { passId, storeId }: { readonly passId: string; readonly storeId: string },
  skuIds: readonly string[],
): Promise<number> {
  // A page that is read again after a crash, or ids that moved to the next page meanwhile, are there already.
  const { numAffectedRows = 0n } = await sql`
    insert into pass_sku (workspace_id, store_id, pass_id, sku_id)
    select ${workspace.id}, ${storeId}, ${passId}, id
    from unnest(${[...skuIds]}::text[]) with ordinality as n (id, at) order by at
    on conflict do nothing`.execute(trx);
  return Number(numAffectedRows);
}

async function readUnread(
  db: Db,
  workspace: Workspace,
  { passId }: { readonly passId: string },
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('pass_sku')
    .select('sku_id')
    .where('workspace_id', '=', workspace.id)
    .where('pass_id', '=', passId)
    .where('read_at', 'is', null)
    .orderBy('place')
    .limit(limit)
    .execute();
  return rows.map(({ sku_id }) => sku_id);
}

export const duePasses: DueTable = {
  name: 'catalog_pass',
  readable: ofInstalled('catalog_pass'),
  longest: '2 days',
  rewakeMs: leaseMs + 30_000,
};
