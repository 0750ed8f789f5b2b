import { AppError } from '../../../src/errors.ts';
import { unsuspected } from '../../../src/core/alerts/evidence.ts';
import type { NewConnection, StoreRepository } from '../../../src/core/ports.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { withoutStore } from '../../../src/core/alerts/subscription.ts';
import { end, fileOf, tellOthers } from './news.ts';
import { cancelPost } from './routes.ts';
import { freshStore, isInstalled, nextUuid, nowOf, ownRow } from './rows.ts';
import type { GrantRow, Sync, Tables } from './rows.ts';

/** As far as alerts go; what people look up is not kept here. */
export function memoryStores(
  tables: Tables,
): Sync<Pick<StoreRepository, 'list' | 'addConnected' | 'remove'>> {
  return {
    list: (workspace) => ({
      stores: [...tables.stores.values()]
        .filter(({ workspaceId }) => workspaceId === workspace.id)
        .map(({ store }) => store)
        .sort((one, other) => (one.handle < other.handle ? -1 : 1)),
      defaultStoreId: null,
    }),
    addConnected: (workspace, connection) => addConnected(tables, workspace, connection),
    remove: (workspace, storeId) => remove(tables, workspace, storeId),
  };
}

function addConnected(tables: Tables, workspace: Workspace, { store, grant: given, ids }: NewConnection) {
  if (!isInstalled(tables, workspace.id)) throw new Error('the app was uninstalled from this workspace');
  for (const row of tables.stores.values())
    if (row.workspaceId === workspace.id && row.store.handle === store.handle) return 'handle-taken';
  if (isSignInEnding(tables, given.coreUserId))
    throw new AppError('not_allowed', 'It is being disconnected.');
  const grant = saveGrant(tables, workspace, given);
  const id = nextUuid(tables);
  const now = nowOf(tables);
  const added = { ...store, id, createdAt: now };
  tables.stores.set(id, {
    ...{ ...freshStore, workspaceId: workspace.id, store: added, grantId: grant.id, ids },
    dueAtMs: now.getTime(),
  });
  const { coreUserId, displayName, evidence } = grant;
  const { state, tokenVersion } = evidence;
  return { store: added, grant: { id: grant.id, coreUserId, displayName, state, tokenVersion } };
}

/** Of this person, in whichever workspace: the rule of storage/disconnect/disconnect-rows.ts. */
function isSignInEnding(tables: Tables, coreUserId: string): boolean {
  return [...tables.sagas.values()].some(({ storeId, saga }) => {
    const grant = tables.grants.get(tables.stores.get(storeId)?.grantId ?? '');
    const isEnding = ['revoking', 'proving', 'unsubscribing'].includes(saga.stage);
    return (
      grant?.coreUserId === coreUserId && isEnding && saga.outcome === null && saga.unprovenSinceMs === null
    );
  });
}

/** The same TikTok user: a new token, of which nothing is suspected; the alert about the old one ends. */
function saveGrant(
  tables: Tables,
  workspace: Workspace,
  { coreUserId, displayName, token }: NewConnection['grant'],
): GrantRow {
  for (const known of tables.grants.values()) {
    if (known.workspaceId !== workspace.id || known.coreUserId !== coreUserId) continue;
    known.displayName = displayName;
    known.token = token;
    known.evidence = unsuspected(known.id, known.evidence.tokenVersion + 1);
    known.probeId = null;
    known.probeLeaseUntilMs = 0;
    known.wokenUntilMs = 0;
    end(
      tables,
      workspace.id,
      fileOf(tables, workspace.id, `grant:${known.id}`, 'grant.revoked'),
      null,
      'reconnected',
    );
    return known;
  }
  const id = nextUuid(tables);
  const grant: GrantRow = {
    ...{ workspaceId: workspace.id, id, coreUserId, displayName, token, evidence: unsuspected(id, 1) },
    ...{ goodAt: null, probeLeaseUntilMs: 0, probeId: null, wokenUntilMs: 0 },
  };
  tables.grants.set(id, grant);
  return grant;
}

function remove(tables: Tables, workspace: Workspace, storeId: string): boolean {
  const row = ownRow(tables.stores, workspace, storeId);
  if (row === undefined) return false;
  tables.stores.delete(storeId);
  const ended = leaveSubscriptions(tables, workspace.id, storeId);
  for (const { workspaceId, file } of [...tables.files.values()]) {
    const concerns =
      file.scope === `store:${storeId}` || file.findings.some((one) => one.storeId === storeId);
    if (workspaceId === workspace.id && concerns) end(tables, workspaceId, file, storeId, 'removed');
  }
  silence(tables, workspace.id, ended);
  const isUsed = [...tables.stores.values()].some(({ grantId }) => grantId === row.grantId);
  if (!isUsed) tables.grants.delete(row.grantId);
  return true;
}

/** The store is in no set any more; answers the subscriptions that this turned off. */
function leaveSubscriptions(tables: Tables, workspaceId: string, storeId: string): ReadonlySet<string> {
  const own = [...tables.subscriptions.values()].filter((row) => row.workspaceId === workspaceId);
  const ended = new Set<string>();
  const changed = withoutStore(
    own.map(({ subscription }) => subscription),
    storeId,
  );
  for (const one of changed) {
    const row = tables.subscriptions.get(one.id);
    if (row === undefined) continue;
    if (row.subscription.state !== 'off' && one.state === 'off') ended.add(one.id);
    row.subscription = one;
    if (one.state === 'off') row.digestDueAtMs = null;
  }
  return ended;
}

function silence(tables: Tables, workspaceId: string, ended: ReadonlySet<string>): void {
  for (const { post } of tables.posts.values())
    if (ended.has(post.subscriptionId ?? '')) cancelPost(tables, post.id);
  if (ended.size > 0) tellOthers(tables, workspaceId);
}
