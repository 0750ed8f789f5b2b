import { describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { intervalInForceMs } from '../../../src/storage/check-schedule.ts';
import { emissionIntervalMs, lanes } from '../../../src/storage/rate-limiter.ts';
import type { Quota } from '../../../src/storage/rate-limiter.ts';

const baseTier: Quota = { perSecond: 10, perMinute: 600, perDay: 864_000 };
// Three lanes cannot share fewer than three calls.
const quotas: fc.Arbitrary<Quota> = fc.record({
  perSecond: fc.integer({ min: 3, max: 1_000 }),
  perMinute: fc.integer({ min: 3, max: 60_000 }),
  perDay: fc.integer({ min: 3, max: 86_400_000 }),
});
const pace = { targetMs: 300_000, maxMs: 3_600_000, callsPerCheck: 8 };

describe('quota', () => {
  it('is not passed by all lanes together in any second, minute or day', () => {
    const most = (quota: Quota, windowMs: number) =>
      lanes.map((lane) => Math.ceil(windowMs / emissionIntervalMs(quota, lane))).reduce((a, b) => a + b, 0);
    fc.assert(
      fc.property(quotas, (quota) => {
        expect(most(quota, 1_000)).toBeLessThanOrEqual(quota.perSecond);
        expect(most(quota, 60_000)).toBeLessThanOrEqual(quota.perMinute);
        expect(most(quota, 86_400_000)).toBeLessThanOrEqual(quota.perDay);
      }),
    );
  });

  it('gives the lanes 10, 20 and 70 percent of nine tenths', () => {
    const perSecond = lanes.map((lane) => [lane, 1_000 / emissionIntervalMs(baseTier, lane)]);
    expect(Object.fromEntries(perSecond)).toEqual({
      probe: expect.closeTo(0.9),
      interactive: expect.closeTo(1.8),
      polling: expect.closeTo(6.3),
    });
  });
});

describe('check interval', () => {
  it.each([
    [1, 300_000],
    [188, 300_000],
    [189, 300_002],
    [1_000, 1_587_310],
    [10_000, 3_600_000],
  ])('is, for %d stores, %d ms', (stores, expected) => {
    expect(intervalInForceMs(pace, baseTier, stores)).toBe(expected);
  });

  it('leaves a fifth of the polling lane to the readings of items, until it reaches its maximum', () => {
    fc.assert(
      fc.property(quotas, fc.integer({ min: 1, max: 20_000 }), (quota, stores) => {
        const intervalMs = intervalInForceMs(pace, quota, stores);
        const callsMs = stores * pace.callsPerCheck * emissionIntervalMs(quota, 'polling') * 1.25;
        // Less what a product of fractions is off by.
        expect(intervalMs).toBeGreaterThanOrEqual(Math.min(callsMs, pace.maxMs) - 0.001);
        expect(intervalMs).toBeGreaterThanOrEqual(pace.targetMs);
        expect(intervalMs).toBeLessThanOrEqual(pace.maxMs);
        expect(Number.isInteger(intervalMs)).toBe(true);
      }),
    );
  });
});
