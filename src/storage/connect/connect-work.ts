import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { leaseMs, retryAfterMs } from '../../core/connect/attempt.ts';
import type { ConnectWakeUp, ConnectWork } from '../../core/connect/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import type { NextDue } from '../next-due.ts';
import { appIn, readNow } from '../domain-time.ts';
import { attemptPlace } from '../encryption-keys.ts';
import { lockStore } from '../store-lock.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { changeAttempt, ended, lockAttempt, readAttempt, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { dropAttempt, isNeeded, knownIds, tokenOfGrant } from './connect-grants.ts';
import { heldAttempt, lose } from './connect-token.ts';

/** Should a wake-up be lost, the next one comes then. */
const rewakeMs = 30_000;

export async function takeDue(trx: Trx, limit: number): Promise<readonly ConnectWakeUp[]> {
  const { rows } = await sql<ConnectWakeUp>`
    with due as (
      select a.workspace_id, a.id from connect_attempt a
        join workspace w on w.id = a.workspace_id and w.uninstalled_at is null
      where a.due_at <= app_now() order by a.due_at limit ${limit} for update of a skip locked
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

/** What time alone decides is decided here; else what is to be asked of TikTok now, under a lease. */
export async function take(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attemptId: string,
): Promise<ConnectWork | 'busy' | 'nothing'> {
  const seen = await readAttempt(trx, workspace, attemptId);
  if (seen === undefined) return 'nothing';
  await lockStore(trx, workspace, seen.store_id);
  // After the store, and its connection and grant where they change: the order of all locks.
  const attempt = await lockAttempt(trx, workspace, attemptId);
  if (attempt === undefined) return 'nothing';
  const now = await readNow(trx);
  if (attempt.lease_until !== null && attempt.lease_until > now) return 'busy';
  const isOver = attempt.ends_at !== null && attempt.ends_at <= now;
  return isOver ? end(trx, cipher, workspace, attempt) : goOn(trx, cipher, workspace, attempt);
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
      return stall(trx, cipher, workspace, attempt);
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
): Promise<ConnectWork> {
  await changeAttempt(trx, attempt, { state: 'orphan', ends_at: null });
  await showStep(trx, workspace, attempt.card_id, { at: 'stalled' });
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
  if (token === null) return changeAttempt(trx, attempt, { ...ended, state: 'dropped' }).then(nothing);
  const known = await knownIds(trx, workspace, attempt.store_id);
  return lend(trx, attempt, { kind: 'reach', token, known });
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
  if (await isNeeded(trx, cipher, workspace, { coreUserId: attempt.core_user_id, token }))
    return changeAttempt(trx, attempt, { ...ended, state: 'superseded' }).then(nothing);
  return lend(trx, attempt, { kind: 'revoke', token });
}

type Job =
  | { readonly kind: 'identify' | 'revoke'; readonly token: string }
  | Pick<Extract<ConnectWork, { kind: 'reach' }>, 'kind' | 'token' | 'known'>;

async function lend(trx: Trx, attempt: AttemptRow, job: Job): Promise<ConnectWork> {
  const leaseId = randomUUID();
  await changeAttempt(trx, attempt, {
    ...{ lease_id: leaseId, lease_until: appIn(leaseMs), due_at: appIn(leaseMs + rewakeMs) },
    changed_at: attempt.changed_at,
  });
  return { attemptId: attempt.id, leaseId, ...job };
}

export async function postpone(trx: Trx, workspace: Workspace, work: ConnectWork): Promise<void> {
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt === undefined) return;
  await changeAttempt(trx, attempt, {
    ...{ lease_id: null, lease_until: null, tries: attempt.tries + 1 },
    ...{ due_at: appIn(retryAfterMs(attempt.tries)), changed_at: attempt.changed_at },
  });
}
