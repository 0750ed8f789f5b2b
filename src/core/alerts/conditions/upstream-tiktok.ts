import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import type { CheckedStore } from './index.ts';

/** Three silent checks in a row are the rule of this one; two answers end it. */
export const upstreamTikTok: ConditionRule = {
  name: 'upstream.tiktok',
  severity: 'warning',
  counts: 'stores',
  heldBackBy: null,
  openAfter: 1,
  closeAfter: 2,
  minGapMs: 60_000,
};

/** How long TikTok has said nothing about one store. */
export type Silence = {
  readonly checks: number;
  /** Of the last check that was answered, or else of the first silent one. */
  readonly since: Date;
  /** The incident knows of this store. */
  readonly isReported: boolean;
};

const silentChecks = 3;
const silentMs = 15 * 60_000;

/** A verdict about a sign-in is made of TikTok's answers: its stores are not checked any more, but it is not silent. */
export const answeredTikTok: ConditionRule = { ...upstreamTikTok, closeAfter: 1 };

export const observeAnswer = (store: CheckedStore): Observation => observationOf(store, false);

const observationOf = ({ id, name, at, intervalMs }: CheckedStore, isBad: boolean): Observation => ({
  scope: 'tiktok',
  label: '',
  at,
  isComplete: false,
  total: null,
  intervalMs,
  seen: [{ fingerprint: `store:${id}`, label: name, storeId: id, amount: 1, isBad }],
});

/**
 * A refusal is an answer, too: TikTok is there. The counts decide, since they are what a dead catalog service
 * withholds while /user/info/ still works.
 */
export function silenceAfter(silence: Silence | null, store: CheckedStore, { counts }: Reading): Silence {
  const isSilent = counts === undefined || counts.class === 'noInfo' || counts.class === 'throttled';
  if (!isSilent) return { checks: 0, since: store.at, isReported: silence?.isReported ?? false };
  if (silence === null) return { checks: 1, since: store.at, isReported: false };
  return { ...silence, checks: silence.checks + 1 };
}

/** null: nothing to say of this store: it answers as always, or has not been silent for long enough. */
export function observeSilence(store: CheckedStore, silence: Silence): Observation | null {
  const isLong = silence.checks >= silentChecks && store.at.getTime() - silence.since.getTime() >= silentMs;
  const isBack = silence.checks === 0 && silence.isReported;
  return isLong || isBack ? observationOf(store, isLong) : null;
}
