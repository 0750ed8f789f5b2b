import {
  firstIndexOfProduct,
  productIdAt,
  seedBrands,
  seedCategories,
  seedDepartments,
  seedSku,
  skuIdAt,
  skusPerProduct,
} from '../../worlds/catalog-seed.ts';
import type { VtexAccount } from '../../worlds/vtex-model.ts';
import { hasTrouble, indexesOfPage } from '../../worlds/vtex-sku.ts';
import { badRequest, notFound } from '../refused.ts';
import { number } from '../route.ts';
import type { Route, VtexCall } from '../route.ts';

const maxSkuPage = 1000; // vtex.md 2.4, of stockkeepingunitids
const maxProducts = 250; // vtex.md 2.4
const defaultPageSize = 50; // undocumented: vtex.md 11.5

const catalog = { host: 'account', method: 'GET', family: 'catalog' } as const;

export const catalogListRoutes: readonly Route[] = [
  {
    ...catalog,
    operation: 'stockkeepingunitidsbysaleschannel',
    path: /^\/api\/catalog_system\/pvt\/sku\/stockkeepingunitidsbysaleschannel$/,
    resource: 'View Product',
    answer: (call) => {
      const channel = number(call, 'sc', null);
      const page = number(call, 'page', 1);
      const pageSize = number(call, 'pageSize', defaultPageSize);
      if (call.world.emptyLists) return [];
      // onlyAssigned=false lets SKUs in that are not assigned to the channel; its default is not documented.
      const assigned = call.query.get('onlyassigned') === 'true';
      return indexesOfPage(call.account, assigned ? channel : null, page, pageSize).map(skuIdAt);
    },
  },
  {
    ...catalog,
    operation: 'stockkeepingunitids',
    path: /^\/api\/catalog_system\/pvt\/sku\/stockkeepingunitids$/,
    resource: 'SKUs',
    answer: (call) => {
      const page = number(call, 'page', null);
      const pageSize = number(call, 'pagesize', null, 1, maxSkuPage);
      return call.world.emptyLists ? [] : indexesOfPage(call.account, null, page, pageSize).map(skuIdAt);
    },
  },
  {
    ...catalog,
    operation: 'GetProductAndSkuIds',
    path: /^\/api\/catalog_system\/pvt\/products\/GetProductAndSkuIds$/,
    resource: 'Product management',
    answer: productAndSkuIds,
  },
  {
    ...catalog,
    operation: 'brand',
    path: /^\/api\/catalog_system\/pvt\/brand\/list$/,
    resource: 'Brands',
    answer: () =>
      seedBrands.map(({ id, name }) => ({
        id,
        name,
        isActive: true,
        title: name,
        metaTagDescription: '',
        imageUrl: null,
      })),
  },
  {
    ...catalog,
    operation: 'category',
    path: /^\/api\/catalog_system\/pub\/category\/tree\/(\d+)$/,
    resource: null,
    answer: ({ id, account }) => seedDepartments.map((department) => tree(account, department, Number(id))),
  },
  {
    ...catalog,
    operation: 'saleschannel',
    path: /^\/api\/catalog_system\/pvt\/saleschannel\/list$/,
    resource: 'View Product',
    answer: ({ account }) => account.channels.map(channelRow),
  },
  {
    ...catalog,
    operation: 'saleschannel',
    path: /^\/api\/catalog_system\/pub\/saleschannel\/(\d+)$/,
    resource: null,
    answer: ({ account, id }) => {
      const channel = account.channels.find((found) => found.id === Number(id));
      if (channel === undefined) throw notFound('catalog', 'Sales channel');
      return channelRow(channel);
    },
  },
];

/** `_from` and `_to` are positions, 1 being the first product (vtex.md 2.4). */
function productAndSkuIds(call: VtexCall) {
  const from = number(call, '_from', null, 0);
  const to = number(call, '_to', null, 0);
  if (to < from || to - from + 1 > maxProducts) throw badRequest(`At most ${maxProducts} products.`);
  const categoryId = call.query.get('categoryid');
  const products = productIds(call.account, categoryId === undefined ? null : Number(categoryId));
  const shown = products.slice(Math.max(0, from - 1), to);
  return {
    data: Object.fromEntries(
      shown.map((productId) => [String(productId), skuIdsOf(call.account, productId)]),
    ),
    range: { total: products.length, from, to },
  };
}

function productIds(account: VtexAccount, categoryId: number | null): number[] {
  const ids: number[] = [];
  for (let index = 0; index < account.skuCount; index += skusPerProduct) {
    if (categoryId === null || seedSku(account.seed, index).category.id === categoryId)
      ids.push(productIdAt(index));
  }
  return ids;
}

function skuIdsOf(account: VtexAccount, productId: number): number[] {
  const first = firstIndexOfProduct(productId);
  return Array.from({ length: skusPerProduct }, (_, at) => first + at)
    .filter((index) => index < account.skuCount && !hasTrouble(account, index, 'removed'))
    .map(skuIdAt);
}

function tree(account: VtexAccount, { id, name }: { id: number; name: string }, levels: number) {
  const below = seedCategories.filter((category) => category.department.id === id);
  const row = (node: { id: number; name: string }, children: readonly unknown[]) => ({
    id: node.id,
    name: node.name,
    hasChildren: node.id === id,
    url: `https://${account.name}.vtexcommercestable.com.br/${node.id}`,
    children,
    Title: node.name,
    MetaTagDescription: '',
  });
  return row({ id, name }, levels > 1 ? below.map((category) => row(category, [])) : []);
}

function channelRow(channel: VtexAccount['channels'][number]) {
  return {
    Id: channel.id,
    Name: channel.name,
    IsActive: channel.isActive,
    ProductClusterId: null,
    CountryCode: channel.countryCode,
    CultureInfo: 'pt-BR',
    TimeZone: 'E. South America Standard Time',
    CurrencyCode: channel.currencyCode,
    CurrencySymbol: 'R$',
    CurrencyLocale: 1046,
    CurrencyFormatInfo: {
      CurrencyDecimalDigits: 2,
      CurrencyDecimalSeparator: ',',
      CurrencyGroupSeparator: '.',
      CurrencyGroupSize: 3,
      StartsWithCurrencySymbol: true,
    },
    Origin: null,
    Position: channel.id,
    ConditionRule: null,
    CurrencyDecimalDigits: 2,
  };
}
