import { conditions } from './conditions/index.ts';
import type { ConditionName } from './incident.ts';
import type { Threshold } from './subscription.ts';

/** A revoked sign-in is one too many, whatever a channel says about items. */
export function isTold(
  condition: ConditionName,
  threshold: Threshold,
  tally: { readonly count: number; readonly total: number | null },
  wasShown: boolean,
): boolean {
  if (conditions[condition].counts === 'stores') return tally.count > 0;
  return isAbove(threshold, tally.count, tally.total, wasShown);
}

/** Two edges, so that a count around the threshold does not blink: shown from it on, hidden below half of it. */
function isAbove(threshold: Threshold, count: number, total: number | null, wasShown: boolean): boolean {
  // In tenths of a percent, the finest that a person can set: 1.1 % of 3,000 would else be a hair above 33.
  const share = ((total ?? 0) * Math.round(threshold.percent * 10)) / 1_000;
  const edge = Math.max(threshold.items, share, 1);
  return count > 0 && count >= (wasShown ? edge / 2 : edge);
}
