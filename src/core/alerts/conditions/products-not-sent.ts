import type { ConditionRule, Observation } from '../observation.ts';
import type { CheckedStore } from './index.ts';
import { seenItems } from './listed-items.ts';
import type { ListedItem } from './listed-items.ts';

/** It follows from two complete readings, of what has been for sale for a day: no second result is waited for. */
export const productsNotSent: ConditionRule = {
  name: 'products.not_sent',
  severity: 'warning',
  counts: 'items',
  heldBackBy: 'tiktok',
  openAfter: 1,
  closeAfter: 1,
  minGapMs: 0,
};

/** What is for sale in VTEX for a day, and unknown to TikTok. */
export type NotSent = {
  /** The older one of the two readings that were compared. */
  readonly asOf: Date;
  readonly count: number;
  /** All of them, or the first ones. */
  readonly items: readonly ListedItem[];
  /** SKUs of the trade policy. */
  readonly total: number;
};

export function observeNotSent(store: CheckedStore, { asOf, count, items, total }: NotSent): Observation {
  return {
    scope: `store:${store.id}`,
    label: store.name,
    ...{ at: store.at, asOf },
    isComplete: true,
    seen: seenItems(store.id, { kind: 'notSent', count, items }),
    total,
    intervalMs: store.intervalMs,
  };
}
