import { sql } from 'kysely';
import type { ItemWakeUp } from '../../core/products/item-ports.ts';
import type { Counts } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Db, Trx } from '../database.ts';
import { appIn } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { leaseMs } from './pass-lease.ts';

/** Should the wake-up be lost, or the worker die, the pass is due again once the lease is over. */
const rewakeMs = leaseMs + 30_000;

/** A full catalog is 500 calls of a quota that all stores share, so changes that follow one another are read together. */
export const restMs = 10 * 60_000;

/** Without a connection that works nothing can be read; the due time waits for it. */
const readable = sql`item_pass p
  join connection c on c.workspace_id = p.workspace_id and c.store_id = p.store_id and c.phase = 'connected'
  join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id and g.state <> 'revoked'
  join workspace w on w.id = p.workspace_id and w.uninstalled_at is null`;

export async function takeDueItems(trx: Trx, limit: number): Promise<readonly ItemWakeUp[]> {
  const { rows } = await sql<ItemWakeUp>`
    with due as (
      select p.workspace_id, p.store_id from ${readable}
      -- Or farther away than any night: the clock was set back since.
      where p.due_at <= app_now() or p.due_at > app_now() + interval '2 days'
      order by p.due_at limit ${limit} for update of p skip locked
    )
    update item_pass p set due_at = ${appIn(rewakeMs)} from due
    where p.workspace_id = due.workspace_id and p.store_id = due.store_id
    returning p.workspace_id as "workspaceId", p.store_id as "storeId"`.execute(trx);
  return rows;
}

export async function nextDueItems(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(p.due_at) as at from ${readable}`.execute(db);
  return rows[0]?.at ?? null;
}

/**
 * Makes the items due soon where a check counted other ones than the newest snapshot, which is still the one before it: something
 * was rejected or mended. A pass under way sees it at its end, for it may have read those items before they changed.
 */
export async function wantItems(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { rejected, processing }: Counts,
): Promise<void> {
  await sql`
    update item_pass p set wanted_at = app_now(),
      due_at = case when p.pass_id is null
        then least(p.due_at, greatest(app_now(), p.published_at + ${restMs} * interval '1 millisecond'))
        else p.due_at end
    where p.workspace_id = ${workspace.id} and p.store_id = ${storeId}
      and (${rejected}::bigint, ${processing}::bigint) <> (select s.rejected, s.processing from snapshot s
        where s.workspace_id = p.workspace_id and s.store_id = p.store_id
        order by s.taken_at desc limit 1)`.execute(trx);
}

/** Somebody wants to know: the items are read as soon as they may be. One pass that is under way is on its way already. */
export async function hastenItems(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  await sql`
    update item_pass p
    set due_at = least(p.due_at, greatest(app_now(), p.published_at + ${restMs} * interval '1 millisecond'))
    where p.workspace_id = ${workspace.id} and p.store_id = ${rowId(storeId)} and p.due_at is not null
      and p.pass_id is null`.execute(trx);
}
