import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import {
  addStore,
  beginCheck,
  counts,
  hoursMs,
  installTeam,
  minutesMs,
  newConnection,
  noAnswer,
  readingOf,
  runCheck,
} from './fixtures.ts';

let test: TestStorage;
let storage: Storage;
let workspace: Workspace;
let storeId: string;
let round = 0;

beforeAll(async () => {
  test = await createTestStorage();
  storage = test.storage;
});
beforeEach(async () => {
  round += 1;
  workspace = await installTeam(storage, `T${round}`);
  storeId = await addStore(storage, workspace, 'shop');
});
afterAll(() => test.drop());

const status = async () => (await storage.stores.readStatus(workspace, storeId))!;

describe('begin', () => {
  it('gives ids of 19 digits, the token and the versions exactly as they were stored', async () => {
    const { ids, grant } = newConnection('shop');
    expect(await beginCheck(storage, workspace, storeId)).toMatchObject({
      storeId,
      ids,
      token: grant.token,
      generation: 1,
      tokenVersion: 1,
    });
  });

  it('lets one of many at once begin', async () => {
    const begun = await Promise.all(
      Array.from({ length: 8 }, () => storage.checks.begin(workspace, storeId)),
    );
    expect(begun.filter((check) => check === 'busy')).toHaveLength(7);
  });

  it('lets none begin beside one whose transaction is a hair younger', async () => {
    await beginCheck(storage, workspace, storeId);
    await test.database.query(`update check_schedule set lease_until = app_now() + interval '150.5 seconds'`);
    expect(await storage.checks.begin(workspace, storeId)).toBe('busy');
  });

  it('takes a store again after the lease of a check that never ended', async () => {
    await beginCheck(storage, workspace, storeId);
    await storage.clock.shift(149_000);
    expect(await storage.checks.begin(workspace, storeId)).toBe('busy');
    await storage.clock.shift(1_000);
    expect(await storage.checks.begin(workspace, storeId)).toMatchObject({ storeId });
  });

  it('is not possible without a connection', async () => {
    expect(await storage.checks.begin(workspace, 'not-a-uuid')).toBe('not-connected');
    await storage.workspaces.uninstall(workspace);
    expect(await storage.checks.begin(workspace, storeId)).toBe('not-connected');
  });
});

