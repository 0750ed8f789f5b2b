import { subscribersOf } from '../../src/core/alerts/fan-out.ts';
import type { IncidentContent, PostContent } from '../../src/core/alerts/content.ts';
import { isFinal } from '../../src/core/alerts/post.ts';
import type { Incident } from '../../src/core/alerts/incident.ts';
import { look } from '../../src/core/alerts/situation.ts';
import { fileOf } from './memory/news.ts';
import { viewOf } from './memory/routes.ts';
import { isInstalled } from './memory/rows.ts';
import type { IncidentRow, PostRow, RouteRow, Tables } from './memory/rows.ts';
import { createReport } from './report.ts';
import type { Report } from './report.ts';
import { advertiserIdOf } from './setup.ts';
import { isTokenValid, usersOf } from './truth.ts';
import type { StoreTruth, Truth } from './truth.ts';
import type { RouteView } from '../../src/core/alerts/route.ts';
import type { SlackChannel, SlackMessage } from './world/slack.ts';

/** Everything that has to hold when nothing has happened for hours. */
export function checkRest(tables: Tables, truth: Truth, report: Report): void {
  checkBelief(tables, truth, report);
  checkShown(tables, truth, report);
  checkDesired(tables, truth, report);
  checkNothingLeft(tables, truth, report);
}

/** Nothing is under way, and nothing is wrong: it would stay like this for hours. */
export function isSettled(tables: Tables, truth: Truth): boolean {
  const isOpen = ({ workspaceId, post }: PostRow) =>
    !isFinal(post) && isInstalled(tables, workspaceId) && isReachable(truth, workspaceId, post.channelId);
  const isDoubted = [...tables.grants.values()].some(({ evidence }) => evidence.state === 'suspect');
  const isTurning = [...tables.files.values()].some(({ file }) =>
    file.findings.some(({ phase }) => phase === 'candidate' || phase === 'clearing'),
  );
  if (truth.awaited > 0 || isDoubted || isTurning || [...tables.posts.values()].some(isOpen)) return false;
  const sketch = createReport();
  checkRest(tables, truth, sketch);
  return sketch.violations.length === 0;
}

/** What is believed is what is so: nothing is missed, and nothing stays open for ever. */
function checkBelief(tables: Tables, truth: Truth, report: Report): void {
  checkWatched(tables, truth, report);
  for (const store of truth.stores) {
    if (store.isRemoved || tables.workspaces.get(store.workspaceId)?.installed !== true) continue;
    checkSignIn(tables, truth, report, store);
    if (isTokenValid(truth, store.user)) checkAccounts(tables, truth, report, store);
  }
  for (const { workspaceId, file } of tables.files.values()) {
    const isShared = file.condition === 'upstream.tiktok' || file.condition === 'app.rejected';
    if (isShared && file.incident?.phase === 'open' && isWatched(truth, workspaceId))
      report.found(
        'unresolved',
        `${file.condition} of ${workspaceId}, all is well: ${JSON.stringify(file.findings)}`,
      );
  }
}

function checkWatched(tables: Tables, truth: Truth, report: Report): void {
  for (const { workspaceId, incident } of tables.incidents.values()) {
    if (
      incident.phase === 'open' &&
      isInstalled(tables, workspaceId) &&
      !isAboutLive(truth, workspaceId, incident)
    )
      report.found('unresolved', `${incident.condition} of ${incident.label}, which nobody watches any more`);
  }
}

/** Removed stores, and those of before an uninstall, are not watched: what is said of them is nobody's knowledge. */
const isAboutLive = ({ stores }: Truth, workspaceId: string, { scope, label }: Incident): boolean =>
  stores.some(
    (store) =>
      !store.isRemoved &&
      store.workspaceId === workspaceId &&
      (scope === 'tiktok' || scope === 'app' || scope === `store:${store.storeId}` || label === store.user),
  );

function checkSignIn(tables: Tables, truth: Truth, report: Report, store: StoreTruth): void {
  const grantId = tables.stores.get(store.storeId)?.grantId ?? '';
  const phase = fileOf(tables, store.workspaceId, `grant:${grantId}`, 'grant.revoked').incident?.phase;
  const users = usersOf(truth);
  // Where nobody's sign-in works, TikTok is doubted for a day.
  const isDoubted = users.length >= 3 && !users.some((user) => isTokenValid(truth, user));
  const isValid = isTokenValid(truth, store.user);
  if (isValid && phase === 'open') report.found('unresolved', `${store.user} works again`);
  if (!isValid && phase !== 'open' && !isDoubted)
    report.found('lost', `${store.user} is revoked, and nobody knows`);
}

