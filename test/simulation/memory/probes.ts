import {
  evidenceAfterProbe,
  guardWindowMs,
  isDecisive,
  probeGapMs,
} from '../../../src/core/alerts/evidence.ts';
import type { GuardView, ProbeResult } from '../../../src/core/alerts/evidence.ts';
import { observeGrant } from '../../../src/core/alerts/conditions/grant-revoked.ts';
import type {
  ProbeAnswer,
  ProbeOutcome,
  ProbeRepository,
  ProbeStart,
} from '../../../src/core/alerts/ports.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { answeredTikTok, observeAnswer } from '../../../src/core/alerts/conditions/upstream-tiktok.ts';
import { observe } from './news.ts';
import { earliestOf, isInstalled, nextUuid, nowOf, ownRow } from './rows.ts';
import type { GrantRow, Sync, Tables } from './rows.ts';

const leaseMs = 60_000;

export function memoryProbes(tables: Tables): Sync<ProbeRepository> {
  return {
    wakeDue: (limit) => wakeDue(tables, limit),
    workspaceOf: ({ workspaceId }) =>
      isInstalled(tables, workspaceId) ? (tables.workspaces.get(workspaceId)?.workspace ?? null) : null,
    begin: (workspace, grantId) => begin(tables, workspace, grantId),
    finish: (workspace, probe, answer) => finish(tables, workspace, probe, answer),
    nextDueAt: () => earliestOf(tables.grants.values(), (grant) => dueAtMs(tables, grant)),
  };
}

/** null: there is nothing to find out. */
function dueAtMs(tables: Tables, { workspaceId, evidence, wokenUntilMs }: GrantRow): number | null {
  if (evidence.probeDueAt === null || !isInstalled(tables, workspaceId)) return null;
  return Math.max(evidence.probeDueAt.getTime(), wokenUntilMs);
}

function wakeDue(tables: Tables, limit: number): number {
  const now = tables.options.nowMs();
  const due = [...tables.grants.values()]
    .filter((grant) => (dueAtMs(tables, grant) ?? Infinity) <= now)
    .slice(0, limit);
  for (const grant of due) {
    // Should the wake-up be lost, the next one comes then.
    grant.wokenUntilMs = now + probeGapMs;
    tables.probeWakeUps.push({ workspaceId: grant.workspaceId, grantId: grant.id });
  }
  return due.length;
}

function begin(tables: Tables, workspace: Workspace, grantId: string): ProbeStart | 'busy' | 'not-due' {
  const grant = ownRow(tables.grants, workspace, grantId);
  const startedAt = nowOf(tables);
  const dueAt = grant?.evidence.probeDueAt ?? null;
  if (grant === undefined || dueAt === null || dueAt > startedAt) return 'not-due';
  if (!isInstalled(tables, grant.workspaceId)) return 'not-due';
  if (grant.probeLeaseUntilMs > startedAt.getTime()) return 'busy';
  const probeId = nextUuid(tables);
  grant.probeLeaseUntilMs = startedAt.getTime() + leaseMs;
  grant.probeId = probeId;
  const { evidence, token } = grant;
  const control = isDecisive(evidence) ? controlOf(tables, grant) : null;
  return { probeId, grantId, startedAt, tokenVersion: evidence.tokenVersion, token, control };
}

/** The grant that worked last is the best witness; one that is in doubt itself is none. */
function controlOf(tables: Tables, grant: GrantRow): NonNullable<ProbeStart['control']> {
  const witnesses = [...tables.grants.values()]
    .filter(
      (one) =>
        one.coreUserId !== grant.coreUserId &&
        one.evidence.state === 'ok' &&
        isInstalled(tables, one.workspaceId),
    )
    .sort((one, other) => (other.goodAt?.getTime() ?? 0) - (one.goodAt?.getTime() ?? 0));
  const [witness] = witnesses;
  return witness === undefined ? 'sign-in' : { token: witness.token };
}

