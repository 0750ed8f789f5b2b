import type { CauseName } from '../causes.ts';
import type { JoinKey } from '../items/join-key.ts';
import type { NamedFinding, OpenFinding } from './recheck.ts';
import { sameCauses } from '../list/same-cause.ts';

/**
 * Each problem once: what TikTok says because of a cause that is among these findings, of the same item, is told with that cause.
 * Where TikTok's items are products, what one SKU lacks is said of all of them.
 */
export function told(findings: readonly NamedFinding[], joinKey: JoinKey | null): readonly OpenFinding[] {
  // An id that is VTEX's by chance connects nothing.
  const itemOf = ({ idKind, skuId, productId }: NamedFinding): string =>
    idKind === 'item' ? `item ${skuId}` : joinKey === 'product' ? productId : skuId;
  const keyOf = (one: NamedFinding, cause: CauseName): string => JSON.stringify([itemOf(one), cause]);
  const all = new Set(findings.map((one) => keyOf(one, one.cause)));
  const reasonsOf = (one: NamedFinding): readonly string[] =>
    sameCauses(one)
      .map((cause) => keyOf(one, cause))
      .filter((key) => all.has(key));
  const refused = new Set(findings.flatMap(reasonsOf));
  return findings
    .filter((one) => reasonsOf(one).length === 0)
    .map((one) => ({ ...one, isRefused: refused.has(keyOf(one, one.cause)) }));
}
