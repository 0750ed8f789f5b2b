import { sql } from 'kysely';
import type { CheckWakeUp } from '../core/ports.ts';
import type { Trx } from './database.ts';
import type { NextDue } from './next-due.ts';
import { emissionIntervalMs } from './rate-limiter.ts';
import type { Quota } from './rate-limiter.ts';

export type CheckPace = {
  readonly targetMs: number;
  readonly maxMs: number;
  /** Calls to the vendor that one check needs. */
  readonly callsPerCheck: number;
};

/**
 * What checks take of the polling lane. The rest is left to the readings of all items, which share it: 1,000 catalogs of 2,000 items
 * are some 15,000 calls a night. Without it either of them would fall behind for ever.
 */
const shareOfChecks = 0.8;

/** The interval in force: the target, or what the quota allows to so many stores, up to the maximum (alerts.md 7). */
export function intervalInForceMs(pace: CheckPace, quota: Quota, connectedStores: number): number {
  const callMs = emissionIntervalMs(quota, 'polling') / shareOfChecks;
  const neededMs = connectedStores * pace.callsPerCheck * callMs;
  return Math.min(Math.max(pace.targetMs, Math.ceil(neededMs)), pace.maxMs);
}

export async function countConnected(trx: Trx): Promise<number> {
  const { count } = await trx
    .selectFrom('connection')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('phase', '=', 'connected')
    .executeTakeFirstOrThrow();
  return count;
}

/**
 * Takes due stores, the longest overdue first; a row that another replica is taking is skipped. The next due time stays
 * on the store's own grid, so that stores do not all come at once for ever after a standstill.
 */
export async function takeDue(trx: Trx, intervalMs: number, limit: number): Promise<readonly CheckWakeUp[]> {
  const { rows } = await sql<CheckWakeUp>`
    with due as (
      select k.workspace_id, k.store_id from check_schedule k
        join connection c on c.workspace_id = k.workspace_id and c.store_id = k.store_id and c.phase = 'connected'
        join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id and g.state <> 'revoked'
        join workspace w on w.id = k.workspace_id and w.uninstalled_at is null
      -- Or farther away than any interval: the clock was set back since.
      where (k.due_at <= app_now() or k.due_at > app_now() + interval '2 hours')
      order by k.due_at
      limit ${limit}
      for update of k skip locked
    )
    update check_schedule k
    set interval_ms = ${intervalMs},
      due_at = case when k.due_at > app_now() then app_now() + interval '1 millisecond' * ${intervalMs}::bigint
        else k.due_at + interval '1 millisecond' * ${intervalMs}::bigint
        * (floor(extract(epoch from app_now() - k.due_at) * 1000 / ${intervalMs}::bigint) + 1) end
    from due where k.workspace_id = due.workspace_id and k.store_id = due.store_id
    returning k.workspace_id as "workspaceId", k.store_id as "storeId"`.execute(trx);
  return rows;
}

export const nextCheck: NextDue = sql`(
  select k.due_at from check_schedule k
    join connection c on c.workspace_id = k.workspace_id and c.store_id = k.store_id and c.phase = 'connected'
    join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id and g.state <> 'revoked'
  where k.due_at is not null order by k.due_at limit 1)`;
