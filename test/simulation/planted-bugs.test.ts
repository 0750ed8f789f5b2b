import { describe, expect, it } from '@jest/globals';
import { bugs } from './bugs.ts';
import { huntBug } from './campaign.ts';

const seed = 1;
/** With most seeds each is caught within the first 350. */
const most = 1_000;

describe('the simulation', () => {
  it.each(Object.entries(bugs))(
    'would show it if there were a bug: %s',
    async (_, bug) => {
      expect(await huntBug(bug, { seed, most })).not.toBeNull();
    },
    60_000,
  );
});
