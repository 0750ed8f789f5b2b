import { sql } from 'kysely';
import { probeGapMs } from '../../core/alerts/evidence.ts';
import { patienceMs } from '../../core/connect/attempt.ts';
import type { FailReason } from '../../core/connect/connect-card.ts';
import type { ConnectWork } from '../../core/connect/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';
import { appIn, appNow, readNow } from '../domain-time.ts';
import { attemptPlace } from '../encryption-keys.ts';
import { lockStore } from '../store-lock.ts';
import type { TokenCipher } from '../token-cipher.ts';
import {
  changeAttempt,
  ended,
  lockAttempt,
  readAttempt,
  recordedIn,
  released,
  showStep,
} from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { dropAttempt, tokenOfGrant } from './connect-grants.ts';

/** 'gone': the app was uninstalled, and no secret may come back; nobody else has it where no other workspace uses our app. */
export async function recordIssued(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { attemptId, token }: { readonly attemptId: string; readonly token: string },
): Promise<'recorded' | { readonly kind: 'gone'; readonly revocable: boolean }> {
  const installed = await trx
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', workspace.id)
    .where('uninstalled_at', 'is', null)
    .forShare()
    .executeTakeFirst();
  const attempt = await lockAttempt(trx, workspace, attemptId);
  if (installed === undefined || attempt === undefined) {
    const other = await trx
      .selectFrom('tiktok_grant')
      .select('id')
      .where('token', 'is not', null)
      .limit(1)
      .executeTakeFirst();
    return { kind: 'gone', revocable: other === undefined };
  }
  // Told a second time: the first one was stored, and only the answer to it was lost.
  if (attempt.issued_no !== null) return 'recorded';
  await changeAttempt(trx, attempt, {
    ...released,
    ...{
      state: 'issued',
      issued_no: sql<string>`nextval('connect_issued')`,
      due_at: appNow,
      ends_at: appIn(patienceMs),
    },
    token: cipher.encrypt(token, attemptPlace(workspace.id, attempt.id)),
  });
  await showStep(trx, workspace, attempt.card_id, { at: 'issued' });
  return 'recorded';
}

/** The exchange ended, and TikTok issued nothing. One that time has decided meanwhile stays as it is. */
export async function recordFailed(
  trx: Trx,
  workspace: Workspace,
  attemptId: string,
  reason: FailReason,
): Promise<void> {
  const attempt = await lockAttempt(trx, workspace, attemptId);
  if (attempt?.state === 'exchanging') await fail(trx, workspace, attempt, reason);
}

export async function fail(
  trx: Trx,
  workspace: Workspace,
  attempt: AttemptRow,
  reason: FailReason,
): Promise<void> {
  await changeAttempt(trx, attempt, { ...ended, state: 'failed' });
  await showStep(trx, workspace, attempt.card_id, { at: 'failed', reason });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    ...{ action: 'connect.failed', storeId: attempt.store_id },
    after: { reason },
  });
}

export async function recordLost(trx: Trx, workspace: Workspace, attemptId: string): Promise<void> {
  const attempt = await lockAttempt(trx, workspace, attemptId);
  if (attempt?.state === 'exchanging') await lose(trx, workspace, attempt);
}

export async function lose(trx: Trx, workspace: Workspace, attempt: AttemptRow): Promise<void> {
  await changeAttempt(trx, attempt, { ...ended, state: 'lost' });
  await showStep(trx, workspace, attempt.card_id, { at: 'lost' });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    action: 'connect.lost',
    storeId: attempt.store_id,
  });
}

/** The attempt if this work still has it; undefined: its lease ran out, and somebody else goes on. */
export async function heldAttempt(
  trx: Trx,
  workspace: Workspace,
  { attemptId, leaseId }: ConnectWork,
): Promise<AttemptRow | undefined> {
  const attempt = await lockAttempt(trx, workspace, attemptId);
  return attempt?.lease_id === leaseId ? attempt : undefined;
}

export async function recordDead(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  work: ConnectWork,
): Promise<void> {
  const seen = await readAttempt(trx, workspace, work.attemptId);
  if (seen === undefined) return;
  await lockStore(trx, workspace, seen.store_id);
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt === undefined) return;
  if (attempt.state === 'authorized') await endReading(trx, cipher, workspace, { attempt, work });
  else if (attempt.state === 'issued') await fail(trx, workspace, attempt, 'token');
  else await endOrphan(trx, workspace, attempt, 'revoked');
}

/** Unless the person signed in anew while it was read: TikTok may have ended the older token with that, and the reading goes on. */
async function endReading(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { attempt, work }: { readonly attempt: AttemptRow; readonly work: ConnectWork },
): Promise<void> {
  const now = await tokenOfGrant(trx, cipher, workspace, attempt.grant_id);
  if (now === work.token) return dropAttempt(trx, cipher, workspace, attempt, 'token');
  await changeAttempt(trx, attempt, { ...released, due_at: appNow, changed_at: attempt.changed_at });
}

/** Two answers of one moment are one piece of evidence; apart either way, for the clock may have been set back. */
export async function recordRefused(trx: Trx, workspace: Workspace, work: ConnectWork): Promise<boolean> {
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt === undefined) return false;
  const { refused_at: first, changed_at } = attempt;
  const now = await readNow(trx);
  const isProven = first !== null && Math.abs(now.getTime() - first.getTime()) >= probeGapMs;
  if (isProven) await endOrphan(trx, workspace, attempt, 'revoked');
  else {
    const again = { ...released, refused_at: first ?? now, due_at: appIn(probeGapMs) };
    await changeAttempt(trx, attempt, { ...again, changed_at });
  }
  return isProven;
}

/** `replaced`: its TikTok user signed in anew meanwhile, and what stands on that would go with it. */
export async function endOrphan(
  trx: Trx,
  workspace: Workspace,
  attempt: AttemptRow,
  outcome: 'revoked' | 'replaced',
): Promise<void> {
  await changeAttempt(trx, attempt, {
    ...ended,
    state: outcome === 'revoked' ? 'revoked' : 'superseded',
  });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    ...{ action: 'access.ended', storeId: attempt.store_id },
    after: { outcome, coreUserId: attempt.core_user_id },
  });
}
