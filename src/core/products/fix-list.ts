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
