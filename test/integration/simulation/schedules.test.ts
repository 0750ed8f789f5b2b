import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runRange } from '../../simulation/campaign.ts';
import { createPostgresWorld, postgresForce } from '../../simulation/postgres/storage.ts';
import type { PostgresWorld } from '../../simulation/postgres/storage.ts';
import { explain } from '../../simulation/words.ts';

/** About 1.5 s each, nearly all of it in the database: `npm run simulate -- --pg 150` runs more. */
const schedules = 12;
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
});
