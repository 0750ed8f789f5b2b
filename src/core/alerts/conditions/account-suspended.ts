import type { TikTokIds } from '../../connection.ts';
import type { AccountState, Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import type { CheckedStore } from './index.ts';
import { observeObjects } from './observe-objects.ts';
import { seenObject } from './tiktok-objects.ts';
import type { TikTokObject } from './tiktok-objects.ts';

/** TikTok's word of one reading may be of the moment between two states: two of them, a minute apart (alerts.md 2). */
export const accountSuspended: ConditionRule = {
  name: 'account.suspended',
  severity: 'critical',
  counts: 'stores',
  heldBackBy: null,
  openAfter: 2,
  closeAfter: 2,
  minGapMs: 60_000,
};

/** null: TikTok said nothing of either account that we understand. */
export const observeSuspended = (store: CheckedStore, ids: TikTokIds, reading: Reading): Observation | null =>
  observeStates(store, ids, reading, ['suspended', 'closed']);

type WrongState = Extract<AccountState, TikTokObject['wrong']>;

/** Whether the ad account or the Business Center is in one of these states; one in a state that nobody knows is left out. */
export function observeStates(
  store: CheckedStore,
  { bcId, advertiserId }: TikTokIds,
  { adAccount, businessCenter }: Reading,
  wrongs: readonly WrongState[],
): Observation | null {
  const accounts = [
    { kind: 'businessCenter', id: bcId, answer: businessCenter },
    { kind: 'adAccount', id: advertiserId, answer: adAccount },
  ] as const;
  const seen = accounts.flatMap(({ kind, id, answer }) => {
    if (answer?.class !== 'good' || answer.value.state === 'unknown') return [];
    const { name, state } = answer.value;
    return wrongs.map((wrong) => seenObject(store.id, { kind, wrong, bcId, id, name }, state === wrong));
  });
  return observeObjects(store, seen);
}
