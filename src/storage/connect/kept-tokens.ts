import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { appAct } from '../../core/audit.ts';
import type { NewConnection } from '../../core/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { attemptPlace, grantPlace } from '../encryption-keys.ts';
import type { TokenCipher } from '../token-cipher.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { isHeldElsewhere, lockPerson } from './elsewhere.ts';

/** For whom a token came, as far as that is known. */
export type TokenOrigin = Pick<AttemptRow, 'store_id' | 'user_id' | 'language' | 'reference'>;

export function originIn({ act }: Workspace, storeId: string): TokenOrigin {
  const { by, reference } = act ?? appAct;
  const userId = by.kind === 'user' ? by.userId : '';
  return { store_id: storeId, user_id: userId, language: 'en', reference };
}

type Kept = { readonly coreUserId: string; readonly token: string; readonly origin: TokenOrigin };

/** A token that is in no grant is still recorded until TikTok is seen to refuse it (connect-token.ts). */
export async function keepToken(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { coreUserId, token, origin }: Kept,
): Promise<void> {
  const id = randomUUID();
  const { store_id, user_id, language, reference } = origin;
  await trx
    .insertInto('connect_attempt')
    .values({
      ...{ workspace_id: workspace.id, id, store_id, user_id, language, reference, state: 'orphan' },
      ...{ link_id: randomUUID(), card_id: randomUUID(), core_user_id: coreUserId },
      ...{ token: cipher.encrypt(token, attemptPlace(workspace.id, id)), due_at: appNow },
    })
    .execute();
}

type NewToken = Omit<NewConnection['grant'], 'displayName'> & { readonly origin: TokenOrigin };

/** Before a grant gets this token: the one that it has may live on at TikTok. Where TikTok gave the same again, there is no other. */
export async function keepReplaced(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { appId, coreUserId, token, origin }: NewToken,
): Promise<void> {
  const grant = await trx
    .selectFrom('tiktok_grant')
    .select(['token', 'state'])
    .where('workspace_id', '=', workspace.id)
    .where('app_id', '=', appId)
    .where('core_user_id', '=', coreUserId)
    .forUpdate()
    .executeTakeFirst();
  if (grant === undefined || grant.token === null || grant.state === 'revoked') return;
  const old = cipher.decrypt(grant.token, grantPlace(workspace.id, appId, coreUserId));
  if (old !== token) await keepToken(trx, cipher, workspace, { coreUserId, token: old, origin });
}

/**
 * `inUse`: some grant holds this very token. `person`: one is its TikTok user's, with another token or in another workspace. One whose own
 * token was revoked for a disconnect needs nothing any more; that waits for us, so that its proof is about all of them.
 */
export async function needOf(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { coreUserId, token }: { readonly coreUserId: string; readonly token: string },
): Promise<'inUse' | 'person' | 'none'> {
  await lockPerson(trx, coreUserId);
  const grants = await trx
    .selectFrom('tiktok_grant')
    .select(['token', 'app_id', 'core_user_id', isEnding.as('isEnding')])
    .where('workspace_id', '=', workspace.id)
    .where('token', 'is not', null)
    .execute();
  const isInUse = grants.some(
    (grant) =>
      grant.token !== null &&
      cipher.decrypt(grant.token, grantPlace(workspace.id, grant.app_id, grant.core_user_id)) === token,
  );
  if (isInUse) return 'inUse';
  if (grants.some((grant) => grant.core_user_id === coreUserId && !grant.isEnding)) return 'person';
  return (await isHeldElsewhere(trx, workspace, coreUserId)) ? 'person' : 'none';
}

const isEnding = sql<boolean>`exists (select from disconnect d
  where d.workspace_id = tiktok_grant.workspace_id and d.grant_id = tiktok_grant.id and d.ended_at is null
    and d.stage = 'proving' and d.token_version = tiktok_grant.token_version)`;

/** Whether one of this person's is still to be given back. What another workspace keeps alive is, once that has left the person. */
export async function hasKept(trx: Trx, workspace: Workspace, coreUserId: string): Promise<boolean> {
  const kept = await trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('core_user_id', '=', coreUserId)
    .where('state', '=', 'orphan')
    .limit(1)
    .executeTakeFirst();
  return kept !== undefined && !(await isHeldElsewhere(trx, workspace, coreUserId));
}

/** The last store has left this person's sign-in: what was kept of older tokens can go now. */
export async function wakeKept(trx: Trx, workspace: Workspace, coreUserId: string): Promise<void> {
  await trx
    .updateTable('connect_attempt')
    .set({ due_at: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('core_user_id', '=', coreUserId)
    .where('state', '=', 'orphan')
    .where('lease_id', 'is', null)
    .execute();
}
