import { sql } from 'kysely';
import type { Insertable, Selectable } from 'kysely';
import type { Route } from '../../core/alerts/route.ts';
import type { Workspace } from '../../core/workspace.ts';
import { batches } from '../batches.ts';
import type { Trx } from '../database.ts';
import type { AlertTables } from './tables.ts';

type RouteRow = Selectable<AlertTables['route']>;

export const routeOf = (row: RouteRow): Route => ({
  id: row.id,
  incidentId: row.incident_id,
  subscriptionId: row.subscription_id,
  state: row.state,
  generation: row.generation,
  repost: row.repost,
  shown: row.shown,
  editedAt: row.edited_at,
  notified: row.notified,
  repeatNumber: row.repeat_number,
  repeatDueAt: row.repeat_due_at,
  mutedUntil: row.muted_until,
  wasMuted: row.was_muted,
  heldBy: row.held_by,
  missed: row.missed,
  flappingTold: row.flapping_told,
  dueAt: row.due_at,
});

const jsonOf = (value: object | null): string | null => (value === null ? null : JSON.stringify(value));

const routeRow = (workspaceId: string, route: Route): Insertable<AlertTables['route']> => ({
  workspace_id: workspaceId,
  id: route.id,
  incident_id: route.incidentId,
  subscription_id: route.subscriptionId,
  state: route.state,
  generation: route.generation,
  repost: route.repost,
  shown: jsonOf(route.shown),
  edited_at: route.editedAt,
  notified: jsonOf(route.notified),
  repeat_number: route.repeatNumber,
  repeat_due_at: route.repeatDueAt,
  muted_until: route.mutedUntil,
  was_muted: route.wasMuted,
  held_by: route.heldBy,
  missed: route.missed,
  flapping_told: route.flappingTold,
  due_at: route.dueAt,
});

// A statement of PostgreSQL takes 65,535 values; a route has eighteen.
const routesAtOnce = 3_000;

/** One that a subscription has already of the incident stays as it is. */
export async function insertRoutes(trx: Trx, workspaceId: string, routes: readonly Route[]): Promise<void> {
  for (const some of batches(routes, routesAtOnce)) {
    await trx
      .insertInto('route')
      .values(some.map((route) => routeRow(workspaceId, route)))
      .onConflict((conflict) =>
        conflict.columns(['workspace_id', 'incident_id', 'subscription_id']).doNothing(),
      )
      .execute();
  }
}

export async function updateRoute(trx: Trx, workspaceId: string, route: Route): Promise<void> {
  const row = routeRow(workspaceId, route);
  await trx
    .updateTable('route')
    .set(row)
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', route.id)
    .execute();
}

export async function lockRoute(trx: Trx, workspaceId: string, id: string): Promise<Route | null> {
  const row = await trx
    .selectFrom('route')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : routeOf(row);
}

/** By incident: the subscriptions that have a route of it. */
export async function hearingOf(
  trx: Trx,
  workspace: Workspace,
  incidentIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await trx
    .selectFrom('route')
    .select(['incident_id', 'subscription_id'])
    .where('workspace_id', '=', workspace.id)
    .where(sql<boolean>`incident_id = any(${[...incidentIds]}::uuid[])`)
    .execute();
  const hearing = new Map<string, Set<string>>();
  for (const { incident_id, subscription_id } of rows) {
    hearing.set(incident_id, (hearing.get(incident_id) ?? new Set()).add(subscription_id));
  }
  return hearing;
}
