import { unsuspected } from '../../../src/core/alerts/evidence.ts';
import type {
  DisconnectRepository,
  DisconnectResult,
  DisconnectWork,
} from '../../../src/core/disconnect/ports.ts';
import {
  begun,
  committed,
  keptForOthers,
  over,
  proved,
  renewed,
  revoked,
  unsubscribed,
  workKinds,
} from '../../../src/core/disconnect/saga.ts';
import type { Saga } from '../../../src/core/disconnect/saga.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { end } from './news.ts';
import { isInstalled, nextUuid, nowOf, ownRow } from './rows.ts';
import type { GrantRow, SagaRow, StoreRow, Sync, Tables } from './rows.ts';

/** Our own disconnect as far as it touches checks, probes and incidents; the saga's rules are the real ones. */
export function memoryDisconnects(
  tables: Tables,
): Sync<Pick<DisconnectRepository, 'start' | 'begin' | 'finish'>> {
  return {
    start(workspace, { storeId }) {
      const store = ownRow(tables.stores, workspace, storeId);
      if (store?.isConnected !== true) return store === undefined ? 'gone' : 'changed';
      store.isConnected = false;
      store.isDisconnecting = true;
      store.generation += 1;
      const sagaId = nextUuid(tables);
      const saga = begun(false, tables.options.nowMs());
      tables.sagas.set(sagaId, {
        workspaceId: workspace.id,
        storeId,
        tokenVersion: null,
        saga,
        leaseId: null,
      });
      return { sagaId };
    },
    begin: (workspace, sagaId) => begin(tables, workspace, sagaId),
    finish: (workspace, work, result) => finish(tables, workspace, work, result),
  };
}

type Held = { readonly row: SagaRow; readonly store: StoreRow; readonly grant: GrantRow };

function held(tables: Tables, workspace: Workspace, sagaId: string): Held | null {
  const row = ownRow(tables.sagas, workspace, sagaId);
  const store = tables.stores.get(row?.storeId ?? '');
  const grant = tables.grants.get(store?.grantId ?? '');
  if (row === undefined || store === undefined || grant === undefined) return null;
  return isInstalled(tables, workspace.id) && row.saga.outcome === null ? { row, store, grant } : null;
}

function begin(tables: Tables, workspace: Workspace, sagaId: string): DisconnectWork | 'busy' | 'idle' {
  const of = held(tables, workspace, sagaId);
  const startedAt = nowOf(tables);
  const dueMs = of?.row.saga.dueMs ?? null;
  if (of === null || dueMs === null || dueMs > startedAt.getTime()) return 'idle';
  settle(tables, of, goOn(tables, of));
  const { row, store, grant } = of;
  const kind = workKinds[row.saga.stage];
  if (row.saga.outcome !== null || kind === null) return 'idle';
  row.leaseId = nextUuid(tables);
  return {
    ...{ kind, sagaId, leaseId: row.leaseId, startedAt, token: grant.token, ids: store.ids },
    ...{ binding: null, control: kind === 'prove' ? 'sign-in' : null },
    isRevokeSent: row.saga.isRevokeSent,
  };
}

function goOn(tables: Tables, { row, store, grant }: Held): Saga {
  const nowMs = tables.options.nowMs();
  const others = [...tables.stores.values()]
    .filter((one) => one !== store && one.grantId === grant.id && (one.isConnected || one.isDisconnecting))
    .map((one) => one.store.name);
  const hasToken = grant.token !== '';
  if (row.saga.stage === 'waiting')
    return committed(row.saga, { others, isElsewhere: false, hasToken }, nowMs);
  if (!hasToken) return over(row.saga, 'revoked', nowMs);
  const isRenewed = row.tokenVersion !== null && row.tokenVersion !== grant.evidence.tokenVersion;
  if (!isRenewed || row.saga.stage === 'unsubscribing') return row.saga;
  if (others.length > 0) return keptForOthers(row.saga, others, nowMs);
  row.tokenVersion = grant.evidence.tokenVersion;
  return renewed(row.saga, nowMs);
}

function finish(tables: Tables, workspace: Workspace, work: DisconnectWork, result: DisconnectResult) {
  const of = held(tables, workspace, work.sagaId);
  if (of?.row.leaseId !== work.leaseId) return 'lost';
  of.row.leaseId = null;
  const nowMs = tables.options.nowMs();
  const { saga } = of.row;
  if (result.kind === 'revoke') settle(tables, of, revoked(saga, result.result, result.answer, nowMs));
  else if (result.kind === 'prove')
    settle(tables, of, proved(saga, { ...result, hasOlder: false, atMs: work.startedAt.getTime() }, nowMs));
  else settle(tables, of, unsubscribed(saga, result.result, nowMs));
  return of.row.saga.stage;
}

/** What follows for checks and alerts: from the last moment to cancel on, TikTok's word of this store is our own doing. */
function settle(tables: Tables, { row, store, grant }: Held, after: Saga): void {
  const before = row.saga;
  row.saga = after;
  if (before.committedMs === null && after.committedMs !== null) {
    if (after.others.length === 0) {
      grant.evidence = unsuspected(grant.id, grant.evidence.tokenVersion);
      Object.assign(grant, { probeId: null, probeLeaseUntilMs: 0, wokenUntilMs: 0 });
      row.tokenVersion = grant.evidence.tokenVersion;
    }
    for (const { workspaceId, file } of [...tables.files.values()]) {
      if (workspaceId !== row.workspaceId || !file.findings.some(({ storeId }) => storeId === row.storeId))
        continue;
      end(tables, workspaceId, file, row.storeId, 'disconnected');
    }
    store.silence = null;
  }
  if (after.outcome === null) return;
  store.isDisconnecting = false;
  if (after.outcome !== 'revoked' || row.tokenVersion !== grant.evidence.tokenVersion) return;
  grant.token = '';
  grant.evidence = { ...unsuspected(grant.id, grant.evidence.tokenVersion + 1), state: 'revoked' };
}
