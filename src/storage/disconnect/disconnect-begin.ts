import { randomUUID } from 'node:crypto';
import type { DisconnectWork } from '../../core/disconnect/ports.ts';
import {
  committed,
  keptForOthers,
  over,
  relinked,
  renewed,
  unlinked,
  workKinds,
} from '../../core/disconnect/saga.ts';
import type { Saga } from '../../core/disconnect/saga.ts';
import type { Workspace } from '../../core/workspace.ts';
import { controlFor } from '../alerts/probe-repository.ts';
import type { Trx } from '../database.ts';
import { appIn } from '../domain-time.ts';
import { grantPlace } from '../encryption-keys.ts';
import { isLeased } from '../products/passes/pass-lease.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { idsOf, releaseGrant } from '../connect/connect-grants.ts';
import { isHeldElsewhere, lockPerson } from '../connect/elsewhere.ts';
import { change, holdDisconnect, othersOn } from './disconnect-rows.ts';
import type { Held } from './disconnect-rows.ts';
import { settle } from './disconnect-settle.ts';

/** A step is a handful of calls; after a crash the next worker goes on in two minutes. */
const leaseMs = 120_000;

/** An hour is the longest that it waits for anything. */
const farthestMs = 2 * 3_600_000;

/** Does what needs no vendor, then takes what does. */
export async function beginWork(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  sagaId: string,
): Promise<DisconnectWork | 'busy' | 'idle'> {
  const held = await holdDisconnect(trx, workspace, sagaId);
  // Not the column: whoever wakes us, and whoever is at it, puts that off.
  const dueMs = held?.row.saga.dueMs ?? null;
  if (held === null || dueMs === null) return 'idle';
  const aheadMs = dueMs - held.now.getTime();
  // Farther away than any: the clock was set back since.
  if (aheadMs > 0 && aheadMs <= farthestMs) return 'idle';
  if (isLeased(held.row.lease_until, held.now, leaseMs)) return 'busy';
  const saga = await goOn(trx, held);
  await settle(trx, held, saga);
  await release(trx, cipher, held, saga);
  const work = saga.outcome === null ? await workOf(trx, cipher, held, saga) : null;
  if (work === null) return 'idle';
  await change(trx, held)
    .set({ lease_id: work.leaseId, lease_until: appIn(leaseMs), due_at: appIn(leaseMs) })
    .execute();
  return work;
}

/** What is decided here is decided under the lock of the sign-in: nobody is connected to it meanwhile. */
async function goOn(trx: Trx, held: Held): Promise<Saga> {
  const { row, connection, grant, now } = held;
  const { saga } = row;
  const nowMs = now.getTime();
  // Connected anew since: that is not ours to end.
  if (connection.generation !== row.generation) return over(saga, 'replaced', nowMs);
  const others = grant === null ? [] : await othersOn(trx, held.workspace, grant.id, row.store_id);
  const hasToken = (grant?.token ?? null) !== null;
  if (saga.stage === 'waiting') {
    const isElsewhere = grant !== null && (await isWantedElsewhere(trx, held.workspace, grant.core_user_id));
    return committed(saga, { others, isElsewhere, hasToken }, nowMs);
  }
  if (!hasToken) return withoutToken(saga, nowMs);
  return afterRenewal(trx, held, others);
}

/** A newer token took the place of ours: with other stores on it, it stays. */
async function afterRenewal(trx: Trx, held: Held, others: readonly string[]): Promise<Saga> {
  const { row, grant, now } = held;
  const isRenewed = row.token_version !== null && grant?.token_version !== row.token_version;
  if (!isRenewed || row.stage === 'unsubscribing') return row.saga;
  if (others.length > 0) return keptForOthers(row.saga, others, now.getTime());
  await change(trx, held).set({ token_version: grant?.token_version }).execute();
  return renewed(row.saga, now.getTime());
}

/** Whoever signs in there meanwhile waits for us, and then sees that it is revoked. */
async function isWantedElsewhere(trx: Trx, workspace: Workspace, coreUserId: string): Promise<boolean> {
  await lockPerson(trx, coreUserId);
  return isHeldElsewhere(trx, workspace, coreUserId);
}

/**
 * Where only another workspace keeps it alive, ours is kept until that has left it, and then revoked; so is one that came after what was
 * proven to be dead, and whose store has left since.
 */
export async function release(
  trx: Trx,
  cipher: TokenCipher,
  { workspace, row, grant }: Held,
  { outcome }: Saga,
): Promise<void> {
  if (outcome !== 'detached' && outcome !== 'revoked') return;
  const { store_id, language, reference } = row;
  const origin = { store_id, language, reference, user_id: row.asked_by ?? '' };
  await releaseGrant(trx, cipher, workspace, { grantId: grant?.id ?? null, origin });
}

/** Nothing can be asked or changed at TikTok any more. */
function withoutToken(saga: Saga, nowMs: number): Saga {
  if (saga.stage === 'unlinking') return unlinked(saga, 'failed', nowMs);
  return saga.stage === 'cancelling' ? relinked(saga, 'failed', nowMs) : over(saga, 'revoked', nowMs);
}

async function workOf(
  trx: Trx,
  cipher: TokenCipher,
  { grant, connection, now, workspace, row }: Held,
  saga: Saga,
): Promise<DisconnectWork | null> {
  const kind = workKinds[saga.stage];
  if (kind === null || grant === null || grant.token === null) return null;
  return {
    kind,
    ...{ sagaId: row.id, leaseId: randomUUID(), startedAt: now, binding: saga.binding },
    token: cipher.decrypt(grant.token, grantPlace(workspace.id, grant.app_id, grant.core_user_id)),
    ids: idsOf(connection),
    isRevokeSent: saga.isRevokeSent,
    control: kind === 'prove' || kind === 'revoke' ? await controlFor(trx, cipher, grant) : null,
  };
}
