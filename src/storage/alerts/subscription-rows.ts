import type { Selectable } from 'kysely';
import type { Subscription } from '../../core/alerts/subscription.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Db, Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import type { AlertTables } from './tables.ts';

export type SubscriptionRow = Selectable<AlertTables['subscription']>;

export function subscriptionOf(row: SubscriptionRow): Subscription {
  return {
    ...row.settings,
    id: row.id,
    channelId: row.channel_id,
    kind: row.kind,
    storeIds: row.store_ids,
    conditions: row.conditions,
    state: row.state,
    epoch: row.epoch,
    createdBy: row.created_by,
    createdAt: row.created_at,
    lastDeliveredAt: row.last_delivered_at,
    brokenCode: row.broken_code,
  };
}

/** Those that are on; of this set the rules choose who hears of an incident. */
export async function activeSubscriptions(db: Db, workspace: Workspace): Promise<Subscription[]> {
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  return rows.map(subscriptionOf);
}

/** Takes it for this transaction: after its incident, before its routes. */
export async function lockSubscription(
  trx: Trx,
  workspaceId: string,
  id: string,
): Promise<SubscriptionRow | null> {
  const row = await trx
    .selectFrom('subscription')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', rowId(id))
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}
