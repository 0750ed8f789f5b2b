import type { StoreDraft } from '../core/store-draft.ts';
import type { Store } from '../core/store.ts';

export const storeColumns = ['id', 'handle', 'name', 'vtex_account', 'trade_policy', 'created_at'] as const;

type StoreRow = {
  id: string;
  handle: string;
  name: string;
  vtex_account: string;
  trade_policy: string;
  created_at: Date;
};

export function storeOf(row: StoreRow): Store {
  return {
    id: row.id,
    handle: row.handle,
    name: row.name,
    vtexAccount: row.vtex_account,
    tradePolicy: row.trade_policy,
    createdAt: row.created_at,
  };
}

/** For the record: what people know it by. */
export const storeValues = ({ handle, name, vtexAccount, tradePolicy }: Store) => ({
  ...{ handle, name, vtexAccount, tradePolicy },
});

/** What people say of a store. */
export const draftColumns = [
  ...(['handle', 'name', 'vtex_account', 'trade_policy'] as const),
  ...(['tiktok_affiliate_id', 'own_affiliate_id'] as const),
] as const;

export const draftOf = (row: {
  readonly handle: string;
  readonly name: string;
  readonly vtex_account: string;
  readonly trade_policy: string;
  readonly tiktok_affiliate_id: string | null;
  readonly own_affiliate_id: string | null;
}): StoreDraft => ({
  ...{ handle: row.handle, name: row.name },
  ...{ vtexAccount: row.vtex_account, tradePolicy: row.trade_policy },
  ...{ tiktokAffiliateId: row.tiktok_affiliate_id, ownAffiliateId: row.own_affiliate_id },
});
