import type { Defect } from '../causes.ts';
import type { Offer, SkuReading, TradePolicy } from '../sku.ts';

/** Words by which VTEX says that the SKU cannot be sold there at all (vtex.md 4.3); a price does not change that. */
const notSold = new Set(['cannotBeDelivered', 'unavailableItemFulfillment', 'ORD027', 'ORD028']);
const noPrice = new Set(['withoutPrice', 'withoutPriceFulfillment', 'withoutPriceRnB']);
/** `nullPrice` with a price is VTEX's published mistake for "out of stock" (vtex.md 4.3). */
const noStock = new Set(['withoutStock', 'nullPrice']);

/**
 * What keeps the SKU from being sold in the policy: at most one defect, because the simulation tells one cause by many signs
 * (what has no price has no stock either). Nothing where it gave no answer, and nothing where the cause is told elsewhere: SKU,
 * product or the whole policy is inactive.
 */
export function offerDefectsOf(reading: SkuReading, policy: TradePolicy): readonly Defect[] {
  const { context, offer } = reading;
  if (offer === 'unknown' || !policy.isActive || !context.isActive || !context.isProductActive) return [];
  // No channel at all means that VTEX named none, not that the SKU is in none (vtex.md 2.1, 2.5).
  const isElsewhere = context.salesChannels.length > 0 && !context.salesChannels.includes(policy.id);
  if (offer === null || isElsewhere) return [{ cause: 'offer.missing', reason: '' }];
  return defectsOfOffer(offer);
}

function defectsOfOffer({ availability, priceCents }: Offer): readonly Defect[] {
  if (availability === 'itemMetricsNotFound') return [{ cause: 'dimensions.missing', reason: '' }];
  if (notSold.has(availability)) return [{ cause: 'offer.missing', reason: availability }];
  if (priceCents === null || !(priceCents > 0)) return [{ cause: 'price.missing', reason: '' }];
  // It holds a price, so "type a price" would be wrong; that VTEX does not sell it is still so.
  if (noPrice.has(availability)) return [{ cause: 'offer.missing', reason: availability }];
  return noStock.has(availability) ? [{ cause: 'stock.none', reason: '' }] : [];
}
