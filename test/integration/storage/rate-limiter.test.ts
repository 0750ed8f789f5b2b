import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLogger } from '../../../src/logger.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import type { Database } from '../../../src/storage/database.ts';
import { createRateLimiter, emissionIntervalMs, lanes } from '../../../src/storage/rate-limiter.ts';
import { sharedTestDatabase } from '../../support/shared-storage.ts';
import type { TestDatabase } from '../../support/test-database.ts';

const quota = { perSecond: 10, perMinute: 600, perDay: 864_000 };

describe('shared rate limit', () => {
  const open = sharedTestDatabase();
  let database: TestDatabase;
  let pools: Database[];

  beforeEach(async () => {
    database = await open();
    const address = { connectionString: database.url };
    const logger = createLogger('silent');
    pools = [1, 2].map(() => createDatabase({ address, logger, max: 4, pooled: false }));
  });
  afterEach(async () => {
    await Promise.all(pools.map((pool) => pool.close()));
    await database.drop();
  });

  const limiters = (maxWaitMs: number) =>
    pools.map((pool) => createRateLimiter(pool, { vendor: 'tiktok', quota, maxWaitMs }));

  it('gives slots over two pools that pass the quota in no window', async () => {
    const began = performance.now();
    const [one, two] = limiters(600_000);
    const takes = lanes.flatMap((lane) =>
      Array.from({ length: 250 }, async (_, index) => {
        const taken = await (index % 2 === 0 ? one! : two!).take(lane);
        if ('refused' in taken) throw new Error(`refused: ${taken.refused}`);
        return { lane, at: performance.now() + taken.waitMs };
      }),
    );
    const slots = await Promise.all(takes);
    const noiseMs = performance.now() - began; // an answer is this much later than its slot was cut, at most
    for (const lane of lanes) {
      const last = Math.max(...slots.filter((slot) => slot.lane === lane).map(({ at }) => at));
      expect(last - began).toBeGreaterThanOrEqual(249 * emissionIntervalMs(quota, lane));
    }
    const sorted = slots.map(({ at }) => at).sort((a, b) => a - b);
    for (const [windowMs, most] of [
      [1_000, 10],
      [60_000, 600],
    ] as const) {
      // Slots that fell into one window look at most noiseMs apart from it.
      sorted.forEach((at, index) => {
        const inWindow = sorted.slice(index).filter((other) => other < at + windowMs - noiseMs).length;
        expect(inWindow).toBeLessThanOrEqual(most);
      });
    }
  });

  it('keeps slots of a lane exactly its interval apart', async () => {
    const [one, two] = limiters(600_000);
    const tat = async () => {
      const rows = await database.query<{ tat: number }>(
        `select extract(epoch from tat)::float8 * 1000 as tat from rate_limit where key = 'tiktok:polling'`,
      );
      return rows[0]!.tat;
    };
    await Promise.all(Array.from({ length: 50 }, () => one!.take('polling')));
    const before = await tat();
    await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? one! : two!).take('polling')));
    expect((await tat()) - before).toBeCloseTo(50 * emissionIntervalMs(quota, 'polling'), 0);
  });

  it('refuses a call that would wait too long, takes no slot for it, and says when to ask again', async () => {
    const [one] = limiters(2_000);
    const taken = await Promise.all(Array.from({ length: 100 }, () => one!.take('probe')));
    const granted = taken.flatMap((answer) => ('waitMs' in answer ? [answer.waitMs] : []));
    expect(granted.length).toBeLessThan(10);
    for (const waitMs of granted) expect(waitMs).toBeLessThanOrEqual(2_000);
    const refused = taken.find((answer) => 'refused' in answer);
    expect(refused).toEqual({ refused: 'full', retryAfterMs: expect.any(Number) });
    expect((refused as { retryAfterMs: number }).retryAfterMs).toBeLessThanOrEqual(
      Math.ceil(emissionIntervalMs(quota, 'probe')),
    );
  });

  it('gives a lane its slots however full another one is', async () => {
    const [one, two] = limiters(600_000);
    await Promise.all(Array.from({ length: 100 }, () => one!.take('polling')));
    expect(await two!.take('probe')).toEqual({ waitMs: 0 });
  });

  it('pauses every lane of every replica, and a shorter pause does not end a longer one', async () => {
    const [one, two] = limiters(30_000);
    await Promise.all([one!.pause(60_000), two!.pause(300_000), one!.pause(1_000)]);
    for (const lane of lanes) {
      const answer = await two!.take(lane);
      expect(answer).toEqual({ refused: 'paused', retryAfterMs: expect.any(Number) });
      const { retryAfterMs } = answer as { retryAfterMs: number };
      expect(retryAfterMs).toBeGreaterThan(200_000);
      expect(retryAfterMs).toBeLessThanOrEqual(300_000);
    }
  });

  it('of one vendor says nothing about another one', async () => {
    await limiters(30_000)[0]!.pause(60_000);
    const other = createRateLimiter(pools[1]!, { vendor: 'vtex', quota });
    expect(await other.take('polling')).toEqual({ waitMs: 0 });
  });

  it('lets a pause end when the clock of the sandbox moves past it', async () => {
    const [one] = limiters(30_000);
    await one!.pause(60_000);
    expect(await one!.take('polling')).toMatchObject({ refused: 'paused' });
    await database.query(`update clock set shift = shift + interval '61 seconds'`);
    expect(await one!.take('polling')).toEqual({ waitMs: 0 });
  });

  it('forgets slots and pauses of a clock that was set back since', async () => {
    const [one] = limiters(30_000);
    await database.query(`update clock set shift = shift + interval '1 day'`);
    await one!.take('polling');
    await one!.pause(60_000);
    await database.query(`update clock set shift = shift - interval '1 day'`);
    expect(await one!.take('polling')).toEqual({ waitMs: 0 });
  });
});
