import { isCounted } from '../../core/alerts/incident.ts';
import type { Incident, Mute } from '../../core/alerts/incident.ts';
import type { IncidentRepository } from '../../core/alerts/ports.ts';
import { isQuieted } from '../../core/alerts/repeat.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { recordAcknowledged, recordMuted, recordRouteMuted } from './alert-record.ts';
import { readFindings } from './condition-file.ts';
import { incidentOf, muteColumns } from './incident-rows.ts';
import { wakeRoutes } from './judge-files.ts';
import { lockRoute, updateRoute } from './route-rows.ts';

export function createIncidentRepository(database: Database): IncidentRepository {
  return {
    acknowledge: (workspace, incidentId, by) =>
      database.transaction((trx) => acknowledge(trx, workspace, incidentId, by)),
    mute: (workspace, incidentId, mute) =>
      database.transaction((trx) => muteIncident(trx, workspace, incidentId, mute)),
    muteRoute: (workspace, routeId, until) =>
      database.transaction((trx) => muteRoute(trx, workspace, routeId, until)),
  };
}

/** null: not of this workspace, or nobody was told of it yet, or it is over. */
async function lockOpenIncident(trx: Trx, workspace: Workspace, id: string): Promise<Incident | null> {
  const row = await trx
    .selectFrom('incident')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(id))
    .where('phase', '=', 'open')
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}

async function acknowledge(
  trx: Trx,
  workspace: Workspace,
  incidentId: string,
  by: string,
): Promise<'done' | 'already' | 'gone'> {
  const incident = await lockOpenIncident(trx, workspace, incidentId);
  if (incident === null) return 'gone';
  const counted = (await readFindings(trx, workspace, incident.id)).filter(isCounted);
  const count = counted.reduce((sum, { amount }) => sum + amount, 0);
  // One that has grown since is acknowledged anew.
  if (isQuieted(incident, count)) return 'already';
  const now = await readNow(trx);
  await trx
    .updateTable('incident')
    .set({ acknowledged_by: by, acknowledged_at: now, acknowledged_count: count })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', incident.id)
    .execute();
  await recordAcknowledged(trx, workspace, incident, count);
  await wakeRoutes(trx, workspace, { incidentIds: [incident.id], held: false }, now);
  return 'done';
}

async function muteIncident(
  trx: Trx,
  workspace: Workspace,
  incidentId: string,
  mute: Mute | null,
): Promise<'done' | 'gone'> {
  const incident = await lockOpenIncident(trx, workspace, incidentId);
  if (incident === null) return 'gone';
  await recordMuted(trx, workspace, incident, mute);
  await trx
    .updateTable('incident')
    .set(muteColumns(mute))
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', incident.id)
    .execute();
  const now = await readNow(trx);
  await wakeRoutes(trx, workspace, { incidentIds: [incident.id], held: false }, now);
  return 'done';
}

async function muteRoute(
  trx: Trx,
  workspace: Workspace,
  routeId: string,
  until: Date | null,
): Promise<'done' | 'gone'> {
  const found = await trx
    .selectFrom('route as r')
    .innerJoin('incident as i', (join) =>
      join.onRef('i.workspace_id', '=', 'r.workspace_id').onRef('i.id', '=', 'r.incident_id'),
    )
    .selectAll('i')
    .select('r.id as route_id')
    .where('r.workspace_id', '=', workspace.id)
    .where('r.id', '=', rowId(routeId))
    .where('i.phase', '=', 'open')
    .forShare('i')
    .executeTakeFirst();
  const route = found === undefined ? null : await lockRoute(trx, workspace.id, found.route_id);
  if (found === undefined || route === null) return 'gone';
  await recordRouteMuted(trx, workspace, { incident: incidentOf(found), route, until });
  const dueAt = await readNow(trx);
  await updateRoute(trx, workspace.id, { ...route, mutedUntil: until, dueAt });
  return 'done';
}
