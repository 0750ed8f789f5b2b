import type { ConditionName, Incident } from '../../src/core/alerts/incident.ts';
import type { IncidentContent, PostContent } from '../../src/core/alerts/content.ts';
import { proofRefusals } from '../../src/core/alerts/evidence.ts';
import type { Workspace } from '../../src/core/workspace.ts';
import type { IncidentRow, Tables } from './memory/rows.ts';
import type { Report } from './report.ts';
import type { Look, SimulatedStorage } from './storage.ts';
import { advertiserIdOf } from './setup.ts';
import type { StoreTruth, Truth } from './truth.ts';
import type { TikTokModel } from './world/tiktok.ts';
import type { Applied } from './world/slack-port.ts';

/** Looks at every message as Slack applies it. */
export function watchSlack(
  truth: Truth,
  report: Report,
  isInstalled: (workspaceId: string) => boolean,
): (applied: Applied) => void {
  return (applied) => {
    if (applied.kind === 'post') watchCopies(truth, report, applied);
    const content = JSON.parse(applied.text) as PostContent;
    watchFigures(truth, report, content, applied);
    if (!isInstalled(applied.workspaceId))
      report.found('uninstalled', `something appears in ${applied.channel}`);
    watchForgotten(truth, report, content, applied);
  };
}

/** After an uninstall nobody is told that something of before is wrong, still or again. */
function watchForgotten(
  truth: Truth,
  report: Report,
  content: PostContent,
  { kind, channel }: Applied,
): void {
  if (kind !== 'post' || (content.kind !== 'incident' && content.kind !== 'update')) return;
  const { phase, label } = content.incident;
  if (phase === 'open' && storeOf(truth, label)?.isForgotten === true)
    report.found('uninstalled', `${label} is said to be open in ${channel}`);
}

/** At most one visible message per dedup key, within the bounds of alerts.md 5. */
function watchCopies({ slack }: Truth, report: Report, { postId, sending }: Applied): void {
  const copies = slack.copiesOf(postId);
  if (copies.length < 2) return;
  if (copies.some(({ isOutOfBounds }) => isOutOfBounds)) report.outOfBounds += 1;
  else if (copies.some(({ possiblyRepeated }) => possiblyRepeated)) report.markedRepeats += 1;
  else report.found('duplicates', `${String(copies.length)} copies of ${sending?.post.dedupKey ?? postId}`);
}

/** Every figure that is shown is one that existed, of this workspace. */
function watchFigures(truth: Truth, report: Report, content: PostContent, { workspaceId }: Applied): void {
  if (content.kind === 'incident' || content.kind === 'update') {
    checkIncident(truth, report, content.incident, workspaceId);
    if (content.kind === 'update' && (content.added < 0 || content.fixed < 0))
      report.found('figures', `+${String(content.added)} −${String(content.fixed)}`);
  }
  if (content.kind !== 'summary' && content.kind !== 'digest') return;
  for (const { condition, label, count } of content.lines) {
    if (condition === 'products.need_details') checkStoreFigure(truth, report, { label, count, workspaceId });
  }
}

function checkIncident(truth: Truth, report: Report, incident: IncidentContent, workspaceId: string): void {
  const { condition, label, count, total, phase, asOfMs } = incident;
  if (asOfMs > truth.tiktok.nowMs()) report.found('figures', `as of the future: ${label}`);
  if (condition !== 'products.need_details') {
    if (condition === 'grant.revoked' && !label.endsWith(`@${workspaceId}`))
      report.found('tenants', `${label} shown in ${workspaceId}`);
    if (count > truth.stores.length) report.found('figures', `${String(count)} stores of ${label}`);
    return;
  }
  if (phase !== 'closed' || count !== 0) checkStoreFigure(truth, report, { label, count, workspaceId });
  const known = historyOf(truth, label).map(
    ({ counts }) => counts.approved + counts.processing + counts.rejected,
  );
  if (total !== null && !known.includes(total))
    report.found('figures', `a total of ${String(total)} of ${label}`);
}

const storeOf = ({ stores }: Truth, label: string) =>
  stores.find(({ number }) => label === `Store ${String(number)}`);
const historyOf = (truth: Truth, label: string) =>
  truth.tiktok.catalogs.get(storeOf(truth, label)?.catalogId ?? '')?.history ?? [];

