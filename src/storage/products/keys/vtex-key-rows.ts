import type { VtexAccess } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { vtexKeyPlace } from '../../encryption-keys.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';

export type StoreKeys = {
  readonly access: VtexAccess;
  readonly policyId: number;
  readonly affiliateId: string | null;
};

/** What reading a store's products takes, decrypted; null: its VTEX account has no keys. */
export async function readKeys(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<StoreKeys | null> {
  const row = await trx
    .selectFrom('store as s')
    .innerJoin('vtex_key as k', (join) =>
      join.onRef('k.workspace_id', '=', 's.workspace_id').onRef('k.account', '=', 's.vtex_account'),
    )
    .select(['s.trade_policy', 's.tiktok_affiliate_id', 'k.account', 'k.app_key', 'k.app_token'])
    .where('s.workspace_id', '=', workspace.id)
    .where('s.id', '=', rowId(storeId))
    .executeTakeFirst();
  if (row === undefined || row.app_token === null) return null;
  const { account, app_key: appKey } = row;
  const appToken = cipher.decrypt(row.app_token, vtexKeyPlace(workspace.id, account));
  return {
    access: { account, appKey, appToken },
    policyId: Number(row.trade_policy),
    affiliateId: row.tiktok_affiliate_id,
  };
}
