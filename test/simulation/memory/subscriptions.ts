import { subscribersOf, tallyOf } from '../../../src/core/alerts/fan-out.ts';
import type { NewSubscription, SubscriptionRepository } from '../../../src/core/alerts/ports.ts';
import { beginRoutes, introductionPost, ownPost } from '../../../src/core/alerts/subscription-begin.ts';
import type { OpenIncident } from '../../../src/core/alerts/subscription-begin.ts';
import type { Subscription, SubscriptionSettings } from '../../../src/core/alerts/subscription.ts';
import { coversStore } from '../../../src/core/alerts/subscription.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { tellOthers } from './news.ts';
import { addPost, cancelPost } from './routes.ts';
import { nextUuid, nowOf, ownRow } from './rows.ts';
import type { SubscriptionRow, Sync, Tables } from './rows.ts';

export function memorySubscriptions(tables: Tables): Sync<SubscriptionRepository> {
  return {
    list: (workspace) =>
      ofWorkspace(tables, workspace)
        .map(({ subscription }) => subscription)
        .filter(({ state }) => state !== 'off')
        .sort((one, other) => (one.channelId < other.channelId ? -1 : 1)),
    subscribe: (workspace, wanted) => subscribe(tables, workspace, wanted),
    configure: (workspace, subscriptionId, settings) =>
      configure(tables, workspace, subscriptionId, settings),
    unsubscribe: (workspace, subscriptionId) => unsubscribe(tables, workspace, subscriptionId),
    test: (workspace, subscriptionId, by, actionId) =>
      test(tables, workspace, subscriptionId, { by, actionId }),
    addContact: (workspace, userId, settings) => {
      addContact(tables, workspace, userId, settings);
    },
    removeContact(workspace, userId) {
      const row = contactOf(tables, workspace, userId);
      return row !== undefined && unsubscribe(tables, workspace, row.subscription.id);
    },
  };
}

const ofWorkspace = (tables: Tables, { id }: Workspace): SubscriptionRow[] =>
  [...tables.subscriptions.values()].filter(({ workspaceId }) => workspaceId === id);

/** The same stores in another order, or twice, are the same set. */
const storeSet = (storeIds: readonly string[] | null): readonly string[] | null =>
  storeIds === null ? null : [...new Set(storeIds)].sort();
const sameStores = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  JSON.stringify(storeSet(one)) === JSON.stringify(storeSet(other));

function subscribe(tables: Tables, workspace: Workspace, wanted: NewSubscription) {
  const { channelId, storeIds, settings, by } = wanted;
  const known = ofWorkspace(tables, workspace).find(
    ({ subscription }) =>
      subscription.kind === 'channel' &&
      subscription.channelId === channelId &&
      sameStores(subscription.storeIds, storeIds),
  );
  if (known?.subscription.state === 'active') {
    return { kind: 'already', subscription: known.subscription, introductionId: null } as const;
  }
  const row = known ?? newRow(tables, workspace, wanted);
  row.subscription = {
    ...row.subscription,
    ...settings,
    state: 'active',
    epoch: row.subscription.epoch + 1,
    createdBy: by,
    brokenCode: null,
  };
  row.digestDueAtMs = null;
  tables.subscriptions.set(row.subscription.id, row);
  const introductionId = introduce(tables, workspace, row.subscription, by);
  begin(tables, workspace, row.subscription);
  const kind = known === undefined ? 'created' : 'revived';
  return { kind, subscription: row.subscription, introductionId } as const;
}

function newRow(
  tables: Tables,
  workspace: Workspace,
  { channelId, storeIds, settings, by }: NewSubscription,
  kind: Subscription['kind'] = 'channel',
): SubscriptionRow {
  const subscription: Subscription = {
    ...settings,
    ...{
      id: nextUuid(tables),
      channelId,
      kind,
      storeIds: storeSet(storeIds),
      conditions: null,
      state: 'off',
      epoch: 0,
    },
    ...{ createdBy: by, createdAt: nowOf(tables), lastDeliveredAt: null, brokenCode: null },
  };
  return { workspaceId: workspace.id, subscription, digestDueAtMs: null };
}

function introduce(tables: Tables, workspace: Workspace, subscription: Subscription, by: string): string {
  const names =
    subscription.storeIds === null
      ? null
      : [...tables.stores.values()]
          .filter((row) => row.workspaceId === workspace.id && coversStore(subscription, row.store.id))
          .map(({ store }) => store.name)
          .sort();
  const id = nextUuid(tables);
  addPost(tables, workspace.id, introductionPost(subscription, names, by, id));
  return id;
}

