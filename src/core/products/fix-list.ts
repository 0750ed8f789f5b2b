import type { Store } from '../store.ts';
import type { CauseName } from './causes.ts';
import type { PolicyDefect } from './policy-defects.ts';
import type { PassPause } from './ports.ts';

/** All open findings of one cause and shared reason (causes.ts). */
export type CauseGroup = {
  readonly cause: CauseName;
  readonly reason: string;
  /** SKUs, which TikTok counts as items. */
  readonly skus: number;
  readonly products: number;
};

/** How the reading of a store's products stands. */
export type PassProgress = {
  /** null: none is under way. `total` null: VTEX's list is not complete yet. */
  readonly underWay: {
    readonly done: number;
    readonly total: number | null;
    readonly startedAt: Date;
  } | null;
  /** Why the last slice of work ended, where it was for want of an answer. */
  readonly pause: { readonly why: PassPause; readonly at: Date } | null;
};

export type FixList = {
  readonly store: Store;
  /** Without keys nothing of VTEX can be read. */
  readonly hasKeys: boolean;
  /** The last complete reading of VTEX; null: there is none, so nothing may be counted. */
  readonly vtex: {
    readonly asOf: Date;
    readonly skus: number;
    /** SKUs with a cause that blocks, or may hold back; hints are not counted. */
    readonly toFix: number;
    readonly policyDefects: readonly PolicyDefect[];
  } | null;
  readonly progress: PassProgress;
  /** Blocking first, then by size. */
  readonly groups: readonly CauseGroup[];
};

/** One product of a group. */
export type ProductWithCause = {
  readonly productId: string;
  readonly name: string;
  readonly brand: string;
  readonly category: string;
  /** `detail`: what was found there, "320 × 400"; '' where the cause says it all. */
  readonly skus: readonly { readonly skuId: string; readonly name: string; readonly detail: string }[];
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

/** What a person looks for in the list; a product shows the findings that fit all of it. */
export type ProductFilter = {
  /** null: whatever the cause. */
  readonly group: Pick<CauseGroup, 'cause' | 'reason'> | null;
  /** Keys of facets; null: all. */
  readonly brand: string | null;
  readonly category: string | null;
  /** Part of the product's name, case and accents folded, or the beginning of its id or of a SKU's; '': all. */
  readonly search: string;
};

/** A brand or category that products of the list have. */
export type Facet = { readonly key: string; readonly name: string; readonly products: number };

/** What is wrong with a listed product, the SKUs of one cause together. */
export type ListedFinding = Pick<CauseGroup, 'cause' | 'reason' | 'skus'> & {
  /** The first three. */
  readonly skuIds: readonly string[];
  /** At most two, of what was found there. */
  readonly details: readonly string[];
};

export type ListedProduct = Pick<
  ProductWithCause,
  'productId' | 'name' | 'brand' | 'category' | 'firstSeenAt'
> & {
  /** Blocking first. */
  readonly findings: readonly ListedFinding[];
};

export type ProductPage = {
  /** Products that fit. */
  readonly total: number;
  /** Of the first one shown, from 0. */
  readonly position: number;
  readonly products: readonly ListedProduct[];
};

/** One finding of one SKU, for a file of all of them. Names are '' where VTEX's data do not hold the SKU. */
export type FindingRow = FindingKey & {
  readonly detail: string;
  readonly productId: string;
  readonly productName: string;
  readonly skuName: string;
  readonly brand: string;
  readonly category: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
};

export type FindingKey = {
  readonly skuId: string;
  readonly cause: CauseName;
  readonly reason: string;
};
