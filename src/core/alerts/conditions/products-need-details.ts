import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import type { CheckedStore } from './index.ts';
import { seenItems } from './listed-items.ts';
import type { ListedItem } from './listed-items.ts';

export const productsNeedDetails: ConditionRule = {
  name: 'products.need_details',
  severity: 'warning',
  counts: 'items',
  heldBackBy: 'tiktok',
  openAfter: 2,
  closeAfter: 2,
  minGapMs: 60_000,
};

/**
 * TikTok says how many items are rejected. `listed`: the rejected ones of the last reading of all items, which says which they are
 * as long as it holds as many; else they are counted, until the items are read again.
 */
export function observeNeedDetails(
  store: CheckedStore,
  { counts }: Reading,
  listed: readonly ListedItem[],
): Observation | null {
  if (counts?.class !== 'good') return null;
  const { approved, processing, rejected } = counts.value;
  return {
    scope: `store:${store.id}`,
    label: store.name,
    at: store.at,
    isComplete: true,
    seen: seenItems(store.id, { kind: 'rejected', count: rejected, items: listed }),
    total: approved + processing + rejected,
    intervalMs: store.intervalMs,
  };
}