/** What is open already is told to it. */
function begin(tables: Tables, workspace: Workspace, subscription: Subscription): void {
  const everybody = ofWorkspace(tables, workspace).map((row) => row.subscription);
  const open: OpenIncident[] = [];
  for (const { workspaceId, incident, findings } of tables.incidents.values()) {
    if (workspaceId !== workspace.id || incident.phase !== 'open') continue;
    const routes = [...tables.routes.values()]
      .map((row) => row.route)
      .filter(({ incidentId }) => incidentId === incident.id);
    const hearing = new Set(routes.map(({ subscriptionId }) => subscriptionId));
    const told = subscribersOf(incident, findings, everybody, hearing);
    if (!told.some(({ id }) => id === subscription.id)) continue;
    const route = routes.find(({ subscriptionId }) => subscriptionId === subscription.id);
    open.push({ incident, tally: tallyOf(findings, subscription, null), route: route ?? null });
  }
  const clock = { now: nowOf(tables), newId: () => nextUuid(tables) };
  const { routes, posts } = beginRoutes(subscription, open, clock);
  for (const route of routes) tables.routes.set(route.id, { workspaceId: workspace.id, route });
  const begun = new Set(routes.map(({ id }) => id));
  for (const row of tables.routes.values()) {
    const { id, subscriptionId, state } = row.route;
    // What closed while it was off may stand there as open.
    if (subscriptionId === subscription.id && !begun.has(id) && state !== 'closed')
      row.route = { ...row.route, dueAt: clock.now };
  }
  for (const post of posts) addPost(tables, workspace.id, post);
}

function configure(tables: Tables, workspace: Workspace, id: string, settings: SubscriptionSettings) {
  const row = ownRow(tables.subscriptions, workspace, id);
  if (row === undefined || row.subscription.state === 'off') return null;
  row.subscription = { ...row.subscription, ...settings };
  const dueAt = nowOf(tables);
  for (const one of tables.routes.values()) {
    const isOver = tables.incidents.get(one.route.incidentId)?.incident.phase === 'closed';
    if (one.route.subscriptionId === id && !isOver) one.route = { ...one.route, dueAt };
  }
  return row.subscription;
}

function unsubscribe(tables: Tables, workspace: Workspace, id: string): boolean {
  const row = ownRow(tables.subscriptions, workspace, id);
  if (row === undefined || row.subscription.state === 'off') return false;
  row.subscription = { ...row.subscription, state: 'off' };
  row.digestDueAtMs = null;
  for (const one of tables.routes.values()) {
    if (one.route.subscriptionId === id) one.route = { ...one.route, dueAt: null };
  }
  for (const { post } of tables.posts.values()) if (post.subscriptionId === id) cancelPost(tables, post.id);
  tellOthers(tables, workspace.id);
  return true;
}

function test(
  tables: Tables,
  workspace: Workspace,
  id: string,
  { by, actionId }: { readonly by: string; readonly actionId: string },
): string | null {
  const row = ownRow(tables.subscriptions, workspace, id);
  if (row?.subscription.state !== 'active') return null;
  const dedupKey = `test:${actionId}`;
  const content = { kind: 'test', by, atMs: tables.options.nowMs() } as const;
  addPost(tables, workspace.id, {
    ...ownPost(row.subscription, content, nextUuid(tables)),
    dedupKey,
    critical: true,
  });
  return tables.postIdByKey.get(`${workspace.id}|${dedupKey}`) ?? null;
}

const contactOf = (tables: Tables, workspace: Workspace, userId: string): SubscriptionRow | undefined =>
  ofWorkspace(tables, workspace).find(
    ({ subscription: { kind, channelId } }) => kind === 'contact' && channelId === userId,
  );

function addContact(
  tables: Tables,
  workspace: Workspace,
  userId: string,
  settings: SubscriptionSettings,
): void {
  const known = contactOf(tables, workspace, userId);
  if (known?.subscription.state === 'active') {
    known.subscription = { ...known.subscription, ...settings };
    return;
  }
  const row =
    known ??
    newRow(tables, workspace, { channelId: userId, storeIds: null, settings, by: userId }, 'contact');
  const epoch = row.subscription.epoch + 1;
  row.subscription = { ...row.subscription, ...settings, state: 'active', epoch, brokenCode: null };
  tables.subscriptions.set(row.subscription.id, row);
  begin(tables, workspace, row.subscription);
}