describe('finish', () => {
  it('stores the reading as of the start of the check', async () => {
    const check = await beginCheck(storage, workspace, storeId);
    await storage.clock.shift(30_000);
    expect(await storage.checks.finish(workspace, check, readingOf(7))).toBe('complete');
    const { memory, check: shown } = await status();
    const at = check.startedAt;
    expect(memory.counts).toEqual({ good: { value: counts(7), at }, last: { class: 'good', at } });
    expect(memory.pixel).toEqual({ good: null, last: null });
    expect(shown).toMatchObject({ lastOutcome: 'complete', intervalMs: 300_000 });
    expect(shown.lastEndedAt!.getTime()).toBeGreaterThanOrEqual(at.getTime() + 30_000);
  });

  it('keeps the last good value over an answer that says nothing', async () => {
    await runCheck(storage, workspace, storeId, readingOf(7));
    const before = (await status()).memory.counts.good;
    await storage.clock.shift(minutesMs(5));
    expect(await runCheck(storage, workspace, storeId, noAnswer)).toBe('noInfo');
    const { memory, check } = await status();
    expect(memory.counts.good).toEqual(before);
    expect(memory.counts.last!.class).toBe('noInfo');
    expect(memory.counts.last!.at.getTime()).toBeGreaterThan(before!.at.getTime());
    expect(check.lastOutcome).toBe('noInfo');
  });

  it('may be repeated, also at once, and gives the first outcome', async () => {
    const check = await beginCheck(storage, workspace, storeId);
    const outcomes = await Promise.all(
      [7, 8, 9].map((n) => storage.checks.finish(workspace, check, readingOf(n))),
    );
    expect(outcomes).toEqual(['complete', 'complete', 'complete']);
    const shown = (await status()).memory.counts.good!.value;
    expect(await storage.checks.finish(workspace, check, noAnswer)).toBe('complete');
    expect((await status()).memory.counts.good!.value).toEqual(shown);
  });

  it('throws away what was read with an older token', async () => {
    await runCheck(storage, workspace, storeId, readingOf(7));
    const check = await beginCheck(storage, workspace, storeId);
    await addStore(storage, workspace, 'second'); // the same TikTok user: version 2 of the grant
    expect(await storage.checks.finish(workspace, check, readingOf(8))).toBe('superseded');
    expect((await status()).memory.counts.good!.value).toEqual(counts(7));
    expect((await beginCheck(storage, workspace, storeId)).tokenVersion).toBe(2);
  });

  it('throws away what was read before the connection changed, and shows nothing of the old one', async () => {
    await runCheck(storage, workspace, storeId, readingOf(7));
    const check = await beginCheck(storage, workspace, storeId);
    await test.database.query('update connection set generation = 2 where store_id = $1', [storeId]);
    expect(await storage.checks.finish(workspace, check, readingOf(8))).toBe('superseded');
    const { memory } = await status();
    expect(memory.counts).toEqual({ good: null, last: null });
    await runCheck(storage, workspace, storeId, noAnswer);
    expect((await status()).memory.counts).toMatchObject({ good: null, last: { class: 'noInfo' } });
  });

  it('throws away what a slow check read before a later one', async () => {
    const slow = await beginCheck(storage, workspace, storeId);
    await storage.clock.shift(minutesMs(6));
    await runCheck(storage, workspace, storeId, readingOf(2));
    expect(await storage.checks.finish(workspace, slow, readingOf(1))).toBe('superseded');
    expect((await status()).memory.counts.good!.value).toEqual(counts(2));
  });

  it('of a slow check leaves the lease of the later one alone', async () => {
    const slow = await beginCheck(storage, workspace, storeId);
    await storage.clock.shift(minutesMs(6));
    await beginCheck(storage, workspace, storeId);
    await storage.checks.finish(workspace, slow, readingOf(1));
    expect(await storage.checks.begin(workspace, storeId)).toBe('busy');
  });

  it('after the store was removed or the app uninstalled is superseded', async () => {
    const other = await addStore(storage, workspace, 'other');
    const [one, two] = [
      await beginCheck(storage, workspace, storeId),
      await beginCheck(storage, workspace, other),
    ];
    await storage.stores.remove(workspace, storeId);
    expect(await storage.checks.finish(workspace, one, readingOf(1))).toBe('superseded');
    await storage.workspaces.uninstall(workspace);
    expect(await storage.checks.finish(workspace, two, readingOf(1))).toBe('superseded');
  });

  it('keeps what went wrong, shortened, and no more', async () => {
    const reason = 'x'.repeat(1_000);
    await runCheck(storage, workspace, storeId, { counts: { class: 'noInfo', reason, vendorCode: 51_001 } });
    const rows = await test.database.query('select detail from check_run where store_id = $1', [storeId]);
    const detail = { counts: { class: 'noInfo', reason: 'x'.repeat(200), vendorCode: 51_001 } };
    expect(rows).toEqual([{ detail }]);
  });
});

describe('history', () => {
  it('shows the counts of 24 hours and 7 days ago, and nothing where nothing was read', async () => {
    await runCheck(storage, workspace, storeId, readingOf(1));
    await storage.clock.shift(hoursMs(6 * 24));
    await runCheck(storage, workspace, storeId, readingOf(2));
    await storage.clock.shift(hoursMs(24));
    const { history } = await status();
    expect(history.weekAgo!.counts).toEqual(counts(1));
    expect(history.dayAgo!.counts).toEqual(counts(2));
    await storage.clock.shift(hoursMs(3));
    expect((await status()).history).toEqual({ dayAgo: null, weekAgo: null });
  });

  it('writes a row when the counts change or an hour is over, else none', async () => {
    for (const approved of [1, 1, 1, 2, 2, 1]) {
      await runCheck(storage, workspace, storeId, readingOf(approved));
      await storage.clock.shift(minutesMs(5));
    }
    const approvedOf = async () => {
      const rows = await test.database.query<{ approved: string }>(
        'select approved from snapshot where store_id = $1 order by taken_at',
        [storeId],
      );
      return rows.map(({ approved }) => Number(approved));
    };
    expect(await approvedOf()).toEqual([1, 2, 1]);
    await storage.clock.shift(minutesMs(56));
    await runCheck(storage, workspace, storeId, readingOf(1));
    expect(await approvedOf()).toEqual([1, 2, 1, 1]);
  });

  it('begins a new row for a new connection, also with equal counts', async () => {
    await runCheck(storage, workspace, storeId, readingOf(1));
    await test.database.query('update connection set generation = 2 where store_id = $1', [storeId]);
    await storage.clock.shift(minutesMs(5));
    await runCheck(storage, workspace, storeId, readingOf(1));
    const rows = await test.database.query(
      'select generation, taken_at = last_seen_at as short from snapshot where store_id = $1 order by taken_at',
      [storeId],
    );
    expect(rows).toEqual([
      { generation: 1, short: true },
      { generation: 2, short: true },
    ]);
  });

  it('is, for any course of checks, what the last check before that time read', async () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 5, max: 400 }), fc.integer({ min: 1, max: 2 })), {
      minLength: 1,
      maxLength: 12,
    });
    const check = async (course: [number, number][]) => {
      const id = await addStore(storage, workspace, `h${(round += 1)}`);
      const read: { at: number; approved: number }[] = [];
      for (const [pauseMinutes, approved] of course) {
        const begun = await beginCheck(storage, workspace, id);
        await storage.checks.finish(workspace, begun, readingOf(approved));
        read.push({ at: begun.startedAt.getTime(), approved });
        await storage.clock.shift(minutesMs(pauseMinutes));
      }
      await storage.clock.shift(hoursMs(24) - minutesMs(180));
      const wanted = (await storage.clock.now()).getTime() - hoursMs(24);
      const shown = (await storage.stores.readStatus(workspace, id))!.history.dayAgo;
      const last = read.filter(({ at }) => at <= wanted).at(-1);
      if (shown !== null) {
        expect(shown.counts).toEqual(counts(last!.approved));
        expect(shown.at.getTime()).toBeGreaterThanOrEqual(last!.at);
        expect(wanted - shown.at.getTime()).toBeLessThanOrEqual(hoursMs(2) + 1_000);
      } else if (last !== undefined) {
        expect(wanted - last.at).toBeGreaterThan(hoursMs(2) - 1_000); // a second for the time that the test itself takes
      }
    };
    await fc.assert(fc.asyncProperty(steps, check), { numRuns: 12 });
  });
});

