import { digestPost, tallyOf } from '../../../src/core/alerts/fan-out.ts';
import { heldUntil } from '../../../src/core/alerts/hours.ts';
import { passRoute } from '../../../src/core/alerts/route-pass.ts';
import { postponeMs } from '../../../src/core/alerts/route.ts';
import type { RoutePass, RouteView } from '../../../src/core/alerts/route.ts';
import type { DuePass, RouteRepository } from '../../../src/core/alerts/ports.ts';
import { mostAtOnce } from './most-at-once.ts';
import { cancelled, isFinal, newPost } from '../../../src/core/alerts/post.ts';
import type { NewPost } from '../../../src/core/alerts/post.ts';
import type { SummaryLine } from '../../../src/core/alerts/content.ts';
import { coversStore } from '../../../src/core/alerts/subscription.ts';
import type { Subscription } from '../../../src/core/alerts/subscription.ts';
import { isUpstreamDown } from './news.ts';
import { earliestOf, isInstalled, nextUuid, nowOf, ownRow, workspaceOfRow } from './rows.ts';
import type { MessageRow, RouteRow, SubscriptionRow, Sync, Tables } from './rows.ts';

export function memoryRoutes(tables: Tables): Sync<RouteRepository> {
  return {
    due: (limit) => duePasses(tables).slice(0, limit),
    pass: (due) => (due.kind === 'route' ? passOne(tables, due) : passDigest(tables, due)),
    postpone: (due) => {
      const until = tables.options.nowMs() + postponeMs;
      if (due.kind === 'digest') {
        const row = ownRow(tables.subscriptions, due.workspace, due.subscriptionId);
        if (row !== undefined) row.digestDueAtMs = until;
        return;
      }
      const row = ownRow(tables.routes, due.workspace, due.routeId);
      if (row !== undefined) row.route = { ...row.route, dueAt: new Date(until) };
    },
    nextDueAt: () => earliestOf(allDue(tables), ({ dueAtMs }) => dueAtMs),
  };
}

type Due = { readonly dueAtMs: number; readonly row: RouteRow | SubscriptionRow };

function allDue(tables: Tables): Due[] {
  const due: Due[] = [];
  for (const row of tables.routes.values()) {
    const { dueAt } = row.route;
    if (dueAt !== null && isInstalled(tables, row.workspaceId)) due.push({ dueAtMs: dueAt.getTime(), row });
  }
  for (const row of tables.subscriptions.values()) {
    const isActive = row.subscription.state === 'active';
    if (row.digestDueAtMs !== null && isActive && isInstalled(tables, row.workspaceId))
      due.push({ dueAtMs: row.digestDueAtMs, row });
  }
  return due;
}

function duePasses(tables: Tables): DuePass[] {
  const now = tables.options.nowMs();
  return allDue(tables)
    .filter(({ dueAtMs }) => dueAtMs <= now)
    .sort((one, other) => one.dueAtMs - other.dueAtMs)
    .map(({ row }) => {
      const workspace = workspaceOfRow(tables, row.workspaceId);
      return 'route' in row
        ? { workspace, kind: 'route', routeId: row.route.id }
        : { workspace, kind: 'digest', subscriptionId: row.subscription.id };
    });
}

export function messagesOf(tables: Tables, routeId: string): MessageRow[] {
  const found: MessageRow[] = [];
  for (const row of tables.messages.values()) if (row.message.routeId === routeId) found.push(row);
  return found.sort((one, other) => other.message.generation - one.message.generation);
}

/** All that the pass of this route looks at; null: there is nothing to look at. */
export function viewOf(tables: Tables, { route, workspaceId }: RouteRow): RouteView | null {
  const incident = tables.incidents.get(route.incidentId);
  const subscription = tables.subscriptions.get(route.subscriptionId)?.subscription;
  if (incident === undefined || subscription === undefined) return null;
  const posts = [];
  for (const { post } of tables.posts.values())
    if (post.routeId === route.id && !isFinal(post)) posts.push(post);
  return {
    now: nowOf(tables),
    route,
    incident: incident.incident,
    subscription,
    tally: tallyOf(incident.findings, subscription, route.shown?.version ?? null),
    messages: messagesOf(tables, route.id).map(({ message }) => message),
    posts,
    isUpstreamDown: isUpstreamDown(tables, workspaceId),
  };
}

