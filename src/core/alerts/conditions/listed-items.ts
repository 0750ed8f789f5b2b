import type { Seen } from '../observation.ts';

/** An item that a source names. */
export type ListedItem = { readonly id: string; readonly label: string };

/**
 * Above it items are only counted: among so many, one that takes another one's place is no news, and every check would
 * carry the whole list.
 */
export const mostNamed = 1_000;

/** `count` items of one store, by their names where all of them are there. `kind` tells the findings of two sources apart. */
export function seenItems(
  storeId: string,
  {
    kind,
    count,
    items,
  }: { readonly kind: string; readonly count: number; readonly items: readonly ListedItem[] },
): readonly Seen[] {
  if (count > 0 && count <= mostNamed && items.length === count) {
    return items.map(({ id, label }) => ({
      fingerprint: `item:${id}`,
      label,
      storeId,
      amount: 1,
      isBad: true,
    }));
  }
  return [{ fingerprint: `count:${kind}`, label: '', storeId, amount: count, isBad: count > 0 }];
}
