import { describe, expect, it } from '@jest/globals';
import { retryAfterMs } from '../../../src/http-client/retry-after.ts';

describe('retryAfterMs', () => {
  it('reads seconds', () => {
    expect(retryAfterMs({ 'retry-after': '30' })).toBe(30_000);
    expect(retryAfterMs({ 'retry-after': ' 0 ' })).toBe(0);
  });

  it("measures a date against the answer's own date", () => {
    const headers = {
      date: 'Mon, 02 Nov 2026 10:00:00 GMT',
      'retry-after': 'Mon, 02 Nov 2026 10:01:30 GMT',
    };
    expect(retryAfterMs(headers)).toBe(90_000);
  });

  it('is zero for a date that has passed', () => {
    const headers = {
      date: 'Mon, 02 Nov 2026 10:00:00 GMT',
      'retry-after': 'Mon, 02 Nov 2026 09:00:00 GMT',
    };
    expect(retryAfterMs(headers)).toBe(0);
  });

  it('is null when absent, unreadable or a date without a date to compare with', () => {
    expect(retryAfterMs({})).toBeNull();
    expect(retryAfterMs({ 'retry-after': '' })).toBeNull();
    expect(retryAfterMs({ 'retry-after': 'soon' })).toBeNull();
    expect(retryAfterMs({ 'retry-after': 'Mon, 02 Nov 2026 10:01:30 GMT' })).toBeNull();
  });
});
