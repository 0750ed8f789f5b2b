import { indexOfSkuId } from './catalog-seed.ts';
import { tiktokChannel } from './vtex-model.ts';
import type { VtexAccount, VtexCause, VtexState } from './vtex-model.ts';
import { findSku } from './vtex-sku.ts';

/** A webhook call that VTEX has still to make. */
export type OwedPing = { readonly url: string; readonly body: Readonly<Record<string, unknown>> };

type AccountOf = (state: VtexState, name?: string) => VtexAccount;
type GoodsLevers = {
  break(n: number, cause: VtexCause, name?: string): number[];
  breakSkus(skuIds: readonly number[], cause: VtexCause, name?: string): void;
  fix(which?: number | readonly number[], name?: string): number[];
};

/** The same levers, and whoever registered an affiliate with an endpoint hears of each SKU that one of them changed. */
export function announcing<L extends GoodsLevers>(state: VtexState, levers: L, accountOf: AccountOf): L {
  const announce = (name: string | undefined, skuIds: readonly number[]) => {
    if (!state.announces) return;
    for (const skuId of skuIds) owePings(state, accountOf(state, name), skuId);
  };
  return {
    ...levers,
    break(n: number, cause: VtexCause, name?: string) {
      const skuIds = levers.break(n, cause, name);
      announce(name, skuIds);
      return skuIds;
    },
    breakSkus(skuIds: readonly number[], cause: VtexCause, name?: string) {
      levers.breakSkus(skuIds, cause, name);
      announce(name, skuIds);
    },
    fix(which?: number | readonly number[], name?: string) {
      const skuIds = levers.fix(which, name);
      announce(name, skuIds);
      return skuIds;
    },
  };
}

/** An affiliate of our own on TikTok's trade policy (vtex.md 5.2). */
export function registerPings(account: VtexAccount, endpoint: string): void {
  account.affiliates.push({ id: 'SLK', name: 'Slack', salesChannel: String(tiktokChannel), endpoint });
}

/** The body as VTEX's pages show it (vtex.md 5.1). */
export function owePings(state: VtexState, account: VtexAccount, skuId: number): void {
  const sku = findSku(account, skuId);
  const left = sku === null || !sku.channels.includes(tiktokChannel);
  for (const { id, endpoint } of account.affiliates) {
    if (endpoint === undefined) continue;
    const body = {
      ...{ IdSku: String(skuId), An: account.name, IdAffiliate: id },
      DateModified: `${new Date(state.nowMs()).toISOString().slice(0, -1)}1783Z`,
      IsActive: !account.troubles.get(indexOfSkuId(skuId))?.has('sku-inactive'),
      ...{ StockModified: false, PriceModified: true },
      ...{ HasStockKeepingUnitModified: true, HasStockKeepingUnitRemovedFromAffiliate: left },
    };
    state.owedPings.push({ url: endpoint, body });
  }
}
