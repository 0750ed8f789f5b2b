import type { AssetKind } from '../../core/connect/ports.ts';
import type { TikTokIds } from '../../core/connection.ts';
import type { Workspace } from '../../core/workspace.ts';
import { forgetScope } from '../alerts/end-findings.ts';
import { recordAudit } from '../audit/audit-rows.ts';
import type { Trx } from '../database.ts';
import { grantPlace } from '../encryption-keys.ts';
import { rowId } from '../row-id.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { changeAttempt, ended, forgetRead, recordedIn, showStep } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { keepToken, wakeKept } from './kept-tokens.ts';
import type { TokenOrigin } from './kept-tokens.ts';

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

export const idOfKind = (ids: TikTokIds): { readonly [K in AssetKind]: string | null } => ({
  ...{ bc: ids.bcId, advertiser: ids.advertiserId, catalog: ids.catalogId, pixel: ids.pixelCode },
});

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

/** Nothing was chosen, in a day or before the sign-in went (`token`: TikTok refuses it): the store is as before, and what nobody stands on is given back. */
export async function dropAttempt(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  attempt: AttemptRow,
  because: 'dropped' | 'disconnected' | 'untold' | 'notAllowed' | 'token' = 'dropped',
): Promise<void> {
  const connection = await lockConnection(trx, workspace, attempt.store_id);
  const isRefused = because === 'token';
  await changeAttempt(trx, attempt, { ...ended, state: isRefused ? 'failed' : 'dropped' });
  await forgetRead(trx, attempt);
  const isWaiting = connection?.phase === 'authorized' && connection.grant_id === attempt.grant_id;
  // A newer consent of the same TikTok user may still be chosen for.
  if (isWaiting && !(await isAwaited(trx, workspace, attempt.grant_id ?? '', attempt.store_id))) {
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
  // Another one took the place of a superseded one: nothing is to be told of its end.
  if (attempt.state !== 'superseded') {
    const step = isRefused ? ({ at: 'failed', reason: because } as const) : { at: because };
    await showStep(trx, workspace, attempt.card_id, step);
    await recordAudit(trx, recordedIn(workspace, attempt), {
      ...{ action: isRefused ? 'connect.failed' : 'connect.dropped', storeId: attempt.store_id },
      after: { reason: because },
    });
  }
  await releaseGrant(trx, cipher, workspace, { grantId: attempt.grant_id, origin: attempt });
}

type Release = {
  readonly grantId: string | null;
  readonly origin: TokenOrigin;
};

/** A token that nobody stands on any more is no longer a grant, but still recorded until TikTok is seen to refuse it. */
export async function releaseGrant(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { grantId, origin }: Release,
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
  const { core_user_id: coreUserId } = grant;
  await wakeKept(trx, workspace, coreUserId);
  if (token === null || grant.state === 'revoked') return;
  await keepToken(trx, cipher, workspace, { coreUserId, token, origin });
}

/** Whether a store stands on this sign-in, or somebody may still choose accounts on it. */
export async function isUsed(trx: Trx, workspace: Workspace, grantId: string): Promise<boolean> {
  const connection = await trx
    .selectFrom('connection')
    .select('store_id')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grantId)
    .limit(1)
    .executeTakeFirst();
  return connection !== undefined || isAwaited(trx, workspace, grantId);
}

/** Somebody may still choose accounts on it, for this store or for any. */
async function isAwaited(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  storeId?: string,
): Promise<boolean> {
  const attempt = await trx
    .selectFrom('connect_attempt')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', rowId(grantId))
    .where('state', 'in', ['authorized', 'reached'])
    .$if(storeId !== undefined, (query) => query.where('store_id', '=', storeId ?? ''))
    .limit(1)
    .executeTakeFirst();
  return attempt !== undefined;
}
