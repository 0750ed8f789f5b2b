import type { FixList } from '../../src/core/products/list/fix-list.ts';
import type { FixListRepository, TikTokCatalogApi, VtexApi } from '../../src/core/products/ports.ts';
import { fakePixels } from './pixel-fakes.ts';
import type { RecheckRepository } from '../../src/core/products/rechecks/recheck-ports.ts';

/** A store without keys: nothing is known of its products. */
export const fakeFixLists = (list: FixList | null = null): FixListRepository => ({
  read: async () => list,
  readTrends: async () => null,
  firstProducts: async () => [],
  search: async () => ({ total: 0, position: 0, products: [] }),
  facets: async () => [],
  readAll: async () => null,
  beginFile: async () => 'gone',
  endFile: async () => undefined,
});

export const adminLinks = { vtexAdmin: 'https://{account}.myvtex.com/admin' };

/** VTEX that nobody asks: the stores of these tests have no keys. */
const unreachable = { class: 'noInfo', reason: 'nobody plays VTEX here' } as const;
const fakeVtex: VtexApi = {
  tradePolicies: async () => unreachable,
  skuIds: async () => unreachable,
  sku: async () => unreachable,
  offers: async () => unreachable,
};
const noAnswer = async () => unreachable;
const fakeTikTokCatalog: TikTokCatalogApi = {
  catalogItems: noAnswer,
  catalogItemsBySkuIds: noAnswer,
  diagnostics: noAnswer,
  uploads: noAnswer,
};
const noRechecks: RecheckRepository = {
  begin: async () => 'no-keys',
  finish: async () => 'lost',
  release: async () => false,
  fixedBefore: async () => ({ findings: [], total: 0 }),
  saveTold: async () => {},
  readAll: async () => null,
};

const fakePixelApi = {
  pixel: noAnswer,
  pixelBinding: noAnswer,
  pixelEvents: noAnswer,
  switchMatching: noAnswer,
  pixels: noAnswer,
};

/** What listeners need to know of products, where a test is not about them. */
export const productDeps = () => ({
  fixLists: fakeFixLists(),
  rechecks: noRechecks,
  vtex: fakeVtex,
  tiktok: {
    ...{ ...fakeTikTokCatalog, ...fakePixelApi },
    ...{ catalogOverview: noAnswer, pixelBinding: noAnswer },
  },
  pixels: fakePixels(),
  adminLinks,
});
