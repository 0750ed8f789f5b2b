import type { CauseName } from '../causes.ts';
import type { JoinKey } from '../items/join-key.ts';
import type { NamedFinding, OpenFinding } from './recheck.ts';
import { sameCauses } from '../list/same-cause.ts';

/**
 * Each problem once: what TikTok says because of a cause that is among these findings, of the same item, is told with that cause.
 * Where TikTok's items are products, what one SKU lacks is said of all of them.
 */
export function told(findings: readonly NamedFinding[], joinKey: JoinKey | null): readonly OpenFinding[] {
  const reasonsOf = reasonsAmong(findings, joinKey);
  const refused = new Set(findings.flatMap(reasonsOf));
  return findings
    .filter((one) => reasonsOf(one).length === 0)
    .map((one) => ({ ...one, isRefused: refused.has(keyIn(joinKey)(one, one.cause)) }));
}

/** Which of these causes a finding of TikTok's follows from. */
export function reasonsAmong(
  causes: readonly NamedFinding[],
  joinKey: JoinKey | null,
): (finding: NamedFinding) => readonly string[] {
  const keyOf = keyIn(joinKey);
  const all = new Set(causes.map((one) => keyOf(one, one.cause)));
  return (one) =>
    sameCauses(one)
      .map((cause) => keyOf(one, cause))
      .filter((key) => all.has(key));
}

const keyIn =
  (joinKey: JoinKey | null) =>
  ({ idKind, skuId, productId }: NamedFinding, cause: CauseName): string => {
    // An id that is VTEX's by chance connects nothing.
    const item = idKind === 'item' ? `item ${skuId}` : joinKey === 'product' ? productId : skuId;
    return JSON.stringify([item, cause]);
  };