function finish(
  tables: Tables,
  workspace: Workspace,
  probe: ProbeStart,
  { user, control }: ProbeAnswer,
): ProbeOutcome {
  const grant = ownRow(tables.grants, workspace, probe.grantId);
  if (grant?.evidence.tokenVersion !== probe.tokenVersion) return 'superseded';
  // Finished before (a repetition), or so late that another probe has begun.
  if (grant.probeId !== probe.probeId) return grant.probeId === null ? grant.evidence.state : 'superseded';
  grant.probeId = null;
  grant.probeLeaseUntilMs = 0;
  grant.wokenUntilMs = 0;
  return learn(tables, grant, { at: probe.startedAt, user, control });
}

function learn(tables: Tables, grant: GrantRow, result: ProbeResult): ProbeOutcome {
  const now = nowOf(tables);
  const guard = guardView(tables, grant, now);
  const { evidence, verdict } = evidenceAfterProbe(grant.evidence, result, guard, now);
  grant.evidence = evidence;
  if (verdict === 'frozen') return 'frozen';
  if (verdict !== null) declare(tables, grant, verdict === 'revoked', result.at);
  return evidence.state;
}

function declare(tables: Tables, grant: GrantRow, isRevoked: boolean, at: Date): void {
  const rows = [...tables.stores.values()].filter(
    ({ grantId, isConnected }) => grantId === grant.id && isConnected,
  );
  const stores = rows.map(({ store }) => ({ id: store.id, name: store.name }));
  const { id: grantId, displayName } = grant;
  const observation = observeGrant({ grantId, displayName, at, isRevoked, stores });
  observe(tables, grant.workspaceId, 'grant.revoked', observation);
  for (const row of rows) {
    const answer = observeAnswer({ id: row.store.id, name: row.store.name, at, intervalMs: 0 });
    observe(tables, grant.workspaceId, 'upstream.tiktok', answer, answeredTikTok);
    row.silence = null;
  }
  // A revoked grant's stores are not checked: their figures are as old as the verdict.
  if (!isRevoked) for (const row of rows) row.dueAtMs = tables.options.nowMs();
}

/** Of all workspaces, by TikTok user; those whose verdict was given count as well. */
function guardView(tables: Tables, grant: GrantRow, now: Date): GuardView {
  const all = [...tables.grants.values()].filter(({ workspaceId }) => isInstalled(tables, workspaceId));
  const sinceMs = grant.evidence.suspectSince?.getTime() ?? now.getTime();
  const isSuspect = ({ evidence: { state, suspectSince } }: GrantRow) =>
    state !== 'ok' && suspectSince !== null && Math.abs(suspectSince.getTime() - sinceMs) <= guardWindowMs;
  const isWell = ({ goodAt }: GrantRow) =>
    goodAt !== null && now.getTime() - goodAt.getTime() <= guardWindowMs;
  const usersOf = (grants: readonly GrantRow[]) => new Set(grants.map(({ coreUserId }) => coreUserId)).size;
  const good = all
    .filter(({ coreUserId }) => coreUserId !== grant.coreUserId)
    .flatMap(({ goodAt, evidence: { state, lastCountedAt } }) => [
      goodAt,
      state === 'ok' ? lastCountedAt : null,
    ]);
  const verdicts = all.filter(({ id }) => id !== grant.id).map(({ evidence }) => evidence.revokedAt);
  return {
    known: usersOf(all.filter((one) => isSuspect(one) || isWell(one))),
    suspects: usersOf(all.filter(isSuspect)),
    goodElsewhereAt: latestOf(good),
    lastVerdictAt: latestOf(verdicts),
  };
}

function latestOf(times: readonly (Date | null)[]): Date | null {
  const known = times.flatMap((time) => (time === null ? [] : [time.getTime()]));
  return known.length === 0 ? null : new Date(Math.max(...known));
}
