import { indexOfSkuId, stockAt } from './catalog-seed.ts';
import { pendingCauseOf, rejectionCauseOf, tiktokCauses } from './tiktok-causes.ts';
import type { TikTokCause } from './tiktok-causes.ts';
import { indexInId } from './tiktok-ids.ts';
import type { Audit, Catalog, Counts, Item } from './tiktok-model.ts';
import { forgetReviews, newItem, planReview, relabel, settle } from './tiktok-review.ts';

export { settle } from './tiktok-review.ts';

/** The counts of /catalog/overview/: computed from the products. */
export function countsOf(catalog: Catalog, nowMs: number): Counts {
  settle(catalog, nowMs);
  if (catalog.tally !== null) return catalog.tally;
  const counts = { approved: 0, processing: 0, rejected: 0 };
  for (const item of catalog.items) counts[item.audit] += 1;
  catalog.tally = counts;
  return counts;
}

/**
 * Makes, removes and relabels products so that exactly these counts hold; touches as few products as it can.
 * Reviews under way lose their date: the counts stay until the next change.
 */
export function setCounts(catalog: Catalog, target: Counts, nowMs: number): void {
  change(catalog, nowMs, () => {
    resize(catalog, target.approved + target.processing + target.rejected);
    forgetReviews(catalog);
    const surplus = surplusOf(catalog.items, target);
    const left = { ...target };
    for (const item of catalog.items) if (!surplus.has(item)) left[item.audit] -= 1;
    for (const item of surplus) {
      const audit = neediest(left);
      left[audit] -= 1;
      relabel(item, audit, usualCause(catalog, item, audit));
    }
  });
}

/** Exactly n products rejected, for believable reasons; the number of products grows only if it must. */
export function needDetails(catalog: Catalog, n: number, nowMs: number): void {
  const { approved, processing, rejected } = countsOf(catalog, nowMs);
  const others = Math.max(0, approved + processing + rejected - n);
  const pending = Math.min(processing, others);
  setCounts(catalog, { approved: others - pending, processing: pending, rejected: n }, nowMs);
}

/** Spoils the first n approved products (fewer if there are fewer); answers their SKU indexes. */
export function breakItems(catalog: Catalog, n: number, cause: TikTokCause | null, nowMs: number): number[] {
  return change(catalog, nowMs, () => {
    const victims = catalog.items.filter((item) => item.audit === 'approved').slice(0, n);
    for (const item of victims) {
      const why = cause ?? rejectionCauseOf(catalog.seed, item.index);
      relabel(item, tiktokCauses[why].audit, why);
    }
    return victims.map((item) => item.index);
  });
}

/** Sends bad products back to review; approved after `reviewDelayMs`, at once when it is 0. */
export function fixItems(
  catalog: Catalog,
  which: number | readonly number[],
  reviewDelayMs: number,
  nowMs: number,
): number[] {
  return change(catalog, nowMs, () => {
    const bad = catalog.items.filter((item) => item.cause !== null);
    const wanted = typeof which === 'number' ? null : new Set(which);
    const fixed =
      typeof which === 'number'
        ? bad.slice(0, which)
        : bad.filter((item) => wanted?.has(item.index) === true);
    for (const item of fixed) startReview(catalog, item, nowMs + reviewDelayMs, nowMs);
    return fixed.map((item) => item.index);
  });
}

/** New products under review; answers their SKU indexes. */
export function addItems(catalog: Catalog, n: number, reviewDelayMs: number, nowMs: number): number[] {
  return change(catalog, nowMs, () => {
    const before = new Set(catalog.items);
    resize(catalog, catalog.items.length + n);
    const added = catalog.items.filter((item) => !before.has(item));
    for (const item of added) startReview(catalog, item, nowMs + reviewDelayMs, nowMs);
    return added.map((item) => item.index);
  });
}

/** Removes these products, or the last n; answers their SKU indexes. */
export function deleteItems(catalog: Catalog, which: number | readonly number[], nowMs: number): number[] {
  return change(catalog, nowMs, () => {
    const gone = new Set(
      typeof which === 'number'
        ? catalog.items.slice(Math.max(0, catalog.items.length - which)).map((item) => item.index)
        : which,
    );
    const removed = catalog.items.filter((item) => gone.has(item.index)).map((item) => item.index);
    catalog.items = catalog.items.filter((item) => !gone.has(item.index));
    for (const index of gone) catalog.arrivals.delete(index);
    return removed;
  });
}

