import { sql } from 'kysely';
import type { Pass } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';

/** Far longer than a chunk of SKUs takes at the usual pace, and short enough that a crash costs two minutes. */
export const leaseMs = 120_000;

/** A lease that is longer than any was given by a clock that was set back since: nobody works at it. */
export function isLeased(until: Date | null, now: Date, longestMs = leaseMs): boolean {
  const leftMs = (until?.getTime() ?? 0) - now.getTime();
  return leftMs > 0 && leftMs <= longestMs;
}

/**
 * Keeps the store from being removed, for all rows of a pass point to it. Shared: a check may end meanwhile, however long a
 * large pass takes to be published.
 */
export async function keepStore(trx: Trx, workspace: Workspace, storeId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('store')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Of whoever stores what cost calls of VTEX's quota, and perhaps somebody's time: a publication and a recheck may wait for each other
 * for longer than most transactions may wait. Below the statement timeout.
 */
export async function waitLonger(trx: Trx): Promise<void> {
  await sql`set local lock_timeout = '12s'`.execute(trx);
}

/** Takes the pass for this transaction and renews its lease; false: somebody else has it, or it is no more. */
export async function holdPass(trx: Trx, workspace: Workspace, pass: Pass): Promise<boolean> {
  if (!(await keepStore(trx, workspace, pass.storeId))) return false;
  const { numUpdatedRows } = await trx
    .updateTable('catalog_pass')
    // The due time goes with the lease: a pass that somebody works at must not be woken.
    .set({ lease_until: appIn(leaseMs), due_at: sql<Date>`greatest(due_at, ${appIn(leaseMs)})` })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(pass.storeId))
    .where('pass_id', '=', rowId(pass.passId))
    .where('lease_id', '=', rowId(pass.leaseId))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The same for whoever does not mind that results are stored meanwhile: the lease was ours, and the pass stays while this lasts. */
export async function watchPass(trx: Trx, workspace: Workspace, pass: Pass): Promise<boolean> {
  if (!(await keepStore(trx, workspace, pass.storeId))) return false;
  const row = await trx
    .selectFrom('catalog_pass')
    .select('pass_id')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(pass.storeId))
    .where('pass_id', '=', rowId(pass.passId))
    .where('lease_id', '=', rowId(pass.leaseId))
    .forKeyShare()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * For whoever writes what VTEX said of many SKUs: one after the other, for each takes their rows in an order of its own, and two of
 * them would wait for each other in a circle. After the pass, where that is taken as well.
 */
export async function takeTurn(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  const lock = JSON.stringify(['skus', workspace.id, storeId]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx);
}
