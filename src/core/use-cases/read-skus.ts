import type { SkuResult, VtexAnswer } from '../products/ports.ts';
import { defectsOf } from '../products/rules/rules.ts';
import { isSellable } from '../products/sku.ts';
import type { Offer, SkuContext, TradePolicy } from '../products/sku.ts';
import { readContexts } from './read-contexts.ts';
import type { Context, SkuReader } from './read-contexts.ts';

/**
 * Reads these SKUs completely, or says why not: a half would say of the rest that it is in order. Changes nothing, safe to
 * repeat.
 */
export async function readSkus(
  reader: SkuReader,
  skuIds: readonly string[],
): Promise<VtexAnswer<SkuResult[]>> {
  const contexts = await readContexts(reader, skuIds);
  return contexts.class === 'good' ? readOffersOf(reader, contexts.value) : contexts;
}

/** The second half: for what they are sold, and what is wrong with them. */
export async function readOffersOf(
  reader: SkuReader,
  answers: readonly Context[],
): Promise<VtexAnswer<SkuResult[]>> {
  const contexts = answers.flatMap(([, answer]) => (answer.class === 'good' ? [answer.value] : []));
  const offers = await readOffers(reader, contexts);
  if (offers.class !== 'good') return offers;
  const value = answers.map(([skuId, answer]) => resultOf(reader.policy, skuId, answer, offers.value));
  return { class: 'good', value };
}

/** Only of SKUs that are switched on: VTEX leaves the others out in any case. */
async function readOffers(
  { vtex, access, policy, affiliateId, lane }: SkuReader,
  contexts: readonly SkuContext[],
): Promise<VtexAnswer<ReadonlyMap<string, Offer>>> {
  const active = contexts.filter(({ isActive, isProductActive }) => isActive && isProductActive);
  if (active.length === 0) return { class: 'good', value: new Map() };
  const skuIds = active.map(({ skuId }) => skuId);
  return vtex.offers(access, { id: policy.id, affiliateId }, skuIds, lane);
}

function resultOf(
  policy: TradePolicy,
  skuId: string,
  answer: VtexAnswer<SkuContext>,
  offers: ReadonlyMap<string, Offer>,
): SkuResult {
  if (answer.class === 'absent') return { kind: 'gone', skuId };
  if (answer.class !== 'good') return { kind: 'unreadable', skuId };
  const context = answer.value;
  if (!context.salesChannels.includes(policy.id)) return { kind: 'gone', skuId };
  const reading = { context, offer: offers.get(skuId) ?? null };
  return { kind: 'read', context, isSellable: isSellable(reading), defects: defectsOf(reading, policy) };
}
