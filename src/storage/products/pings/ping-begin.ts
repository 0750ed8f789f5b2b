import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { PingedSkus } from '../../../core/products/ping-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn, readNow } from '../../domain-time.ts';
import { isLeased, keepStore } from '../passes/pass-lease.ts';
import { leaseMs, nextOf, ownRows, rewakeMs } from './ping-due.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { readKeys } from '../keys/vtex-key-rows.ts';

/** There is no list yet that a reading could change. */
const listMs = 10 * 60_000;
/** A person's recheck under way takes some twenty seconds. */
const recheckMs = 30_000;
/** All products were to be read, and a pass is under way that began before. */
const passMs = 10 * 60_000;

type Wish = { readonly storeId: string; readonly limit: number };

export async function beginPinged(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { storeId, limit }: Wish,
): Promise<PingedSkus | 'busy' | 'idle'> {
  if (!(await keepStore(trx, workspace, storeId))) return 'idle';
  const own = ownRows(workspace.id, storeId);
  const { rows } = await sql<{ lease_until: Date | null; failures: number }>`
    select lease_until, failures from ping_pass where ${own} for no key update`.execute(trx);
  const [row] = rows;
  const startedAt = await readNow(trx);
  if (row === undefined) return 'idle';
  if (isLeased(row.lease_until, startedAt, leaseMs)) return 'busy';
  const keys = await readKeys(trx, cipher, workspace, storeId);
  const waitMs = await hindranceMs(trx, workspace, storeId);
  if (keys === null || waitMs !== null) {
    // Without keys nothing can be read; once there are new ones, everything is.
    const dueAt = keys === null ? sql`null` : appIn(waitMs ?? 0);
    await sql`update ping_pass set due_at = ${dueAt} where ${own}`.execute(trx);
    return waitMs === recheckMs ? 'busy' : 'idle';
  }
  await readAllIfWanted(trx, workspace, storeId);
  const skuIds = await dueSkus(trx, workspace, { storeId, limit });
  if (skuIds.length === 0) {
    await sql`update ping_pass set due_at = ${nextOf(workspace.id, storeId)} where ${own}`.execute(trx);
    return 'idle';
  }
  const leaseId = randomUUID();
  await sql`update ping_pass set lease_id = ${leaseId}, lease_until = ${appIn(leaseMs)}, due_at = ${appIn(rewakeMs)}
    where ${own}`.execute(trx);
  return { ...keys, storeId, leaseId, startedAt, skuIds, failures: row.failures };
}

/**
 * null: nothing is in the way. Whoever waits for a recheck goes first: both share the pace of the account.
 */
async function hindranceMs(trx: Trx, workspace: Workspace, storeId: string): Promise<number | null> {
  const { rows } = await sql<{ is_listed: boolean; is_rechecked: boolean }>`
    select published_at is not null as is_listed,
      coalesce(recheck_until > app_now() and recheck_until < app_now() + interval '1 hour', false) as is_rechecked
    from catalog_pass where ${ownRows(workspace.id, storeId)}`.execute(trx);
  const [pass] = rows;
  if (pass?.is_listed !== true) return listMs;
  return pass.is_rechecked ? recheckMs : null;
}

/** All products are read as soon as a worker is free; what is pinged by then is among them. */
async function readAllIfWanted(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  const own = ownRows(workspace.id, storeId);
  const { rows } = await sql`select from ping_pass where ${own}
    and (all_due_at <= app_now() or all_due_at > app_now() + interval '2 hours')`.execute(trx);
  if (rows.length === 0) return;
  const { numAffectedRows = 0n } = await sql`update catalog_pass set due_at = least(due_at, app_now())
    where ${own} and pass_id is null and due_at is not null`.execute(trx);
  if (numAffectedRows === 0n) {
    await sql`update ping_pass set all_due_at = ${appIn(passMs)} where ${own}`.execute(trx);
    return;
  }
  await sql`update ping_pass set all_due_at = null, last_all_at = app_now() where ${own}`.execute(trx);
  await sql`delete from sku_ping where ${own}`.execute(trx);
}

/** The longest due one decides whether known or unknown SKUs are read; so neither kind holds the other up. */
async function dueSkus(trx: Trx, workspace: Workspace, { storeId, limit }: Wish): Promise<readonly string[]> {
  const { rows } = await sql<{ sku_id: string }>`
    with due as (
      select p.sku_id, p.due_at, exists (select from sku s where s.workspace_id = p.workspace_id
          and s.store_id = p.store_id and s.sku_id = p.sku_id) as is_known
      from sku_ping p where ${ownRows(workspace.id, storeId)}
        -- Or farther away than any: the clock was set back since.
        and (p.due_at <= app_now() or p.due_at > app_now() + interval '2 hours')
    )
    select sku_id from due where is_known = (select is_known from due order by due_at, sku_id limit 1)
    order by due_at, sku_id limit ${limit}`.execute(trx);
  return rows.map(({ sku_id }) => sku_id);
}
