import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runRange } from '../../simulation/campaign.ts';
import { whatOf } from '../../simulation/events.ts';
import type { Plan } from '../../simulation/plan.ts';
import { createPostgresWorld, postgresForce } from '../../simulation/postgres/storage.ts';
import type { PostgresWorld } from '../../simulation/postgres/storage.ts';
import { runSchedule } from '../../simulation/schedule.ts';
import { explain } from '../../simulation/words.ts';

/** About 1.5 s each, nearly all of it in the database: `npm run simulate -- --pg 150` runs more. */
const schedules = 6;
const seed = 1;

describe('alerts under faults, on PostgreSQL', () => {
  let world: PostgresWorld;
  beforeAll(async () => {
    world = await createPostgresWorld();
  });
  afterAll(() => world.close());

  it('are shown exactly once, and only what is so', async () => {
    const { open } = world;
    const totals = await runRange({ seed, from: 0, to: schedules, force: postgresForce, open });
    const [first] = totals.failures;
    expect(first === undefined ? '' : await explain(first, open)).toBe('');
    expect(totals.schedules).toBe(schedules);
  }, 120_000);

  // The last one's store is not connected again.
  it.each([1, 90, 160])(
    'say nothing false after an uninstall while an incident is open (%d)',
    async (amount) => {
      const { open } = world;
      const happened: string[] = [];
      const { report } = await runSchedule(uninstalledWhileOpen(amount), {
        ...{ open, force: postgresForce, trace: (line: string) => happened.push(line) },
      });
      expect(happened.join('\n')).toMatch(
        /(slack\.post applied[^]*){2}it happens: uninstall[^]*has the app again/,
      );
      expect(report.violations).toEqual([]);
    },
    60_000,
  );
});

/** One store, of which items are rejected from the beginning; half-way the app is uninstalled. */
const uninstalledWhileOpen = (amount: number): Plan => [
  ...[0, 0, 0, 0, 0, 0, 8, 1, 0, 0],
  ...[whatOf('uninstall'), 128, 0, amount],
];