function checkStoreFigure(
  truth: Truth,
  report: Report,
  {
    label,
    count,
    workspaceId,
  }: { readonly label: string; readonly count: number; readonly workspaceId: string },
): void {
  const store = storeOf(truth, label);
  if (store?.workspaceId !== workspaceId) report.found('tenants', `${label} shown in ${workspaceId}`);
  if (!historyOf(truth, label).some(({ counts }) => counts.rejected === count))
    report.found('figures', `${label} never had ${String(count)} rejected items`);
}

/** The storage, looked at after each step that can change what is believed. */
export function watchStorage(
  storage: SimulatedStorage,
  look: Look,
  truth: Truth,
  report: Report,
): SimulatedStorage {
  const states = new Map<string, string>();
  const phases = new Map<string, string>();
  const watch = (tables: Tables) => {
    watchGrants(tables, truth, report, states);
    watchIncidents(tables, truth, report, phases);
  };
  const watched = <A extends unknown[], T>(method: (...args: A) => T | Promise<T>) => {
    return (...args: A): T | Promise<T> => {
      const answer = method(...args);
      if (answer instanceof Promise) {
        return answer.then(async (later) => {
          watch(await look('beliefs'));
          return later;
        });
      }
      const tables = look('beliefs');
      if (!(tables instanceof Promise)) watch(tables);
      return answer;
    };
  };
  /** Nothing is even tried where the app is not installed. */
  const watchedClaims = <C extends { readonly workspace: Workspace }>(
    claim: (limit: number) => C[] | readonly C[] | Promise<readonly C[]>,
  ) => {
    const look = (claims: readonly C[]) => {
      for (const { workspace } of claims)
        if (!storage.isInstalled(workspace.id))
          report.found('uninstalled', `work is taken of ${workspace.id}`);
      return claims;
    };
    return (limit: number) => {
      const claims = claim(limit);
      return claims instanceof Promise ? claims.then(look) : look(claims);
    };
  };
  const { checks, probes, incidents, stores, subscriptions, routes, outbox, edits } = storage;
  return {
    ...storage,
    checks: { ...checks, finish: watched(checks.finish) },
    probes: { ...probes, finish: watched(probes.finish) },
    routes: { ...routes, pass: watched(routes.pass) },
    outbox: {
      ...outbox,
      claim: watchedClaims(outbox.claim),
      recordSent(workspace, postId, places) {
        const told = new Set(places.map(({ ts }) => ts));
        for (const copy of truth.slack.copiesOf(postId)) copy.isKnown ||= told.has(copy.ts);
        return outbox.recordSent(workspace, postId, places);
      },
    },
    edits: {
      ...edits,
      claim: watchedClaims(edits.claim),
      recordEdited(edit) {
        // However late it was applied, it is known now: it has to be put right.
        const { channelId, ts } = edit.place;
        const message = truth.slack.channels.get(channelId)?.messages.find((one) => one.ts === ts);
        if (message?.lateEdit === edit.fence) message.lateEdit = null;
        return edits.recordEdited(edit);
      },
    },
    incidents: {
      acknowledge: watched(incidents.acknowledge),
      mute: watched(incidents.mute),
      muteRoute: watched(incidents.muteRoute),
    },
    stores: { addConnected: watched(stores.addConnected), remove: watched(stores.remove) },
    subscriptions: {
      ...subscriptions,
      configure: watched(subscriptions.configure),
      unsubscribe: watched(subscriptions.unsubscribe),
    },
  };
}

type Revoked = { readonly displayName: string; readonly token: string; readonly sinceMs: number };

/** Proven, it says: then TikTok must have ended it, and not we. */
function watchRevoked(
  { tiktok, ours }: Truth,
  report: Report,
  { displayName, token, sinceMs }: Revoked,
): void {
  if (ours.has(token)) report.found('falseRevoked', `${displayName}: we revoked it ourselves`);
  if (tiktok.wasValidSince(token, sinceMs)) report.found('falseRevoked', `${displayName} never was`);
}

