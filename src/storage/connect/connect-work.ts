import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { exchangeMs, leaseMs, patienceMs, retryAfterMs } from '../../core/connect/attempt.ts';
import type { ConnectTrouble } from '../../core/connect/connect-card.ts';
import type { ConnectWakeUp, ConnectWork } from '../../core/connect/ports.ts';
import { firstPlan } from '../../core/connect/reach-plan.ts';
import { linkLifeMs } from '../../core/link-life.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { AccessReader } from '../access-reader.ts';
import { controlFor } from '../alerts/probe-repository.ts';
import type { Trx } from '../database.ts';
import type { NextDue } from '../next-due.ts';
import { appIn, appNow, readNow } from '../domain-time.ts';
import { attemptPlace } from '../encryption-keys.ts';
import { isLeased } from '../products/passes/pass-lease.ts';
import { lockStore } from '../store-lock.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { changeAttempt, ended, lockAttempt, readAttempt, showStep, stepShown } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { dropAttempt, knownIds, tokenOfGrant } from './connect-grants.ts';
import { endOrphan, heldAttempt, lose } from './connect-token.ts';
import { needOf } from './kept-tokens.ts';

/** Should a wake-up be lost, the next one comes then. */
const rewakeMs = 30_000;
/** Whoever ends the person's last grant wakes what is kept for it (kept-tokens.ts); this is for what ends without that. */
const keptMs = 3_600_000;

export async function takeDue(trx: Trx, limit: number): Promise<readonly ConnectWakeUp[]> {
  const { rows } = await sql<ConnectWakeUp>`
    with due as (
      select a.workspace_id, a.id from connect_attempt a
        join workspace w on w.id = a.workspace_id and w.uninstalled_at is null
      -- Or farther away than any: the clock was set back since.
      where a.due_at <= app_now() or a.due_at > app_now() + case
        when a.state = 'reached' then interval '25 hours' else interval '2 hours' end
      order by a.due_at limit ${limit} for update of a skip locked
    )
    update connect_attempt a set due_at = ${appIn(rewakeMs)} from due
    where a.workspace_id = due.workspace_id and a.id = due.id
    returning a.workspace_id as "workspaceId", a.id as "attemptId"`.execute(trx);
  return rows;
}

export const nextConnect: NextDue = sql`(
  select min(a.due_at) from connect_attempt a
    join workspace w on w.id = a.workspace_id and w.uninstalled_at is null
  where a.due_at is not null)`;

type TakeDeps = { readonly cipher: TokenCipher; readonly accessIn: AccessReader };

/** What time alone decides is decided here, or the right of whoever connects; else what is to be asked of TikTok now, under a lease. */
export async function take(
  trx: Trx,
  { cipher, accessIn }: TakeDeps,
  workspace: Workspace,
  attemptId: string,
): Promise<ConnectWork | 'busy' | 'nothing'> {
  const seen = await readAttempt(trx, workspace, attemptId);
  if (seen === undefined) return 'nothing';
  await lockStore(trx, workspace, seen.store_id);
  // After the store, and its connection and grant where they change: the order of all locks.
  const locked = await lockAttempt(trx, workspace, attemptId);
  if (locked === undefined) return 'nothing';
  const now = await readNow(trx);
  if (isLeased(locked.lease_until, now, leaseMs)) return 'busy';
  const attempt = await bounded(trx, locked, now);
  const isOver = attempt.ends_at !== null && attempt.ends_at <= now;
  if (isOver) return end(trx, cipher, workspace, attempt);
  const access = await accessIn(trx, workspace, attempt.user_id);
  return access === 'admin' ? goOn(trx, cipher, workspace, attempt) : forbid(trx, cipher, workspace, attempt);
}

/** Nobody connects with a right that was withdrawn meanwhile. A token is given back, as in every other end. */
function forbid(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
): Promise<ConnectWork | 'nothing'> {
  switch (attempt.state) {
    case 'issued':
      return stall(trx, cipher, workspace, attempt, 'notAllowed');
    case 'authorized':
    case 'reached':
      return dropAttempt(trx, cipher, workspace, attempt, 'notAllowed').then(nothing);
    default:
      return goOn(trx, cipher, workspace, attempt);
  }
}

/** An end that is farther away than any was set before the clock was set back: the longest time counts, from now. */
async function bounded(trx: Trx, attempt: AttemptRow, now: Date): Promise<AttemptRow> {
  const { ends_at: endsAt, state } = attempt;
  const longestMs = state === 'offered' ? linkLifeMs : state === 'exchanging' ? exchangeMs : patienceMs;
  if (endsAt === null || endsAt.getTime() - now.getTime() <= longestMs) return attempt;
  const ends_at = new Date(now.getTime() + longestMs);
  await changeAttempt(trx, attempt, { ends_at, changed_at: attempt.changed_at });
  return { ...attempt, ends_at };
}

/** Its time is up. */
function end(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
): Promise<ConnectWork | 'nothing'> {
  switch (attempt.state) {
    case 'offered':
      return expire(trx, workspace, attempt);
    case 'exchanging':
      return lose(trx, workspace, attempt).then(nothing);
    case 'issued':
      return stall(trx, cipher, workspace, attempt, 'stalled');
    case 'authorized':
      return dropAttempt(trx, cipher, workspace, attempt, 'untold').then(nothing);
    default:
      return dropAttempt(trx, cipher, workspace, attempt).then(nothing);
  }
}

