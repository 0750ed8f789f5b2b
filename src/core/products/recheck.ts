import type { CauseName } from './causes.ts';
import type { VtexAccess } from './ports.ts';

/** One finding of one SKU, with what a person needs to recognize it. */
export type NamedFinding = {
  readonly skuId: string;
  readonly productId: string;
  readonly name: string;
  readonly skuName: string;
  readonly cause: CauseName;
  readonly reason: string;
  readonly detail: string;
};

/** SKUs that are read again because somebody asked for it. */
export type RecheckStart = {
  readonly storeId: string;
  readonly leaseId: string;
  readonly access: VtexAccess;
  readonly policyId: number;
  readonly affiliateId: string | null;
  readonly skuIds: readonly string[];
  /** Of the whole target; more than `skuIds` where those are too many for a person to wait for. */
  readonly total: number;
};

export type RecheckOutcome = {
  readonly fixed: readonly NamedFinding[];
  readonly still: readonly NamedFinding[];
  /** Not known before. */
  readonly found: readonly NamedFinding[];
};
