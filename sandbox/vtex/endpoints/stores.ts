import { findSku, hasPrice, stockOf } from '../../worlds/vtex-sku.ts';
import type { VtexSku } from '../../worlds/vtex-sku.ts';
import type { Affiliate } from '../../worlds/vtex-model.ts';
import { notFound } from '../refused.ts';
import type { Family } from '../refused.ts';
import type { Route, VtexCall } from '../route.ts';

const affiliates = { operation: 'affiliates', host: 'account', method: 'GET', family: 'checkout' } as const;
const prices = { operation: 'pricing', host: 'api', method: 'GET', family: 'pricing' } as const;

/** Affiliates, prices, stock and the account's hosts (vtex.md 2.2, 3.3, 4.4, 4.5). */
export const storeRoutes: readonly Route[] = [
  {
    ...affiliates,
    path: /^\/api\/fulfillment\/pvt\/affiliates$/,
    resource: 'Save Order Configuration',
    answer: ({ account }) => account.affiliates.map((affiliate) => affiliateRow(account.name, affiliate)),
  },
  {
    ...affiliates,
    path: /^\/api\/fulfillment\/pvt\/affiliates\/([^/]+)$/,
    resource: 'Save Order Configuration',
    answer: ({ account, id }) => {
      const affiliate = account.affiliates.find((found) => found.id === id);
      if (affiliate === undefined) throw notFound('checkout', 'Affiliate');
      return affiliateRow(account.name, affiliate);
    },
  },
  {
    ...prices,
    path: /^\/pricing\/prices\/(\d+)$/,
    resource: 'Read prices',
    answer: (call) => {
      const { seed } = pricedSku(call);
      return {
        itemId: call.id,
        listPrice: seed.listPriceCents / 100,
        costPrice: Math.round(seed.priceCents / 2) / 100,
        markup: 100,
        basePrice: seed.priceCents / 100,
        fixedPrices: [],
      };
    },
  },
  {
    ...prices,
    path: /^\/pricing\/prices\/(\d+)\/computed\/\d+$/,
    resource: 'Read prices',
    answer: (call) => {
      const { seed } = pricedSku(call);
      return {
        tradePolicyId: '3',
        listPrice: seed.listPriceCents / 100,
        costPrice: Math.round(seed.priceCents / 2) / 100,
        sellingPrice: seed.priceCents / 100,
        priceValidUntil: '2027-05-01T00:00:00Z',
      };
    },
  },
  {
    operation: 'inventory',
    host: 'account',
    method: 'GET',
    family: 'logistics',
    path: /^\/api\/logistics\/pvt\/inventory\/skus\/(\d+)$/,
    resource: 'Logistics inventory read only',
    answer: (call) => ({ skuId: call.id, balance: [balance(skuOf(call, 'logistics'))] }),
  },
  {
    operation: 'stores',
    host: 'account',
    method: 'GET',
    family: 'catalog',
    path: /^\/api\/vlm\/account\/stores$/,
    resource: 'Get account by identifier',
    answer: ({ account }) => [{ id: 1, name: account.name, hosts: [`www.${account.name}.example`] }],
  },
];

function affiliateRow(account: string, affiliate: Affiliate) {
  return {
    id: affiliate.id,
    name: affiliate.name,
    followUpEmail: `ecommerce@${account}.example`,
    salesChannel: affiliate.salesChannel,
    searchURIEndpoint: affiliate.endpoint ?? 'https://connector.example/api/notification',
    searchURIEndpointVersion: '1.x.x',
    searchURIEndpointAvailableVersions: ['1.x.x'],
    useSellerPaymentMethod: false,
    minimumValueAccumulated: null,
  };
}

function skuOf({ account, id }: VtexCall, family: Family): VtexSku {
  const sku = findSku(account, Number(id));
  if (sku === null) throw notFound(family, 'Sku');
  return sku;
}

/** A SKU without a price most probably answers 404 (vtex.md 4.4). */
function pricedSku(call: VtexCall): VtexSku {
  const sku = skuOf(call, 'pricing');
  if (!hasPrice(sku)) throw notFound('pricing', 'Price');
  return sku;
}

function balance(sku: VtexSku) {
  const reserved = stockOf(sku) > 2 ? 2 : 0;
  return {
    warehouseId: '1_1',
    warehouseName: 'CD São Paulo',
    totalQuantity: stockOf(sku) + reserved,
    reservedQuantity: reserved,
    hasUnlimitedQuantity: false,
    timeToRefill: null,
    dateOfSupplyUtc: null,
    leadTime: '00:00:00',
  };
}
