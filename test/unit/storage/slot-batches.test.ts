import { describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import type { VendorLimiter } from '../../../src/core/ports.ts';
import { emissionIntervalMs } from '../../../src/storage/rate-limiter.ts';
import { createSlotBatches } from '../../../src/storage/slot-batches.ts';

type Turn = Awaited<ReturnType<VendorLimiter['take']>>;

/** One lane of the database and replicas that take from it, on a clock of the test's own; `take_slot` of migration 0001 in words. */
function scene(intervalMs: number, replicas: number) {
  const state = { nowMs: 0, freeAtMs: 0, pausedUntilMs: 0, statements: 0 };
  const reserve = (slots: number): Promise<Turn> => {
    state.statements += 1;
    if (state.pausedUntilMs > state.nowMs) {
      return Promise.resolve({ refused: 'paused', retryAfterMs: state.pausedUntilMs - state.nowMs });
    }
    const slotMs = Math.max(state.freeAtMs, state.nowMs);
    state.freeAtMs = slotMs + slots * intervalMs;
    return Promise.resolve({ waitMs: Math.ceil(slotMs - state.nowMs) });
  };
  const each = Array.from({ length: replicas }, () =>
    createSlotBatches({ intervalMs, reserve, nowMs: () => state.nowMs }),
  );
  return { state, replica: (index: number) => each[index % replicas]! };
}

const crowd = [
  { afterMs: 0, by: 0, count: 1 },
  { afterMs: 900, by: 0, count: 120 },
];

const waitOf = (turn: Turn): number => {
  if ('refused' in turn) throw new Error(`refused: ${turn.refused}`);
  return turn.waitMs;
};

describe('slots taken a second at a time', () => {
  it('pass the quota in no window, whoever takes them and when', async () => {
    // Now and then a whole crowd, for it is a crowd that passes a quota.
    const takes = fc.array(
      fc.record({
        afterMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1_500, noNaN: true })),
        by: fc.nat(2),
        count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 200 })),
      }),
      { minLength: 1, maxLength: 20 },
    );
    const intervals = fc.constantFrom(0.002, 5.292, 15.874, 158.731, 999, 5_000);
    await fc.assert(
      fc.asyncProperty(
        takes,
        intervals,
        fc.integer({ min: 1, max: 3 }),
        async (list, intervalMs, replicas) => {
          const { state, replica } = scene(intervalMs, replicas);
          const sentMs: number[] = [];
          for (const { afterMs, by, count } of list) {
            state.nowMs += afterMs;
            for (let taken = 0; taken < count; taken += 1)
              sentMs.push(state.nowMs + waitOf(await replica(by).take()));
          }
          sentMs.sort((one, other) => one - other);
          for (const windowMs of [100, 1_000, 60_000]) {
            // A wait is a whole number of milliseconds, rounded up twice: calls are up to 2 ms later than their slots.
            const most = Math.ceil((windowMs + 2) / intervalMs);
            // Of any calls in a row, one more than are allowed in a window, the last is after it.
            const tooClose = sentMs.filter((ms, index) => (sentMs[index + most] ?? Infinity) - ms < windowMs);
            expect(tooClose).toEqual([]);
          }
        },
      ),
      {
        numRuns: 200,
        // Who took one slot and comes back late with a crowd: the slots that have passed are lost.
        examples: [[crowd, 15.874, 1]],
      },
    );
  });

  it('keep the whole pace: who takes without rest gets every slot', async () => {
    const intervalMs = emissionIntervalMs({ perSecond: 100, perMinute: 6_000, perDay: 8_640_000 }, 'polling');
    const { state, replica } = scene(intervalMs, 1);
    for (let taken = 0; taken < 600; taken += 1) state.nowMs += waitOf(await replica(0).take());
    expect(state.nowMs).toBeLessThan(600 * intervalMs * 1.02);
    expect(state.statements).toBeLessThan(600 / 50);
  });

  it('cost one statement for all that ask at the same moment', async () => {
    const { state, replica } = scene(15.874, 1);
    const turns = await Promise.all(Array.from({ length: 8 }, () => replica(0).take()));
    expect(turns.map(waitOf)).toEqual([0, 16, 32, 48, 64, 80, 96, 112]);
    expect(state.statements).toBe(1);
  });

  it('respect within a second the pause that another replica began', async () => {
    const { state, replica } = scene(15.874, 2);
    await replica(0).take();
    state.pausedUntilMs = 60_000;
    const answers: Turn[] = [];
    for (; state.nowMs < 3_000; state.nowMs += 100) answers.push(await replica(0).take());
    expect(answers.findIndex((turn) => 'refused' in turn)).toBeLessThanOrEqual(10);
    expect(answers.slice(10).every((turn) => 'refused' in turn)).toBe(true);
  });

  it('respect that pause, too, where they lie in a far future', async () => {
    const { state, replica } = scene(15.874, 2);
    state.freeAtMs = 60_000;
    expect(waitOf(await replica(0).take())).toBe(60_000);
    state.pausedUntilMs = 120_000;
    state.nowMs = 1_001;
    expect(await replica(0).take()).toMatchObject({ refused: 'paused' });
  });

  it('are given up at once by the replica that pauses', async () => {
    const { state, replica } = scene(15.874, 1);
    await replica(0).take();
    state.pausedUntilMs = 60_000;
    replica(0).forget();
    expect(await replica(0).take()).toEqual({ refused: 'paused', retryAfterMs: 60_000 });
  });

  it('are taken one by one where a second holds but one', async () => {
    const { state, replica } = scene(1_000, 2);
    const turns = [await replica(0).take(), await replica(1).take(), await replica(0).take()];
    expect(turns.map(waitOf)).toEqual([0, 1_000, 2_000]);
    expect(state.statements).toBe(3);
  });
});
