import { attemptsSince } from '../worlds/tiktok-quota.ts';
import type { Worlds } from './lever.ts';

/** The worlds in short, for a panel and for GET /state; no secrets. */
export function worldState({ tiktok, vtex }: Worlds) {
  return {
    nowMs: tiktok.nowMs(),
    tiktok: {
      down: tiktok.down,
      authOutage: tiktok.authOutage,
      callsOfLastMinute: attemptsSince(tiktok, tiktok.nowMs() - 60_000),
      stores: tiktok.stores.map((store) => ({
        name: store.name,
        bcId: store.bcId,
        advertiserId: store.advertiserId,
        catalogId: store.catalogId,
        pixelCode: store.pixelCode,
        token: tiktok.tokens.get(store.token)?.state ?? null,
        account: tiktok.adAccounts.get(store.advertiserId)?.status ?? null,
        businessCenter: tiktok.businessCenters.get(store.bcId)?.status ?? null,
        pixelBound: (tiktok.catalogs.get(store.catalogId)?.eventSources.length ?? 0) > 0,
        counts: tiktok.counts(store.catalogId),
      })),
    },
    vtex: {
      down: vtex.down,
      accounts: [...vtex.accounts.values()].map((account) => ({
        name: account.name,
        skus: account.skuCount,
        skusOfTradePolicy: account.channelSkuCount,
        skusWithTroubles: account.troubles.size,
      })),
    },
  };
}
