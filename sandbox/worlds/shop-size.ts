import type { Shop } from './shop.ts';
import { setCounts } from './tiktok-catalog.ts';
import { breakUsual } from './vtex-world.ts';

/** Shares of a shop that nobody looks after, as in the world that a sandbox starts with. */
const usual = { notSent: 18 / 870, rejected: 9 / 870, processing: 31 / 870 };

/**
 * A shop with n SKUs in VTEX, all of them in the trade policy and at TikTok. `sound`: nothing is wrong but that some are out of
 * stock. `usual`: TikTok rejects or reviews some, and some lack something in VTEX and never came to TikTok.
 */
export function stock({ tiktok, catalog, account }: Shop, n: number, state: 'sound' | 'usual'): void {
  const of = (share: number): number => (state === 'usual' ? Math.round(n * share) : 0);
  if (account !== null) {
    account.skuCount = account.channelSkuCount = n;
    account.troubles.clear();
    account.planted.clear();
    account.withheld.clear();
    account.images.clear();
    breakUsual(account, of(usual.notSent));
  }
  const [notSent, rejected, processing] = [of(usual.notSent), of(usual.rejected), of(usual.processing)];
  const nowMs = tiktok.nowMs();
  setCounts(catalog, { approved: 0, processing: 0, rejected: 0 }, nowMs);
  setCounts(catalog, { approved: n - notSent - rejected - processing, rejected, processing }, nowMs);
  catalog.feedLogs.length = 0;
  // The shop did not begin today: yesterday's diagnostics know these products already.
  catalog.diagnostics = null;
}