function watchGrants(tables: Tables, truth: Truth, report: Report, states: Map<string, string>): void {
  const { tiktok } = truth;
  for (const { id, displayName, token, evidence } of tables.grants.values()) {
    const { state, refusals, suspectSince } = evidence;
    const before = states.get(id);
    states.set(id, state);
    if (state === 'ok' || token === '') continue; // without a token it is ours: the app was uninstalled
    const heard = tiktok.refusedAt.get(token)?.length ?? 0;
    if (refusals > heard)
      report.found(
        'falseRevoked',
        `${displayName}: ${String(refusals)} refusals counted, ${String(heard)} of this token`,
      );
    if (state !== 'revoked' || before === 'revoked') continue;
    watchRevoked(truth, report, { displayName, token, sinceMs: suspectSince?.getTime() ?? tiktok.nowMs() });
  }
}

/** "Fixed" is said where it is good again, by readings; not because somebody muted it, removed a store, or saw nothing. */
function watchIncidents(tables: Tables, truth: Truth, report: Report, phases: Map<string, string>): void {
  for (const row of tables.incidents.values()) {
    const { id, phase, closeReason, label } = row.incident;
    const before = phases.get(id);
    phases.set(id, phase);
    if (phase === 'open' && before !== 'open') watchVerdict(truth, report, row);
    if (phase !== 'closed' || before === 'closed' || before === undefined || closeReason !== 'fixed')
      continue;
    const proofs = proofsOf(truth, row);
    if (proofs < 2)
      report.found('notFixed', `${row.incident.condition} of ${label}: ${String(proofs)} good answers`);
  }
}

/** Nobody is told of what TikTok did not say twice, nor of a sign-in that it did not refuse: our own disconnecting is none. */
function watchVerdict(truth: Truth, report: Report, { incident }: IncidentRow): void {
  const { tiktok, tokenOf, ours } = truth;
  const { condition, label, scope } = incident;
  if (condition === 'grant.revoked') {
    const token = tokenOf.get(label) ?? '';
    const refused = tiktok.refusedAt.get(token)?.length ?? 0;
    if (refused < proofRefusals)
      report.found('falseRevoked', `${label} is told as revoked after ${String(refused)} refusals`);
    if (ours.has(token)) report.found('falseRevoked', `${label} was disconnected by ourselves`);
    return;
  }
  const said = saidTwice(truth, condition, scope);
  if (said < 2) report.found('falseAccount', `${condition} of ${label} after ${String(said)} readings`);
}

/** How often TikTok said that this is wrong; of the other conditions nobody asks here. */
function saidTwice({ tiktok, stores }: Truth, condition: ConditionName, scope: string): number {
  const store = stores.find(({ storeId }) => scope === `store:${storeId}`);
  if (condition === 'app.rejected') return tiktok.appRefusedAt.length;
  if (condition === 'connection.permission_lost')
    return tiktok.catalogs.get(store?.catalogId ?? '')?.refusedAt.length ?? 0;
  if (condition !== 'account.suspended') return 2;
  return suspensionsIn(tiktok, store, true).length;
}

/** Good answers about its subject since it opened. */
function proofsOf(truth: Truth, { incident }: IncidentRow): number {
  const sinceMs = incident.openedAt.getTime();
  return goodAnswers(truth, incident).filter((atMs) => atMs >= sinceMs).length;
}

function goodAnswers(
  { tiktok, stores, tokenOf }: Truth,
  { condition, label, scope }: Incident,
): readonly number[] {
  const store = stores.find(({ storeId }) => scope === `store:${storeId}`);
  const counts = tiktok.catalogs.get(store?.catalogId ?? '')?.reads ?? [];
  switch (condition) {
    case 'grant.revoked':
      return tiktok.goodAt.get(tokenOf.get(label) ?? '') ?? [];
    case 'account.suspended':
      return suspensionsIn(tiktok, store, false);
    case 'connection.permission_lost':
      return counts.map(({ atMs }) => atMs);
    case 'products.need_details':
      return counts.flatMap(({ atMs, rejected }) => (rejected === 0 ? [atMs] : []));
    default:
      return tiktok.answeredAt;
  }
}

/** When TikTok said of the store's ad account that it is suspended, or that it is not. */
const suspensionsIn = (tiktok: TikTokModel, store: StoreTruth | undefined, said: boolean): number[] =>
  (tiktok.accounts.get(advertiserIdOf(store?.number ?? -1))?.reads ?? []).flatMap(({ atMs, isSuspended }) =>
    isSuspended === said ? [atMs] : [],
  );