function passOne(tables: Tables, due: DuePass & { readonly kind: 'route' }): 'passed' | 'not-due' {
  const row = ownRow(tables.routes, due.workspace, due.routeId);
  const dueAt = row?.route.dueAt ?? null;
  if (row === undefined || dueAt === null || dueAt > nowOf(tables)) return 'not-due';
  const view = viewOf(tables, row);
  if (view === null) return 'not-due';
  apply(
    tables,
    row,
    passRoute(view, () => nextUuid(tables)),
  );
  return 'passed';
}

function apply(tables: Tables, row: RouteRow, pass: RoutePass): void {
  row.route = pass.route;
  for (const message of pass.messages)
    tables.messages.set(message.id, { workspaceId: row.workspaceId, message });
  for (const post of pass.posts) addPost(tables, row.workspaceId, post);
  for (const id of pass.cancel) cancelPost(tables, id);
  const subscription = tables.subscriptions.get(pass.route.subscriptionId);
  if (pass.digestDueAt === null || subscription === undefined) return;
  const dueAtMs = pass.digestDueAt.getTime();
  subscription.digestDueAtMs = Math.min(subscription.digestDueAtMs ?? Infinity, dueAtMs);
}

/** Written where no post with its dedup key exists. */
export function addPost(tables: Tables, workspaceId: string, post: NewPost): boolean {
  const key = `${workspaceId}|${post.dedupKey}`;
  if (tables.postIdByKey.has(key)) return false;
  tables.postIdByKey.set(key, post.id);
  const epoch = tables.subscriptions.get(post.subscriptionId ?? '')?.subscription.epoch ?? null;
  tables.posts.set(post.id, { workspaceId, order: tables.posts.size, epoch, post: newPost(post) });
  return true;
}

export function cancelPost(tables: Tables, postId: string): void {
  const row = tables.posts.get(postId);
  const post = row === undefined ? null : cancelled(row.post);
  if (row !== undefined && post !== null) row.post = post;
}

const dayMs = 24 * 3_600_000;

function passDigest(tables: Tables, due: DuePass & { readonly kind: 'digest' }): 'passed' | 'not-due' {
  const row = ownRow(tables.subscriptions, due.workspace, due.subscriptionId);
  const now = nowOf(tables);
  const dueAtMs = row?.subscription.state === 'active' ? row.digestDueAtMs : null;
  if (row === undefined || dueAtMs === null || dueAtMs > now.getTime()) return 'not-due';
  const { subscription } = row;
  const held = heldUntil(subscription, now);
  if (held !== null) {
    row.digestDueAtMs = held.getTime();
    return 'passed';
  }
  const missed = [...tables.routes.values()].filter(
    ({ route }) => route.subscriptionId === subscription.id && route.missed,
  );
  const post = digestPost(subscription, linesOf(tables, missed, subscription), {
    now,
    newId: () => nextUuid(tables),
  });
  const isWritten = missed.length === 0 || addPost(tables, row.workspaceId, post);
  // One digest a day: what comes after today's waits for the next one.
  row.digestDueAtMs = isWritten ? null : now.getTime() + dayMs;
  if (isWritten) for (const one of missed) one.route = { ...one.route, missed: false };
  return 'passed';
}

/** The most that was wrong of each, as far as the channel covers it. */
function linesOf(tables: Tables, missed: readonly RouteRow[], subscription: Subscription): SummaryLine[] {
  const incidents = missed.flatMap(({ route }) => tables.incidents.get(route.incidentId) ?? []);
  return incidents
    .toSorted((one, other) => one.incident.openedAt.getTime() - other.incident.openedAt.getTime())
    .map(({ incident: { condition, label, scope }, findings }) => ({
      condition,
      label,
      count: mostAtOnce(
        findings.filter((one) => scope.startsWith('store:') || coversStore(subscription, one.storeId)),
      ),
    }));
}
