import type { Threshold } from './subscription.ts';

/** Two edges, so that a count around the threshold does not blink: shown from it on, hidden below half of it. */
export function isAbove(
  threshold: Threshold,
  count: number,
  total: number | null,
  wasShown: boolean,
): boolean {
  const edge = Math.max(threshold.items, ((total ?? 0) * threshold.percent) / 100, 1);
  return count > 0 && count >= (wasShown ? edge / 2 : edge);
}
