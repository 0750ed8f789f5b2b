import { describe, expect, it } from '@jest/globals';
import { createThrottle } from '../../../src/tiktok/throttle.ts';
import type { ThrottleAnswer, ThrottleEvent } from '../../../src/tiktok/throttle.ts';
import { fakeLimiter } from '../http-client/fake-limiter.ts';

const plain: ThrottleAnswer = { code: 40100, message: 'Too many requests.', retryAfterMs: null };

async function pauseAfter(answer: Partial<ThrottleAnswer>): Promise<number | undefined> {
  const limiter = fakeLimiter();
  const throttle = createThrottle(limiter);
  await throttle.throttled(throttle.begin(), 'catalog/overview', { ...plain, ...answer });
  return limiter.pauses[0];
}

describe('a throttle pauses every replica', () => {
  it.each([40016, 40100, 40132, 40133, null])('for 10 s after the first %s', async (code) => {
    expect(await pauseAfter({ code })).toBe(10_000);
  });

  it('for 5 min where the limit is per minute or per day, or TikTok blocks us', async () => {
    expect(await pauseAfter({ message: 'App reaches the QPM limit.' })).toBe(300_000);
    expect(await pauseAfter({ message: 'App reaches the QPD limit.' })).toBe(300_000);
    expect(await pauseAfter({ code: 61000 })).toBe(300_000);
  });

  it('for as long as Retry-After says, at least 1 s and at most 1 h', async () => {
    expect(await pauseAfter({ retryAfterMs: 42_000 })).toBe(42_000);
    expect(await pauseAfter({ code: 61000, retryAfterMs: 42_000 })).toBe(42_000);
    expect(await pauseAfter({ retryAfterMs: 0 })).toBe(1_000);
    expect(await pauseAfter({ retryAfterMs: 1e12 })).toBe(3_600_000);
  });

  it('for 5 min from the third throttle in a row, until an answer is good again', async () => {
    const limiter = fakeLimiter();
    const throttle = createThrottle(limiter);
    const once = () => throttle.throttled(throttle.begin(), 'bc/get', plain);
    for (let number = 1; number <= 4; number += 1) await once();
    throttle.good(throttle.begin());
    await once();
    expect(limiter.pauses).toEqual([10_000, 10_000, 300_000, 300_000, 10_000]);
  });

  it('once for all requests that were under way together', async () => {
    const limiter = fakeLimiter();
    const throttle = createThrottle(limiter);
    const together = [throttle.begin(), throttle.begin(), throttle.begin(), throttle.begin()];
    for (const turn of together) await throttle.throttled(turn, 'bc/get', plain);
    throttle.good(together[0]!); // answered before the pause: says nothing about what comes after it
    await throttle.throttled(throttle.begin(), 'bc/get', plain);
    expect(limiter.pauses).toEqual([10_000, 10_000, 10_000, 10_000, 10_000]);
    await throttle.throttled(throttle.begin(), 'bc/get', plain);
    expect(limiter.pauses.at(-1)).toBe(300_000);
  });

  it('and tells the listener which operation, code and pause', async () => {
    const events: ThrottleEvent[] = [];
    const throttle = createThrottle(fakeLimiter(), (event) => void events.push(event));
    await throttle.throttled(throttle.begin(), 'pixel/list', plain);
    expect(events).toEqual([{ operation: 'pixel/list', code: 40100, pauseMs: 10_000 }]);
  });
});
