import type { TikTokIds } from '../../connection.ts';
import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import { accountNotApproved, observeNotApproved } from './account-not-approved.ts';
import { accountSuspended, observeSuspended } from './account-suspended.ts';
import { connectionPermissionLost, observePermission } from './connection-permission-lost.ts';
import type { CheckedStore } from './index.ts';
import { observePixelPermission, pixelPermission } from './pixel-permission.ts';

const observers = [
  [accountSuspended, observeSuspended],
  [accountNotApproved, observeNotApproved],
  [connectionPermissionLost, observePermission],
  [pixelPermission, observePixelPermission],
] as const;

/** What a reading says of the accounts of its store, condition by condition; those about which it says nothing are left out. */
export function observeAccounts(
  store: CheckedStore,
  ids: TikTokIds,
  reading: Reading,
): readonly { readonly rule: ConditionRule; readonly observation: Observation }[] {
  return observers.flatMap(([rule, observe]) => {
    const observation = observe(store, ids, reading);
    return observation === null ? [] : [{ rule, observation }];
  });
}
