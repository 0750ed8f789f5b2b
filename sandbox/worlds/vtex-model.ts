import type { OwedPing } from './vtex-pings.ts';

/** What can be wrong with one SKU; see vtex.md 3.2, 4.3 and the findings of section 10. */
export const vtexCauses = [
  'no-name',
  'long-name',
  'emoji-name',
  'no-category',
  'no-description',
  'blank-description',
  'long-description',
  'no-brand',
  'long-brand',
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

export type Affiliate = {
  readonly id: string;
  readonly name: string;
  salesChannel: string;
  /** Its "Search endpoint", told of each SKU that changes; absent: that of somebody whom nobody plays here. */
  readonly endpoint?: string;
};

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
  /** Pictures that were replaced, by product; `version` is how often. */
  readonly images: Map<number, { readonly version: number; readonly trouble: ImageTrouble | null }>;
  /** What a lever has spoilt, at VTEX or at TikTok, in that order: `fix` begins with it. */
  readonly planted: Set<number>;
  /** VTEX never sends these to TikTok. */
  readonly withheld: Set<number>;
};

/** What can be wrong with a picture; `missing`: its address answers 404. */
export const imageTroubles = ['small', 'webp', 'missing'] as const;
export type ImageTrouble = (typeof imageTroubles)[number];

export type VtexDownMode = 'refuse' | 'html502' | 'hang' | 'garbage' | 'throttle' | '503' | 'slow' | 'lost';

export type VtexState = {
  readonly nowMs: () => number;
  readonly seed: number;
  readonly accounts: Map<string, VtexAccount>;
  readonly attempts: { readonly atMs: number; readonly operation: string }[];
  readonly owedPings: OwedPing[];
  /** false: nobody is told what changes. */
  announces: boolean;
  down: VtexDownMode | null;
  /** Where pictures are, with `{account}`: VTEX's own host, or one on loopback that serves them. */
  imageBaseUrl: string;
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
