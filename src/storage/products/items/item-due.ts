import { sql } from 'kysely';
import type { Counts } from '../../../core/reading.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { rowId } from '../../row-id.ts';
import type { DueTable } from '../due-stores.ts';
import { leaseMs } from '../passes/pass-lease.ts';

/** A full catalog is 500 calls of a quota that all stores share, so changes that follow one another are read together. */
export const restMs = 10 * 60_000;
/** Where nothing but the approved ones are more or fewer, as while a catalog is filled: which ones are rejected may be otherwise, too. */
const approvedRestMs = 60 * 60_000;

export const dueItems: DueTable = {
  name: 'item_pass',
  // Without a connection that works nothing can be read.
  readable: sql`item_pass p
    join connection c on c.workspace_id = p.workspace_id and c.store_id = p.store_id and c.phase = 'connected'
    join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id and g.state <> 'revoked'
    join workspace w on w.id = p.workspace_id and w.uninstalled_at is null`,
  longest: '2 days',
  rewakeMs: leaseMs + 30_000,
};

/**
 * Makes the items due soon where a check counted other ones than the newest snapshot, which is still the one before it: something
 * was rejected or mended. A pass under way sees it at its end, for it may have read those items before they changed.
 */
export async function wantItems(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { approved, rejected, processing }: Counts,
): Promise<void> {
  await sql`
    update item_pass p set
      wanted_at = case when n.is_marked then app_now() else p.wanted_at end,
      due_at = case when p.pass_id is null then least(p.due_at, greatest(app_now(), p.published_at
          + case when n.is_marked then ${restMs}::bigint else ${approvedRestMs}::bigint end * interval '1 millisecond'))
        else p.due_at end
    from (
      select (${rejected}::bigint, ${processing}::bigint) <> (s.rejected, s.processing) as is_marked,
        ${approved}::bigint <> s.approved as is_grown
      from snapshot s where s.workspace_id = ${workspace.id} and s.store_id = ${storeId}
      order by s.taken_at desc limit 1) n
    where p.workspace_id = ${workspace.id} and p.store_id = ${storeId} and (n.is_marked or n.is_grown)`.execute(
    trx,
  );
}

/** Somebody wants to know: the items are read as soon as they may be. One pass that is under way is on its way already. */
export async function hastenItems(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  await sql`
    update item_pass p
    set due_at = least(p.due_at, greatest(app_now(), p.published_at + ${restMs} * interval '1 millisecond'))
    where p.workspace_id = ${workspace.id} and p.store_id = ${rowId(storeId)} and p.due_at is not null
      and p.pass_id is null`.execute(trx);
}
