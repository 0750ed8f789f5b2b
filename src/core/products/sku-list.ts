/** Below this share of the last list, a list is read a second time before it is believed. */
const believableShare = 0.5;

/**
 * What to make of a list of SKU ids that has ended. VTEX's list is a bare array and ends with an empty page: one that was cut
 * cannot be told from a short one, and a team saw it come back empty for a full store (vtex.md 2.4).
 * `known`: SKUs of the last pass; null: there was none. `wasShrunk`: the list before this one was short, too.
 */
export function judgeList(
  listed: number,
  { known, wasShrunk }: { readonly known: number | null; readonly wasShrunk: boolean },
): 'ended' | 'empty' | 'shrunk' {
  if (listed === 0) return 'empty';
  if (known === null || wasShrunk || listed >= known * believableShare) return 'ended';
  return 'shrunk';
}
