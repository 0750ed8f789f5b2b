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
