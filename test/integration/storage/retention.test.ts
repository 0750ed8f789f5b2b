import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { retentionRules } from '../../../src/storage/retention.ts';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { settle } from './belongings.ts';
import { person } from './methods/given.ts';
import { addStore, hoursMs, installTeam, readingOf, runCheck } from './fixtures.ts';

const daysMs = (days: number) => hoursMs(days * 24);

describe('retention', () => {
  let test: TestStorage;

  beforeAll(async () => {
    test = await createTestStorage();
  });
  afterAll(() => test.drop());

  const count = async (table: string, column: string, value: string) => {
    const rows = await test.database.query<{ n: number }>(
      `select count(*)::int as n from ${table} where ${column} = $1`,
      [value],
    );
    return rows[0]!.n;
  };

  it('has a rule for every table, and none for a table that is no more', async () => {
    const tables = await test.database.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
    );
    expect([...new Set(retentionRules.map(({ table }) => table))].sort()).toEqual(
      tables.map(({ name }) => name),
    );
  });

  it('erases a workspace 30 days after the uninstall with every row of it, and its secrets at once', async () => {
    const { storage, database } = test;
    const { workspace } = await settle(test, 'TGONE');
    await storage.workspaces.uninstall(workspace);
    expect(await count('installation', 'workspace_id', workspace.id)).toBe(0);
    const grants = await database.query('select token from tiktok_grant where workspace_id = $1', [
      workspace.id,
    ]);
    expect(grants).toEqual([{ token: null }, { token: null }, { token: null }]);
    await storage.clock.shift(daysMs(29));
    await storage.retention.sweep();
    expect(await count('store', 'workspace_id', workspace.id)).toBe(3);
    await storage.clock.shift(daysMs(2));
    await storage.retention.sweep();
    const tables = await database.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'workspace_id'`,
    );
    expect(tables.length).toBeGreaterThan(18);
    for (const { name } of tables)
      expect([name, await count(name, 'workspace_id', workspace.id)]).toEqual([name, 0]);
    expect(await count('workspace', 'id', workspace.id)).toBe(0);
  });

  it('empties a large workspace in parts, and begins anew where its team comes back after the 30 days', async () => {
    const { storage, database } = test;
    const workspace = await installTeam(storage, 'TLARGE');
    const storeId = await addStore(storage, workspace, 'shop');
    await database.query(
      `insert into snapshot select $1, $2, app_now() + n * interval '1 s', app_now(), 1, 2, 3, 1, 1
       from generate_series(1, 5001) as n`,
      [workspace.id, storeId],
    );
    await database.query(`create function refuse_many() returns trigger language plpgsql as $$ begin
      if (select count(*) from gone) > 5000 then raise 'too many at once'; end if; return null; end $$`);
    await database.query(`create trigger refuse_many after delete on snapshot
      referencing old table as gone for each statement execute function refuse_many()`);
    await storage.workspaces.uninstall(workspace);
    await storage.clock.shift(daysMs(30) + 60_000);
    expect((await installTeam(storage, 'TLARGE')).id).not.toBe(workspace.id);
    await storage.clock.shift(hoursMs(1));
    await storage.retention.sweep();
    expect(await count('workspace', 'id', workspace.id)).toBe(0);
    expect(await count('snapshot', 'workspace_id', workspace.id)).toBe(0);
    await database.query('drop function refuse_many cascade');
  });

  it('goes on after a rule that fails, and fails at the end', async () => {
    const { storage, database } = test;
    const workspace = await installTeam(storage, 'TFAILS');
    await storage.people.save(workspace, { ...person('U1'), fetchedAt: await storage.clock.now() });
    await storage.channels.setDefaultStore(workspace, 'CGONE', await addStore(storage, workspace, 'shop'));
    await storage.channels.setState(workspace, 'CGONE', 'deleted');
    await database.query(`create function refuse_all() returns trigger language plpgsql as
      $$ begin raise 'not this one'; end $$`);
    await database.query(`create trigger refuse_all before delete on person
      for each row execute function refuse_all()`);
    await storage.clock.shift(daysMs(31));
    await expect(storage.retention.sweep()).rejects.toThrow();
    expect(await count('channel', 'workspace_id', workspace.id)).toBe(0);
    await database.query('drop function refuse_all cascade');
  });

  it('forgets people after 7 days, checks after 30 and deleted channels after 30', async () => {
    const { storage } = test;
    const workspace = await installTeam(storage, 'TAGE');
    const storeId = await addStore(storage, workspace, 'shop');
    await runCheck(storage, workspace, storeId, readingOf(1));
    await storage.people.save(workspace, { ...person('U1'), fetchedAt: await storage.clock.now() });
    for (const channelId of ['CKEPT', 'CGONE'])
      await storage.channels.setDefaultStore(workspace, channelId, storeId);
    await storage.channels.setState(workspace, 'CGONE', 'deleted');
    const left = async () => {
      await storage.retention.sweep();
      const tables = ['person', 'check_run', 'channel'];
      return Promise.all(tables.map((table) => count(table, 'workspace_id', workspace.id)));
    };
    await storage.clock.shift(daysMs(6));
    expect(await left()).toEqual([1, 1, 2]);
    await storage.clock.shift(daysMs(2));
    expect(await left()).toEqual([0, 1, 2]);
    await storage.clock.shift(daysMs(23));
    expect(await left()).toEqual([0, 0, 1]);
    const status = await storage.stores.readStatus(workspace, storeId);
    expect(status!.check.lastOutcome).toBe('complete');
  });

  it('of snapshots keeps all for 48 hours, the first of each hour for 35 days, of each day for 13 months', async () => {
    const workspace = await installTeam(test.storage, 'TSNAP');
    const storeId = await addStore(test.storage, workspace, 'shop');
    const ages = fc.uniqueArray(
      fc.integer({ min: 1, max: 420 * 24 * 60 }).map((minutes) => minutes - (minutes % 7)),
      {
        minLength: 20,
        maxLength: 120,
      },
    );
    const dense = fc
      .integer({ min: 1, max: 40 * 24 * 60 })
      .map((from) => Array.from({ length: 40 }, (_, i) => from + i * 7));
    const check = async (minutes: number[]) => {
      const now = (await test.storage.clock.now()).getTime();
      const taken = [...new Set(minutes)].map((age) => now - age * 60_000);
      await test.database.query('delete from snapshot');
      await test.database.query(
        `insert into snapshot select $1, $2, to_timestamp(t / 1000.0), to_timestamp(t / 1000.0), 1, 2, 3, 1, 1
         from unnest($3::float8[]) as t`,
        [workspace.id, storeId, taken],
      );
      await test.storage.retention.sweep();
      const rows = await test.database.query<{ t: number }>(
        'select extract(epoch from taken_at)::float8 * 1000 as t from snapshot order by 1',
      );
      expect(rows.map(({ t }) => Math.round(t))).toEqual(expectedOf(taken, now));
      await test.storage.retention.sweep();
      expect(await count('snapshot', 'store_id', storeId)).toBe(rows.length);
    };
    await fc.assert(
      fc.asyncProperty(fc.oneof(ages, dense), (minutes) => check(minutes)),
      { numRuns: 15 },
    );
  });

  /** What the rule says, in the plainest way; nothing here lies within a second of one of its limits. */
  function expectedOf(taken: number[], now: number): number[] {
    const oldest = new Date(now);
    oldest.setUTCMonth(oldest.getUTCMonth() - 13);
    // What is too old goes first: it is nobody's first of a day any more.
    const sorted = taken.filter((t) => t >= oldest.getTime()).sort((a, b) => a - b);
    const first = (t: number, binMs: number) => !sorted.some((o) => o < t && o >= t - (t % binMs));
    return sorted.filter((t) => {
      if (now - t < hoursMs(48)) return true;
      return first(t, now - t < daysMs(35) ? hoursMs(1) : daysMs(1));
    });
  }
});