/** Suspended or not, readable or not; the items of a catalog that may not be read are as they were. */
function checkAccounts(tables: Tables, truth: Truth, report: Report, store: StoreTruth): void {
  const { tiktok } = truth;
  const isSuspended = tiktok.accounts.get(advertiserIdOf(store.number))?.isSuspended === true;
  const isLost = tiktok.catalogs.get(store.catalogId)?.isLost === true;
  const beliefs = [
    ['account.suspended', isSuspended],
    ['connection.permission_lost', isLost],
  ] as const;
  for (const [condition, isSo] of beliefs) {
    const { incident } = fileOf(tables, store.workspaceId, `store:${store.storeId}`, condition);
    const isOpen = incident?.phase === 'open';
    const name = `${condition} of Store ${String(store.number)}`;
    if (isSo && !isOpen) report.found('lost', `${name}, and nobody knows`);
    if (!isSo && isOpen) report.found('unresolved', `${name}, which is well`);
  }
  if (!isLost) checkItems(tables, truth, report, store);
}

function checkItems(tables: Tables, truth: Truth, report: Report, store: StoreTruth): void {
  const { rejected } = truth.tiktok.countsOf(store.catalogId);
  const file = fileOf(tables, store.workspaceId, `store:${store.storeId}`, 'products.need_details');
  const isOpen = file.incident?.phase === 'open';
  const name = `Store ${String(store.number)}`;
  if (rejected > 0 && !isOpen)
    report.found('lost', `${name} lacks ${String(rejected)} items, and nobody knows`);
  if (rejected === 0 && isOpen) report.found('unresolved', `${name} has no rejected items any more`);
}

/** All of its stores are checked; those of a revoked sign-in are not. */
const isWatched = (truth: Truth, workspaceId: string): boolean =>
  truth.stores.every(
    (store) => store.workspaceId !== workspaceId || store.isRemoved || isTokenValid(truth, store.user),
  );

const isReachable = ({ slack }: Truth, workspaceId: string, channelId: string): boolean => {
  const channel = slack.channels.get(channelId);
  const isOpen = channelId.startsWith('U') || (channel?.isMember === true && !channel.isArchived);
  return isOpen && slack.teams.get(workspaceId)?.tokenCode === null;
};

/** Every open incident is visible to every channel that follows it and may be disturbed. */
function checkShown(tables: Tables, truth: Truth, report: Report): void {
  for (const row of tables.incidents.values()) {
    if (row.incident.phase !== 'open' || tables.workspaces.get(row.workspaceId)?.installed !== true) continue;
    for (const { id, channelId } of subscribersIn(tables, row)) {
      if (!isReachable(truth, row.workspaceId, channelId)) continue;
      const route = [...tables.routes.values()].find(
        (one) => one.route.incidentId === row.incident.id && one.route.subscriptionId === id,
      );
      const why = route === undefined ? 'it has no route' : missing(tables, truth, route);
      if (why !== null)
        report.found('lost', `${row.incident.condition} of ${row.incident.label} in ${channelId}: ${why}`);
    }
  }
}

const subscribersIn = (tables: Tables, { workspaceId, incident, findings }: IncidentRow) =>
  subscribersOf(
    incident,
    findings,
    [...tables.subscriptions.values()]
      .filter((one) => one.workspaceId === workspaceId)
      .map(({ subscription }) => subscription),
    new Set(
      [...tables.routes.values()]
        .filter(({ route }) => route.incidentId === incident.id)
        .map(({ route }) => route.subscriptionId),
    ),
  );

/** null: it is visible, or there is a reason why not. */
function missing(tables: Tables, truth: Truth, row: RouteRow): string | null {
  const view = viewOf(tables, row);
  if (view === null) return 'nothing to look at';
  const { content, mutedUntil, hold } = look(view, () => '');
  if (content.phase !== 'open' || mutedUntil !== null || hold !== null) return null;
  const shown = messagesAbout(truth, row.route.id);
  if (shown.some(({ incident }) => incident.phase === 'open') || isExcused(truth, view)) return null;
  const { state, repost } = row.route;
  return `not visible (${state}, repost ${String(repost)}, ${String(view.messages.length)} messages)`;
}

