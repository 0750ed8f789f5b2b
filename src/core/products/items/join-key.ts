/** Which of VTEX's ids TikTok holds as the store's id. 'unknown': the ids do not match, so nothing can be said of "not sent". */
export type JoinKey = 'sku' | 'product' | 'unknown';

/** How many items of TikTok's catalog were looked at, and how many of them have an id of the trade policy. */
export type JoinMatches = {
  readonly items: number;
  readonly bySkuId: number;
  readonly byProductId: number;
};

/** Below a fifth of the items, matches may be chance: both kinds of ids are small numbers (alerts.md 2, products.not_sent). */
const leastPercent = 20;

/** Learns it from the store's own data, because VTEX does not say which it sends (vtex.md 11.4). */
export function learnJoinKey({ items, bySkuId, byProductId }: JoinMatches): JoinKey {
  const most = Math.max(bySkuId, byProductId);
  if (items === 0 || most * 100 < items * leastPercent) return 'unknown';
  return bySkuId >= byProductId ? 'sku' : 'product';
}
