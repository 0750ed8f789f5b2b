import { sql } from 'kysely';
import type { ItemAccess } from '../../../core/products/rechecks/recheck.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { readConnected } from '../../check-repository.ts';
import type { Trx } from '../../database.ts';
import { grantPlace } from '../../encryption-keys.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';

/** What asking TikTok about named items takes, decrypted; null: not connected, or the sign-in is revoked. */
export async function readItemAccess(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<ItemAccess | null> {
  const found = await readConnected(trx, workspace, rowId(storeId));
  if (found === null) return null;
  const { generation, tokenVersion, ids, appId, coreUserId } = found;
  const token = cipher.decrypt(found.token, grantPlace(workspace.id, appId, coreUserId));
  return { token, ids, generation, tokenVersion, ...(await readItemPass(trx, workspace, storeId)) };
}

async function readItemPass(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<Pick<ItemAccess, 'joinKey' | 'listedAt'>> {
  const row = await trx
    .selectFrom('item_pass')
    .select(['join_key', 'published_at'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .executeTakeFirst();
  return { joinKey: row?.join_key ?? null, listedAt: row?.published_at ?? null };
}

/** An answer to another connection's or another token's question says nothing of this one. */
export async function isSameAccess(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { generation, tokenVersion }: Pick<ItemAccess, 'generation' | 'tokenVersion'>,
): Promise<boolean> {
  const { rows } = await sql`
    select from connection c
      join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id
    where c.workspace_id = ${workspace.id} and c.store_id = ${rowId(storeId)} and c.phase = 'connected'
      and c.generation = ${generation} and g.token_version = ${tokenVersion}`.execute(trx);
  return rows.length > 0;
}
