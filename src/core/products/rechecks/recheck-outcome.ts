import { causes, isToFix } from '../causes.ts';
import type { CauseSource } from '../causes.ts';
import type { Standing } from '../items/item-standing.ts';
import type { JoinKey } from '../items/join-key.ts';
import type { SkuToFollow } from './follow.ts';
import type { NamedFinding, NamedSku, RecheckOutcome } from './recheck.ts';
import { reasonsAmong, told } from './recheck-told.ts';

/** What was open before and after both sides were stored. */
export type Compared = {
  readonly before: readonly NamedFinding[];
  readonly after: readonly NamedFinding[];
  /** What was fixed within the time that a review takes, just now or before, of the same items. */
  readonly lately: readonly NamedFinding[];
  readonly skus: readonly NamedSku[];
  /** As in RecheckStart. */
  readonly awaited: readonly string[];
  /** SKUs that VTEX has no more in the trade policy. */
  readonly gone: ReadonlySet<string>;
  readonly isVtexRead: boolean;
  /** By SKU id; null: TikTok was not read. */
  readonly standings: ReadonlyMap<string, Standing> | null;
  readonly joinKey: JoinKey | null;
};

export type Changes = Omit<RecheckOutcome, 'follow' | 'isTikTokStored' | 'listedAt' | 'endedAt'>;

/** What a recheck changed. Of a side that was not read nothing is said: neither "fixed" nor "remains". */
export function changesIn(compared: Compared): Changes {
  const { before, after, skus, gone, isVtexRead, standings, joinKey } = compared;
  const isRead = ({ cause }: NamedFinding): boolean =>
    isVtex(causes[cause].source) ? isVtexRead : causes[cause].source !== 'image' && standings !== null;
  const [known, open] = [keysOf(before), keysOf(after)];
  const isInReview = (skuId: string): boolean => standings?.get(skuId) === 'inReview';
  const isOver = (one: NamedFinding): boolean =>
    !open.has(keyOf(one)) && !gone.has(one.skuId) && !isPending(one, isInReview);
  const remaining = after.filter(isRead);
  const toFix = told(
    remaining.filter(({ cause }) => isToFix(cause)),
    joinKey,
  );
  const reasonsOf = reasonsAmong(compared.lately, joinKey);
  const isWaiting = (one: NamedFinding): boolean => reasonsOf(one).length > 0;
  const isVerdict = ({ cause, skuId }: NamedFinding): boolean =>
    causes[cause].source === 'tiktok' && standings?.get(skuId) === 'rejected';
  const problems = toFix.filter((one) => !isWaiting(one));
  const asBefore = problems.filter((one) => known.has(keyOf(one)));
  const fixed = told(before.filter(isRead), joinKey).filter(isOver);
  const named = new Set(fixed.map(({ skuId }) => skuId));
  const awaited = new Set(compared.awaited);
  return {
    fixed,
    still: asBefore.filter((one) => !isVerdict(one)),
    waiting: toFix.filter(isWaiting),
    verdicts: asBefore.filter(isVerdict),
    found: problems.filter((one) => !known.has(keyOf(one))),
    hints: remaining.filter(({ cause }) => !isToFix(cause)),
    gone: skus.filter(({ skuId }) => gone.has(skuId)),
    inReview: skus.filter(({ skuId }) => isInReview(skuId)),
    available: skus.filter(
      ({ skuId }) => awaited.has(skuId) && !named.has(skuId) && standings?.get(skuId) === 'available',
    ),
    unread: after.filter((one) => !isRead(one) && !isImage(one) && !isVtex(causes[one.cause].source)).length,
    imagesLater: new Set(after.filter(isImage).map(({ skuId }) => skuId)).size,
  };
}

const isVtex = (source: CauseSource): boolean => source === 'vtex';
const isImage = ({ cause }: NamedFinding): boolean => causes[cause].source === 'image';

/** TikTok took its objection back, but its review has not come to an end. */
const isPending = ({ cause, skuId }: NamedFinding, isInReview: (skuId: string) => boolean): boolean =>
  causes[cause].source === 'tiktok' && isInReview(skuId);

export const keyOf = ({ skuId, cause, reason }: NamedFinding): string =>
  JSON.stringify([skuId, cause, reason]);
const keysOf = (findings: readonly NamedFinding[]) => new Set(findings.map(keyOf));

/**
 * Which SKUs a person will want to hear of again: those under review, those that were mended in VTEX and that TikTok does not show
 * yet, and those that TikTok rejects as before. Not those that VTEX itself still holds back, or has no more, nor any of which TikTok's items cannot be told by our ids.
 */
export function toFollow(
  { fixed, still, found, inReview, waiting, verdicts }: Changes,
  { skus, awaited, gone, standings, joinKey }: Omit<Compared, 'before' | 'after' | 'lately' | 'isVtexRead'>,
): readonly SkuToFollow[] {
  const heldBack = new Set([...still, ...found].filter(isBlockedByVtex).map(({ skuId }) => skuId));
  const mended = new Set([...fixed.filter(isMendedInVtex), ...waiting].map(({ skuId }) => skuId));
  const judged = new Set(verdicts.map(({ skuId }) => skuId));
  const reviewed = new Set(inReview.map(({ skuId }) => skuId));
  const isAwaited = (skuId: string): boolean => {
    const standing = standings?.get(skuId) ?? null;
    if (standing === 'available') return false;
    if (standing === 'rejected') return true;
    return joinKey === 'sku' || joinKey === 'product';
  };
  const isWorth = (skuId: string): boolean =>
    reviewed.has(skuId) ||
    ((mended.has(skuId) || judged.has(skuId) || awaited.includes(skuId)) &&
      !heldBack.has(skuId) &&
      isAwaited(skuId));
  return skus
    .filter(({ skuId }) => !gone.has(skuId) && isWorth(skuId))
    .map((sku) => ({ ...sku, isVerdict: judged.has(sku.skuId) && !mended.has(sku.skuId) }));
}

const isBlockedByVtex = ({ cause }: NamedFinding): boolean =>
  isVtex(causes[cause].source) && causes[cause].severity === 'blocks';
const isMendedInVtex = ({ cause }: NamedFinding): boolean => isVtex(causes[cause].source) && isToFix(cause);
