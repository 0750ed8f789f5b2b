import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { CauseName } from '../../../core/products/causes.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';

/** All that one source says at one time. */
export type FoundRows = {
  /** Of this source; findings of other causes are left alone. */
  readonly causes: readonly CauseName[];
  /** A query of (sku_id, cause, reason, detail, seen_at), one row a finding. */
  readonly rows: RawBuilder<unknown>;
  /** What it does not hold is not so any more from then on. */
  readonly asOf: Date;
  /** Of `sku_finding f`: of these it says nothing, so they stay. */
  readonly untold: RawBuilder<boolean>;
  /** Known findings stand under ids that are not used any more. */
  readonly isMoved: boolean;
};

/** A catalog may have some 100,000 findings; so many are written well below the statement timeout, on a busy machine too. */
const atOnce = 10_000;

/**
 * Makes the findings of a source equal to what it says. One that it does not hold any more is fixed; where the source is none the
 * newer, the SKU has gone from our side, which mends nothing, and the finding goes with it.
 */
export async function saveFound(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { causes, rows, asOf, untold, isMoved }: FoundRows,
): Promise<void> {
  const count = await makeTable(trx, rows);
  for (let from = 0; from < count; from += atOnce) await saveSome(trx, workspace, storeId, from);
  const isOver = sql<boolean>`f.workspace_id = ${workspace.id} and f.store_id = ${storeId}
    and f.fixed_at is null and f.cause = any(${[...causes]}::text[]) and not (${untold})
    and not exists (select from found n
      where n.sku_id = f.sku_id and n.cause = f.cause and n.reason = f.reason)`;
  if (!isMoved) {
    const isMended = sql<boolean>`${isOver} and f.last_seen_at < ${asOf}`;
    await inParts(trx, sql`update sku_finding f set fixed_at = ${asOf}`, isMended);
  }
  await inParts(trx, sql`delete from sku_finding f`, isOver);
  await sql`drop table found`.execute(trx);
}

/** What is found, once for all statements. Answers how many. */
async function makeTable(trx: Trx, rows: RawBuilder<unknown>): Promise<number> {
  await sql`create temp table found (at bigint generated always as identity (minvalue 0), sku_id text, cause text,
    reason text, detail text, seen_at timestamptz) on commit drop`.execute(trx);
  const { numAffectedRows = 0n } = await sql`
    insert into found (sku_id, cause, reason, detail, seen_at)
    select n.sku_id, n.cause, n.reason, n.detail, n.seen_at from (${rows}) n`.execute(trx);
  await sql`analyze found`.execute(trx);
  return Number(numAffectedRows);
}

async function saveSome(trx: Trx, workspace: Workspace, storeId: string, from: number): Promise<void> {
  await sql`
    insert into sku_finding as f
      (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
    select ${workspace.id}, ${storeId}, n.sku_id, n.cause, n.reason, n.detail, n.seen_at, n.seen_at
    from found n where n.at >= ${from}::bigint and n.at < ${from + atOnce}::bigint
    on conflict (workspace_id, store_id, sku_id, cause, reason) do update set
      last_seen_at = excluded.last_seen_at,
      detail = excluded.detail,
      first_seen_at = case when f.fixed_at is null then f.first_seen_at else excluded.first_seen_at end,
      fixed_at = null
    where f.last_seen_at < excluded.last_seen_at`.execute(trx);
}

async function inParts(trx: Trx, change: RawBuilder<unknown>, condition: RawBuilder<boolean>): Promise<void> {
  for (let changed = atOnce; changed === atOnce;) {
    const { numAffectedRows = 0n } = await sql`${change} where f.ctid = any(array(
      select f.ctid from sku_finding f where ${condition} limit ${atOnce}))`.execute(trx);
    changed = Number(numAffectedRows);
  }
}
