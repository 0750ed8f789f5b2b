import { fork } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from '@jest/globals';
import { getConstructionPlans } from 'pg-boss';
import { createLogger } from '../../../src/logger.ts';
import { createPool } from '../../../src/storage/database.ts';
import { migrate } from '../../../src/storage/migrate.ts';
import { migrations } from '../../../src/storage/migrations/index.ts';
import type { NumberedMigration } from '../../../src/storage/migrations/index.ts';
import { bundledScript } from '../../support/bundled-script.ts';
import { createTestDatabase } from '../../support/test-database.ts';
import type { TestDatabase } from '../../support/test-database.ts';

const script = bundledScript('migrate-once.ts');
const logger = createLogger('silent');
const queueSchemaSql = getConstructionPlans('pgboss');

const adds = (name: string, minApp: number): NumberedMigration => ({
  name,
  minApp,
  up: async (trx) => {
    await sql`create table ${sql.table(`t_${name.slice(0, 4)}`)} (n int)`.execute(trx);
  },
});

/** The number of the last one that this app knows, and names for those that come after it. */
const newest = migrations.length;
const name = (after: number, words = 'new'): string => `${String(newest + after).padStart(4, '0')}-${words}`;

let database: TestDatabase;
afterEach(() => database.drop());

/** An app that knows these migrations starts. */
async function startWith(known: readonly NumberedMigration[]): Promise<void> {
  const pool = createPool({ address: { connectionString: database.url }, logger, max: 1, limits: 'none' });
  await migrate({ pool, migrations: known, logger, queueSchemaSql }).finally(() => pool.end());
}

const tables = async () => {
  const rows = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map(({ name }) => name);
};

describe('migrations', () => {
  it('on an empty database by three processes at once: all succeed, each is applied once', async () => {
    database = await createTestDatabase('empty');
    const children = [1, 2, 3].map(() =>
      fork(script(), [database.url], { execArgv: [], env: { ...process.env, NODE_OPTIONS: '' } }),
    );
    await Promise.all(children.map((child) => once(child, 'message')));
    const ended = children.map((child) => once(child, 'exit'));
    for (const child of children) child.send('go');
    expect(await Promise.all(ended)).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    const applied = await database.query('select name, min_app from schema_migration order by number');
    expect(applied).toEqual(migrations.map(({ name, minApp }) => ({ name, min_app: minApp })));
    expect(await database.query('select version from pgboss.version')).toHaveLength(1);
  });

  it('wait for one that takes longer than the lock timeout of the app', async () => {
    database = await createTestDatabase('empty');
    const client = createPool({
      address: { connectionString: database.url },
      logger,
      max: 1,
      limits: 'none',
    });
    const { rows } = await client.query<{ timeout: string }>(
      `select current_setting('lock_timeout') as timeout`,
    );
    await client.end();
    expect(rows).toEqual([{ timeout: '0' }]);
  });

  it('leave nothing of a migration that fails, and go on when it is mended', async () => {
    database = await createTestDatabase('empty');
    const broken: NumberedMigration = {
      ...adds(name(1, 'broken'), newest + 1),
      up: async (trx) => {
        await sql`create table half (n int)`.execute(trx);
        await sql`select 1 / 0`.execute(trx);
      },
    };
    await expect(startWith([...migrations, broken])).rejects.toThrow('division by zero');
    expect(await tables()).not.toContain('half');
    expect(await tables()).not.toContain('workspace');
    await startWith([...migrations, adds(name(1, 'mended'), newest + 1)]);
    expect(await tables()).toContain(`t_${name(1).slice(0, 4)}`);
  });

  it('are applied once, also by a later version of the app', async () => {
    database = await createTestDatabase();
    const later = [...migrations, adds(name(1), 4)];
    for (const known of [migrations, later, later]) await startWith(known);
    expect(await database.query('select number from schema_migration order by number')).toHaveLength(
      newest + 1,
    );
  });
});

describe('an older app on a newer schema', () => {
  it('runs and changes nothing where the newer migrations allow it', async () => {
    database = await createTestDatabase();
    await startWith([...migrations, adds(name(1), 2), adds(name(2), 4)]);
    const before = await tables();
    await startWith(migrations);
    expect(await tables()).toEqual(before);
  });

  it('is refused with a sentence where one newer migration does not allow it', async () => {
    database = await createTestDatabase();
    await startWith([...migrations, adds(name(1, 'contract'), newest + 1), adds(name(2), 1)]);
    await expect(startWith(migrations)).rejects.toMatchObject({
      code: 'schema_too_new',
      message: expect.stringContaining(`up to number ${String(newest)}, but ${String(newest + 1)} is needed`),
    });
  });
});
