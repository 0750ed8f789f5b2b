import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { isToFix } from '../../core/products/causes.ts';
import type { RecheckRepository } from '../../core/products/ports.ts';
import type { NamedFinding, RecheckOutcome, RecheckStart } from '../../core/products/recheck.ts';
import type { RecheckTarget } from '../../core/products/recheck-target.ts';
import type { SkuResult } from '../../core/products/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { appIn, appNow, readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { forgetPass } from './pass-begin.ts';
import { keepStore } from './pass-lease.ts';
import { applyResults, vtexCauses } from './pass-publish.ts';
import { resultRow } from './pass-result.ts';
import { readKeys } from './vtex-key-rows.ts';

export function createRecheckRepository(database: Database, cipher: TokenCipher): RecheckRepository {
  return {
    begin: (workspace, storeId, target, limit) =>
      database.transaction((trx) => begin(trx, cipher, workspace, { storeId, target, limit })),
    finish: (workspace, start, results) =>
      database.transaction((trx) => finish(trx, workspace, start, results)),
    release: (workspace, start) => database.transaction((trx) => release(trx, workspace, start)),
    readAll: (workspace, storeId) => database.transaction((trx) => makeDue(trx, workspace, storeId)),
  };
}

/** Longer than a person is made to wait; after a crash the next click must not be refused for ever. */
const leaseMs = 120_000;

type Wish = { readonly storeId: string; readonly target: RecheckTarget; readonly limit: number };

async function begin(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { storeId, target, limit }: Wish,
): Promise<RecheckStart | 'busy' | 'no-keys' | 'gone'> {
  if (!(await keepStore(trx, workspace, storeId))) return 'gone';
  const keys = await readKeys(trx, cipher, workspace, storeId);
  if (keys === null) return 'no-keys';
  const leaseId = await takeLease(trx, workspace, storeId);
  if (leaseId === null) return 'busy';
  const skuIds = await targetOf(trx, workspace, storeId, target);
  return { ...keys, storeId, leaseId, skuIds: skuIds.slice(0, limit), total: skuIds.length };
}

async function takeLease(trx: Trx, workspace: Workspace, storeId: string): Promise<string | null> {
  const leaseId = randomUUID();
  const row = await trx
    .updateTable('catalog_pass')
    .set({ recheck_id: leaseId, recheck_until: appIn(leaseMs) })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    // Or farther away than any lease: the clock was set back since.
    .where((row) =>
      row.or([
        row('recheck_until', 'is', null),
        row('recheck_until', '<=', appNow),
        row('recheck_until', '>', appIn(2 * leaseMs)),
      ]),
    )
    .returning('recheck_id')
    .executeTakeFirst();
  return row?.recheck_id ?? null;
}

async function release(trx: Trx, workspace: Workspace, { storeId, leaseId }: RecheckStart): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalog_pass')
    .set({ recheck_id: null, recheck_until: null })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('recheck_id', '=', rowId(leaseId))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The SKUs of the target by id. */
async function targetOf(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  target: RecheckTarget,
): Promise<string[]> {
  const wanted =
    target.kind === 'product'
      ? sql`select sku_id from sku where workspace_id = ${workspace.id} and store_id = ${storeId}
          and product_id = ${target.productId}`
      : sql`select distinct sku_id from sku_finding where workspace_id = ${workspace.id}
          and store_id = ${storeId} and fixed_at is null and ${causeIs(target)}`;
  const { rows } = await sql<{ sku_id: string }>`${wanted} order by sku_id`.execute(trx);
  return rows.map(({ sku_id }) => sku_id);
}

const causeIs = (target: Exclude<RecheckTarget, { kind: 'product' }>) =>
  target.kind === 'store'
    ? sql`cause = any(${vtexCauses.filter(isToFix)}::text[])`
    : sql`cause = ${target.group.cause} and reason = ${target.group.reason}`;

async function finish(
  trx: Trx,
  workspace: Workspace,
  start: RecheckStart,
  results: readonly SkuResult[],
): Promise<RecheckOutcome | 'lost'> {
  if (!(await keepStore(trx, workspace, start.storeId))) return 'lost';
  if (!(await release(trx, workspace, start))) return 'lost';
  const before = await openFindings(trx, workspace, start);
  await store(trx, workspace, start, results);
  const after = await openFindings(trx, workspace, start);
  const keys = (findings: readonly NamedFinding[]) => new Set(findings.map(keyOf));
  const [known, open] = [keys(before), keys(after)];
  return {
    fixed: before.filter((one) => !open.has(keyOf(one))),
    still: after.filter((one) => known.has(keyOf(one)) && isToFix(one.cause)),
    found: after.filter((one) => !known.has(keyOf(one)) && isToFix(one.cause)),
  };
}

const keyOf = ({ skuId, cause, reason }: NamedFinding): string => JSON.stringify([skuId, cause, reason]);

async function openFindings(
  trx: Trx,
  workspace: Workspace,
  { storeId, skuIds }: RecheckStart,
): Promise<NamedFinding[]> {
  const { rows } = await sql<NamedFinding>`
    select f.sku_id as "skuId", coalesce(s.product_id, f.sku_id) as "productId",
      coalesce(s.product_name, '') as name, coalesce(s.sku_name, '') as "skuName", f.cause, f.reason, f.detail
    from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.fixed_at is null
      and f.sku_id = any(${[...skuIds]}::text[]) and f.cause = any(${vtexCauses}::text[])
    order by name, f.sku_id, f.cause`.execute(trx);
  return rows;
}

/** By the same statements as a whole pass; only what the list does not name is left alone. */
async function store(
  trx: Trx,
  workspace: Workspace,
  { storeId }: RecheckStart,
  results: readonly SkuResult[],
): Promise<void> {
  const passId = randomUUID();
  const now = await readNow(trx);
  const rows = results.map((result) => ({ ...resultRow(result) }));
  await sql`insert into pass_sku (workspace_id, store_id, pass_id, sku_id, read_at, result)
    select ${workspace.id}, ${storeId}, ${passId}, n.sku_id, ${now}, n.result
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (sku_id text, result jsonb)`.execute(trx);
  await applyResults(trx, workspace, { passId, storeId });
  await dropGone(trx, workspace, { passId, storeId });
  await forgetPass(trx, workspace, passId);
}

async function dropGone(
  trx: Trx,
  workspace: Workspace,
  { passId, storeId }: { readonly passId: string; readonly storeId: string },
): Promise<void> {
  const gone = sql`using pass_sku p
    where t.workspace_id = ${workspace.id} and t.store_id = ${storeId} and p.workspace_id = t.workspace_id
      and p.pass_id = ${passId} and p.sku_id = t.sku_id and p.result ->> 'kind' = 'gone'`;
  // TikTok may still have it, and its word on it.
  await sql`delete from sku_finding t ${gone} and t.cause = any(${vtexCauses}::text[])`.execute(trx);
  await sql`delete from sku t ${gone}`.execute(trx);
}

/** The whole store is read anew as soon as a worker is free. */
async function makeDue(trx: Trx, workspace: Workspace, storeId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalog_pass')
    .set({ due_at: sql<Date>`least(due_at, app_now())` })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('due_at', 'is not', null)
    // One that somebody works at is on its way already.
    .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', appNow)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
