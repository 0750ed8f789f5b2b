import { tallyOf } from '../../../src/core/alerts/fan-out.ts';
import type { IncidentRepository } from '../../../src/core/alerts/ports.ts';
import { isQuieted } from '../../../src/core/alerts/repeat.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { fileOf, wakeRoutes } from './news.ts';
import { nowOf, ownRow } from './rows.ts';
import type { IncidentRow, Sync, Tables } from './rows.ts';
import type { Incident } from '../../../src/core/alerts/incident.ts';

export function memoryIncidents(tables: Tables): Sync<IncidentRepository> {
  return {
    acknowledge(workspace, incidentId, by) {
      const row = openIncident(tables, workspace, incidentId);
      if (row === null) return 'gone';
      const { count } = tallyOf(row.findings, { storeIds: null }, null);
      // One that has grown since is acknowledged anew.
      if (isQuieted(row.incident, count)) return 'already';
      save(tables, row, { ...row.incident, acknowledged: { by, at: nowOf(tables), count } });
      return 'done';
    },
    mute(workspace, incidentId, mute) {
      const row = openIncident(tables, workspace, incidentId);
      if (row === null) return 'gone';
      save(tables, row, { ...row.incident, muted: mute });
      return 'done';
    },
    muteRoute(workspace, routeId, until) {
      const row = ownRow(tables.routes, workspace, routeId);
      if (row === undefined || openIncident(tables, workspace, row.route.incidentId) === null) return 'gone';
      row.route = { ...row.route, mutedUntil: until, dueAt: nowOf(tables) };
      return 'done';
    },
  };
}

function openIncident(tables: Tables, workspace: Workspace, incidentId: string): IncidentRow | null {
  const row = ownRow(tables.incidents, workspace, incidentId);
  return row?.incident.phase === 'open' ? row : null;
}

/** What people say of it stands in its condition's file as well, where the next judgement starts from. */
function save(tables: Tables, row: IncidentRow, incident: Incident): void {
  row.incident = incident;
  const file = fileOf(tables, row.workspaceId, incident.scope, incident.condition);
  if (file.incident?.id === incident.id) {
    const key = `${row.workspaceId}|${incident.scope}|${incident.condition}`;
    tables.files.set(key, { workspaceId: row.workspaceId, file: { ...file, incident } });
  }
  wakeRoutes(tables, incident.id);
}
