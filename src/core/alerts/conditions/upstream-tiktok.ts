import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import type { CheckedStore } from './index.ts';
import * as upstream from './upstream.ts';
import type { Silence, UpstreamCheck } from './upstream.ts';

export const upstreamTikTok: ConditionRule = upstream.upstreamRule('upstream.tiktok');

/** A verdict about a sign-in is made of TikTok's answers: its stores are not checked any more, but it is not silent. */
export const answeredTikTok: ConditionRule = { ...upstreamTikTok, closeAfter: 1 };

export const observeAnswer = (store: CheckedStore): Observation =>
  upstream.upstreamObservation(checkOf(store), false);

/**
 * A refusal is an answer, too: TikTok is there. The counts decide, since they are what a dead catalog service
 * withholds while /user/info/ still works.
 */
export function silenceAfter(silence: Silence | null, store: CheckedStore, { counts }: Reading): Silence {
  const isSilent = counts === undefined || counts.class === 'noInfo' || counts.class === 'throttled';
  return upstream.silenceAfter(silence, store.at, isSilent);
}

export const observeSilence = (store: CheckedStore, silence: Silence): Observation | null =>
  upstream.observeSilence(checkOf(store), silence);

const checkOf = ({ id, name, at, intervalMs }: CheckedStore): UpstreamCheck => ({
  ...{ vendor: 'tiktok', at, intervalMs },
  stores: [{ id, name }],
});
