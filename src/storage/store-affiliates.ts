import { sql } from 'kysely';
import type { StoreDraft } from '../core/store-draft.ts';
import type { AffiliateClash } from '../core/store-ports.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Trx } from './database.ts';
import { rowId } from './row-id.ts';

/**
 * An affiliate belongs to a VTEX account, not to one store of it: what one store calls our own, and somebody then edits at VTEX, must not
 * be TikTok's for another. `storeId` null: a store that is not there yet.
 */
export async function affiliateClash(
  trx: Trx,
  { id }: Workspace,
  storeId: string | null,
  { vtexAccount, ownAffiliateId, tiktokAffiliateId }: StoreDraft,
): Promise<AffiliateClash | null> {
  const { rows } = await sql<{ clash: AffiliateClash }>`
    select case when tiktok_affiliate_id = ${ownAffiliateId} then 'tiktoks-elsewhere' else 'own-elsewhere' end as clash
    from store where workspace_id = ${id} and vtex_account = ${vtexAccount}
      and id is distinct from ${storeId === null ? null : rowId(storeId)}::uuid
      and (tiktok_affiliate_id = ${ownAffiliateId} or own_affiliate_id = ${tiktokAffiliateId})
    order by 1 desc limit 1`.execute(trx);
  return rows[0]?.clash ?? null;
}
