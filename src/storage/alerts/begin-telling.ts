import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { subscribersOf, tallyOf } from '../../core/alerts/fan-out.ts';
import type { Route } from '../../core/alerts/route.ts';
import { beginRoutes } from '../../core/alerts/subscription-begin.ts';
import type { OpenIncident } from '../../core/alerts/subscription-begin.ts';
import type { Subscription } from '../../core/alerts/subscription.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { readOpenFiles } from './condition-file.ts';
import { insertPosts } from './post-rows.ts';
import { hearingOf, insertRoutes, routeOf, updateRoute } from './route-rows.ts';
import { activeSubscriptions } from './subscription-rows.ts';

/** Shows it what is open. The audience lock keeps incidents as they are; only acknowledging and muting go on. */
export async function beginTelling(
  trx: Trx,
  workspace: Workspace,
  subscription: Subscription,
  now: Date,
): Promise<void> {
  const open = await openFor(trx, workspace, subscription);
  const begun = beginRoutes(subscription, open, { now, newId: randomUUID });
  const known = new Set(open.flatMap(({ route }) => (route === null ? [] : [route.id])));
  const isKnown = ({ id }: Route): boolean => known.has(id);
  for (const route of begun.routes.filter(isKnown)) await updateRoute(trx, workspace.id, route);
  await insertRoutes(
    trx,
    workspace.id,
    begun.routes.filter((route) => !isKnown(route)),
  );
  await wakeOthers(trx, workspace, subscription, { begun: begun.routes.map(({ id }) => id), now });
  await insertPosts(trx, workspace.id, begun.posts, { epoch: subscription.epoch, now });
}

/** What closed while it was off, or broken, may stand in the channel as open. */
async function wakeOthers(
  trx: Trx,
  workspace: Workspace,
  subscription: Subscription,
  { begun, now }: { readonly begun: readonly string[]; readonly now: Date },
): Promise<void> {
  await sql`update route set due_at = ${now}
    where workspace_id = ${workspace.id} and subscription_id = ${subscription.id}
      and state <> 'closed' and not (id = any(${[...begun]}::uuid[]))`.execute(trx);
}

async function openFor(trx: Trx, workspace: Workspace, subscription: Subscription): Promise<OpenIncident[]> {
  const own = new Map(
    (await lockRoutes(trx, workspace, subscription.id)).map((route) => [route.incidentId, route]),
  );
  const files = await readOpenFiles(trx, workspace);
  const incidentIds = files.map(({ incident }) => incident.id);
  const everybody = files.length === 0 ? [] : await activeSubscriptions(trx, workspace);
  const hearing = await hearingOf(trx, workspace, incidentIds);
  return files.flatMap(({ incident, findings }) => {
    const told = subscribersOf(incident, findings, everybody, hearing.get(incident.id));
    if (!told.some(({ id }) => id === subscription.id)) return [];
    const route = own.get(incident.id) ?? null;
    return [{ incident, tally: tallyOf(findings, subscription, null), route }];
  });
}

/** Of an earlier life. */
async function lockRoutes(trx: Trx, workspace: Workspace, subscriptionId: string) {
  const rows = await trx
    .selectFrom('route')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('subscription_id', '=', subscriptionId)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  return rows.map(routeOf);
}