/** Reasons of alerts.md 5 for which a message waits for the next change or repeat. */
function isExcused(truth: Truth, { route, messages, subscription }: RouteView): boolean {
  const { lostHistory, hasErased } = truth;
  // Nobody told us that a person deleted it.
  if (hasErased && messages.some(({ ts, lost }) => ts !== null && !lost)) return true;
  if (route.repost !== 'next' || route.state !== 'shown') return false;
  return lostHistory || hasErased || hasSummary(truth, subscription.channelId);
}

type Shown = { readonly message: SlackMessage; readonly incident: IncidentContent };

function messagesAbout({ slack }: Truth, routeId: string): Shown[] {
  const found: Shown[] = [];
  for (const { messages } of slack.channels.values()) {
    for (const message of messages) {
      const content = contentIn(message);
      if (content.kind === 'incident' && content.incident.routeId === routeId)
        found.push({ message, incident: content.incident });
    }
  }
  return found;
}

const contentIn = ({ text }: SlackMessage): PostContent => JSON.parse(text) as PostContent;

const hasSummary = ({ slack }: Truth, channelId: string): boolean =>
  slack.channels.get(channelId)?.messages.some((message) => contentIn(message).kind === 'summary') === true;

/** A newer reading with the same findings is no news: neither its time nor its total makes an edit by itself. */
const facts = (content: IncidentContent): string => JSON.stringify({ ...content, asOfMs: 0, total: null });

/** Slack shows what is wanted, and what is wanted is what is so. */
function checkDesired(tables: Tables, truth: Truth, report: Report): void {
  for (const { workspaceId, message } of tables.messages.values()) {
    const route = tables.routes.get(message.routeId);
    const view = route === undefined ? null : viewOf(tables, route);
    if (view === null || !isListening(tables, truth, workspaceId, view)) continue;
    if (message.lost || message.ts === null) continue;
    const wanted = facts(look(view, () => '').content);
    const written = facts(message.content);
    if (wanted !== written) report.found('atRest', `a message should say ${wanted}, and says ${written}`);
    const shown = findShown(truth.slack.channels.get(message.channelId), message.ts);
    const [inSlack, inRow] = [JSON.stringify(shown), JSON.stringify(message.content)];
    if (shown !== undefined && inSlack !== inRow)
      report.found('atRest', `Slack shows ${inSlack} instead of ${inRow}`);
  }
}

function isListening(
  tables: Tables,
  truth: Truth,
  workspaceId: string,
  { subscription }: RouteView,
): boolean {
  const isInstalled = tables.workspaces.get(workspaceId)?.installed === true;
  return (
    isInstalled && subscription.state === 'active' && isReachable(truth, workspaceId, subscription.channelId)
  );
}

/** Undefined also where the last edit came later than section 5 allows for, and nobody can know of that one. */
function findShown(channel: SlackChannel | undefined, ts: string): IncidentContent | undefined {
  const message = channel?.messages.find((one) => one.ts === ts);
  const content = message === undefined || message.lateEdit !== null ? null : contentIn(message);
  return content?.kind === 'incident' ? content.incident : undefined;
}

function checkNothingLeft(tables: Tables, truth: Truth, report: Report): void {
  for (const { workspaceId, post } of tables.posts.values()) {
    if (tables.workspaces.get(workspaceId)?.installed !== true) continue;
    const isStuck = !isFinal(post) && isReachable(truth, workspaceId, post.channelId);
    if (isStuck) report.found('stuck', `${post.dedupKey} is still ${post.state}`);
    if (post.surplus.length > 0) report.found('stuck', `copies of ${post.dedupKey} are still there`);
    const copies = truth.slack.copiesOf(post.id);
    const known = copies.filter(({ isKnown }) => isKnown);
    if (known.length > 1 || (known.length === 1 && post.ts === null))
      report.found(
        'duplicates',
        `${String(known.length)} copies of ${post.dedupKey} that it was told of, ts ${String(post.ts)}`,
      );
    if (copies.length > 1 && !copies.some((one) => one.isOutOfBounds || one.possiblyRepeated))
      report.found('duplicates', `${String(copies.length)} copies of ${post.dedupKey} at the end`);
  }
}

/** Calls in any 60 s. */
export function checkQuota({ tiktok, shape }: Truth, report: Report): void {
  let first = 0;
  const attempts = tiktok.attempts;
  for (const [at, timeMs] of attempts.entries()) {
    while (timeMs - attempts[first]! >= 60_000) first += 1;
    const inWindow = at - first + 1;
    if (inWindow > shape.perMinute) {
      report.found('quota', `${String(inWindow)} calls in 60 s, ${String(shape.perMinute)} are allowed`);
      return;
    }
  }
}
