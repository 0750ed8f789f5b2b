import type { Named } from '../../core/connect/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { readAttempt } from './attempt-rows.ts';
import { lockGrant, tokenOfGrant } from './connect-grants.ts';
import { readChoosable } from './connect-reach.ts';
import { addAssets } from './connect-reading.ts';

type Picked = { readonly attemptId: string; readonly advertiserId: string };

/** An ad account that has none is asked about at each pick: one call. */
export async function wantPixels(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  { attemptId, advertiserId }: Picked,
): Promise<string | null> {
  const attempt = await readChoosable(trx, workspace, attemptId);
  if (attempt === null || attempt.grant_id === null) return null;
  const found = await trx
    .selectFrom('reachable_asset')
    .select('kind')
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', attempt.grant_id)
    .where((all) =>
      all.or([
        all.and([all('kind', '=', 'advertiser'), all('id', '=', advertiserId)]),
        all.and([all('kind', '=', 'pixel'), all('parent_id', '=', advertiserId)]),
      ]),
    )
    .execute();
  const isWanted = found.length > 0 && found.every(({ kind }) => kind === 'advertiser');
  return isWanted ? tokenOfGrant(trx, cipher, workspace, attempt.grant_id) : null;
}

export async function recordPixels(
  trx: Trx,
  workspace: Workspace,
  { attemptId, advertiserId, pixels }: Picked & { readonly pixels: readonly Named[] },
): Promise<void> {
  const attempt = await readAttempt(trx, workspace, attemptId);
  const grant = await lockGrant(trx, workspace, attempt?.grant_id ?? null);
  if (grant === undefined) return;
  const assets = pixels.map((one) => ({ kind: 'pixel' as const, ...one, parentId: advertiserId }));
  await addAssets(trx, workspace, grant.id, assets);
}
