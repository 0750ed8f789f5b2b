import { firstIndexOfProduct, productIdAt, skuIdAt, skusPerProduct, stockAt } from './catalog-seed.ts';
import { findItem } from './tiktok-catalog.ts';
import type { Catalog, Item, Review, TikTokState, TikTokStore } from './tiktok-model.ts';
import { planArrival, planReview, settle } from './tiktok-review.ts';
import { verdictOn } from './shop-causes.ts';
import type { ImageTrouble, VtexAccount, VtexState } from './vtex-model.ts';
import { tiktokChannel } from './vtex-model.ts';
import { owePings } from './vtex-pings.ts';
import { inChannel } from './vtex-sku.ts';

/** One shop on both sides: VTEX's account, TikTok's catalog, and the connector of VTEX that sends the one to the other. */
export type Shop = {
  readonly tiktok: TikTokState;
  readonly vtex: VtexState;
  readonly catalog: Catalog;
  /** null: a store whose VTEX is not in this world. */
  readonly account: VtexAccount | null;
};

/** VTEX sends what was changed within minutes. */
export const sendDelayMs = 5 * 60_000;

/** The first store is the first account's; others belong to the account of their name. */
export function shopOf(tiktok: TikTokState, vtex: VtexState, store: TikTokStore): Shop {
  const catalog = tiktok.catalogs.get(store.catalogId);
  if (catalog === undefined) throw new Error(`the store ${store.name} has no catalog`);
  const [first] = vtex.accounts.values();
  const account = store === tiktok.stores[0] ? first : vtex.accounts.get(store.name);
  settle(catalog, tiktok.nowMs());
  return { tiktok, vtex, catalog, account: account ?? null };
}

export const pictureOf = ({ account }: Shop, index: number): ImageTrouble | null =>
  account?.images.get(productIdAt(index))?.trouble ?? null;

/** The SKUs of the same product in the trade policy, itself among them. */
export function siblingsOf({ account }: Shop, index: number): number[] {
  const first = firstIndexOfProduct(productIdAt(index));
  const all = Array.from({ length: skusPerProduct }, (_, at) => first + at);
  return all.filter((sku) => account !== null && inChannel(account, sku, tiktokChannel));
}

/**
 * The SKU was changed in VTEX: whoever gets its pings hears of it, and VTEX's connector sends it as it is now, if it is one for
 * TikTok: one that TikTok has not seen is sent only when nothing is wrong with it.
 */
export function send(shop: Shop, index: number): void {
  const { tiktok, vtex, catalog, account } = shop;
  if (account !== null) owePings(vtex, account, skuIdAt(index));
  const nowMs = tiktok.nowMs();
  const cause = verdictOn(account?.troubles.get(index), pictureOf(shop, index));
  const sentAtMs = nowMs + sendDelayMs;
  const review: Review = { sentAtMs, endsAtMs: sentAtMs + tiktok.reviewDelayMs, cause };
  const item = findItem(catalog, index);
  if (item !== null) {
    planReview(catalog, item, review, nowMs);
    return;
  }
  const isForTikTok = account !== null && inChannel(account, index, tiktokChannel);
  if (isForTikTok && cause === null && !account.withheld.has(index)) planArrival(catalog, index, review);
  else catalog.arrivals.delete(index);
}

/** Sound on both sides and in stock: what is planted in it is the only thing that is wrong with it. */
function isSound(shop: Shop, item: Item): boolean {
  const { catalog, account } = shop;
  if (item.audit !== 'approved' || item.review !== null || stockAt(catalog.seed, item.index) === 0)
    return false;
  if (account === null) return true;
  if (pictureOf(shop, item.index) !== null) return false;
  return !account.troubles.has(item.index) && inChannel(account, item.index, tiktokChannel);
}

/** At most n sound SKUs: of different products while there are enough, spread over the catalog, always the same ones. */
export function victimsOf(shop: Shop, n: number): readonly Item[] {
  const sound = shop.catalog.items.filter((item) => isSound(shop, item));
  const seen = new Set<number>();
  const firsts = sound.filter(({ index }) => {
    const productId = productIdAt(index);
    return !seen.has(productId) && seen.add(productId);
  });
  if (n <= firsts.length) return spread(firsts, n);
  const isFirst = new Set(firsts);
  return [...firsts, ...sound.filter((item) => !isFirst.has(item)).slice(0, n - firsts.length)];
}

const spread = <T>(list: readonly T[], n: number): readonly T[] =>
  list.filter((_, at) => Math.floor(((at + 1) * n) / list.length) > Math.floor((at * n) / list.length));