function goOn(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
): Promise<ConnectWork | 'nothing'> {
  switch (attempt.state) {
    case 'issued':
      return lend(trx, attempt, { kind: 'identify', token: ownToken(cipher, attempt) });
    case 'authorized':
      return reach(trx, cipher, workspace, attempt);
    case 'orphan':
      return orphan(trx, cipher, workspace, attempt);
    default:
      return wait(trx, attempt);
  }
}

const nothing = () => 'nothing' as const;

const wait = (trx: Trx, attempt: AttemptRow) =>
  changeAttempt(trx, attempt, { due_at: attempt.ends_at, changed_at: attempt.changed_at }).then(nothing);

async function expire(trx: Trx, workspace: Workspace, attempt: AttemptRow): Promise<'nothing'> {
  await changeAttempt(trx, attempt, { ...ended, state: 'expired' });
  await showStep(trx, workspace, attempt.card_id, { at: 'expired' });
  return 'nothing';
}

/** A day, and TikTok has not said whose the token is: the person is told to begin again, and it is given back once we know. */
async function stall(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
  at: 'stalled' | 'notAllowed',
): Promise<ConnectWork> {
  await changeAttempt(trx, attempt, { state: 'orphan', ends_at: null });
  await showStep(trx, workspace, attempt.card_id, { at });
  return lend(trx, attempt, { kind: 'identify', token: ownToken(cipher, attempt) });
}

const ownToken = (cipher: TokenCipher, { workspace_id, id, token }: AttemptRow): string =>
  token === null ? '' : cipher.decrypt(token, attemptPlace(workspace_id, id));

async function reach(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
): Promise<ConnectWork | 'nothing'> {
  const token = await tokenOfGrant(trx, cipher, workspace, attempt.grant_id);
  if (token === null) return dropAttempt(trx, cipher, workspace, attempt, 'disconnected').then(nothing);
  const known = await knownIds(trx, workspace, attempt.store_id);
  return lend(trx, attempt, { kind: 'reach', token, known, plan: attempt.reading ?? firstPlan });
}

async function orphan(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
): Promise<ConnectWork | 'nothing'> {
  const token = ownToken(cipher, attempt);
  if (attempt.core_user_id === null) return lend(trx, attempt, { kind: 'identify', token });
  // By one token TikTok may end all of this person: it is given back only where nobody stands on any.
  const need = await needOf(trx, cipher, workspace, { coreUserId: attempt.core_user_id, token });
  if (need === 'none') {
    const control = await controlFor(trx, cipher, { app_id: null, core_user_id: attempt.core_user_id });
    return lend(trx, attempt, { kind: 'revoke', token, control });
  }
  if (need === 'inUse') return endOrphan(trx, workspace, attempt, 'replaced').then(nothing);
  return changeAttempt(trx, attempt, { due_at: appIn(keptMs), changed_at: attempt.changed_at }).then(nothing);
}

/** Whoever signs in from here on waits for us, as long as a call takes, and then sees whether it lives. */
export async function recordRevokeSent(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  work: ConnectWork,
): Promise<boolean> {
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt === undefined || attempt.core_user_id === null) return false;
  const wanted = { coreUserId: attempt.core_user_id, token: work.token };
  if ((await needOf(trx, cipher, workspace, wanted)) !== 'none') return false;
  await changeAttempt(trx, attempt, {
    ...{ ...lent(work.leaseId), refused_at: null, changed_at: attempt.changed_at },
  });
  return true;
}

type Job =
  | { readonly kind: 'identify'; readonly token: string }
  | Pick<Extract<ConnectWork, { kind: 'revoke' }>, 'kind' | 'token' | 'control'>
  | Pick<Extract<ConnectWork, { kind: 'reach' }>, 'kind' | 'token' | 'known' | 'plan'>;

/** To whoever holds it from now on, or goes on holding it. */
export const lent = (leaseId: string) => ({
  ...{ lease_id: leaseId, lease_until: appIn(leaseMs), due_at: appIn(leaseMs + rewakeMs) },
});

async function lend(trx: Trx, attempt: AttemptRow, job: Job): Promise<ConnectWork> {
  const leaseId = randomUUID();
  await changeAttempt(trx, attempt, { ...lent(leaseId), changed_at: attempt.changed_at });
  return { attemptId: attempt.id, leaseId, ...job };
}

export async function postpone(
  trx: Trx,
  workspace: Workspace,
  work: ConnectWork,
  why: ConnectTrouble | 'more',
): Promise<void> {
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt === undefined) return;
  const isMore = why === 'more';
  if (!isMore) await showTrouble(trx, workspace, attempt, why);
  await changeAttempt(trx, attempt, {
    ...{ lease_id: null, lease_until: null, tries: attempt.tries + (isMore ? 0 : 1) },
    ...{ due_at: isMore ? appNow : appIn(retryAfterMs(attempt.tries)), changed_at: attempt.changed_at },
  });
}

async function showTrouble(
  trx: Trx,
  workspace: Workspace,
  { card_id: cardId }: AttemptRow,
  trouble: ConnectTrouble,
): Promise<void> {
  const step = await stepShown(trx, workspace, cardId);
  if ((step?.at === 'issued' || step?.at === 'authorized') && step.trouble !== trouble)
    await showStep(trx, workspace, cardId, { ...step, trouble });
}
