import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { createLogger } from '../../../src/logger.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import type { Database, Db } from '../../../src/storage/database.ts';
import { sharedTestDatabase } from '../../support/shared-storage.ts';
import type { TestDatabase } from '../../support/test-database.ts';

const logger = createLogger('silent');
const limits = sql<object>`select current_setting('statement_timeout') as statement,
  current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`;

describe('database', () => {
  const openTest = sharedTestDatabase();
  let test: TestDatabase;
  let opened: Database[];

  beforeEach(async () => {
    test = await openTest();
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((database) => database.close()));
    await test.drop();
  });

  function open(pooled: boolean): Database {
    const address = { connectionString: test.url };
    const database = createDatabase({ address, logger, max: 1, pooled });
    opened.push(database);
    return database;
  }
  const limitsIn = async (db: Db) => (await limits.execute(db)).rows[0];
  const ours = { statement: '15s', lock: '5s', idle: '10s' };
  const none = { statement: '0', lock: '0', idle: '0' };

  it('limits statements, locks and idle transactions in its sessions', async () => {
    expect(await open(false).statement(limitsIn)).toEqual(ours);
  });

  it('behind a pooler limits them in each transaction, and leaves no trace in the session', async () => {
    const database = open(true);
    expect(await database.transaction(limitsIn)).toEqual(ours);
    expect(await database.statement(limitsIn)).toEqual(none);
    await database.prepared('hot', 'select 1 as n', []);
    expect(await database.prepared('hot', 'select name from pg_prepared_statements', [])).toEqual([]);
  });

  it('plans a hot query once per connection', async () => {
    const database = open(false);
    await database.prepared('hot', 'select 1 as n', []);
    const names = await database.prepared(
      'names',
      `select name from pg_prepared_statements where name = 'hot'`,
      [],
    );
    expect(names).toEqual([{ name: 'hot' }]);
  });

  it('refuses a bigint that a JavaScript number would round', async () => {
    const database = open(false);
    await expect(database.prepared('big', 'select 9007199254740993::bigint as n', [])).rejects.toThrow(
      'beyond 2^53 - 1',
    );
    expect(await database.prepared('small', 'select 9007199254740991::bigint as n', [])).toEqual([
      { n: Number.MAX_SAFE_INTEGER },
    ]);
  });

  it('takes nothing over from a transaction that failed', async () => {
    const database = open(false);
    const failing = database.transaction(async (trx) => {
      await trx.insertInto('encryption_key').values({ kid: 'k', check_value: 'v' }).execute();
      throw new Error('on the way');
    });
    await expect(failing).rejects.toThrow('on the way');
    expect(await test.query('select * from encryption_key')).toEqual([]);
  });

  it('does a transaction again that lost a deadlock', async () => {
    await test.query(`insert into encryption_key values ('a', ''), ('b', '')`);
    const met = meeting(2);
    const both = [
      ['a', 'b'],
      ['b', 'a'],
    ].map((order) => {
      let attempt = 0;
      return open(false).transaction(async (trx) => {
        attempt += 1;
        for (const kid of order) {
          await trx
            .updateTable('encryption_key')
            .set({ check_value: sql`check_value || 'x'` })
            .where('kid', '=', kid)
            .execute();
          if (attempt === 1) await met();
        }
        return attempt;
      });
    });
    expect((await Promise.all(both)).sort()).toEqual([1, 2]);
    const rows = await test.query('select check_value from encryption_key');
    expect(rows).toEqual([{ check_value: 'xx' }, { check_value: 'xx' }]);
  });
});

/** Lets everybody go on when this many have come. */
function meeting(size: number): () => Promise<void> {
  let here = 0;
  let open: () => void;
  const all = new Promise<void>((resolve) => (open = resolve));
  return () => {
    here += 1;
    if (here >= size) open();
    return all;
  };
}
