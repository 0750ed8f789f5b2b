import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PingWakeUp } from '../../core/products/ping-ports.ts';
import type { Db, Trx } from '../database.ts';
import { appIn } from '../domain-time.ts';
import { rowId } from '../row-id.ts';

/** A hundred SKUs beside a pass, at one call a second: longer than they take, or their reading would be thrown away. */
export const leaseMs = 8 * 60_000;
/** Should the wake-up be lost, or the worker die, they are due again once the lease is over. */
export const rewakeMs = leaseMs + 30_000;

/** The rows of a store, in any table that has its two columns. */
export const ownRows = (workspaceId: string, storeId: string): RawBuilder<boolean> =>
  sql<boolean>`workspace_id = ${workspaceId} and store_id = ${rowId(storeId)}`;

/** For `due_at` of a row of ping_pass that nobody works at; null: nothing waits. */
export const nextOf = (workspaceId: string, storeId: string): RawBuilder<Date | null> =>
  sql`least(all_due_at, (select min(n.due_at) from sku_ping n where ${ownRows(workspaceId, storeId)}))`;

export async function takeDuePings(trx: Trx, limit: number): Promise<readonly PingWakeUp[]> {
  const { rows } = await sql<PingWakeUp>`
    with due as (
      select p.workspace_id, p.store_id from ping_pass p
        join workspace w on w.id = p.workspace_id and w.uninstalled_at is null
      -- Or farther away than any: the clock was set back since.
      where p.due_at <= app_now() or p.due_at > app_now() + interval '2 hours'
      order by p.due_at limit ${limit} for update of p skip locked
    )
    update ping_pass p set due_at = ${appIn(rewakeMs)} from due
    where p.workspace_id = due.workspace_id and p.store_id = due.store_id
    returning p.workspace_id as "workspaceId", p.store_id as "storeId"`.execute(trx);
  return rows;
}

export async function nextDuePings(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(p.due_at) as at from ping_pass p
    join workspace w on w.id = p.workspace_id and w.uninstalled_at is null`.execute(db);
  return rows[0]?.at ?? null;
}
