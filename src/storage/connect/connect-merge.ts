import { sql } from 'kysely';
import { leaseMs, patienceMs } from '../../core/connect/attempt.ts';
import type { ConnectUser, ConnectWork } from '../../core/connect/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import { lockAudience } from '../alerts/audience-lock.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';
import { isDying, isSignInEnding } from '../disconnect/disconnect-rows.ts';
import { appIn, appNow } from '../domain-time.ts';
import { attemptPlace } from '../encryption-keys.ts';
import { lockStore } from '../store-lock.ts';
import { saveGrant } from '../store-repository.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { changeAttempt, ended, readAttempt, recordedIn, released, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { lastCounts } from './connect-before.ts';
import { isUsed, lockConnection, tokenOfGrant } from './connect-grants.ts';
import { heldAttempt } from './connect-token.ts';
import { lockPerson } from './elsewhere.ts';
import { supersedeOthers } from './end-connects.ts';
import { keepToken } from './kept-tokens.ts';

/** TikTok said whose token it is: it becomes that of the person's grant, on which other stores may stand. */
export async function recordUser(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  work: ConnectWork,
  user: ConnectUser,
): Promise<'recorded' | 'lost'> {
  await lockAudience(trx, workspace, 'speaks');
  const seen = await readAttempt(trx, workspace, work.attemptId);
  if (seen === undefined) return 'lost';
  const hasStore = await lockStore(trx, workspace, seen.store_id);
  const connection = hasStore ? await lockConnection(trx, workspace, seen.store_id) : undefined;
  const grant = await findGrant(trx, workspace, user);
  await lockPerson(trx, user.coreUserId);
  const attempt = await heldAttempt(trx, workspace, work);
  if (attempt === undefined) return 'lost';
  const merging = { attempt, user, grantId: grant?.id ?? null };
  if (await mustWait(trx, merging)) return 'lost';
  if (hasStore && attempt.disconnect_id === null && attempt.state === 'issued') {
    const grantId = await merge(trx, cipher, workspace, merging);
    await standOn(trx, workspace, attempt.store_id, { grantId, phase: connection?.phase });
    await supersedeOthers(trx, workspace, attempt);
    await authorize(trx, workspace, { attempt, user, grantId });
  } else {
    await keepUnwanted(trx, cipher, workspace, { ...merging, isDying: grant?.isDying === true });
  }
  return 'recorded';
}

const mustWait = async (trx: Trx, { attempt, user }: Merge): Promise<boolean> =>
  (await isBeingRevoked(trx, attempt, user)) || (await isSignInEnding(trx, user.coreUserId));

/**
 * No store waits for it. Where the person's grant is in use, it may be the only token of theirs that TikTok still takes. One that is ending
 * gets none: this one is to end with it, and belongs to its proof (kept-tokens.ts).
 */
async function keepUnwanted(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { isDying, ...merging }: Merge & { readonly isDying: boolean },
): Promise<void> {
  const { attempt, user, grantId } = merging;
  // Its store was disconnected since it began: it was for what was before.
  if (attempt.disconnect_id !== null) await showStep(trx, workspace, attempt.card_id, { at: 'disconnected' });
  const owner = { core_user_id: user.coreUserId };
  // Of an installation before, a grant may be left on which nobody stands: there nothing would ever end it.
  if (grantId === null || isDying || !(await isUsed(trx, workspace, grantId))) {
    const orphan = { ...released, ...owner, state: 'orphan', ends_at: null, due_at: appNow } as const;
    await changeAttempt(trx, attempt, orphan);
    return;
  }
  await merge(trx, cipher, workspace, merging);
  await changeAttempt(trx, attempt, { ...ended, ...owner, state: 'superseded' });
}

async function authorize(
  trx: Trx,
  workspace: Workspace,
  { attempt, user, grantId }: Merge & { readonly grantId: string },
): Promise<void> {
  // A store that works is read with the new token from here on.
  const before = await lastCounts(trx, workspace, attempt.store_id);
  await changeAttempt(trx, attempt, {
    ...released,
    ...{ state: 'authorized', token: null, core_user_id: user.coreUserId, grant_id: grantId },
    ...{ due_at: appNow, ends_at: appIn(patienceMs) },
    counts_before: before === null ? null : JSON.stringify(before),
  });
  await showStep(trx, workspace, attempt.card_id, { at: 'authorized', user: user.displayName });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    ...{ action: 'connect.authorized', storeId: attempt.store_id },
    after: { tiktokUser: user.displayName, coreUserId: user.coreUserId },
  });
}

const findGrant = (trx: Trx, workspace: Workspace, { appId, coreUserId }: ConnectUser) =>
  trx
    .selectFrom('tiktok_grant')
    .select(['id', isDying.as('isDying')])
    .where('workspace_id', '=', workspace.id)
    .where('app_id', '=', appId)
    .where('core_user_id', '=', coreUserId)
    .forUpdate()
    .executeTakeFirst();

/** In whichever workspace: TikTok may give the same token again while we give it back; only afterwards is it known whether it lives. */
async function isBeingRevoked(trx: Trx, attempt: AttemptRow, { coreUserId }: ConnectUser): Promise<boolean> {
  const other = await trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('id', '<>', attempt.id)
    .where('state', '=', 'orphan')
    .where('core_user_id', '=', coreUserId)
    .where('lease_until', '>', appNow)
    // Not one of a clock that was set back since.
    .where('lease_until', '<=', appIn(leaseMs))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

type Merge = {
  readonly attempt: AttemptRow;
  readonly user: ConnectUser;
  readonly grantId: string | null;
};

/** Unless a later consent was quicker: TikTok may have ended the older token with it. */
async function merge(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { attempt, user, grantId }: Merge,
): Promise<string> {
  const { token } = attempt;
  if (grantId !== null && token === null) return grantId;
  const own = cipher.decrypt(token ?? '', attemptPlace(workspace.id, attempt.id));
  if (grantId !== null && (await isOutrun(trx, attempt, grantId))) {
    const isAnother = (await tokenOfGrant(trx, cipher, workspace, grantId)) !== own;
    if (isAnother) await keepToken(trx, cipher, workspace, { ...user, token: own, origin: attempt });
    return grantId;
  }
  const grant = await saveGrant(trx, cipher, workspace, { ...user, token: own, origin: attempt });
  await sql`update check_schedule s set due_at = app_now() from connection c
    where c.workspace_id = ${workspace.id} and c.grant_id = ${grant.id} and c.phase = 'connected'
      and s.workspace_id = c.workspace_id and s.store_id = c.store_id`.execute(trx);
  return grant.id;
}

async function isOutrun(
  trx: Trx,
  { workspace_id, id, issued_no }: AttemptRow,
  grantId: string,
): Promise<boolean> {
  const later = await trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('workspace_id', '=', workspace_id)
    .where('id', '<>', id)
    .where('grant_id', '=', grantId)
    .where('issued_no', '>', issued_no)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

/** A store that works, or is being disconnected, goes on as it is until other accounts are chosen. */
async function standOn(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { grantId, phase }: { readonly grantId: string; readonly phase: string | undefined },
): Promise<void> {
  if (phase === 'connected' || phase === 'disconnecting') return;
  await trx
    .insertInto('connection')
    .values({ workspace_id: workspace.id, store_id: storeId, grant_id: grantId, phase: 'authorized' })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'store_id']).doUpdateSet((old) => ({
        ...{ grant_id: grantId, phase: 'authorized' },
        generation: old('connection.generation', '+', 1),
      })),
    )
    .execute();
}