describe('news of an ad account', () => {
  const hintOf = (key: string, id = newConnection('shop').ids.advertiserId) => ({ advertiserId: id, key });
  const dueInMs = async (id = storeId) => {
    const [row] = await test.database.query<{ ms: number }>(
      `select round(extract(epoch from due_at - app_now()) * 1000)::float8 as ms from check_schedule where store_id = $1`,
      [id],
    );
    return row!.ms;
  };
  const waiting = async () => {
    await storage.checks.wakeDue(1_000);
    expect(await dueInMs()).toBeGreaterThan(minutesMs(4));
  };

  it('make its stores due, in whichever workspace, once for each piece of news', async () => {
    const elsewhere = await addStore(storage, await installTeam(storage, `TE${round}`), 'other');
    await waiting();
    expect(await storage.webhooks.receive(hintOf(`a${round}`))).toBe('noted');
    expect(await dueInMs()).toBeLessThanOrEqual(0);
    expect(await dueInMs(elsewhere)).toBeLessThanOrEqual(0);
    await waiting();
    expect(await storage.webhooks.receive(hintOf(`a${round}`))).toBe('repeated');
    expect(await dueInMs()).toBeGreaterThan(minutesMs(4));
  });

  it('wait until a reading counts again, a minute after the last one began', async () => {
    await waiting();
    await runCheck(storage, workspace, storeId, noAnswer);
    await storage.webhooks.receive(hintOf(`b${round}`));
    expect(await dueInMs()).toBeGreaterThan(minutesMs(0.9));
    expect(await dueInMs()).toBeLessThanOrEqual(minutesMs(1));
  });

  it('that nobody has are not even remembered', async () => {
    expect(await storage.webhooks.receive(hintOf('c', '7999999999999999999'))).toBe('unknown');
    expect(await storage.webhooks.receive(hintOf('c', '7999999999999999999'))).toBe('unknown');
    expect(await test.database.query(`select key from webhook_delivery where key = 'c'`)).toEqual([]);
  });

  it('are asked for in a round of all stores, and again where one came meanwhile', async () => {
    const { advertiserId } = newConnection('shop').ids;
    expect(await storage.webhooks.wakeDue(1)).toBe(1);
    expect(await storage.webhooks.wakeDue(1)).toBe(0);
    const begun = await storage.webhooks.begin();
    expect(begun.advertiserIds).toEqual([advertiserId]);
    expect(await storage.webhooks.tokenFor(advertiserId)).toMatch(/^token-of-/);
    await addStore(storage, workspace, 'late');
    await storage.webhooks.finish(begun, hoursMs(24));
    expect(await storage.webhooks.wakeDue(1)).toBe(1);
    await storage.webhooks.finish(await storage.webhooks.begin(), hoursMs(24));
    expect(await storage.webhooks.wakeDue(1)).toBe(0);
  });
});
