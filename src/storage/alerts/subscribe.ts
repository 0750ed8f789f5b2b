import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { NewSubscription, SubscriptionRepository } from '../../core/alerts/ports.ts';
import { introductionPost } from '../../core/alerts/subscription-begin.ts';
import type { Subscription, SubscriptionSettings } from '../../core/alerts/subscription.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appNow, readNow } from '../domain-time.ts';
import { lockAudience } from './audience-lock.ts';
import { beginTelling } from './begin-telling.ts';
import { insertPosts } from './post-rows.ts';
import { recordSubscription } from './subscription-record.ts';
import { lockSubscription, settingsOf, storeKey, storeSet, subscriptionOf } from './subscription-rows.ts';

type Subscribed = Awaited<ReturnType<SubscriptionRepository['subscribe']>>;

/** What makes it this one and no other. */
type Place = Pick<Subscription, 'kind' | 'channelId' | 'storeIds'>;
type Wanted = Place & { readonly settings: SubscriptionSettings; readonly by: string };

export async function subscribe(
  trx: Trx,
  workspace: Workspace,
  { channelId, storeIds, settings, by }: NewSubscription,
): Promise<Subscribed> {
  await lockAudience(trx, workspace, 'changes');
  const begun = await switchOn(trx, workspace, { kind: 'channel', channelId, storeIds, settings, by });
  const { kind, subscription } = begun;
  if (kind === 'already') return { ...begun, introductionId: null };
  const now = await readNow(trx);
  await recordSubscription(trx, workspace, 'alerts.on', { before: null, after: subscription });
  const names = await storeNames(trx, workspace, subscription);
  const introduction = introductionPost(subscription, names, by, randomUUID());
  await insertPosts(trx, workspace.id, [introduction], { epoch: subscription.epoch, now });
  await beginTelling(trx, workspace, subscription, now);
  return { kind, subscription, introductionId: introduction.id };
}

export async function addContact(
  trx: Trx,
  workspace: Workspace,
  userId: string,
  settings: SubscriptionSettings,
): Promise<void> {
  await lockAudience(trx, workspace, 'changes');
  const place = { kind: 'contact', channelId: userId, storeIds: null } as const;
  const { kind, subscription } = await switchOn(trx, workspace, { ...place, settings, by: userId });
  if (kind !== 'already') {
    await recordSubscription(trx, workspace, 'contact.on', { before: null, after: subscription });
    return beginTelling(trx, workspace, subscription, await readNow(trx));
  }
  await recordChanged(trx, workspace, subscription, settings);
  await trx
    .updateTable('subscription')
    .set({ settings: JSON.stringify(settingsOf(settings)) })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', subscription.id)
    .execute();
}

/** Other settings than those that it has. */
export async function recordChanged(
  trx: Trx,
  workspace: Workspace,
  before: Subscription,
  given: SubscriptionSettings,
): Promise<void> {
  const settings = settingsOf(given);
  if (isDeepStrictEqual(settings, settingsOf(before))) return;
  await recordSubscription(trx, workspace, 'alerts.changed', { before, after: { ...before, ...settings } });
}

export function findContact(trx: Trx, workspace: Workspace, userId: string): Promise<string | null> {
  return findId(trx, workspace, { kind: 'contact', channelId: userId, storeIds: null });
}

async function findId(
  trx: Trx,
  workspace: Workspace,
  { kind, channelId, storeIds }: Place,
): Promise<string | null> {
  const row = await trx
    .selectFrom('subscription')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('kind', '=', kind)
    .where('channel_id', '=', channelId)
    .where('store_key', '=', storeKey(storeIds))
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The audience lock makes us the only one here. */
async function switchOn(
  trx: Trx,
  workspace: Workspace,
  wanted: Wanted,
): Promise<Pick<Subscribed, 'kind' | 'subscription'>> {
  const id = await findId(trx, workspace, wanted);
  const old = id === null ? null : await lockSubscription(trx, workspace.id, id);
  if (old === null) return { kind: 'created', subscription: await create(trx, workspace, wanted) };
  if (old.state === 'active') return { kind: 'already', subscription: subscriptionOf(old) };
  const row = await trx
    .updateTable('subscription')
    .set({
      ...{ state: 'active', state_since: appNow, broken_code: null, digest_due_at: null },
      epoch: old.epoch + 1,
      settings: JSON.stringify(settingsOf(wanted.settings)),
      created_by: wanted.by,
    })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', old.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return { kind: 'revived', subscription: subscriptionOf(row) };
}

async function create(
  trx: Trx,
  workspace: Workspace,
  { kind, channelId, storeIds, settings, by }: Wanted,
): Promise<Subscription> {
  const row = await trx
    .insertInto('subscription')
    .values({
      workspace_id: workspace.id,
      id: randomUUID(),
      kind,
      channel_id: channelId,
      store_key: storeKey(storeIds),
      store_ids: storeSet(storeIds),
      conditions: null,
      state: 'active',
      epoch: 1,
      settings: JSON.stringify(settingsOf(settings)),
      created_by: by,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return subscriptionOf(row);
}

async function storeNames(
  trx: Trx,
  workspace: Workspace,
  { storeIds }: Subscription,
): Promise<readonly string[] | null> {
  if (storeIds === null) return null;
  const { rows } = await sql<{ name: string }>`select name from store
    where workspace_id = ${workspace.id} and id::text = any(${[...storeIds]}::text[])
    order by name, id`.execute(trx);
  return rows.map(({ name }) => name);
}
