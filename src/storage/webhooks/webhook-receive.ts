import { sql } from 'kysely';
import type { AccountHint } from '../../core/webhooks/ports.ts';
import type { Trx } from '../database.ts';

/**
 * Less than a minute after the last check a reading would not count (alerts.md 4), and one that is under way may have been too early:
 * so it is due a minute after that one's start.
 */
const gapMs = 60_000;

export async function receiveHint(
  trx: Trx,
  { advertiserId, key }: AccountHint,
): Promise<'noted' | 'repeated' | 'unknown'> {
  const stores = await connectedStores(trx, advertiserId);
  // Before it is remembered: what is nobody's must not fill the table.
  if (stores.length === 0) return 'unknown';
  const { numInsertedOrUpdatedRows: added = 0n } = await trx
    .insertInto('webhook_delivery')
    .values({ key })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (added === 0n) return 'repeated';
  await checkSoon(trx, stores);
  return 'noted';
}

type ConnectedStore = { readonly workspaceId: string; readonly storeId: string };

async function connectedStores(trx: Trx, advertiserId: string): Promise<readonly ConnectedStore[]> {
  const { rows } = await sql<ConnectedStore>`
    select c.workspace_id as "workspaceId", c.store_id as "storeId" from connection c
      join workspace w on w.id = c.workspace_id and w.uninstalled_at is null
    where c.advertiser_id = ${advertiserId} and c.phase = 'connected'`.execute(trx);
  return rows;
}

/** Their rows in one order, or two of us would wait for each other. An earlier due time stays. */
async function checkSoon(trx: Trx, stores: readonly ConnectedStore[]): Promise<void> {
  await sql`
    with hinted as materialized (
      select k.workspace_id, k.store_id from check_schedule k
        join jsonb_to_recordset(${JSON.stringify(stores)}::jsonb) as n ("workspaceId" uuid, "storeId" uuid)
          on k.workspace_id = n."workspaceId" and k.store_id = n."storeId"
      order by k.workspace_id, k.store_id for no key update of k
    )
    update check_schedule k set due_at = least(k.due_at,
      greatest(app_now(), k.last_attempt_at + ${gapMs} * interval '1 millisecond'))
    from hinted where k.workspace_id = hinted.workspace_id and k.store_id = hinted.store_id`.execute(trx);
}
