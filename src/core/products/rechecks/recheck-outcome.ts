import { causes, isToFix } from '../causes.ts';
import type { CauseSource } from '../causes.ts';
import type { Standing } from '../items/item-standing.ts';
import type { JoinKey } from '../items/join-key.ts';
import type { NamedFinding, NamedSku, RecheckOutcome } from './recheck.ts';
import { told } from './recheck-told.ts';

/** What was open before and after both sides were stored. */
export type Compared = {
  readonly before: readonly NamedFinding[];
  readonly after: readonly NamedFinding[];
  readonly skus: readonly NamedSku[];
  /** SKUs that VTEX has no more in the trade policy. */
  readonly gone: ReadonlySet<string>;
  readonly isVtexRead: boolean;
  /** By SKU id; null: TikTok was not read. */
  readonly standings: ReadonlyMap<string, Standing> | null;
  readonly joinKey: JoinKey | null;
};

export type Changes = Omit<RecheckOutcome, 'follow' | 'isTikTokStored' | 'endedAt'>;

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
  return {
    fixed: told(before.filter(isRead), joinKey).filter(isOver),
    still: toFix.filter((one) => known.has(keyOf(one))),
    found: toFix.filter((one) => !known.has(keyOf(one))),
    hints: remaining.filter(({ cause }) => !isToFix(cause)),
    gone: skus.filter(({ skuId }) => gone.has(skuId)),
    inReview: skus.filter(({ skuId }) => isInReview(skuId)),
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
 * Which SKUs a person will want to hear of again: those under review, and those that were mended in VTEX and that TikTok does not
 * show yet. Not those that VTEX itself still holds back, or has no more, nor any of which TikTok's items cannot be told by our ids.
 */
export function toFollow(
  { fixed, still, found, inReview }: Changes,
  { skus, gone, standings, joinKey }: Pick<Compared, 'skus' | 'gone' | 'standings' | 'joinKey'>,
): readonly NamedSku[] {
  const heldBack = new Set([...still, ...found].filter(isBlockedByVtex).map(({ skuId }) => skuId));
  const mended = new Set(fixed.filter(isMendedInVtex).map(({ skuId }) => skuId));
  const reviewed = new Set(inReview.map(({ skuId }) => skuId));
  const isAwaited = (skuId: string): boolean => {
    const standing = standings?.get(skuId) ?? null;
    if (standing === 'available') return false;
    if (standing === 'rejected') return true;
    return joinKey === 'sku' || joinKey === 'product';
  };
  return skus.filter(
    ({ skuId }) =>
      !gone.has(skuId) &&
      (reviewed.has(skuId) || (mended.has(skuId) && !heldBack.has(skuId) && isAwaited(skuId))),
  );
}

const isBlockedByVtex = ({ cause }: NamedFinding): boolean =>
  isVtex(causes[cause].source) && causes[cause].severity === 'blocks';
const isMendedInVtex = ({ cause }: NamedFinding): boolean => isVtex(causes[cause].source) && isToFix(cause);
