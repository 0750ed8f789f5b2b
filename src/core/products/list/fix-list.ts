import type { Standing } from '../../connection.ts';
import type { OpenIncident } from '../../status.ts';
import type { Store } from '../../store.ts';
import type { CauseName } from '../causes.ts';
import type { ItemState } from '../items/item-state.ts';
import type { PolicyDefect } from '../rules/policy-defects.ts';
import type { PassPause } from '../ports.ts';

/** All open findings of one cause and shared reason (causes.ts). */
export type CauseGroup = {
  readonly cause: CauseName;
  readonly reason: string;
  /** SKUs, which TikTok counts as items. */
  readonly skus: number;
  readonly products: number;
  /** SKUs of these that TikTok refuses because of it (same-cause.ts): in no group of TikTok's. */
  readonly refused: number;
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
  /** SKUs that VTEX said had changed, and that could not be read since; null: there are none. */
  readonly unread: { readonly skus: number; readonly since: Date } | null;
};

export type ImageProgress = {
  /** SKUs whose image TikTok refuses, or may refuse. */
  readonly toFix: number;
  /** Images, each counted once. */
  readonly looked: number;
  readonly total: number;
  /** The oldest of these looks; null: there was none yet. */
  readonly asOf: Date | null;
};

/** SKUs of items that are not right for TikTok. */
export type Refused = {
  readonly rejected: number;
  /** Of the rejected, those with a reason that follows from no other open cause, so that it stands in a group of TikTok's. */
  readonly others: number;
  /** Of those others, the ones whose cause was corrected in VTEX a short time ago: TikTok still says what it said before. */
  readonly waiting: number;
  /** Whose image TikTok cannot use. */
  readonly images: number;
  /** Of these, the ones that it does not reject for anything: its counts of rejected items are without them. */
  readonly imagesOnly: number;
};

export type FixList = {
  readonly store: Store;
  /** Without keys nothing of VTEX can be read. */
  readonly hasKeys: boolean;
  readonly tiktok: ItemState;
  readonly refused: Refused;
  /** The last complete reading of VTEX; null: there is none, so nothing that VTEX lacks is counted or listed. */
  readonly vtex: {
    readonly asOf: Date;
    readonly skus: number;
    /** SKUs with a cause that blocks, or may hold back; hints are not counted. */
    readonly toFix: number;
    readonly policyDefects: readonly PolicyDefect[];
  } | null;
  /** How far the images were looked at; null: there is none to look at. Their figures are no part of those of `vtex`. */
  readonly images: ImageProgress | null;
  readonly progress: PassProgress;
  /** Why nothing new can be read: a vendor that does not answer, a sign-in or keys that are refused. */
  readonly hindrances: readonly OpenIncident[];
  /** Absent: it is connected, so TikTok's side is read. */
  readonly standing?: Standing;
  /** Blocking first, then by size. */
  readonly groups: readonly CauseGroup[];
};

/**
 * Whose id stands for a product. `product`: VTEX's product. `sku`: a SKU of VTEX's that was never read, so its product is not
 * known. `item`: the store's id at TikTok of an item that VTEX's data do not hold.
 */
export type IdKind = 'product' | 'sku' | 'item';

/** One product of a group. */
export type ProductWithCause = {
  readonly idKind: IdKind;
  readonly productId: string;
  /** VTEX's; where it has none, TikTok's title. */
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

/** What TikTok says because of a finding. */
export type Consequence = Pick<CauseGroup, 'cause' | 'reason'>;

/** What is wrong with a listed product, the SKUs of one cause together. */
export type ListedFinding = Pick<CauseGroup, 'cause' | 'reason' | 'skus'> & {
  /** The first three. */
  readonly skuIds: readonly string[];
  /** At most two, of what was found there. */
  readonly details: readonly string[];
  /** TikTok refuses one of the SKUs because of it. */
  readonly isRefused: boolean;
};

export type ListedProduct = Pick<
  ProductWithCause,
  'idKind' | 'productId' | 'name' | 'brand' | 'category' | 'firstSeenAt'
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

/** Whose findings they are, and as of when each side was read. */
export type FixListSources = Pick<FixList, 'store' | 'tiktok' | 'images' | 'standing'> & {
  readonly vtex: Pick<NonNullable<FixList['vtex']>, 'asOf'> | null;
};

/** One finding of one SKU, for a file of all of them. Where VTEX's data do not hold the SKU, all is '' but TikTok's title. */
export type FindingRow = FindingKey & {
  readonly idKind: IdKind;
  readonly detail: string;
  readonly productId: string;
  readonly productName: string;
  readonly skuName: string;
  readonly brand: string;
  readonly category: string;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly consequences: readonly Consequence[];
};

export type FindingKey = {
  readonly skuId: string;
  readonly cause: CauseName;
  readonly reason: string;
};

/** How a cause moved since `since`, which is about a day ago. */
export type CauseTrend = {
  readonly since: Date;
  /** SKUs that have it now, and did not then. */
  readonly came: number;
  /** Those that had it then, and were fixed. */
  readonly fixed: number;
};

/** A store's fix list with the trend of each of its groups, in their order; null: there is nothing older to compare with. */
export type FixListTrends = { readonly list: FixList; readonly trends: readonly (CauseTrend | null)[] };
