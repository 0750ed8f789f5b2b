import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';

const MINUTE_MS = 60_000;

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());
afterEach(() => {
  session.worlds.faults.tiktok.clear();
  session.world('up');
});

const firstStore = () => {
  const [first] = session.worlds.tiktok.stores;
  if (first === undefined) throw new Error('no store');
  return first;
};
const idFlags = ({ bcId, advertiserId, catalogId } = firstStore()) => [
  ...['--vtex-account', 'lojamodelo', '--trade-policy', '1', '--bc-id', bcId],
  ...['--advertiser-id', advertiserId, '--catalog-id', catalogId],
];
const addStore = (handle: string) =>
  session.admin(['store', 'add', '--handle', handle, '--name', handle, ...idFlags()], firstStore().token);
const removeStore = (handle: string) => session.admin(['store', 'remove', '--handle', handle]);

type Run = { handle: string; outcome: string | null };
/** The checks that began after this moment of domain time. */
const runsSince = (since: Date) =>
  session.database.query<Run>(
    `select s.handle, r.outcome from check_run r join store s on s.id = r.store_id
      where r.started_at > $1 order by s.handle, r.started_at`,
    [since],
  );
const domainNow = async () => {
  const [row] = await session.database.query<{ now: Date }>('select app_now() as now');
  if (row === undefined) throw new Error('no clock');
  return row.now;
};
const snapshots = () => session.database.query('select * from snapshot order by store_id, taken_at');
const goodReadings = () =>
  session.database.query('select store_id, part, good_value, good_at from reading order by 1, 2');

/** The next check of everything that is due, to its end. */
async function checkNow(): Promise<number> {
  await session.jump(6 * MINUTE_MS);
  const woken = await session.app.time.tick();
  await session.app.time.drain();
  return woken;
}

describe('the beat', () => {
  it('wakes each due store once, and its check runs once', async () => {
    for (const handle of ['beat-a', 'beat-b']) await addStore(handle);
    await checkNow();
    const since = await domainNow();
    await session.jump(6 * MINUTE_MS);
    expect(await session.app.time.tick()).toBe(3);
    expect(await session.app.time.tick()).toBe(0);
    await session.app.time.drain();
    expect(await runsSince(since)).toEqual(
      ['beat-a', 'beat-b', 'loja-modelo'].map((handle) => ({ handle, outcome: 'complete' })),
    );
  });

  it('of two replicas at once wakes each store once', async () => {
    await session.jump(6 * MINUTE_MS);
    const since = await domainNow();
    const woken = await Promise.all([session.app.time.tick(), session.app.time.tick()]);
    expect(woken.reduce((sum, one) => sum + one)).toBe(3);
    await Promise.all([session.app.time.drain(), session.app.time.drain()]);
    expect(await runsSince(since)).toHaveLength(3);
  });

  it('after a standstill of days checks each store once, not once per missed beat', async () => {
    await session.jump(3 * 24 * 60 * MINUTE_MS);
    const since = await domainNow();
    for (const _ of [1, 2, 3]) await session.app.time.tick();
    await session.app.time.drain();
    expect(await runsSince(since)).toHaveLength(3);
  });

  it('does nothing while nothing is due', async () => {
    const before = session.worlds.http.tiktok.requests.length;
    expect(await session.app.time.tick()).toBe(0);
    await session.app.time.drain();
    expect(session.worlds.http.tiktok.requests.length).toBe(before);
    for (const handle of ['beat-a', 'beat-b']) await removeStore(handle);
  });

  it('makes eight calls a check', async () => {
    const before = session.worlds.http.tiktok.requests.length;
    await checkNow();
    const paths = session.worlds.http.tiktok.requests.slice(before).map(({ path }) => path);
    // Its pixel's events are read once a day, and so are the app's subscriptions.
    const others = /^\/(pixel\/event|subscription)\//;
    expect(paths.filter((path) => !others.test(path)).toSorted()).toEqual([
      '/advertiser/info/',
      '/bc/get/',
      '/catalog/eventsource_bind/get/',
      '/catalog/get/',
      '/catalog/overview/',
      '/oauth2/advertiser/get/',
      '/pixel/list/',
      '/user/info/',
    ]);
  });
});

describe('a check that reads nothing', () => {
  it.each(['down', 'bad-gateway', 'garbage', 'auth-outage', 'app-banned'])(
    'changes neither counts nor the last good values: %s',
    async (lever) => {
      await checkNow();
      const before = { snapshots: await snapshots(), readings: await goodReadings() };
      const since = await domainNow();
      session.world(lever);
      await checkNow();
      expect(await runsSince(since)).toEqual([{ handle: 'loja-modelo', outcome: 'noInfo' }]);
      expect({ snapshots: await snapshots(), readings: await goodReadings() }).toEqual(before);
      session.world('app-allowed');
    },
  );

  it('because the counts alone were not answered stores the rest, but no counts', async () => {
    await checkNow();
    const before = await snapshots();
    const since = await domainNow();
    session.worlds.faults.tiktok.add({ kind: 'reset' }, '/catalog/overview/', Infinity);
    await checkNow();
    expect(await runsSince(since)).toEqual([{ handle: 'loja-modelo', outcome: 'noInfo' }]);
    expect(await snapshots()).toEqual(before);
  });

  it('is partial where only something else was not answered', async () => {
    const since = await domainNow();
    session.worlds.faults.tiktok.add({ kind: 'reset' }, '/pixel/list/', Infinity);
    await checkNow();
    expect(await runsSince(since)).toEqual([{ handle: 'loja-modelo', outcome: 'partial' }]);
  });

  it('hiccups once and is asked again at once', async () => {
    const since = await domainNow();
    session.worlds.faults.tiktok.add({ kind: 'html502' }, '/catalog/overview/');
    await checkNow();
    expect(await runsSince(since)).toEqual([{ handle: 'loja-modelo', outcome: 'complete' }]);
  });
});

