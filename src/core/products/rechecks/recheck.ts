import type { Language } from '../../alerts/content.ts';
import type { CatalogItem } from '../items/catalog-item.ts';
import type { CauseName } from '../causes.ts';
import type { IdKind } from '../list/fix-list.ts';
import type { SkuIds } from '../items/item-standing.ts';
import type { JoinKey } from '../items/join-key.ts';
import type { CatalogIds, SkuResult, VtexAccess } from '../ports.ts';

/** A SKU, with what a person needs to recognize it. */
export type NamedSku = SkuIds & { readonly name: string; readonly skuName: string };

/** One finding of one SKU. */
export type NamedFinding = NamedSku & {
  readonly idKind: IdKind;
  readonly cause: CauseName;
  readonly reason: string;
  readonly detail: string;
};

export type FixedFinding = NamedFinding & { readonly fixedAt: Date };

/** One that is open now. */
export type OpenFinding = NamedFinding & {
  /** TikTok refuses the item because of it (same-cause.ts), which is not told as a problem of its own. */
  readonly isRefused: boolean;
};

/** What was fixed before somebody looked, by a ping or a reading of all products; the first ones of `total`. */
export type FixedBefore = {
  readonly findings: readonly FixedFinding[];
  readonly total: number;
};

/** `lastAt`: when the last reading of all products ended, where there is to be a rest first; null: they are read at once. */
export type ReadAnew = { readonly at: Date; readonly lastAt: Date | null };

/** Who wants to know, and where the answer stands. */
export type Asker = {
  readonly userId: string;
  readonly language: Language;
  /** Our post in which the button was; null: none of ours, or one that only this person sees. */
  readonly postId: string | null;
};

/** What asking TikTok about named items takes: it belongs to one connection and one token. */
export type ItemAccess = {
  readonly token: string;
  readonly ids: CatalogIds;
  readonly generation: number;
  readonly tokenVersion: number;
  readonly joinKey: JoinKey | null;
  /** When all items were read last; null: they never were, so nothing of single ones is counted. */
  readonly listedAt: Date | null;
};

/** SKUs that are read again because somebody asked for it. */
export type RecheckStart = {
  readonly storeId: string;
  readonly leaseId: string;
  /** Before anything was asked: what was read of a SKU later than this stays. */
  readonly startedAt: Date;
  readonly skuIds: readonly string[];
  /** Those of which something was fixed lately, and that TikTok neither showed nor rejected when it was read last. */
  readonly awaited: readonly string[];
  /** What was open then. A ping may store what was mended before this recheck does. */
  readonly before: readonly NamedFinding[];
  /** Of the whole target; more than `skuIds` where those are too many for a person to wait for. */
  readonly total: number;
  /** null: the VTEX account has no keys. */
  readonly vtex: {
    readonly access: VtexAccess;
    readonly policyId: number;
    readonly affiliateId: string | null;
    /** Those that VTEX has, as far as we know. */
    readonly skuIds: readonly string[];
  } | null;
  /** null: not connected, or the sign-in is revoked. */
  readonly tiktok: (ItemAccess & { readonly itemKeys: readonly string[] }) | null;
  /** TikTok has something against one of them: without its answer the question stays open. */
  readonly isAboutTikTok: boolean;
};

/** null: that side gave no answer, and everything of it stays as it was. */
export type RecheckReadings = {
  readonly vtex: readonly SkuResult[] | null;
  readonly tiktok: readonly CatalogItem[] | null;
};

/** Of the sides that were read. */
export type RecheckOutcome = {
  readonly fixed: readonly NamedFinding[];
  readonly still: readonly OpenFinding[];
  /** What TikTok says because of something that is mended by now: it has not reviewed that yet, so it is no problem that remains. */
  readonly waiting: readonly OpenFinding[];
  /** TikTok's own reasons, as before: whether somebody mended them shows when its review ends, some hours later. */
  readonly verdicts: readonly OpenFinding[];
  /** Not known before. */
  readonly found: readonly OpenFinding[];
  /** Worth a look only. */
  readonly hints: readonly NamedFinding[];
  /** VTEX has them no more in this trade policy: whatever was wrong with them, nobody mended it. */
  readonly gone: readonly NamedSku[];
  /** TikTok reviews them now: what it had against them is over, but they are not available yet. */
  readonly inReview: readonly NamedSku[];
  /** Mended before, and only now seen at TikTok. */
  readonly available: readonly NamedSku[];
  /** Of TikTok's side, where it gave no answer: what is listed of these SKUs. */
  readonly unread: number;
  /** When all of TikTok's items were read last; null: never, or it is not connected now. */
  readonly listedAt: Date | null;
  /** SKUs whose image is looked at by itself, later. */
  readonly imagesLater: number;
  /** What is fixed after this is news to whoever reads the answer. */
  readonly endedAt: Date;
  /** false: the connection was changed meanwhile, so that TikTok's answer does not count. */
  readonly isTikTokStored: boolean;
  /** How many are followed for this person until TikTok shows them; where that will be told. null: none. */
  readonly follow: { readonly items: number; readonly inThread: boolean } | null;
};
