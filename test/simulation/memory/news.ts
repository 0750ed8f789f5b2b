import { conditions } from '../../../src/core/alerts/conditions/index.ts';
import { subscribersOf } from '../../../src/core/alerts/fan-out.ts';
import type { CloseReason, ConditionFile, ConditionName, Scope } from '../../../src/core/alerts/incident.ts';
import { endFindings, judge } from '../../../src/core/alerts/judge.ts';
import type { Judgement } from '../../../src/core/alerts/judge.ts';
import type { ConditionRule, Observation } from '../../../src/core/alerts/observation.ts';
import { newRoute } from '../../../src/core/alerts/route.ts';
import { nextUuid, nowOf } from './rows.ts';
import type { RouteRow, Tables } from './rows.ts';

const keyOf = (workspaceId: string, scope: Scope, condition: ConditionName): string =>
  `${workspaceId}|${scope}|${condition}`;

export function fileOf(
  tables: Tables,
  workspaceId: string,
  scope: Scope,
  condition: ConditionName,
): ConditionFile {
  return (
    tables.files.get(keyOf(workspaceId, scope, condition))?.file ?? {
      condition,
      scope,
      state: { lastCountedAt: null, transitions: [] },
      incident: null,
      findings: [],
    }
  );
}

/** Judges one observation and wakes the routes that could want to know. */
export function observe(
  tables: Tables,
  workspaceId: string,
  condition: ConditionName,
  observation: Observation,
  rule: ConditionRule = conditions[condition],
): ConditionFile {
  const file = fileOf(tables, workspaceId, observation.scope, condition);
  const clock = { now: nowOf(tables), newId: () => nextUuid(tables) };
  const judged = judge(rule, file, observation, clock);
  saveJudgement(tables, workspaceId, judged);
  return judged.file;
}

/** Ends what can no longer be watched: of one store, or (null) all of it. */
export function end(
  tables: Tables,
  workspaceId: string,
  file: ConditionFile,
  storeId: string | null,
  reason: Exclude<CloseReason, 'fixed'>,
): void {
  saveJudgement(tables, workspaceId, endFindings(file, storeId, reason, nowOf(tables)));
}

function saveJudgement(tables: Tables, workspaceId: string, { file, isNews }: Judgement): void {
  const key = keyOf(workspaceId, file.scope, file.condition);
  const before = tables.files.get(key)?.file.incident ?? null;
  tables.files.set(key, { workspaceId, file });
  const { incident, findings } = file;
  if (before !== null && before.phase === 'pending' && before.id !== incident?.id) {
    tables.incidents.delete(before.id);
  }
  if (incident === null) return;
  tables.incidents.set(incident.id, { workspaceId, incident, findings });
  if (!isNews) return;
  wakeRoutes(tables, incident.id);
  if (incident.phase === 'open') fanOut(tables, workspaceId, incident.id);
  if (incident.condition === 'upstream.tiktok' && incident.phase === 'closed') wakeHeld(tables, workspaceId);
}

export function routesOf(tables: Tables, incidentId: string): RouteRow[] {
  const found: RouteRow[] = [];
  for (const row of tables.routes.values()) if (row.route.incidentId === incidentId) found.push(row);
  return found;
}

export function wakeRoutes(tables: Tables, incidentId: string): void {
  const now = nowOf(tables);
  for (const row of routesOf(tables, incidentId)) row.route = { ...row.route, dueAt: now };
}

/** Of incidents that are open, whoever hears now has a route: a subscription that told them is gone. */
export function tellOthers(tables: Tables, workspaceId: string): void {
  for (const { workspaceId: own, incident } of tables.incidents.values())
    if (own === workspaceId && incident.phase === 'open') fanOut(tables, own, incident.id);
}

/** Every subscription that hears of it has a route. */
function fanOut(tables: Tables, workspaceId: string, incidentId: string): void {
  const row = tables.incidents.get(incidentId);
  if (row === undefined) return;
  const subscriptions = [...tables.subscriptions.values()]
    .filter((one) => one.workspaceId === workspaceId)
    .map(({ subscription }) => subscription);
  const known = new Set(routesOf(tables, incidentId).map(({ route }) => route.subscriptionId));
  for (const { id } of subscribersOf(row.incident, row.findings, subscriptions, known)) {
    if (known.has(id)) continue;
    const route = newRoute(nextUuid(tables), incidentId, id, nowOf(tables));
    tables.routes.set(route.id, { workspaceId, route });
  }
}

function wakeHeld(tables: Tables, workspaceId: string): void {
  const now = nowOf(tables);
  for (const row of tables.routes.values()) {
    if (row.workspaceId === workspaceId && row.route.heldBy === 'upstream')
      row.route = { ...row.route, dueAt: now };
  }
}

export function isUpstreamDown(tables: Tables, workspaceId: string): boolean {
  return fileOf(tables, workspaceId, 'tiktok', 'upstream.tiktok').incident?.phase === 'open';
}
