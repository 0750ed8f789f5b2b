import { afterAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestStorage, testKey } from '../../support/test-database.ts';
import type { TestDatabase, TestStorage } from '../../support/test-database.ts';
import { settle } from './belongings.ts';
import { minutesMs } from './fixtures.ts';

/** Every row of every table, and where the numbering stands. Keys by name: their check values are encrypted by chance. */
async function contentOf(database: TestDatabase): Promise<unknown> {
  const query: TestDatabase['query'] = (text, values) => database.query(text, values);
  const tables = await query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const rows = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      await query(`select to_jsonb(t) - 'check_value' as row from ${name} t order by 1`),
    ]),
  );
  return {
    rows,
    numbering: await query('select last_value from pg_sequences where schemaname = $1', ['public']),
  };
}

describe('a storage that was emptied', () => {
  const made: TestStorage[] = [];
  const make = async () => {
    made.push(await createTestStorage());
    return made.at(-1)!;
  };
  afterAll(() => Promise.all(made.map((test) => test.drop())));

  it('is as good as a new one, also where somebody was left half-way', async () => {
    const [used, fresh] = [await make(), await make()];
    await settle(used, 'TUSED');
    await used.storage.clock.shift(minutesMs(5));
    const key = { kid: 'more', key: Buffer.alloc(32, 9) };
    const other = await used.another({ keys: [testKey, key] });
    const holder = new pg.Client({ connectionString: used.database.url });
    const lost = new Promise((resolve) => holder.on('error', resolve));
    await holder.connect();
    await holder.query('begin; select from workspace for update');
    await used.empty();
    expect(await lost).toMatchObject({ message: expect.stringContaining('terminating connection') });
    expect(await contentOf(used.database)).toEqual(await contentOf(fresh.database));
    expect([used.sent, used.sentProbes]).toEqual([[], []]);
    await expect(other.workspaces.list()).rejects.toThrow();
    await settle(used, 'TUSED');
  });
});
