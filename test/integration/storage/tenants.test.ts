import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { settle } from './belongings.ts';
import { methodsOf, scopedMethods } from './every-method.ts';
import { unscopedMethods } from './methods/unscoped-methods.ts';
import type { Belongings } from './methods/belongings-of.ts';
import { readingOf } from './fixtures.ts';

describe('one workspace with the ids of another one', () => {
  let test: TestStorage;
  let ours: Belongings;
  let theirs: Belongings;

  beforeAll(async () => {
    test = await createTestStorage();
    ours = await settle(test, 'TOURS');
    theirs = await settle(test, 'TTHEIRS');
  });
  afterAll(() => test.drop());

  /** Every row of the other workspace, in every table. */
  async function theirRows(): Promise<unknown> {
    const tables = await test.database.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'workspace_id' order by 1`,
    );
    expect(tables.length).toBeGreaterThan(10);
    const rows = await Promise.all(
      tables.map(({ name }) =>
        test.database.query(`select to_jsonb(t) from ${name} t where workspace_id = $1 order by t::text`, [
          theirs.workspace.id,
        ]),
      ),
    );
    return [rows, await test.database.query('select * from workspace where id = $1', [theirs.workspace.id])];
  }

  it('is tried with every method that the storage has', () => {
    const known = [...Object.keys(scopedMethods), ...Object.keys(unscopedMethods)];
    expect(methodsOf(test.storage).sort()).toEqual(known.sort());
  });

  it.each(Object.keys(scopedMethods))('reads and changes nothing of it: %s', async (name) => {
    const before = await theirRows();
    const answer = await scopedMethods[name]!(test.storage, ours.workspace, theirs);
    expect(await theirRows()).toEqual(before);
    const { workspace, storeId, check, grantId, routeId, incidentId } = theirs;
    const ids = [workspace.id, check.checkId, check.grantId, grantId, routeId, incidentId];
    // What a method was asked to remember it may give back.
    const given = name === 'subscriptions.subscribe' ? [] : [storeId];
    for (const secret of [...ids, ...given, 'handle-ttheirs', 'Store handle-ttheirs']) {
      expect(JSON.stringify(answer) ?? '').not.toContain(secret);
    }
  });

  it('has read its own rows in the same way, so that the test above could fail', async () => {
    const status = await test.storage.stores.readStatus(theirs.workspace, theirs.storeId);
    expect(JSON.stringify(status)).toContain('handle-ttheirs');
    expect(await test.storage.checks.finish(theirs.workspace, theirs.check, readingOf(5))).toBe('complete');
  });
});

describe('a pool of one connection', () => {
  it('is enough for every method, also for all of them at once', async () => {
    const sent: unknown[] = [];
    const test = await createTestStorage({
      poolMax: 1,
      // Uses the transaction that it is given, as the queue does; another connection would never come.
      sendWakeUps: async (transaction, wakeUps) => void sent.push(transaction, ...wakeUps),
    });
    const ours = await settle(test, 'TONE');
    // After it nothing of the workspace is left, and the sweep, which is among them, may have deleted it.
    const { 'settings.erase': _erase, ...scoped } = scopedMethods;
    const calls = { ...unscopedMethods, ...scoped };
    for (const [name, call] of Object.entries(calls)) {
      if (name !== 'stores.remove' && name !== 'workspaces.uninstall')
        await call(test.storage, ours.workspace, ours);
    }
    const all = Object.values(calls).map((call) => call(test.storage, ours.workspace, ours));
    const results = await Promise.allSettled(all);
    // Those that come after the uninstall may be refused; none may run out of time.
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as unknown] : [],
    );
    for (const failure of failures) expect(failure).toMatchObject({ code: 'not_allowed' });
    expect(sent.length).toBeGreaterThan(0);
    await test.drop();
  });
});
