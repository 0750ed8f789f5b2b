import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { DuePass, RouteRepository } from '../../core/alerts/ports.ts';
import { passRoute } from '../../core/alerts/route-pass.ts';
import { postponeMs } from '../../core/alerts/route.ts';
import type { Route, RoutePass } from '../../core/alerts/route.ts';
import type { Database, Db, Trx } from '../database.ts';
import { appIn, readNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { workspaceOf } from '../workspace-repository.ts';
import { passDigest } from './digest-pass.ts';
import { lockMessages, saveMessage } from './message-rows.ts';
import { cancelUnsent, insertPosts, lockOpenPosts } from './post-rows.ts';
import { lockRoute, updateRoute } from './route-rows.ts';
import { readTally, shareIncident, shareUpstream } from './route-view.ts';
import { lockSubscription, subscriptionOf } from './subscription-rows.ts';

export function createRouteRepository(database: Database): RouteRepository {
  return {
    due: (limit) => database.statement((db) => readDue(db, limit)),
    pass: (due) =>
      database.transaction((trx) =>
        due.kind === 'route'
          ? pass(trx, due.workspace.id, due.routeId)
          : passDigest(trx, due.workspace.id, due.subscriptionId),
      ),
    postpone: (due) => database.statement((db) => postpone(db, due)),
    nextDueAt: () => database.statement(nextDueAt),
  };
}

/** Reads nothing: what failed may be what it would read. */
async function postpone(db: Db, due: DuePass): Promise<void> {
  const [table, column, id] =
    due.kind === 'route'
      ? (['route', 'due_at', due.routeId] as const)
      : (['subscription', 'digest_due_at', due.subscriptionId] as const);
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${appIn(postponeMs)}
    where workspace_id = ${due.workspace.id} and id = ${rowId(id)}`.execute(db);
}

/** Both kinds of what may be due, of workspaces that have the app. */
const passes = sql`(
  select 'route' as kind, r.workspace_id, r.id, r.due_at from route r where r.due_at is not null
  union all
  select 'digest', s.workspace_id, s.id, s.digest_due_at from subscription s
    where s.digest_due_at is not null and s.state = 'active'
  ) as d join workspace w on w.id = d.workspace_id and w.uninstalled_at is null`;

async function readDue(db: Db, limit: number): Promise<readonly DuePass[]> {
  const { rows } = await sql<{ kind: DuePass['kind']; workspace_id: string; id: string }>`
    select d.kind, d.workspace_id, d.id from ${passes}
    where d.due_at <= app_now() order by d.due_at, d.id limit ${limit}`.execute(db);
  return rows.map(({ kind, workspace_id, id }) => {
    const workspace = workspaceOf(workspace_id);
    return kind === 'route' ? { workspace, kind, routeId: id } : { workspace, kind, subscriptionId: id };
  });
}

async function nextDueAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(d.due_at) as at from ${passes}`.execute(db);
  return rows[0]?.at ?? null;
}

/** Locks everything that it looks at: a post that is sent meanwhile would not be "never sent" any more. */
async function pass(trx: Trx, workspaceId: string, routeId: string): Promise<'passed' | 'not-due'> {
  const place = await placeOf(trx, workspaceId, routeId);
  if (place === undefined) return 'not-due';
  const isUpstreamDown = await shareUpstream(trx, workspaceId);
  const incident = await shareIncident(trx, workspaceId, place.incident_id);
  const row = await lockSubscription(trx, workspaceId, place.subscription_id);
  const route = await lockRoute(trx, workspaceId, routeId);
  const now = await readNow(trx);
  if (incident === null || row === null || route === null || !isDue(route, now)) return 'not-due';
  const subscription = subscriptionOf(row);
  const messages = await lockMessages(trx, workspaceId, routeId);
  const posts = await lockOpenPosts(trx, workspaceId, { route: routeId });
  const { storeIds, epoch } = subscription;
  const tally = await readTally(trx, workspaceId, incident.id, {
    storeIds,
    shownVersion: route.shown?.version ?? null,
  });
  const view = { now, route, incident, subscription, tally, messages, posts, isUpstreamDown };
  const written = passRoute(view, randomUUID);
  await writePass(trx, workspaceId, written, { epoch, now });
  const unwanted = posts.filter(({ id }) => written.cancel.includes(id));
  await cancelUnsent(trx, workspaceId, unwanted, now);
  return 'passed';
}

const isDue = ({ dueAt }: Route, now: Date): boolean => dueAt !== null && dueAt <= now;

/** Which rows to lock before the route: these never change. */
function placeOf(trx: Trx, workspaceId: string, routeId: string) {
  return trx
    .selectFrom('route')
    .select(['incident_id', 'subscription_id'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', rowId(routeId))
    .executeTakeFirst();
}

async function writePass(
  trx: Trx,
  workspaceId: string,
  { route, messages, posts, digestDueAt }: RoutePass,
  life: { readonly epoch: number; readonly now: Date },
): Promise<void> {
  await updateRoute(trx, workspaceId, route);
  for (const message of messages) await saveMessage(trx, workspaceId, message);
  await insertPosts(trx, workspaceId, posts, life);
  if (digestDueAt === null) return;
  await trx
    .updateTable('subscription')
    .set({ digest_due_at: sql<Date>`least(digest_due_at, ${digestDueAt}::timestamptz)` })
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', route.subscriptionId)
    .execute();
}
