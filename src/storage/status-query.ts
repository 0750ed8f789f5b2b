import { sql } from 'kysely';
import type { ConditionName } from '../core/alerts/incident.ts';
import type { AnswerClass } from '../core/answer.ts';
import type { Connection, ConnectionPhase, Grant, GrantState } from '../core/connection.ts';
import { mayCancel } from '../core/disconnect/saga.ts';
import type { Outcome, Stage } from '../core/disconnect/saga.ts';
import { parts } from '../core/reading.ts';
import type { CheckOutcome, Memory, Part, PartMemory } from '../core/reading.ts';
import type { DatedCounts, OpenIncident, StoreStatus } from '../core/status.ts';
import type { Store } from '../core/store.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Database, Trx } from './database.ts';
import { goneSince, isOfNow } from './disconnect/standing.ts';
import { rowId } from './row-id.ts';

/** The hot path of the app: one query for all that a status shows. */
export async function readOneStatus(
  database: Database,
  workspace: Workspace,
  storeId: string,
): Promise<StoreStatus | null> {
  const values = [workspace.id, rowId(storeId)];
  const [row] = await database.prepared<StatusRow>('read_status', oneStatus, values);
  return row === undefined ? null : statusOf(row);
}

export async function readStatuses(
  database: Database,
  workspace: Workspace,
): Promise<readonly StoreStatus[]> {
  const rows = await database.prepared<StatusRow>('read_all_status', allStatus, [workspace.id]);
  return rows.map(statusOf);
}

// How old the end of a row of counts may be and still speak for the wanted time: hours in which nothing was read.
const longestGap = `interval '2 hours'`;

/** The counts of `ago` before now: of the last row that began before it, if it reaches near enough. */
function countsAt(name: string, ago: string): string {
  return `
    left join lateral (
      select approved, processing, rejected, last_seen_at, least(last_seen_at, moment.now - ${ago}) as at
      from snapshot
      where workspace_id = s.workspace_id and store_id = s.id and generation = c.generation
        and taken_at <= moment.now - ${ago}
      order by taken_at desc limit 1
    ) ${name} on ${name}.last_seen_at >= moment.now - ${ago} - ${longestGap}`;
}

const countsOf = (name: string) =>
  `case when ${name}.at is not null
    then json_build_array(${name}.approved, ${name}.processing, ${name}.rejected, ${name}.at) end as ${name}`;

const openIncidents = `
  (select json_agg(json_build_array(i.id, i.condition, i.label, f.count, i.total, i.opened_at, i.as_of,
      i.acknowledged_by, i.acknowledged_at) order by i.opened_at, i.id)
    from (
      select incident_id, sum(amount) as count from incident_finding
      where workspace_id = s.workspace_id and store_id = s.id and phase in ('open', 'clearing')
      group by incident_id
    ) f join incident i on i.workspace_id = s.workspace_id and i.id = f.incident_id and i.phase = 'open')`;

// Readings and counts of an older generation belong to a connection that is no more. A disconnect raises it, and so does a new sign-in: as
// long as no accounts take their place, what was read last is shown with its time. Other accounts end it all (connect-anew.ts); days of the
// pixel that are over stay what they were.
const select = `
  with moment as materialized (select app_now() as now)
  select s.id, s.handle, s.name, s.vtex_account as "vtexAccount", s.trade_policy as "tradePolicy",
    s.created_at as "createdAt",
    c.phase, c.generation, c.bc_id as "bcId", c.advertiser_id as "advertiserId", c.catalog_id as "catalogId",
    c.pixel_code as "pixelCode", c.connected_at as "connectedAt",
    case when c.phase in ('disconnecting', 'disconnected') then (
      select json_build_array(d.asked_by, ${goneSince}, d.outcome, d.saga -> 'cancelUntilMs',
        d.stage, d.saga ->> 'unprovenSinceMs' is not null) from disconnect d
      where d.workspace_id = s.workspace_id and d.store_id = s.id and ${isOfNow}
      order by d.ended_at is not null, d.started_at desc limit 1) end as "disconnect",
    g.id as "grantId", g.core_user_id as "coreUserId", g.display_name as "displayName", g.state as "grantState",
    g.token_version as "tokenVersion",
    k.last_ended_at as "lastEndedAt", k.last_outcome as "lastOutcome", k.interval_ms as "intervalMs",
    (select json_object_agg(r.part, json_build_array(r.good_value, r.good_at, r.last_class, r.last_at))
      from reading r
      where r.workspace_id = s.workspace_id and r.store_id = s.id
        and (r.generation = c.generation or c.phase <> 'connected' or r.part = 'pixelEvents')) as "memory",
    ${openIncidents} as "incidents",
    ${countsOf('"dayAgo"')},
    ${countsOf('"weekAgo"')}
  from moment cross join store s
    join connection c on c.workspace_id = s.workspace_id and c.store_id = s.id
    join check_schedule k on k.workspace_id = s.workspace_id and k.store_id = s.id
    left join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id
    ${countsAt('"dayAgo"', `interval '24 hours'`)}
    ${countsAt('"weekAgo"', `interval '7 days'`)}`;

