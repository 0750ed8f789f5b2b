import type { ConditionName } from '../incident.ts';
import type { ConditionRule, Observation } from '../observation.ts';

/** Three silent checks in a row are the rule of this one; two answers end it. */
export const upstreamRule = (name: Extract<ConditionName, `upstream.${string}`>): ConditionRule => ({
  name,
  severity: 'warning',
  counts: 'stores',
  heldBackBy: null,
  openAfter: 1,
  closeAfter: 2,
  minGapMs: 60_000,
});

/** How long a vendor has said nothing about what is checked on its own: a store, a VTEX account. */
export type Silence = {
  readonly checks: number;
  /** Of the last check that was answered, or else of the first silent one. */
  readonly since: Date;
  /** The incident knows of it. */
  readonly isReported: boolean;
};

/** One check of it; all vendors' stores that are silent share one incident. */
export type UpstreamCheck = {
  readonly vendor: 'tiktok' | 'vtex';
  /** When the check started. */
  readonly at: Date;
  readonly intervalMs: number;
  /** The stores for which it speaks. */
  readonly stores: readonly { readonly id: string; readonly name: string }[];
};

const silentChecks = 3;
const silentMs = 15 * 60_000;

export function silenceAfter(silence: Silence | null, at: Date, isSilent: boolean): Silence {
  if (!isSilent) return { checks: 0, since: at, isReported: silence?.isReported ?? false };
  if (silence === null) return { checks: 1, since: at, isReported: false };
  return { ...silence, checks: silence.checks + 1 };
}

/** null: nothing to say of it: it is answered as always, or has not been silent for long enough. */
export function observeSilence(check: UpstreamCheck, silence: Silence): Observation | null {
  const isLong = silence.checks >= silentChecks && check.at.getTime() - silence.since.getTime() >= silentMs;
  const isBack = silence.checks === 0 && silence.isReported;
  return isLong || isBack ? upstreamObservation(check, isLong) : null;
}

export const upstreamObservation = (
  { vendor, at, intervalMs, stores }: UpstreamCheck,
  isBad: boolean,
): Observation => ({
  scope: vendor,
  label: '',
  at,
  isComplete: false,
  total: null,
  intervalMs,
  seen: stores.map(({ id, name }) => ({
    ...{ fingerprint: `store:${id}`, label: name, storeId: id, amount: 1, isBad },
  })),
});
