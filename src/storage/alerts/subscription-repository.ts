import { randomUUID } from 'node:crypto';
import type { SubscriptionRepository } from '../../core/alerts/ports.ts';
import { ownPost } from '../../core/alerts/subscription-begin.ts';
import type { Subscription, SubscriptionSettings } from '../../core/alerts/subscription.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Db, Trx } from '../database.ts';
import { appNow, readNow } from '../domain-time.ts';
import { lockAudience } from './audience-lock.ts';
import { silence } from './end-subscription.ts';
import { insertPosts } from './post-rows.ts';
import { addContact, findContact, recordChanged, subscribe } from './subscribe.ts';
import { recordSubscription } from './subscription-record.ts';
import { lockSubscription, settingsOf, subscriptionOf } from './subscription-rows.ts';
import { wakeSubscription } from './wake-subscription.ts';

export function createSubscriptionRepository(database: Database): SubscriptionRepository {
  return {
    list: (workspace) => database.statement((db) => list(db, workspace)),
    subscribe: (workspace, wanted) => database.transaction((trx) => subscribe(trx, workspace, wanted)),
    configure: (workspace, id, settings) =>
      database.transaction((trx) => configure(trx, workspace, id, settings)),
    unsubscribe: (workspace, id) => database.transaction((trx) => switchOff(trx, workspace, id)),
    test: (workspace, id, by, actionId) =>
      database.transaction((trx) => writeTest(trx, workspace, { id, by, actionId })),
    addContact: (workspace, userId, settings) =>
      database.transaction((trx) => addContact(trx, workspace, userId, settings)),
    removeContact: (workspace, userId) =>
      database.transaction((trx) => removeContact(trx, workspace, userId)),
  };
}

export async function removeContact(trx: Trx, workspace: Workspace, userId: string): Promise<boolean> {
  await lockAudience(trx, workspace, 'changes');
  const id = await findContact(trx, workspace, userId);
  return id !== null && switchOff(trx, workspace, id);
}

async function list(db: Db, workspace: Workspace): Promise<readonly Subscription[]> {
  const rows = await db
    .selectFrom('subscription')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('state', '<>', 'off')
    .orderBy('channel_id')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(subscriptionOf);
}

async function configure(
  trx: Trx,
  workspace: Workspace,
  id: string,
  given: SubscriptionSettings,
): Promise<Subscription | null> {
  const settings = settingsOf(given);
  const row = await lockSubscription(trx, workspace.id, id);
  if (row === null || row.state === 'off') return null;
  await recordChanged(trx, workspace, subscriptionOf(row), settings);
  await trx
    .updateTable('subscription')
    .set({ settings: JSON.stringify(settings) })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', row.id)
    .execute();
  // Another threshold or other hours: each of its routes may have to say something else now.
  await wakeSubscription(trx, workspace, row.id, await readNow(trx));
  return subscriptionOf({ ...row, settings });
}

async function switchOff(trx: Trx, workspace: Workspace, id: string): Promise<boolean> {
  await lockAudience(trx, workspace, 'changes');
  const row = await lockSubscription(trx, workspace.id, id);
  if (row === null || row.state === 'off') return false;
  const action = row.kind === 'contact' ? 'contact.off' : 'alerts.off';
  await recordSubscription(trx, workspace, action, { before: subscriptionOf(row), after: null });
  await trx
    .updateTable('subscription')
    .set({ state: 'off', state_since: appNow, digest_due_at: null })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', row.id)
    .execute();
  await wakeSubscription(trx, workspace, row.id, null);
  await silence(trx, workspace, [row.id], await readNow(trx));
  return true;
}

type Test = { readonly id: string; readonly by: string; readonly actionId: string };

async function writeTest(trx: Trx, workspace: Workspace, { id, by, actionId }: Test): Promise<string | null> {
  const row = await lockSubscription(trx, workspace.id, id);
  if (row?.state !== 'active') return null;
  const now = await readNow(trx);
  const subscription = subscriptionOf(row);
  const dedupKey = `test:${actionId}`;
  const content = { kind: 'test', by, atMs: now.getTime() } as const;
  // Somebody waits for it.
  const post = { ...ownPost(subscription, content, randomUUID()), dedupKey, critical: true };
  const written = await insertPosts(trx, workspace.id, [post], { epoch: subscription.epoch, now });
  return written > 0 ? post.id : findTest(trx, workspace, row.id, dedupKey);
}

async function findTest(
  trx: Trx,
  workspace: Workspace,
  subscriptionId: string,
  dedupKey: string,
): Promise<string | null> {
  const row = await trx
    .selectFrom('outbox')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('subscription_id', '=', subscriptionId)
    .where('dedup_key', '=', dedupKey)
    .executeTakeFirst();
  return row?.id ?? null;
}