const oneStatus = `${select} where s.workspace_id = $1 and s.id = $2`;
const allStatus = `${select} where s.workspace_id = $1 order by s.handle`;

/** In JSON a time is text. */
type PartRow = readonly [value: unknown, goodAt: string | null, lastClass: AnswerClass, lastAt: string];
type DisconnectRow = readonly [
  by: string | null,
  at: string,
  outcome: Outcome | null,
  cancelUntilMs: number | null,
  stage: Stage,
  isUnproven: boolean,
];
type CountsRow = readonly [approved: number, processing: number, rejected: number, at: string];
type IncidentRow = readonly [
  id: string,
  condition: ConditionName,
  label: string,
  count: number,
  total: number | null,
  openedAt: string,
  asOf: string,
  acknowledgedBy: string | null,
  acknowledgedAt: string | null,
];

type StatusRow = Store & {
  readonly phase: ConnectionPhase;
  readonly generation: number;
  readonly bcId: string | null;
  readonly advertiserId: string | null;
  readonly catalogId: string | null;
  readonly pixelCode: string | null;
  readonly connectedAt: Date | null;
  readonly disconnect: DisconnectRow | null;
  readonly grantId: string | null;
  readonly coreUserId: string;
  readonly displayName: string;
  readonly grantState: GrantState;
  readonly tokenVersion: number;
  readonly lastEndedAt: Date | null;
  readonly lastOutcome: CheckOutcome | null;
  readonly intervalMs: number;
  readonly memory: { readonly [P in Part]?: PartRow } | null;
  readonly incidents: readonly IncidentRow[] | null;
  readonly dayAgo: CountsRow | null;
  readonly weekAgo: CountsRow | null;
};

function statusOf(row: StatusRow): StoreStatus {
  const { id, handle, name, vtexAccount, tradePolicy, createdAt } = row;
  return {
    store: { id, handle, name, vtexAccount, tradePolicy, createdAt },
    connection: connectionOf(row),
    grant: grantOf(row),
    memory: memoryOf(row.memory ?? {}),
    check: { lastEndedAt: row.lastEndedAt, lastOutcome: row.lastOutcome, intervalMs: row.intervalMs },
    incidents: (row.incidents ?? []).map(incidentOf),
    history: { dayAgo: datedCounts(row.dayAgo), weekAgo: datedCounts(row.weekAgo) },
  };
}

function connectionOf({ phase, generation, connectedAt, disconnect, ...row }: StatusRow): Connection {
  const { bcId, advertiserId, catalogId, pixelCode } = row;
  const complete = bcId !== null && advertiserId !== null && catalogId !== null;
  return {
    phase,
    generation,
    ids: complete ? { bcId, advertiserId, catalogId, pixelCode } : null,
    connectedAt,
    ...(disconnect === null ? {} : { disconnect: disconnectOf(disconnect) }),
  };
}

function disconnectOf([by, at, outcome, untilMs, stage, isUnproven]: DisconnectRow) {
  const told = { by, at: new Date(at), isUninstall: outcome === 'uninstalled' };
  if (outcome !== null) return told;
  return {
    ...told,
    isUnproven,
    cancelUntil: untilMs !== null && mayCancel({ stage }) ? new Date(untilMs) : null,
  };
}

function grantOf({ grantId, coreUserId, displayName, grantState, tokenVersion }: StatusRow): Grant | null {
  return grantId === null ? null : { id: grantId, coreUserId, displayName, state: grantState, tokenVersion };
}

function memoryOf(rows: NonNullable<StatusRow['memory']>): Memory {
  const entries = parts.map((part) => [part, partMemory(rows[part])] as const);
  return Object.fromEntries(entries) as unknown as Memory; // what was stored under a part was of that part's type
}

function partMemory(row: PartRow | undefined): PartMemory<unknown> {
  if (row === undefined) return { good: null, last: null };
  const [value, goodAt, lastClass, lastAt] = row;
  return {
    good: goodAt === null ? null : { value, at: new Date(goodAt) },
    last: { class: lastClass, at: new Date(lastAt) },
  };
}

function incidentOf(row: IncidentRow): OpenIncident {
  const [id, condition, label, count, total, openedAt, asOf, by, at] = row;
  const acknowledged = by === null || at === null ? null : { by, at: new Date(at) };
  return {
    id,
    condition,
    label,
    count,
    total,
    openedAt: new Date(openedAt),
    asOf: new Date(asOf),
    acknowledged,
  };
}

function datedCounts(row: CountsRow | null): DatedCounts | null {
  if (row === null) return null;
  const [approved, processing, rejected, at] = row;
  return { counts: { approved, processing, rejected }, at: new Date(at) };
}

/** What is open of one store, as /tiktok status shows it. */
export async function readOpenIncidents(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<readonly OpenIncident[]> {
  const { rows } = await sql<Pick<StatusRow, 'incidents'>>`
    select ${sql.raw(openIncidents)} as incidents from store s
    where s.workspace_id = ${workspace.id} and s.id = ${rowId(storeId)}`.execute(trx);
  return (rows[0]?.incidents ?? []).map(incidentOf);
}
