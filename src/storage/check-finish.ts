import { sql } from 'kysely';
import type { Answer } from '../core/answer.ts';
import type { CheckStart } from '../core/ports.ts';
import { outcomeOf } from '../core/reading.ts';
import type { CheckOutcome, Counts, Reading } from '../core/reading.ts';
import type { Workspace } from '../core/workspace.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { judgeReading } from './alerts/check-alerts.ts';
import { lockGrant } from './alerts/evidence-rows.ts';
import type { GrantRow } from './alerts/evidence-rows.ts';
import { showFirstFigures } from './connect/connect-figures.ts';
import type { Trx } from './database.ts';
import { appNow } from './domain-time.ts';
import { wantItems } from './products/items/item-due.ts';
import { saveSnapshot } from './snapshot-writer.ts';
import { lockStore } from './store-lock.ts';

/** Everything that a check read is "as of" its start: never said to be fresher than it is. */
export async function finishCheck(
  trx: Trx,
  workspace: Workspace,
  check: CheckStart,
  reading: Reading,
): Promise<CheckOutcome | 'superseded'> {
  await lockAudience(trx, workspace, 'speaks');
  if (!(await lockStore(trx, workspace, check.storeId))) return 'superseded';
  const earlier = await outcomeSoFar(trx, workspace, check);
  if (earlier !== 'open') return earlier ?? 'superseded';
  const grant = await currentGrant(trx, workspace, check);
  const outcome = grant === null ? 'superseded' : outcomeOf(reading);
  if (grant !== null) {
    await saveParts(trx, workspace, check, reading);
    const counts = reading.counts;
    if (counts?.class === 'good') {
      await wantItems(trx, workspace, check.storeId, counts.value);
      await saveSnapshot(trx, workspace, check, counts.value satisfies Counts);
    }
    if (counts !== undefined) await showFirstFigures(trx, workspace, check, counts);
    await judgeReading(trx, workspace, { check, grant, reading });
  }
  await endRun(trx, workspace, check, outcome, reading);
  return outcome;
}

/** 'open': not finished yet. null: no such check. Else it was finished before, and this is a repetition. */
async function outcomeSoFar(trx: Trx, workspace: Workspace, check: CheckStart) {
  const run = await trx
    .selectFrom('check_run')
    .select(['ended_at', 'outcome'])
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', check.checkId)
    .where('store_id', '=', check.storeId)
    .executeTakeFirst();
  if (run === undefined) return null;
  return run.ended_at === null ? 'open' : run.outcome;
}

/**
 * The grant, if the connection is still the one that was read, with the same token, and no later check was in before us;
 * else null. Both rows stay as they are until we commit.
 */
async function currentGrant(trx: Trx, workspace: Workspace, check: CheckStart): Promise<GrantRow | null> {
  const connection = await trx
    .selectFrom('connection')
    .select('grant_id')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', check.storeId)
    .where('generation', '=', check.generation)
    .where('grant_id', '=', check.grantId)
    .forShare()
    .executeTakeFirst();
  if (connection === undefined) return null;
  // Not for share: two stores of one grant would each wait for the other one's share before they can write evidence.
  const grant = await lockGrant(trx, workspace, check.grantId);
  if (grant?.token_version !== check.tokenVersion) return null;
  return (await laterCheckEnded(trx, workspace, check)) ? null : grant;
}

async function laterCheckEnded(trx: Trx, workspace: Workspace, check: CheckStart): Promise<boolean> {
  const later = await trx
    .selectFrom('check_run')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', check.storeId)
    .where('started_at', '>', check.startedAt)
    .where('ended_at', 'is not', null)
    .where('outcome', '<>', 'superseded')
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

/**
 * A part without a good answer keeps its last good value, unless that is of an older connection; days that are over stay what they were.
 * What somebody's look read later stays.
 */
export async function saveParts(
  trx: Trx,
  workspace: Workspace,
  check: Pick<CheckStart, 'storeId' | 'startedAt' | 'generation' | 'tokenVersion'>,
  reading: Reading,
): Promise<void> {
  const rows = Object.entries(reading).map(([part, answer]) => ({
    part,
    class: answer.class,
    value: answer.class === 'good' ? answer.value : null,
    good: answer.class === 'good',
  }));
  if (rows.length === 0) return;
  await sql`
    insert into reading as r (workspace_id, store_id, part, good_value, good_at, last_class, last_at,
      generation, token_version)
    select ${workspace.id}, ${check.storeId}, n.part, case when n.good then n.value end,
      case when n.good then ${check.startedAt}::timestamptz end, n.class, ${check.startedAt},
      ${check.generation}, ${check.tokenVersion}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (part text, class text, value jsonb, good boolean)
    on conflict (workspace_id, store_id, part) do update set
      good_value = case when excluded.good_at is null and (r.generation = excluded.generation or r.part = 'pixelEvents')
        then r.good_value else excluded.good_value end,
      good_at = case when excluded.good_at is null and (r.generation = excluded.generation or r.part = 'pixelEvents')
        then r.good_at else excluded.good_at end,
      last_class = excluded.last_class,
      last_at = excluded.last_at,
      generation = excluded.generation,
      token_version = excluded.token_version
    where r.generation <> excluded.generation or r.last_at <= excluded.last_at`.execute(trx);
}

async function endRun(
  trx: Trx,
  workspace: Workspace,
  check: CheckStart,
  outcome: CheckOutcome | 'superseded',
  reading: Reading,
): Promise<void> {
  await trx
    .updateTable('check_run')
    .set({ ended_at: appNow, outcome, detail: JSON.stringify(detailOf(reading)) })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', check.checkId)
    .execute();
  const schedule = trx
    .updateTable('check_schedule')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', check.storeId);
  if (outcome !== 'superseded') {
    await schedule.set({ last_ended_at: appNow, last_outcome: outcome }).execute();
  }
  // Only our own lease: where it ran out, a later check may hold the store now.
  await schedule
    .set({ lease_until: null, lease_check_id: null })
    .where('lease_check_id', '=', check.checkId)
    .execute();
}

const longestReason = 200;

/** What went wrong, small enough to keep for each of 288 checks a day. */
function detailOf(reading: Reading): Record<string, unknown> {
  const refusals = Object.entries(reading).flatMap(([part, answer]: [string, Answer<unknown>]) => {
    if (answer.class === 'good') return [];
    const { class: answerClass, reason, vendorCode, requestId } = answer;
    return [[part, { class: answerClass, reason: reason.slice(0, longestReason), vendorCode, requestId }]];
  });
  return Object.fromEntries(refusals) as Record<string, unknown>;
}
