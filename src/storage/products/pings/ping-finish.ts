import { sql } from 'kysely';
import type { PingedSkus } from '../../../core/products/ping-ports.ts';
import type { SkuResult } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import { keepStore, waitLonger } from '../passes/pass-lease.ts';
import { nextOf, ownRows } from './ping-due.ts';
import { debounceMs } from './ping-receive.ts';
import { storeReadings } from '../passes/store-readings.ts';

export async function finishPinged(
  trx: Trx,
  workspace: Workspace,
  start: PingedSkus,
  results: readonly SkuResult[],
): Promise<'saved' | 'lost'> {
  await waitLonger(trx);
  if (!(await holdLease(trx, workspace, start))) return 'lost';
  // As of the start: a recheck that began since has seen more than we have.
  await storeReadings(trx, workspace, start.storeId, { results, readAt: start.startedAt, isAsked: false });
  const own = ownRows(workspace.id, start.storeId);
  // Before the rows of the pings, as everywhere.
  const { numAffectedRows = 0n } = await sql`
    update ping_pass set lease_id = null, lease_until = null, failures = 0
    where ${own} and lease_id = ${rowId(start.leaseId)}`.execute(trx);
  if (numAffectedRows === 0n) return 'saved'; // somebody reads them again
  await forgetPings(trx, workspace, start);
  await sql`update ping_pass set due_at = ${nextOf(workspace.id, start.storeId)} where ${own}`.execute(trx);
  return 'saved';
}

/**
 * Without a lock on the row: storing may wait for a pass that is being published, and pings must not wait for that. Two that store
 * the same SKUs do no harm, for each reading counts as of its start.
 */
async function holdLease(trx: Trx, workspace: Workspace, { storeId, leaseId }: PingedSkus): Promise<boolean> {
  if (!(await keepStore(trx, workspace, storeId))) return false;
  const { rows } = await sql`select from ping_pass
    where ${ownRows(workspace.id, storeId)} and lease_id = ${rowId(leaseId)}`.execute(trx);
  return rows.length > 0;
}

/** Whatever was pinged after the start may have been read before it changed; and so may what somebody else read since. */
async function forgetPings(
  trx: Trx,
  workspace: Workspace,
  { storeId, skuIds, startedAt }: PingedSkus,
): Promise<void> {
  const ours = sql`${ownRows(workspace.id, storeId)} and sku_id = any(${[...skuIds]}::text[])`;
  await sql`delete from sku_ping p where ${ours} and pinged_at <= ${startedAt}
    and not exists (select from sku s where s.workspace_id = p.workspace_id and s.store_id = p.store_id
      and s.sku_id = p.sku_id and s.read_at > ${startedAt})
    and not exists (select from catalog_pass c
      join pass_sku r on r.workspace_id = c.workspace_id and r.pass_id = c.pass_id
      where c.workspace_id = p.workspace_id and c.store_id = p.store_id and r.sku_id = p.sku_id
        and r.read_at > ${startedAt})`.execute(trx);
  await sql`update sku_ping set due_at = pinged_at + ${debounceMs} * interval '1 millisecond', tries = 0
    where ${ours}`.execute(trx);
}

/** VTEX fails for some ids, or somebody made them up: the night's reading finds them if there are such SKUs. */
const mostTries = 5;

export async function postponePinged(
  trx: Trx,
  workspace: Workspace,
  { storeId, leaseId, skuIds }: PingedSkus,
  retryInMs: number,
): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update ping_pass set lease_id = null, lease_until = null, failures = failures + 1, due_at = ${appIn(retryInMs)}
    where ${ownRows(workspace.id, storeId)} and lease_id = ${rowId(leaseId)}`.execute(trx);
  if (numAffectedRows === 0n) return;
  const ours = sql`${ownRows(workspace.id, storeId)} and sku_id = any(${[...skuIds]}::text[])`;
  // The others go first then.
  await sql`update sku_ping set tries = tries + 1, due_at = ${appIn(retryInMs)} where ${ours}`.execute(trx);
  await sql`delete from sku_ping p where ${ours} and tries >= ${mostTries}
    and not exists (select from sku s where s.workspace_id = p.workspace_id and s.store_id = p.store_id
      and s.sku_id = p.sku_id)`.execute(trx);
}
