import { sql } from 'kysely';
import type { ConditionFile, ConditionName, Finding, Incident, Scope } from '../../core/alerts/incident.ts';
import type { Workspace } from '../../core/workspace.ts';
import { batches } from '../batches.ts';
import type { Trx } from '../database.ts';
import { findingOf, findingRow, incidentOf, incidentRow } from './incident-rows.ts';

export type FileKey = { readonly condition: ConditionName; readonly scope: Scope };

const order = (one: FileKey, other: FileKey): number =>
  keyOf(one) < keyOf(other) ? -1 : keyOf(one) > keyOf(other) ? 1 : 0;
const keyOf = ({ condition, scope }: FileKey): string => `${condition} ${scope}`;

/** Opens these files for a change: all their locks first, in one order for everybody, then their incidents. */
export async function openFiles(
  trx: Trx,
  workspace: Workspace,
  keys: readonly FileKey[],
): Promise<ConditionFile[]> {
  const sorted = keys.toSorted(order);
  for (const key of sorted) await lockState(trx, workspace, key);
  const files: ConditionFile[] = [];
  for (const key of sorted) files.push(await readFile(trx, workspace, key));
  return files;
}

async function lockState(trx: Trx, workspace: Workspace, { condition, scope }: FileKey): Promise<void> {
  await trx
    .insertInto('condition_state')
    .values({ workspace_id: workspace.id, condition, scope })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .selectFrom('condition_state')
    .select('scope')
    .where('workspace_id', '=', workspace.id)
    .where('condition', '=', condition)
    .where('scope', '=', scope)
    .forNoKeyUpdate()
    .execute();
}

async function readFile(trx: Trx, workspace: Workspace, key: FileKey): Promise<ConditionFile> {
  const state = await trx
    .selectFrom('condition_state')
    .select(['last_counted_at', 'transitions'])
    .where('workspace_id', '=', workspace.id)
    .where('condition', '=', key.condition)
    .where('scope', '=', key.scope)
    .executeTakeFirstOrThrow();
  const incident = await lockLastIncident(trx, workspace, key);
  return {
    ...key,
    state: { lastCountedAt: state.last_counted_at, transitions: state.transitions },
    incident,
    findings: incident === null ? [] : await readFindings(trx, workspace, incident.id),
  };
}

/** The one that is not closed, else the one that was closed last. */
async function lockLastIncident(trx: Trx, workspace: Workspace, key: FileKey): Promise<Incident | null> {
  const row = await trx
    .selectFrom('incident')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('scope', '=', key.scope)
    .where('condition', '=', key.condition)
    .orderBy('closed_at', (by) => by.desc().nullsFirst())
    .orderBy('opened_at', 'desc')
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}

export async function readFindings(trx: Trx, workspace: Workspace, incidentId: string): Promise<Finding[]> {
  const rows = await trx
    .selectFrom('incident_finding')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('incident_id', '=', incidentId)
    .orderBy('fingerprint')
    .execute();
  return rows.map(findingOf);
}

/** What is open in the workspace, oldest first: in two statements, for there may be one of each of 10,000 stores. */
export async function readOpenFiles(
  trx: Trx,
  workspace: Workspace,
): Promise<readonly { readonly incident: Incident; readonly findings: readonly Finding[] }[]> {
  const open = await trx
    .selectFrom('incident')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('phase', '=', 'open')
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  const rows = await trx
    .selectFrom('incident_finding')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where(sql<boolean>`incident_id = any(${open.map(({ id }) => id)}::uuid[])`)
    .orderBy('fingerprint')
    .execute();
  const findings = new Map<string, Finding[]>(open.map(({ id }) => [id, []]));
  for (const row of rows) findings.get(row.incident_id)?.push(findingOf(row));
  return open.map((row) => ({ incident: incidentOf(row), findings: findings.get(row.id) ?? [] }));
}

/** Writes what `after` changed of `before`. */
export async function saveFile(
  trx: Trx,
  workspace: Workspace,
  before: ConditionFile,
  after: ConditionFile,
): Promise<void> {
  if (after.state !== before.state) {
    await trx
      .updateTable('condition_state')
      .set({ last_counted_at: after.state.lastCountedAt, transitions: [...after.state.transitions] })
      .where('workspace_id', '=', workspace.id)
      .where('condition', '=', after.condition)
      .where('scope', '=', after.scope)
      .execute();
  }
  if (after.incident === null) {
    if (before.incident !== null) await forget(trx, workspace, before.incident.id);
    return;
  }
  if (after.incident !== before.incident) await saveIncident(trx, workspace, after.incident);
  const known = after.incident.id === before.incident?.id ? before.findings : [];
  await saveFindings(trx, workspace, after.incident.id, { before: known, after: after.findings });
}

/** Only candidates that turned out to be nothing: nobody was told. */
async function forget(trx: Trx, workspace: Workspace, incidentId: string): Promise<void> {
  await trx
    .deleteFrom('incident')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', incidentId)
    .execute();
}

async function saveIncident(trx: Trx, workspace: Workspace, incident: Incident): Promise<void> {
  const { id, ...columns } = incidentRow(incident);
  // Without its key: setting that takes a lock which keeps out new routes of the incident, too.
  await trx
    .insertInto('incident')
    .values({ workspace_id: workspace.id, id, ...columns })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(columns))
    .execute();
}

// A statement of PostgreSQL takes 65,535 values; a finding has nine.
const findingsAtOnce = 5_000;

async function saveFindings(
  trx: Trx,
  workspace: Workspace,
  incidentId: string,
  { before, after }: { readonly before: readonly Finding[]; readonly after: readonly Finding[] },
): Promise<void> {
  const old = new Map(before.map((one) => [one.fingerprint, one]));
  const kept = new Set(after.map(({ fingerprint }) => fingerprint));
  const gone = before.map(({ fingerprint }) => fingerprint).filter((fingerprint) => !kept.has(fingerprint));
  const changed = after.filter((one) => JSON.stringify(old.get(one.fingerprint)) !== JSON.stringify(one));
  if (gone.length > 0) {
    await trx
      .deleteFrom('incident_finding')
      .where('workspace_id', '=', workspace.id)
      .where('incident_id', '=', incidentId)
      .where('fingerprint', 'in', gone)
      .execute();
  }
  for (const some of batches(changed, findingsAtOnce)) {
    await trx
      .insertInto('incident_finding')
      .values(some.map((one) => findingRow(workspace.id, incidentId, one)))
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'incident_id', 'fingerprint']).doUpdateSet({
          label: sql`excluded.label`,
          store_id: sql`excluded.store_id`,
          amount: sql`excluded.amount`,
          phase: sql`excluded.phase`,
          opened_version: sql`excluded.opened_version`,
          closed_version: sql`excluded.closed_version`,
        }),
      )
      .execute();
  }
}
