import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Subscription, SubscriptionSettings } from '../../core/alerts/subscription.ts';
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

/** What is given may be a whole subscription, whose other fields must not come back as settings. */
export const settingsOf = (given: SubscriptionSettings): SubscriptionSettings => {
  const { threshold, quietHours, digestHour, timeZone, language, mention } = given;
  return { threshold, quietHours, digestHour, timeZone, language, mention };
};

/** The same stores in another order, or twice, are the same set. */
export const storeSet = (storeIds: Subscription['storeIds']): string[] | null =>
  storeIds === null ? null : [...new Set(storeIds)].sort();

/** One per channel and set: no two have the same. */
export const storeKey = (storeIds: Subscription['storeIds']): string => storeSet(storeIds)?.join(',') ?? '*';

/**
 * Those that are on, and may have to do with one of these stores (absent: all); of this set the rules choose who hears of an
 * incident. Without the stores a thousand channels would be read for each incident of one of them.
 */
export async function activeSubscriptions(
  db: Db,
  workspace: Workspace,
  storeIds: readonly string[] | null = null,
): Promise<Subscription[]> {
  const touches = sql<boolean>`(${storeIds === null} or store_ids is null
    or store_ids && ${[...(storeIds ?? [])]}::text[])`;
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('state', '=', 'active')
    .where(touches)
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
