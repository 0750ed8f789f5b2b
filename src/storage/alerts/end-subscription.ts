import { sql } from 'kysely';
import { withoutStore } from '../../core/alerts/subscription.ts';
import type { Subscription } from '../../core/alerts/subscription.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { tellOthers } from './judge-files.ts';
import { cancelUnsent, lockOpenPosts } from './post-rows.ts';
import { storeKey, storeSet, subscriptionOf } from './subscription-rows.ts';
import type { SubscriptionRow } from './subscription-rows.ts';

/**
 * The store was removed: no subscription names it any more. Answers those that this turned off. The caller holds the audience
 * lock (`changes`) and the incidents that it is going to end, and silences them afterwards.
 */
export async function leaveSubscriptions(trx: Trx, workspace: Workspace, storeId: string): Promise<string[]> {
  const rows = await lockNeighbours(trx, workspace, storeId);
  const changed = withoutStore(rows.map(subscriptionOf), storeId);
  for (const one of changed) await saveStores(trx, workspace, one);
  const wasOff = new Set(rows.filter(({ state }) => state === 'off').map(({ id }) => id));
  return changed.filter(({ id, state }) => state === 'off' && !wasOff.has(id)).map(({ id }) => id);
}

/** All of the channels in which one names it: another one there may have the set that is left. */
function lockNeighbours(trx: Trx, workspace: Workspace, storeId: string): Promise<SubscriptionRow[]> {
  return trx
    .selectFrom('subscription as s')
    .selectAll('s')
    .where('s.workspace_id', '=', workspace.id)
    .where('s.store_ids', 'is not', null)
    .where('s.channel_id', 'in', (query) =>
      query
        .selectFrom('subscription as n')
        .select('n.channel_id')
        .where('n.workspace_id', '=', workspace.id)
        .where(sql<boolean>`${storeId} = any(n.store_ids)`),
    )
    .orderBy('s.id')
    .forNoKeyUpdate('s')
    .execute();
}

async function saveStores(
  trx: Trx,
  workspace: Workspace,
  { id, storeIds, state }: Subscription,
): Promise<void> {
  const isEnded = storeIds?.length === 0;
  await trx
    .updateTable('subscription')
    .set({ store_ids: storeSet(storeIds), store_key: isEnded ? `ended ${id}` : storeKey(storeIds) })
    .$if(isEnded, (update) => update.set({ state, state_since: appNow, digest_due_at: null }))
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', id)
    .execute();
}

/** They were turned off: what waits for them is not sent any more, and others may hear of it now. */
export async function silence(
  trx: Trx,
  workspace: Workspace,
  subscriptionIds: readonly string[],
  now: Date,
): Promise<void> {
  for (const subscription of subscriptionIds) {
    const posts = await lockOpenPosts(trx, workspace.id, { subscription });
    await cancelUnsent(trx, workspace.id, posts, now);
  }
  if (subscriptionIds.length > 0) await tellOthers(trx, workspace, now);
}
