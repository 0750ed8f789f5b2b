import { describe, expect, it } from '@jest/globals';
import { runRange } from './campaign.ts';
import { explain } from './words.ts';

/**
 * In each of two files, so that both of jest's workers have half. Few: a schedule takes some 10 ms of a core, and all tests
 * together have three minutes; `npm run simulate` runs 100,000.
 */
const schedules = 250;
const seed = 1;

export function schedulesHold({ canReadHistory }: { readonly canReadHistory: boolean }): void {
  describe(`alerts under faults, Slack's history ${canReadHistory ? 'readable' : 'not readable'}`, () => {
    it('are shown exactly once, in time, and only what is so', async () => {
      const totals = await runRange({ seed, from: 0, to: schedules, force: { canReadHistory } });
      const [first] = totals.failures;
      expect(first === undefined ? '' : await explain(first)).toBe('');
      expect(totals.schedules).toBe(schedules);
      // It says something only if the faults do happen.
      expect(canReadHistory ? totals.outOfBounds : totals.markedRepeats).toBeGreaterThan(0);
    }, 120_000);
  });
}
