import type { Lane } from '../ports.ts';
import type { VtexAccess, VtexAnswer, VtexApi } from '../products/ports.ts';
import type { TradePolicy } from '../products/sku.ts';

/** What VTEX says of keys, by one call of each kind that reading the products takes. */
export type KeyTrial =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  /** The keys' role lacks this resource of License Manager. */
  | { readonly kind: 'forbidden'; readonly resource: string }
  | { readonly kind: 'noPolicy'; readonly policies: readonly TradePolicy[] }
  /** VTEX did not say: nothing is known of the keys. */
  | { readonly kind: 'noInfo'; readonly reason: string };

/** Changes nothing at VTEX. */
export async function tryKeys(vtex: VtexApi, access: VtexAccess, policyId: number): Promise<KeyTrial> {
  const lane = 'interactive';
  const policies = await vtex.tradePolicies(access, lane);
  if (policies.class !== 'good') return trialOf(policies);
  const isThere = policies.value.some(({ id }) => id === policyId);
  return isThere ? tryReading(vtex, access, policyId, lane) : { kind: 'noPolicy', policies: policies.value };
}

/** The two calls with which products are read, of one product. */
export async function tryReading(
  vtex: VtexApi,
  access: VtexAccess,
  policyId: number,
  lane: Lane,
): Promise<Answered> {
  const skuIds = await vtex.skuIds(access, policyId, 1, lane);
  if (skuIds.class !== 'good') return trialOf(skuIds);
  const [first] = skuIds.value;
  if (first === undefined) return { kind: 'accepted' };
  const sku = await vtex.sku(access, policyId, first, lane);
  // Of this SKU alone: that it was answered is what was to be seen.
  const isAnswered = sku.class === 'good' || sku.class === 'absent' || sku.class === 'broken';
  return isAnswered ? { kind: 'accepted' } : trialOf(sku);
}

type Answered = Exclude<KeyTrial, { kind: 'noPolicy' }>;

export function trialOf(answer: Exclude<VtexAnswer<unknown>, { class: 'good' }>): Answered {
  if (answer.class === 'keyRefused') return { kind: 'refused' };
  if (answer.class === 'forbidden') return { kind: 'forbidden', resource: answer.resource ?? '' };
  return { kind: 'noInfo', reason: answer.reason };
}
