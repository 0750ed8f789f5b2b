/** What can be wrong with one SKU; see vtex.md 3.2, 4.3 and the findings of section 10. */
export const vtexCauses = [
  'no-name',
  'no-category',
  'no-description',
  'blank-description',
  'no-brand',
  'no-url',
  'no-images',
  'no-price',
  'out-of-stock',
  'no-dimensions',
  'not-returned',
  'sku-inactive',
  'product-inactive',
  'not-visible',
  'brand-inactive',
  'category-inactive',
  'unreadable',
  'removed',
  'not-in-channel',
] as const;
export type VtexCause = (typeof vtexCauses)[number];

/** License Manager resources (vtex.md 1.3). */
export const vtexResources = [
  'SKUs',
  'View Product',
  'Product management',
  'Category',
  'Brands',
  'Read prices',
  'Logistics inventory read only',
  'Save Order Configuration',
  'Get account by identifier',
] as const;
export type VtexResource = (typeof vtexResources)[number];

export type VtexKey = {
  readonly appKey: string;
  /** Two while a rotation is under way: both are good. */
  readonly appTokens: Set<string>;
  readonly resources: Set<VtexResource>;
  active: boolean;
};

export type SalesChannel = {
  readonly id: number;
  readonly name: string;
  isActive: boolean;
  currencyCode: string;
  readonly countryCode: string;
};

export type Affiliate = { readonly id: string; readonly name: string; salesChannel: string };

export type VtexAccount = {
  readonly name: string;
  /** The same number as the TikTok catalog's seed makes both speak of the same goods. */
  readonly seed: number;
  /** SKUs 0 … skuCount-1 exist; those below channelSkuCount are in the TikTok trade policy. */
  skuCount: number;
  channelSkuCount: number;
  readonly channels: SalesChannel[];
  readonly affiliates: Affiliate[];
  readonly keys: Map<string, VtexKey>;
  /** Only what is not in order is kept: 100,000 sound SKUs take no memory. */
  readonly troubles: Map<number, Set<VtexCause>>;
};

export type VtexDownMode = 'refuse' | 'html502' | 'hang' | 'garbage' | 'throttle' | '503';

export type VtexState = {
  readonly nowMs: () => number;
  readonly seed: number;
  readonly accounts: Map<string, VtexAccount>;
  readonly attempts: { readonly atMs: number; readonly operation: string }[];
  down: VtexDownMode | null;
  /** Seconds named in Retry-After. */
  retryAfterS: number;
  /** VTEX's published known issue: a priced SKU without stock is "nullPrice", or "available" with an address (4.3). */
  availabilityIssue: boolean;
  /** One team saw both lists of SKU ids come back empty for a store that has products (2.4). */
  emptyLists: boolean;
  maxSimulationItems: number;
};

export const mainChannel = 1;
export const tiktokChannel = 3;
