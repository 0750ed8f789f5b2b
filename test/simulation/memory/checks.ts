import { observeAccounts } from '../../../src/core/alerts/conditions/accounts.ts';
import { answerAboutApp, observeApp } from '../../../src/core/alerts/conditions/app-rejected.ts';
import { observeNeedDetails } from '../../../src/core/alerts/conditions/products-need-details.ts';
import { observeSilence, silenceAfter } from '../../../src/core/alerts/conditions/upstream-tiktok.ts';
import type { CheckedStore } from '../../../src/core/alerts/conditions/index.ts';
import { answerAboutGrant, evidenceAfterCheck } from '../../../src/core/alerts/evidence.ts';
import { isLive } from '../../../src/core/alerts/findings.ts';
import type { CheckRepository, CheckStart } from '../../../src/core/ports.ts';
import { outcomeOf } from '../../../src/core/reading.ts';
import type { Reading } from '../../../src/core/reading.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { fileOf, observe } from './news.ts';
import { earliestOf, isInstalled, nextUuid, nowOf, ownRow } from './rows.ts';
import type { GrantRow, StoreRow, Sync, Tables } from './rows.ts';

const leaseMs = 150_000;

export function memoryChecks(tables: Tables): Sync<CheckRepository> {
  return {
    wakeDue: (limit) => wakeDue(tables, limit),
    workspaceOf: ({ workspaceId }) =>
      isInstalled(tables, workspaceId) ? (tables.workspaces.get(workspaceId)?.workspace ?? null) : null,
    begin: (workspace, storeId) => begin(tables, workspace, storeId),
    finish: (workspace, check, reading) => finish(tables, workspace, check, reading),
    nextDueAt: () =>
      earliestOf(tables.stores.values(), (row) => (isCheckable(tables, row) ? row.dueAtMs : null)),
  };
}

function isCheckable(tables: Tables, { grantId, workspaceId, isConnected }: StoreRow): boolean {
  const state = tables.grants.get(grantId)?.evidence.state ?? 'revoked';
  return isConnected && state !== 'revoked' && isInstalled(tables, workspaceId);
}

function wakeDue(tables: Tables, limit: number): number {
  const { intervalMs, nowMs } = tables.options;
  const now = nowMs();
  const due = [...tables.stores.values()]
    .filter((row) => row.dueAtMs <= now && isCheckable(tables, row))
    .sort((one, other) => one.dueAtMs - other.dueAtMs)
    .slice(0, limit);
  for (const row of due) {
    row.dueAtMs += intervalMs * (Math.floor((now - row.dueAtMs) / intervalMs) + 1);
    tables.checkWakeUps.push({ workspaceId: row.workspaceId, storeId: row.store.id });
  }
  return due.length;
}

function begin(tables: Tables, workspace: Workspace, storeId: string): CheckStart | 'busy' | 'not-connected' {
  const row = ownRow(tables.stores, workspace, storeId);
  const grant = tables.grants.get(row?.grantId ?? '');
  if (row?.isConnected !== true || grant === undefined || grant.evidence.state === 'revoked')
    return 'not-connected';
  const startedAt = nowOf(tables);
  if (row.leaseUntilMs > startedAt.getTime()) return 'busy';
  const checkId = nextUuid(tables);
  row.leaseUntilMs = startedAt.getTime() + leaseMs;
  row.leaseCheckId = checkId;
  tables.checkRuns.set(checkId, { storeId, startedAtMs: startedAt.getTime(), outcome: null });
  return {
    ...{ checkId, storeId, startedAt, generation: row.generation, grantId: grant.id, ids: row.ids },
    tokenVersion: grant.evidence.tokenVersion,
    token: grant.token,
  };
}

function finish(tables: Tables, workspace: Workspace, check: CheckStart, reading: Reading) {
  const row = ownRow(tables.stores, workspace, check.storeId);
  const run = tables.checkRuns.get(check.checkId);
  if (row === undefined || run?.storeId !== check.storeId) return 'superseded';
  if (run.outcome !== null) return run.outcome;
  const grant = tables.grants.get(row.grantId);
  const isCurrent =
    grant?.id === check.grantId &&
    row.generation === check.generation &&
    grant.evidence.tokenVersion === check.tokenVersion &&
    check.startedAt.getTime() >= row.lastCountedStartMs;
  run.outcome = isCurrent ? outcomeOf(reading) : 'superseded';
  if (row.leaseCheckId === check.checkId) {
    row.leaseCheckId = null;
    row.leaseUntilMs = 0;
  }
  if (isCurrent) {
    row.lastCountedStartMs = check.startedAt.getTime();
    learn(tables, row, grant, { check, reading });
  }
  return run.outcome;
}

function learn(
  tables: Tables,
  row: StoreRow,
  grant: GrantRow,
  { check, reading }: { readonly check: CheckStart; readonly reading: Reading },
): void {
  const at = check.startedAt;
  const checked: CheckedStore = {
    id: row.store.id,
    name: row.store.name,
    at,
    intervalMs: tables.options.intervalMs,
  };
  grant.evidence = evidenceAfterCheck(grant.evidence, answerAboutGrant(reading), at, nowOf(tables));
  if (reading.user?.class === 'good' && (grant.goodAt === null || grant.goodAt < at)) grant.goodAt = at;
  row.silence = silenceAfter(row.silence, checked, reading);
  const silence = observeSilence(checked, row.silence);
  if (silence !== null) {
    const { findings } = observe(tables, row.workspaceId, 'upstream.tiktok', silence);
    const isReported = findings.some((one) => one.storeId === row.store.id && isLive(one));
    row.silence = { ...row.silence, isReported };
  }
  const counts = observeNeedDetails(checked, reading, row.listed);
  if (counts !== null) observe(tables, row.workspaceId, 'products.need_details', counts);
  for (const { rule, observation } of observeAccounts(checked, row.ids, reading))
    observe(tables, row.workspaceId, rule.name, observation);
  learnOfApp(tables, row, checked, reading);
}

function learnOfApp(tables: Tables, row: StoreRow, checked: CheckedStore, reading: Reading): void {
  row.isAppRefused = Object.values(reading).some((answer) => answer.class === 'appRefused');
  const answer = answerAboutApp(reading);
  if (answer === null) return;
  const { incident, findings } = fileOf(tables, row.workspaceId, 'app', 'app.rejected');
  const isInQuestion = incident !== null && (incident.phase !== 'closed' || findings.some(isLive));
  if (answer === 'fine' && !isInQuestion) return;
  const isElsewhere = [...tables.stores.values()].some(
    (other) =>
      other !== row &&
      other.workspaceId === row.workspaceId &&
      isCheckable(tables, other) &&
      other.isAppRefused,
  );
  if (answer === 'fine' && isElsewhere) return;
  observe(tables, row.workspaceId, 'app.rejected', observeApp(checked, answer === 'rejected'));
}
