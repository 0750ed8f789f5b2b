import { randomUUID } from 'node:crypto';
import type { TikTokIds } from '../../core/connection.ts';
import type { Workspace } from '../../core/workspace.ts';
import { forgetScope } from '../alerts/end-findings.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { attemptPlace, grantPlace } from '../encryption-keys.ts';
import { rowId } from '../row-id.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { changeAttempt, ended, recordedIn, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';

export const lockConnection = (trx: Trx, workspace: Workspace, storeId: string) =>
  trx
    .selectFrom('connection')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .forUpdate()
    .executeTakeFirst();

/** The ids that a store has, or had before it was disconnected. */
export async function knownIds(trx: Trx, workspace: Workspace, storeId: string): Promise<TikTokIds | null> {
  const row = await trx
    .selectFrom('connection')
    .select(['bc_id', 'advertiser_id', 'catalog_id', 'pixel_code'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .executeTakeFirst();
  return row === undefined ? null : idsOf(row);
}

type IdColumns = {
  readonly bc_id: string | null;
  readonly advertiser_id: string | null;
  readonly catalog_id: string | null;
  readonly pixel_code: string | null;
};

export function idsOf({ bc_id, advertiser_id, catalog_id, pixel_code }: IdColumns): TikTokIds | null {
  if (bc_id === null || advertiser_id === null || catalog_id === null) return null;
  return { bcId: bc_id, advertiserId: advertiser_id, catalogId: catalog_id, pixelCode: pixel_code };
}

export const lockGrant = (trx: Trx, workspace: Workspace, grantId: string | null) =>
  trx
    .selectFrom('tiktok_grant')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(grantId ?? ''))
    .forUpdate()
    .executeTakeFirst();

export async function tokenOfGrant(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  grantId: string | null,
): Promise<string | null> {
  const row = await trx
    .selectFrom('tiktok_grant')
    .select(['token', 'app_id', 'core_user_id'])
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(grantId ?? ''))
    .executeTakeFirst();
  if (row === undefined || row.token === null) return null;
  return cipher.decrypt(row.token, grantPlace(workspace.id, row.app_id, row.core_user_id));
}

/** Some grant is this person's, or holds this very token. */
export async function isNeeded(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { coreUserId, token }: { readonly coreUserId: string; readonly token: string },
): Promise<boolean> {
  const grants = await trx
    .selectFrom('tiktok_grant')
    .select(['token', 'app_id', 'core_user_id'])
    .where('workspace_id', '=', workspace.id)
    .where('token', 'is not', null)
    .execute();
  return grants.some(
    (grant) =>
      grant.core_user_id === coreUserId ||
      (grant.token !== null &&
        cipher.decrypt(grant.token, grantPlace(workspace.id, grant.app_id, grant.core_user_id)) === token),
  );
}

/** Authorized a day ago, and nothing was chosen: the store is as before, and what nobody stands on is given back. */
export async function dropAttempt(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
): Promise<void> {
  const connection = await lockConnection(trx, workspace, attempt.store_id);
  if (connection?.phase === 'authorized' && connection.grant_id === attempt.grant_id) {
    await trx
      .updateTable('connection')
      .set((row) => ({
        phase: connection.bc_id === null ? 'new' : 'disconnected',
        grant_id: null,
        generation: row('generation', '+', 1),
      }))
      .where('workspace_id', '=', workspace.id)
      .where('store_id', '=', attempt.store_id)
      .execute();
  }
  await changeAttempt(trx, attempt, { ...ended, state: 'dropped' });
  if (attempt.state !== 'superseded') await showStep(trx, workspace, attempt.card_id, { at: 'dropped' });
  await recordAudit(trx, recordedIn(workspace, attempt), {
    ...{ action: 'connect.failed', storeId: attempt.store_id },
    after: { reason: 'dropped' },
  });
  await releaseGrant(trx, cipher, workspace, { grantId: attempt.grant_id, attempt });
}

type Release = {
  readonly grantId: string | null;
  readonly attempt: Pick<AttemptRow, 'store_id' | 'user_id' | 'language' | 'reference'>;
};

/** A token that nobody stands on any more is no longer a grant, but still recorded until TikTok has taken it back. */
export async function releaseGrant(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { grantId, attempt }: Release,
): Promise<void> {
  const grant = await lockGrant(trx, workspace, grantId);
  if (grant === undefined || (await isUsed(trx, workspace, grant.id))) return;
  const token = await tokenOfGrant(trx, cipher, workspace, grant.id);
  await trx
    .deleteFrom('tiktok_grant')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', grant.id)
    .execute();
  await forgetScope(trx, workspace, `grant:${grant.id}`);
  if (token === null || grant.state === 'revoked') return;
  const id = randomUUID();
  await trx
    .insertInto('connect_attempt')
    .values({
      ...{ workspace_id: workspace.id, id, store_id: attempt.store_id, user_id: attempt.user_id },
      ...{ language: attempt.language, reference: attempt.reference, state: 'orphan' },
      ...{ link_id: randomUUID(), card_id: randomUUID(), core_user_id: grant.core_user_id },
      ...{ token: cipher.encrypt(token, attemptPlace(workspace.id, id)), issued_at: appNow, due_at: appNow },
    })
    .execute();
}

async function isUsed(trx: Trx, workspace: Workspace, grantId: string): Promise<boolean> {
  const connection = await trx
    .selectFrom('connection')
    .select('store_id')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grantId)
    .limit(1)
    .executeTakeFirst();
  if (connection !== undefined) return true;
  const attempt = await trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grantId)
    .where('state', 'in', ['authorized', 'reached'])
    .limit(1)
    .executeTakeFirst();
  return attempt !== undefined;
}
