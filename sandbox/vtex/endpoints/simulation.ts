import { indexOfSkuId } from '../../worlds/catalog-seed.ts';
import { findSku, hasPrice, inChannel, stockOf } from '../../worlds/vtex-sku.ts';
import type { VtexSku } from '../../worlds/vtex-sku.ts';
import { badRequest, checkoutError } from '../refused.ts';
import { number } from '../route.ts';
import type { Route, VtexCall } from '../route.ts';

type WantedItem = { readonly id: string; readonly quantity: number; readonly seller: string };
type Message = { readonly code: string; readonly text: string; readonly status: string };

/** No key is needed; prices are in cents (vtex.md 4.2, 4.3). */
export const simulationRoute: Route = {
  operation: 'simulation',
  host: 'account',
  method: 'POST',
  path: /^\/api\/checkout\/pub\/orderForms\/simulation$/,
  family: 'checkout',
  resource: null,
  answer: simulate,
};

function simulate(call: VtexCall) {
  const { items, address } = bodyOf(call);
  const channel = number(call, 'sc', 1);
  if (items.length > call.world.maxSimulationItems)
    throw checkoutError('CHK0062', 'Max allowed items exceeded');
  const messages: Message[] = [];
  const found = items.flatMap((item, requestIndex) => {
    const sku = sellable(call, item, channel);
    if (sku === null) {
      messages.push({ code: 'ORD027', text: `The item ${item.id} is unavailable`, status: 'error' });
      return [];
    }
    const row = itemRow(sku, item, requestIndex, availability(call, sku, address));
    if (stockOf(sku) === 0) {
      messages.push({
        code: 'withoutStock',
        text: `The item ${sku.seed.productName} has no inventory`,
        status: 'error',
      });
    }
    return [row];
  });
  const logisticsInfo = found.map((_, itemIndex) => ({ itemIndex, quantity: 1, shipsTo: ['BRA'], slas: [] }));
  return { items: found, logisticsInfo, messages };
}

function bodyOf({ body }: VtexCall): { items: WantedItem[]; address: boolean } {
  const parsed = parse(body);
  const { items, country, postalCode } = parsed;
  if (!Array.isArray(items) || items.length === 0) throw badRequest('items is required.');
  // The id of an item is a string (vtex.md 4.2).
  if (!items.every(isWantedItem)) throw badRequest('An item needs id (string), quantity and seller.');
  if ((country === undefined) !== (postalCode === undefined)) {
    throw badRequest('country and postalCode go together.');
  }
  return { items, address: country !== undefined };
}

function parse(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // Not JSON: refused below like a body of another kind.
  }
  throw badRequest('The body is not valid JSON.');
}

function isWantedItem(value: unknown): value is WantedItem {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Record<string, unknown>;
  return (
    typeof item['id'] === 'string' &&
    typeof item['quantity'] === 'number' &&
    typeof item['seller'] === 'string'
  );
}

/** null: not returned, because it is not in the policy, has no carrier, or is switched off. */
function sellable(call: VtexCall, item: WantedItem, channel: number): VtexSku | null {
  const skuId = /^\d{1,10}$/.test(item.id) ? Number(item.id) : NaN;
  const sku = findSku(call.account, skuId);
  if (sku === null || item.seller !== '1') return null;
  if (!inChannel(call.account, indexOfSkuId(skuId), channel)) return null;
  return sku.has('not-returned') || sku.has('sku-inactive') || sku.has('product-inactive') ? null : sku;
}

function availability(call: VtexCall, sku: VtexSku, address: boolean): string {
  if (sku.has('no-dimensions')) return 'itemMetricsNotFound';
  if (!hasPrice(sku)) return 'withoutPriceFulfillment';
  if (stockOf(sku) > 0) return 'available';
  if (!call.world.availabilityIssue) return 'withoutStock';
  return address ? 'available' : 'nullPrice';
}

function itemRow(sku: VtexSku, item: WantedItem, requestIndex: number, state: string) {
  const price = hasPrice(sku) ? sku.seed.priceCents : 0;
  return {
    id: item.id,
    requestIndex,
    quantity: item.quantity,
    seller: item.seller,
    price,
    listPrice: hasPrice(sku) ? sku.seed.listPriceCents : 0,
    sellingPrice: price,
    priceValidUntil: '2027-11-01T00:00:00Z',
    availability: state,
    priceDefinition: {
      calculatedSellingPrice: price,
      total: price * item.quantity,
      sellingPrices: [{ value: price, quantity: item.quantity }],
    },
  };
}
