import type { AccountState } from '../core/reading.ts';

/** tiktok-business-api.md 3.2. */
const advertiserStates: Readonly<Record<string, AccountState>> = {
  STATUS_ENABLE: 'active',
  STATUS_LIMIT: 'suspended',
  STATUS_DISABLE: 'closed',
  STATUS_CONFIRM_FAIL: 'rejected',
  STATUS_CONFIRM_FAIL_END: 'rejected',
  STATUS_CONFIRM_MODIFY_FAIL: 'rejected',
  STATUS_PENDING_CONFIRM: 'inReview',
  STATUS_PENDING_VERIFIED: 'inReview',
  STATUS_PENDING_CONFIRM_MODIFY: 'inReview',
  STATUS_WAIT_FOR_BPM_AUDIT: 'inReview',
  STATUS_WAIT_FOR_PUBLIC_AUTH: 'inReview',
  STATUS_SELF_SERVICE_UNAUDITED: 'inReview',
  STATUS_CONTRACT_PENDING: 'inReview',
};

/** tiktok-business-api.md 3.3. */
const businessCenterStates: Readonly<Record<string, AccountState>> = {
  ENABLE: 'active',
  PUNISH: 'suspended',
  DENY: 'rejected',
  REVIEWING: 'inReview',
};

/** A status that TikTok adds later is `unknown`, never `active`: a suspended shop must not look healthy. */
export function advertiserState(rawStatus: string): AccountState {
  return lookUp(advertiserStates, rawStatus);
}

export function businessCenterState(rawStatus: string): AccountState {
  return lookUp(businessCenterStates, rawStatus);
}

function lookUp(states: Readonly<Record<string, AccountState>>, rawStatus: string): AccountState {
  return Object.hasOwn(states, rawStatus) ? (states[rawStatus] ?? 'unknown') : 'unknown';
}