/** Every product under review without a fault of its own gets a date for its approval. */
export function reviewPending(catalog: Catalog, reviewDelayMs: number, nowMs: number): void {
  change(catalog, nowMs, () => {
    for (const item of catalog.items) {
      if (item.audit === 'processing' && item.cause === null && item.review === null) {
        startReview(catalog, item, nowMs + reviewDelayMs, nowMs);
      }
    }
  });
}

/** Items are sorted by index, so a lookup among 100,000 is a binary search. */
export function findItem(catalog: Catalog, index: number): Item | null {
  let low = 0;
  let high = catalog.items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = catalog.items[middle];
    if (item === undefined) return null;
    if (item.index === index) return item;
    if (item.index < index) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

export function findBySkuId(catalog: Catalog, skuId: string): Item | null {
  return /^\d{1,10}$/.test(skuId) ? findItem(catalog, indexOfSkuId(Number(skuId))) : null;
}

export function findByProductId(catalog: Catalog, productId: string): Item | null {
  const index = indexInId(productId, 'product');
  return index === null ? null : findItem(catalog, index);
}

/** Approved, switched on and sellable: may be advertised (tiktok-business-api.md 4.3). */
export const usableInAds = (catalog: Catalog, item: Item): boolean =>
  item.audit === 'approved' && item.active && stockAt(catalog.seed, item.index) > 0;

/** TikTok does not say how many usable products are "enough"; the world takes one. */
export function adEligibility(catalog: Catalog): string | null {
  if (catalog.adsVerdict === 'unsaid') return null;
  const isUsable = catalog.adsVerdict !== 'no' && catalog.items.some((item) => usableInAds(catalog, item));
  return isUsable ? 'AVAILABLE' : 'NOT_AVAILABLE';
}

/** The state with most places left, so that the states mix. */
function neediest(left: Counts): Audit {
  if (left.approved >= left.processing && left.approved >= left.rejected) return 'approved';
  return left.processing >= left.rejected ? 'processing' : 'rejected';
}

/** The products that must change, spread evenly over their state: not nine sizes of one shoe. */
function surplusOf(items: readonly Item[], target: Counts): ReadonlySet<Item> {
  const surplus = new Set<Item>();
  for (const audit of ['approved', 'processing', 'rejected'] as const) {
    const members = items.filter((item) => item.audit === audit);
    const kept = Math.min(target[audit], members.length);
    const keptUpTo = (at: number): number => Math.floor((at * kept) / members.length);
    members.forEach((item, at) => {
      if (keptUpTo(at + 1) === keptUpTo(at)) surplus.add(item);
    });
  }
  return surplus;
}

export function change<T>(catalog: Catalog, nowMs: number, rule: () => T): T {
  settle(catalog, nowMs);
  const result = rule();
  catalog.tally = null;
  catalog.updatedAtMs = nowMs;
  return result;
}

/** TikTok has it already, and will approve it. */
const startReview = (catalog: Catalog, item: Item, endsAtMs: number, nowMs: number): void => {
  planReview(catalog, item, { sentAtMs: nowMs, endsAtMs, cause: null }, nowMs);
};

function usualCause(catalog: Catalog, item: Item, audit: Audit): TikTokCause | null {
  if (audit === 'rejected') return rejectionCauseOf(catalog.seed, item.index);
  return audit === 'processing' ? pendingCauseOf(catalog.seed, item.index) : null;
}

/** Grows with the lowest free indexes (the SKUs that VTEX has too), shrinks from the end. */
function resize(catalog: Catalog, size: number): void {
  if (catalog.items.length >= size) {
    catalog.items = catalog.items.slice(0, size);
    return;
  }
  let missing = size - catalog.items.length;
  const grown: Item[] = [];
  let index = 0;
  for (const item of catalog.items) {
    for (; index < item.index && missing > 0; index += 1, missing -= 1) grown.push(newItem(index));
    grown.push(item);
    index = item.index + 1;
  }
  for (; missing > 0; index += 1, missing -= 1) grown.push(newItem(index));
  catalog.items = grown;
}
