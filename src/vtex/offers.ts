import type { VtexAnswer } from '../core/products/ports.ts';
import type { Offer } from '../core/products/sku.ts';
import { skusPerSimulation } from './limits.ts';
import type { Asked } from './request.ts';
import type { SimulatedItem } from './schema.ts';

type Simulate = (skuIds: readonly string[]) => Promise<Asked<readonly SimulatedItem[]>>;

/** All ids, batch after batch; a batch that VTEX finds too large is halved, and so are those after it (vtex.md 4.2). */
export async function readOffers(
  simulate: Simulate,
  skuIds: readonly string[],
): Promise<VtexAnswer<ReadonlyMap<string, Offer>>> {
  const ids = [...new Set(skuIds)];
  const offers = new Map<string, Offer>();
  let size = skusPerSimulation;
  let done = 0;
  while (done < ids.length) {
    const batch = ids.slice(done, done + size);
    const answer = await simulate(batch);
    if (answer.class === 'good') {
      for (const [skuId, offer] of offersOf(batch, answer.value)) offers.set(skuId, offer);
      done += batch.length;
    } else if (answer.tooManyItems === true && batch.length > 1) {
      size = Math.ceil(batch.length / 2);
    } else {
      return answer;
    }
  }
  return { class: 'good', value: offers };
}

/** By id, where it is one of ours, else by place. A second row of a SKU is a gift or a split; the first is what we asked. */
function offersOf(batch: readonly string[], items: readonly SimulatedItem[]): Map<string, Offer> {
  const wanted = new Set(batch);
  const offers = new Map<string, Offer>();
  for (const { skuId, requestIndex, offer } of items) {
    const found = skuId !== null && wanted.has(skuId) ? skuId : batch[requestIndex ?? -1];
    if (found !== undefined && !offers.has(found)) offers.set(found, offer);
  }
  return offers;
}
