import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import type { CheckedStore } from './index.ts';

export const productsNeedDetails: ConditionRule = {
  name: 'products.need_details',
  severity: 'warning',
  counts: 'items',
  heldBackBy: 'tiktok',
  openAfter: 2,
  closeAfter: 2,
  minGapMs: 60_000,
};

/** TikTok says how many items are rejected, not yet which: one finding stands for all of them. */
export function observeNeedDetails(store: CheckedStore, { counts }: Reading): Observation | null {
  if (counts?.class !== 'good') return null;
  const { approved, processing, rejected } = counts.value;
  return {
    scope: `store:${store.id}`,
    label: store.name,
    at: store.at,
    isComplete: true,
    seen: [
      { fingerprint: 'count:rejected', label: '', storeId: store.id, amount: rejected, isBad: rejected > 0 },
    ],
    total: approved + processing + rejected,
    intervalMs: store.intervalMs,
  };
}
