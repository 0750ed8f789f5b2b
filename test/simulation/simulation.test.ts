import { describe, expect, it } from '@jest/globals';
import { bugs } from './bugs.ts';
import { huntBug, runRange } from './campaign.ts';
import { explain } from './words.ts';

const schedules = 2_000;
/** The smallest round number in which each is caught with this seed is below it. */
const mostForABug = 1_500;
const seed = 1;

describe('alerts under faults', () => {
  it('are shown exactly once, and only what is so', async () => {
    const totals = await runRange({ seed, from: 0, to: schedules });
    const [first] = totals.failures;
    expect(first === undefined ? '' : await explain(first)).toBe('');
    expect(totals.schedules).toBe(schedules);
    // It says something only if the faults do happen.
    expect(totals.markedRepeats).toBeGreaterThan(0);
    expect(totals.outOfBounds).toBeGreaterThan(0);
  }, 120_000);

  it.each(Object.entries(bugs))(
    'would show it if there were a bug: %s',
    async (_, bug) => {
      expect(await huntBug(bug, { seed, most: mostForABug })).not.toBeNull();
    },
    60_000,
  );
});
