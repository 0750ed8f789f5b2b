import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import { accountSuspended } from './account-suspended.ts';
import type { CheckedStore } from './index.ts';

/** Our developer app's own matter (alerts.md 1): one incident for all stores, and no store is to blame. */
export const appRejected: ConditionRule = {
  ...accountSuspended,
  name: 'app.rejected',
  audience: 'contacts',
};

/** What one reading says of the app; null: nothing. It is fine only where every call was answered, and none refused. */
export function answerAboutApp(reading: Reading): 'rejected' | 'fine' | null {
  const classes = Object.values(reading).map((answer) => answer.class);
  if (classes.includes('appRefused')) return 'rejected';
  const isSilent = classes.includes('noInfo') || classes.includes('throttled');
  return reading.user?.class === 'good' && !isSilent ? 'fine' : null;
}

export const observeApp = ({ id, at, intervalMs }: CheckedStore, isRejected: boolean): Observation => ({
  scope: 'app',
  label: '',
  at,
  isComplete: true,
  seen: [{ fingerprint: 'app', label: '', storeId: id, amount: 1, isBad: isRejected }],
  total: null,
  intervalMs,
});
