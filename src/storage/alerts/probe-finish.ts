import { sql } from 'kysely';
import { grantRevoked, observeGrant } from '../../core/alerts/conditions/grant-revoked.ts';
import { answeredTikTok, observeAnswer } from '../../core/alerts/conditions/upstream-tiktok.ts';
import { evidenceAfterProbe, guardWindowMs, isDecisive } from '../../core/alerts/evidence.ts';
import type { Evidence, GuardView } from '../../core/alerts/evidence.ts';
import type { ProbeAnswer, ProbeOutcome, ProbeStart } from '../../core/alerts/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import { showFiguresRevoked } from '../connect/connect-figures.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { lockAudience } from './audience-lock.ts';
import { evidenceOf, lockGrant, saveEvidence } from './evidence-rows.ts';
import type { GrantRow } from './evidence-rows.ts';
import { changeFiles, observed } from './judge-files.ts';

export async function finishProbe(
  trx: Trx,
  workspace: Workspace,
  probe: ProbeStart,
  answer: ProbeAnswer,
): Promise<ProbeOutcome> {
  await lockAudience(trx, workspace, 'speaks');
  await lockVerdicts(trx);
  const grant = await lockGrant(trx, workspace, probe.grantId);
  if (grant?.token_version !== probe.tokenVersion) return 'superseded';
  const before = evidenceOf(grant);
  // Finished before (a repetition), or so late that another probe has begun.
  if (grant.probe_id !== probe.probeId) return grant.probe_id === null ? before.state : 'superseded';
  const now = await readNow(trx);
  const needsGuard = isDecisive(before) && answer.user === 'tokenRefused';
  const guard = needsGuard ? await readGuard(trx, grant, before, now) : nothingKnown;
  const result = { at: probe.startedAt, ...answer };
  const { evidence, verdict } = evidenceAfterProbe(before, result, guard, now);
  await saveEvidence(trx, workspace, evidence, now);
  await endLease(trx, workspace, grant.id);
  if (verdict === 'revoked' || verdict === 'works')
    await declare(trx, workspace, grant, { verdict, at: probe.startedAt, now });
  return verdict === 'frozen' ? 'frozen' : evidence.state;
}

/** One verdict at a time: two at once would each not see the other one, and both be the first. */
async function lockVerdicts(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('["verdict"]', 0))`.execute(trx);
}

async function endLease(trx: Trx, workspace: Workspace, grantId: string): Promise<void> {
  await trx
    .updateTable('tiktok_grant')
    .set({ probe_id: null, probe_lease_until: null, probe_woken_until: null })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', grantId)
    .execute();
}

const nothingKnown: GuardView = { known: 0, suspects: 0, goodElsewhereAt: null, lastVerdictAt: null };

/**
 * Of all workspaces: TikTok's sign-in is one for all. Counted by TikTok user, who may stand in several workspaces. Those that
 * fell into doubt at the same time count also when their verdict is given: they make this one no less suspicious a case.
 */
async function readGuard(
  trx: Trx,
  grant: GrantRow,
  { suspectSince }: Evidence,
  now: Date,
): Promise<GuardView> {
  const window = sql`${guardWindowMs} * interval '1 millisecond'`;
  const { rows } = await sql<GuardView>`
    with grants as (
      select g.*, g.state <> 'ok' and g.evidence_version = g.token_version
          and g.suspect_since between ${suspectSince}::timestamptz - ${window}
          and ${suspectSince}::timestamptz + ${window} as is_suspect,
        case when g.state = 'ok' and g.evidence_version = g.token_version then g.last_counted_at end as cleared_at,
        (select max(r.good_at) from connection c
          join reading r on r.workspace_id = c.workspace_id and r.store_id = c.store_id and r.part = 'user'
          where c.workspace_id = g.workspace_id and c.grant_id = g.id) as good_at
      from tiktok_grant g join workspace w on w.id = g.workspace_id and w.uninstalled_at is null
      where g.app_id = ${grant.app_id}
    )
    select
      (count(distinct core_user_id) filter (
        where is_suspect or good_at >= ${now}::timestamptz - ${window}))::int as known,
      (count(distinct core_user_id) filter (where is_suspect))::int as suspects,
      max(greatest(good_at, cleared_at)) filter (where core_user_id <> ${grant.core_user_id})
        as "goodElsewhereAt",
      max(revoked_at) filter (where id <> ${grant.id}) as "lastVerdictAt"
    from grants`.execute(trx);
  return rows[0] ?? nothingKnown;
}

type Declared = { readonly verdict: 'revoked' | 'works'; readonly at: Date; readonly now: Date };

async function declare(
  trx: Trx,
  workspace: Workspace,
  grant: GrantRow,
  { verdict, at, now }: Declared,
): Promise<void> {
  const stores = await trx
    .selectFrom('connection as c')
    .innerJoin('store as s', (join) =>
      join.onRef('s.workspace_id', '=', 'c.workspace_id').onRef('s.id', '=', 'c.store_id'),
    )
    .select(['s.id', 's.name'])
    .where('c.workspace_id', '=', workspace.id)
    .where('c.grant_id', '=', grant.id)
    .where('c.phase', '=', 'connected')
    .orderBy('s.id')
    .execute();
  const isRevoked = verdict === 'revoked';
  const observation = observeGrant({
    ...{ grantId: grant.id, displayName: grant.display_name, at, isRevoked, stores },
  });
  // Else a store that was silent when its grant was revoked would be "silent" for ever, and hold back all others.
  const answers = stores.map(({ id, name }) =>
    observed(answeredTikTok, observeAnswer({ id, name, at, intervalMs: 0 }), now),
  );
  await changeFiles(trx, workspace, [observed(grantRevoked, observation, now), ...answers], now);
  const storeIds = stores.map(({ id }) => id);
  await forgetSilence(trx, workspace, storeIds);
  // A revoked grant's stores are not checked: their figures are as old as the verdict.
  if (isRevoked) await showFiguresRevoked(trx, workspace, storeIds);
  else await checkNow(trx, workspace, storeIds);
}

/** It counts anew from the next check. */
async function forgetSilence(trx: Trx, workspace: Workspace, storeIds: readonly string[]): Promise<void> {
  await sql`update condition_state set silence = null
    where workspace_id = ${workspace.id} and condition = 'upstream.tiktok'
      and scope = any(${storeIds.map((id) => `store:${id}`)}::text[])`.execute(trx);
}

async function checkNow(trx: Trx, workspace: Workspace, storeIds: readonly string[]): Promise<void> {
  await sql`update check_schedule set due_at = app_now()
    where workspace_id = ${workspace.id} and store_id = any(${[...storeIds]}::uuid[])`.execute(trx);
}
