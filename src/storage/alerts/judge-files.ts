import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { subscribersOf } from '../../core/alerts/fan-out.ts';
import type { ConditionFile, Finding, Incident } from '../../core/alerts/incident.ts';
import { judge } from '../../core/alerts/judge.ts';
import type { Judgement } from '../../core/alerts/judge.ts';
import type { ConditionRule, Observation } from '../../core/alerts/observation.ts';
import { newRoute } from '../../core/alerts/route.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { openFiles, readOpenFiles, saveFile } from './condition-file.ts';
import type { FileKey } from './condition-file.ts';
import { hearingOf, insertRoutes } from './route-rows.ts';
import { activeSubscriptions } from './subscription-rows.ts';

export type FileChange = { readonly key: FileKey; readonly change: (file: ConditionFile) => Judgement };

/** One reading's word about one condition. */
export const observed = (rule: ConditionRule, observation: Observation, now: Date): FileChange => ({
  key: { condition: rule.name, scope: observation.scope },
  change: (file) => judge(rule, file, observation, { now, newId: randomUUID }),
});

/**
 * Changes files under their locks, and wakes the routes of what is news. All changes of a transaction in one call: a second
 * one would take the lock of a file after those of routes. The caller holds the audience lock. Answers the files after it.
 */
export async function changeFiles(
  trx: Trx,
  workspace: Workspace,
  changes: readonly FileChange[],
  now: Date,
): Promise<readonly ConditionFile[]> {
  const files = await openFiles(
    trx,
    workspace,
    changes.map(({ key }) => key),
  );
  const judged = files.map((file) => ({ before: file, ...changeOf(changes, file) }));
  for (const { before, file } of judged) await saveFile(trx, workspace, before, file);
  const news = judged.filter(({ isNews }) => isNews);
  if (news.length > 0) await tell(trx, workspace, news, now);
  return judged.map(({ file }) => file);
}

function changeOf(changes: readonly FileChange[], file: ConditionFile): Judgement {
  const mine = changes.filter(({ key }) => key.condition === file.condition && key.scope === file.scope);
  return mine.reduce<Judgement>(
    (so, { change }) => {
      const next = change(so.file);
      return { file: next.file, isNews: so.isNews || next.isNews };
    },
    { file, isNews: false },
  );
}

type News = { readonly before: ConditionFile; readonly file: ConditionFile };

async function tell(trx: Trx, workspace: Workspace, news: readonly News[], now: Date): Promise<void> {
  const open = news.filter(({ file }) => file.incident?.phase === 'open');
  if (open.length > 0) await addRoutes(trx, workspace, open, now);
  const isUpstreamBack = news.some(
    ({ file }) => isUpstream(file.incident) && file.incident?.phase === 'closed',
  );
  const incidentIds = news.flatMap(({ file }) => (file.incident === null ? [] : [file.incident.id]));
  await wakeRoutes(trx, workspace, { incidentIds, held: isUpstreamBack }, now);
}

const isUpstream = (incident: Incident | null): boolean => incident?.condition === 'upstream.tiktok';

type Told = { readonly file: { readonly incident: Incident | null; readonly findings: readonly Finding[] } };

async function addRoutes(trx: Trx, workspace: Workspace, news: readonly Told[], now: Date): Promise<void> {
  const storeIds = news.flatMap(({ file }) => file.findings.map((finding) => finding.storeId));
  const subscriptions = await activeSubscriptions(trx, workspace, [...new Set(storeIds)]);
  const incidentIds = news.flatMap(({ file: { incident } }) => (incident === null ? [] : [incident.id]));
  const hearing = await hearingOf(trx, workspace, incidentIds);
  const routes = news.flatMap(({ file: { incident, findings } }) => {
    if (incident === null) return [];
    const heard = hearing.get(incident.id) ?? new Set();
    const told = subscribersOf(incident, findings, subscriptions, heard);
    // To insert one that is there already waits for whoever is just changing it, and he may wait for us.
    const untold = told.filter(({ id }) => !heard.has(id));
    return untold.map(({ id }) => newRoute(randomUUID(), incident.id, id, now));
  });
  await insertRoutes(trx, workspace.id, routes);
}

/**
 * Of incidents that are open, whoever hears now has a route: when the last channel that followed a store is gone, its alert
 * contacts do, and nothing new may ever happen to a revoked sign-in.
 */
export async function tellOthers(trx: Trx, workspace: Workspace, now: Date): Promise<void> {
  const open = await readOpenFiles(trx, workspace);
  if (open.length === 0) return;
  await addRoutes(
    trx,
    workspace,
    open.map((file) => ({ file })),
    now,
  );
}

type Woken = {
  readonly incidentIds: readonly string[];
  /** Also those that waited for TikTok to answer again. */
  readonly held: boolean;
};

/** They are looked at again now. Locked by id, since another transaction may wake some of the same. */
export async function wakeRoutes(
  trx: Trx,
  workspace: Workspace,
  { incidentIds, held }: Woken,
  now: Date,
): Promise<void> {
  await sql`
    with woken as materialized (
      select id from route
      where workspace_id = ${workspace.id}
        and (incident_id = any(${[...incidentIds]}::uuid[]) or (${held} and held_by = 'upstream'))
      order by id for no key update
    )
    update route set due_at = ${now} from woken
    where route.workspace_id = ${workspace.id} and route.id = woken.id`.execute(trx);
}
