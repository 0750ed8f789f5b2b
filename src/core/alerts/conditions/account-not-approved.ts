import type { TikTokIds } from '../../connection.ts';
import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import { accountSuspended, observeStates } from './account-suspended.ts';
import type { CheckedStore } from './index.ts';

export const accountNotApproved: ConditionRule = { ...accountSuspended, name: 'account.not_approved' };

export const observeNotApproved = (
  store: CheckedStore,
  ids: TikTokIds,
  reading: Reading,
): Observation | null => observeStates(store, ids, reading, ['rejected']);
