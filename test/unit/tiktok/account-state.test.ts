import { describe, expect, it } from '@jest/globals';
import { advertiserState, businessCenterState } from '../../../src/tiktok/account-state.ts';

describe('the state of an ad account', () => {
  it.each([
    ['STATUS_ENABLE', 'active'],
    ['STATUS_LIMIT', 'suspended'],
    ['STATUS_DISABLE', 'closed'],
    ['STATUS_CONFIRM_FAIL', 'rejected'],
    ['STATUS_CONFIRM_FAIL_END', 'rejected'],
    ['STATUS_CONFIRM_MODIFY_FAIL', 'rejected'],
    ['STATUS_PENDING_CONFIRM', 'inReview'],
    ['STATUS_PENDING_VERIFIED', 'inReview'],
    ['STATUS_PENDING_CONFIRM_MODIFY', 'inReview'],
    ['STATUS_WAIT_FOR_BPM_AUDIT', 'inReview'],
    ['STATUS_WAIT_FOR_PUBLIC_AUTH', 'inReview'],
    ['STATUS_SELF_SERVICE_UNAUDITED', 'inReview'],
    ['STATUS_CONTRACT_PENDING', 'inReview'],
  ])('%s is %s', (status, state) => {
    expect(advertiserState(status)).toBe(state);
  });

  it.each([
    '',
    'ENABLE',
    'status_enable',
    'STATUS_NEW',
    'SHOW_ACCOUNT_STATUS_APPROVED',
    'constructor',
    '__proto__',
  ])('is unknown for "%s", never active', (status) => {
    expect(advertiserState(status)).toBe('unknown');
  });
});

describe('the state of a Business Center', () => {
  it.each([
    ['ENABLE', 'active'],
    ['PUNISH', 'suspended'],
    ['DENY', 'rejected'],
    ['REVIEWING', 'inReview'],
    ['STATUS_ENABLE', 'unknown'],
    ['', 'unknown'],
    ['toString', 'unknown'],
  ])('%s is %s', (status, state) => {
    expect(businessCenterState(status)).toBe(state);
  });
});
