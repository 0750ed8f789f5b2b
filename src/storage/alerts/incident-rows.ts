import type { Insertable, Selectable } from 'kysely';
import type { Acknowledgement, Finding, Incident, Mute } from '../../core/alerts/incident.ts';
import type { AlertTables } from './tables.ts';

type IncidentRow = Selectable<AlertTables['incident']>;
type FindingRow = Selectable<AlertTables['incident_finding']>;

export function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    condition: row.condition,
    scope: row.scope,
    label: row.label,
    phase: row.phase,
    version: row.version,
    openedAt: row.opened_at,
    firedAt: row.fired_at,
    asOf: row.as_of,
    total: row.total,
    closedAt: row.closed_at,
    closeReason: row.close_reason,
    acknowledged: acknowledgementOf(row),
    muted: muteOf(row),
    flapping: row.flapping,
  };
}

function acknowledgementOf(row: IncidentRow): Acknowledgement | null {
  const { acknowledged_by: by, acknowledged_at: at, acknowledged_count: count } = row;
  return by === null || at === null || count === null ? null : { by, at, count };
}

function muteOf({ muted_by: by, muted_until: until, mute_reason: reason }: IncidentRow): Mute | null {
  return by === null || until === null ? null : { by, until, reason };
}

export function incidentRow(incident: Incident): Omit<Insertable<AlertTables['incident']>, 'workspace_id'> {
  return {
    id: incident.id,
    condition: incident.condition,
    scope: incident.scope,
    label: incident.label,
    phase: incident.phase,
    version: incident.version,
    opened_at: incident.openedAt,
    fired_at: incident.firedAt,
    as_of: incident.asOf,
    total: incident.total,
    closed_at: incident.closedAt,
    close_reason: incident.closeReason,
    ...acknowledgementColumns(incident.acknowledged),
    ...muteColumns(incident.muted),
    flapping: incident.flapping,
  };
}

const acknowledgementColumns = (of: Acknowledgement | null) => ({
  acknowledged_by: of?.by ?? null,
  acknowledged_at: of?.at ?? null,
  acknowledged_count: of?.count ?? null,
});

export const muteColumns = (of: Mute | null) => ({
  muted_by: of?.by ?? null,
  muted_until: of?.until ?? null,
  mute_reason: of?.reason ?? null,
});

export const findingOf = (row: FindingRow): Finding => ({
  fingerprint: row.fingerprint,
  label: row.label,
  storeId: row.store_id,
  amount: row.amount,
  phase: row.phase,
  openedVersion: row.opened_version,
  closedVersion: row.closed_version,
});

export const findingRow = (
  workspaceId: string,
  incidentId: string,
  finding: Finding,
): Insertable<AlertTables['incident_finding']> => ({
  workspace_id: workspaceId,
  incident_id: incidentId,
  fingerprint: finding.fingerprint,
  label: finding.label,
  store_id: finding.storeId,
  amount: finding.amount,
  phase: finding.phase,
  opened_version: finding.openedVersion,
  closed_version: finding.closedVersion,
});