/** Something happens between the question about the counts and its answer. */
async function duringCheck(act: () => Promise<unknown>): Promise<void> {
  session.worlds.faults.tiktok.add({ kind: 'delay', ms: 300 }, '/catalog/overview/');
  await session.jump(6 * MINUTE_MS);
  await session.app.time.tick();
  const called = session.called('/catalog/overview/');
  const check = session.app.time.drain();
  await called;
  await act();
  await check;
}

describe('a check under way', () => {
  it('is thrown away when the connection gets a new generation', async () => {
    await checkNow();
    session.worlds.tiktok.setCounts({ rejected: 77 });
    const before = { snapshots: await snapshots(), readings: await goodReadings() };
    const since = await domainNow();
    await duringCheck(() => session.database.query('update connection set generation = generation + 1'));
    expect(await runsSince(since)).toEqual([{ handle: 'loja-modelo', outcome: 'superseded' }]);
    expect({ snapshots: await snapshots(), readings: await goodReadings() }).toEqual(before);
    // What was read under the old generation is not shown as the new one's.
    const status = await session.ask('eva', '/tiktok status');
    expect(status.counts.map((field) => field.split('\n')[1])).toEqual(Array(3).fill('not known yet'));
    await checkNow();
    expect((await session.ask('eva', '/tiktok status')).counts[2]).toContain('77');
  });

  it('is thrown away when the grant gets a new token', async () => {
    await checkNow();
    session.worlds.tiktok.setCounts({ rejected: 78 });
    const before = await snapshots();
    const since = await domainNow();
    await duringCheck(() =>
      session.database.query('update tiktok_grant set token_version = token_version + 1'),
    );
    expect(await runsSince(since)).toEqual([{ handle: 'loja-modelo', outcome: 'superseded' }]);
    expect(await snapshots()).toEqual(before);
    await checkNow();
    expect((await session.ask('eva', '/tiktok status')).counts[2]).toContain('78');
  });

  it('of a store that is removed meanwhile stores nothing and fails nobody', async () => {
    await addStore('short-lived');
    const failures = session.log.named('a task failed').length;
    session.worlds.faults.tiktok.add({ kind: 'delay', ms: 300 }, '/catalog/overview/');
    await duringCheck(() => removeStore('short-lived'));
    expect(session.log.named('a task failed')).toHaveLength(failures);
    const left = await session.database.query("select 1 from store where handle = 'short-lived'");
    expect(left).toEqual([]);
  });
});

describe('ids of TikTok', () => {
  it('stand in the database digit by digit', async () => {
    const [row] = await session.database.query(
      "select bc_id, advertiser_id, catalog_id, pixel_code from connection c join store s on s.id = c.store_id where handle = 'loja-modelo'",
    );
    const { bcId, advertiserId, catalogId, pixelCode } = firstStore();
    for (const id of [bcId, advertiserId, catalogId]) expect(id).toMatch(/^\d{19}$/);
    expect(row).toEqual({
      bc_id: bcId,
      advertiser_id: advertiserId,
      catalog_id: catalogId,
      pixel_code: pixelCode,
    });
  });

  it('that were read, also as bare JSON numbers, are exact', async () => {
    await checkNow();
    const rows = await session.database.query<{ part: string; id: string }>(
      `select part, coalesce(good_value ->> 'coreUserId', good_value ->> 'pixelId') as id
        from reading where part in ('user', 'pixel') order by part`,
    );
    expect(rows).toEqual([
      { part: 'pixel', id: firstStore().pixelId },
      { part: 'user', id: firstStore().coreUserId },
    ]);
    const [grant] = await session.database.query('select core_user_id, app_id from tiktok_grant');
    expect(grant).toEqual({ core_user_id: firstStore().coreUserId, app_id: firstStore().appId });
  });
});

describe('a worker of its own', () => {
  it('is woken by what the beat writes, and ends with the app', async () => {
    const own = await startAppSession({ overrides: { beat: true } });
    try {
      await own.jump(6 * MINUTE_MS);
      const ended = own.log.until(({ msg }) => msg === 'check ended');
      await own.app.time.tick();
      expect(await ended).toMatchObject({ outcome: 'complete' });
    } finally {
      await own.stop();
    }
  });
});
