import { tiktokCauses } from './tiktok-causes.ts';
import type { TikTokCause } from './tiktok-causes.ts';
import { takeDiagnostics } from './tiktok-diagnostics.ts';
import type { Audit, Catalog, Item, Review } from './tiktok-model.ts';

/** Lets time pass for the catalog: what VTEX sends comes in, reviews begin and end, the first look of a day diagnoses its eve. */
export function settle(catalog: Catalog, nowMs: number): void {
  takeDiagnostics(catalog, nowMs);
  if (catalog.nextReviewAtMs > nowMs) return;
  catalog.nextReviewAtMs = Infinity;
  receive(catalog, nowMs);
  for (const item of catalog.items) if (item.review !== null) follow(catalog, item, item.review, nowMs);
  catalog.tally = null;
}

/** The item goes on as before until it is sent, then it is under review. */
export function planReview(catalog: Catalog, item: Item, review: Review, nowMs: number): void {
  item.review = review;
  follow(catalog, item, review, nowMs);
  catalog.tally = null;
}

/** A product that TikTok does not have yet. */
export function planArrival(catalog: Catalog, index: number, review: Review): void {
  catalog.arrivals.set(index, review);
  catalog.nextReviewAtMs = Math.min(catalog.nextReviewAtMs, review.sentAtMs);
}

/** Everything stays as it is. */
export function forgetReviews(catalog: Catalog): void {
  for (const item of catalog.items) item.review = null;
  catalog.arrivals.clear();
  catalog.nextReviewAtMs = Infinity;
}

export function relabel(item: Item, audit: Audit, cause: TikTokCause | null): void {
  item.audit = audit;
  item.cause = cause;
  item.review = null;
}

export const newItem = (index: number): Item => ({
  index,
  audit: 'approved',
  cause: null,
  review: null,
  active: true,
});

function follow(catalog: Catalog, item: Item, review: Review, nowMs: number): void {
  const { sentAtMs, endsAtMs, cause } = review;
  if (endsAtMs <= nowMs) {
    relabel(item, cause === null ? 'approved' : tiktokCauses[cause].audit, cause);
    return;
  }
  if (sentAtMs <= nowMs) {
    relabel(item, 'processing', null);
    item.review = review;
  }
  catalog.nextReviewAtMs = Math.min(catalog.nextReviewAtMs, sentAtMs <= nowMs ? endsAtMs : sentAtMs);
}

function receive(catalog: Catalog, nowMs: number): void {
  const known = new Set(catalog.items.map(({ index }) => index));
  const received: Item[] = [];
  for (const [index, review] of catalog.arrivals) {
    if (review.sentAtMs > nowMs) {
      catalog.nextReviewAtMs = Math.min(catalog.nextReviewAtMs, review.sentAtMs);
      continue;
    }
    catalog.arrivals.delete(index);
    if (!known.has(index)) received.push({ ...newItem(index), review });
  }
  if (received.length === 0) return;
  catalog.items = [...catalog.items, ...received].sort((one, other) => one.index - other.index);
}
