import { afterEach, describe, expect, it } from '@jest/globals';
import { runConnect } from '../../../../src/core/connect/run-connect.ts';
import type { ReadingProgress } from '../../../../src/core/connect/connect-card.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { Killed, attemptOf, drive, endOf, orDie } from './connect-scene.ts';
import type { Ports } from './connect-scene.ts';
import { authorized, lists, portsWith, reachedIn, stepOf, vendorOf, wholeList } from './reading-scene.ts';
import type { Authorized, Lists } from './reading-scene.ts';

const fresh = sharedTestStorage();
afterEach(closeAll);

const wakeUpOf = ({ workspace, attemptId }: Authorized) => ({ workspaceId: workspace.id, attemptId });
const leftBehind = async ({ database }: Authorized) =>
  (await database.query('select from read_asset')).length;

describe('what a sign-in reaches', () => {
  it('is the same list wherever the reading was killed, and no page is read that was stored', async () => {
    const whole = vendorOf(lists);
    const scene = await authorized(await fresh());
    await runConnect(portsWith(scene, whole), wakeUpOf(scene));
    expect(await reachedIn(scene)).toEqual(wholeList);
    for (let at = 0; at < whole.asked.length; at += 1) {
      for (const moment of ['asked', 'stored'] as const) {
        const next = await authorized(await fresh());
        const vendor = vendorOf(lists);
        const healthy = portsWith(next, vendor);
        let pages = 0;
        const recordPage: Ports['connects']['recordPage'] = async (...args) => {
          const isLast = pages === at;
          pages += 1;
          if (isLast && moment === 'asked') throw new Killed();
          const recorded = await healthy.connects.recordPage(...args);
          if (isLast) throw new Killed();
          return recorded;
        };
        const mortal = { ...healthy, connects: { ...healthy.connects, recordPage } };
        await orDie(() => runConnect(mortal, wakeUpOf(next)));
        expect(await reachedIn(next)).toEqual([]);
        await drive(next, healthy);
        const where = { at, moment };
        expect({ where, list: await reachedIn(next) }).toEqual({ where, list: wholeList });
        const twice = moment === 'asked' ? [whole.asked[at]] : [];
        expect({ where, asked: vendor.asked.toSorted() }).toEqual({
          where,
          asked: [...whole.asked, ...twice].toSorted(),
        });
        expect(await leftBehind(next)).toBe(0);
      }
    }
  }, 120_000);

  it('is read to its end by one replica at a time where it takes twenty minutes, and the card tells how far it is', async () => {
    const centers = Array.from({ length: 12 }, (_, at) => `b${String(at)}`);
    const many: Lists = {
      centers: [centers],
      accounts: [['a1']],
      'catalogs/b0': [['c1']],
      'owned/b0': [['a1']],
    };
    const scene = await authorized(await fresh());
    const { storage } = scene;
    const [startedAt, shown, others] = [
      await storage.clock.now(),
      new Map<string, ReadingProgress>(),
      new Set<string>(),
    ];
    let nowMs = 0;
    const slow = vendorOf(many, async () => {
      nowMs += 45_000;
      await storage.clock.shift(45_000);
      // What another replica makes of it meanwhile, should it be woken.
      others.add(await runConnect(scene.ports, wakeUpOf(scene)));
      const step = await stepOf(scene);
      if (step.at === 'authorized' && step.progress !== undefined)
        shown.set(JSON.stringify(step.progress), step.progress);
      return null;
    });
    await drive(scene, { ...portsWith(scene, slow), stopwatch: { ms: () => nowMs } });
    expect((await storage.clock.now()).getTime() - startedAt.getTime()).toBeGreaterThan(20 * 60_000);
    expect([...others]).toEqual(['busy']);
    expect(slow.asked).toHaveLength(27);
    expect(new Set(slow.asked).size).toBe(27);
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached', step: 'reached' });
    expect(await reachedIn(scene)).toHaveLength(14);
    const centersTold = [...shown.values()].filter(({ what }) => what === 'centers');
    expect(centersTold).toContainEqual({ what: 'centers', done: 3, of: 12 });
    expect(centersTold.map(({ done }) => done)).toEqual(
      centersTold.map(({ done }) => done).toSorted((a, b) => a - b),
    );
  }, 60_000);

  it('is left alone by a replica that comes to itself after another one went on', async () => {
    const scene = await authorized(await fresh());
    const { storage, workspace } = scene;
    const healthy = portsWith(scene, vendorOf(lists));
    let isAsleep = true;
    const sleepy = vendorOf(lists, async ({ name }) => {
      if (name !== 'owned/b1' || !isAsleep) return null;
      isAsleep = false;
      await storage.clock.shift(3 * 60_000);
      expect(await runConnect(healthy, wakeUpOf(scene))).toBe('done');
      return { class: 'good', value: { rows: [{ id: 'a4', name: 'Late' }], next: null } };
    });
    expect(await runConnect(portsWith(scene, sleepy), wakeUpOf(scene))).toBe('waits');
    expect(sleepy.asked.at(-1)).toBe('owned/b1#1');
    expect([await reachedIn(scene), await leftBehind(scene)]).toEqual([wholeList, 0]);
    expect(await storage.connects.readChoice(workspace, scene.attemptId)).not.toBeNull();
  });

  it('tells nothing in between where it is quick', async () => {
    const scene = await authorized(await fresh());
    const progress: unknown[] = [];
    const vendor = vendorOf(lists, async () => {
      const step = await stepOf(scene);
      if ('progress' in step) progress.push(step.progress);
      return null;
    });
    await runConnect(portsWith(scene, vendor), wakeUpOf(scene));
    expect(progress).toEqual([]);
  });

  it('may be chosen in each Business Center that has the ad account', async () => {
    const scene = await authorized(await fresh());
    const { storage, workspace, attemptId } = scene;
    await runConnect(portsWith(scene, vendorOf(lists)), wakeUpOf(scene));
    const choose = (bcId: string, catalogId: string, advertiserId = 'a2') =>
      storage.connects.choose(workspace, attemptId, { bcId, advertiserId, catalogId, pixelCode: null });
    expect(await choose('b3', 'c3')).toEqual({
      kind: 'unreachable',
      kinds: expect.arrayContaining(['advertiser', 'catalog']),
    });
    // Not one that only a Business Center names, and the token does not.
    expect(await choose('b2', 'c3', 'a9')).toEqual({ kind: 'unreachable', kinds: ['advertiser'] });
    expect(await choose('b1', 'c1')).toEqual({ kind: 'connected' });
    expect(await choose('b2', 'c3')).toEqual({ kind: 'connected' });
  });

  it('begins the form with the only ad account there is, also where two Business Centers have it', async () => {
    const scene = await authorized(await fresh());
    const one = { centers: [['b1', 'b2']], accounts: [['a1']], 'owned/b1': [['a1']], 'owned/b2': [['a1']] };
    await runConnect(portsWith(scene, vendorOf(one)), wakeUpOf(scene));
    const choice = await scene.storage.connects.readChoice(scene.workspace, scene.attemptId);
    expect(choice?.preset).toMatchObject({ bc: null, advertiser: { id: 'a1' } });
  });
});

describe('a TikTok that says it badly', () => {
  it.each([
    ['centers', 2],
    ['catalogs/b1', 2],
  ] as const)(
    'of whose %s the pages do not belong together is read anew until they do',
    async (name, page) => {
      const scene = await authorized(await fresh());
      let lies = 2;
      // What came before the broken page was not so either.
      const vendor = vendorOf({ ...lists, [name]: [...lists[name]!] }, (asked) => {
        if (asked.name === name && lies > 0) {
          if (asked.page === page) {
            lies -= 1;
            return { class: 'good', value: { rows: [{ id: 'x9', name: 'Half' }], next: 'anew' } };
          }
          const rows = [{ id: 'x1', name: 'Gone' }];
          return { class: 'good', value: { rows, next: { page: 2, totals: [], lasts: [] } } };
        }
        return null;
      });
      const ports = portsWith(scene, vendor);
      expect(await runConnect(ports, wakeUpOf(scene))).toBe('waits');
      expect(await stepOf(scene)).toMatchObject({ at: 'authorized', trouble: 'unsteady' });
      expect(await reachedIn(scene)).toEqual([]);
      expect(await scene.storage.connects.readChoice(scene.workspace, scene.attemptId)).toBeNull();
      await drive(scene, ports);
      expect(await reachedIn(scene)).toEqual(wholeList);
    },
  );

  it('fails inside, or is silent, in the middle: nobody chooses from half a list, and it goes on from there', async () => {
    const scene = await authorized(await fresh());
    let failures = 3;
    const vendor = vendorOf(lists, ({ name, page }) => {
      if (name !== 'catalogs/b1' || page !== 2 || failures === 0) return null;
      failures -= 1;
      return { class: 'noInfo', reason: 'code 50000', vendorCode: 50000 };
    });
    const ports = portsWith(scene, vendor);
    expect(await runConnect(ports, wakeUpOf(scene))).toBe('waits');
    expect(await stepOf(scene)).toMatchObject({ at: 'authorized', trouble: 'silent' });
    expect(await reachedIn(scene)).toEqual([]);
    await drive(scene, ports);
    expect(await reachedIn(scene)).toEqual(wholeList);
    expect(vendor.asked.filter((one) => one === 'catalogs/b1#1')).toHaveLength(1);
  });

  it('refuses our app in the middle: that is told, and is no empty list', async () => {
    const scene = await authorized(await fresh());
    let isBanned = true;
    const vendor = vendorOf(lists, ({ name }) =>
      name === 'catalogs/b2' && isBanned
        ? { class: 'appRefused', reason: 'code 40113', vendorCode: 40113 }
        : null,
    );
    const ports = portsWith(scene, vendor);
    expect(await runConnect(ports, wakeUpOf(scene))).toBe('waits');
    expect(await stepOf(scene)).toMatchObject({ at: 'authorized', trouble: 'app' });
    isBanned = false;
    await drive(scene, ports);
    expect(await reachedIn(scene)).toEqual(wholeList);
  });

  it('says for a day nothing whole: that is told, and the access is given back', async () => {
    const scene = await authorized(await fresh());
    const vendor = vendorOf(lists, ({ name }) =>
      name === 'accounts' ? { class: 'noInfo', reason: 'code 50000', vendorCode: 50000 } : null,
    );
    const ports = portsWith(scene, vendor);
    await runConnect(ports, wakeUpOf(scene));
    await scene.storage.clock.shift(25 * 3_600_000);
    await runConnect(ports, wakeUpOf(scene));
    expect(await stepOf(scene)).toEqual({ at: 'untold' });
    await drive(scene, ports);
    expect(await endOf(scene)).toMatchObject({ connection: { phase: 'new' }, grants: [], held: 0, live: 0 });
    expect(await leftBehind(scene)).toBe(0);
  });

  it('keeps the pixels of an ad account to itself in the middle of them: half of them are none', async () => {
    const scene = await authorized(await fresh());
    const vendor = vendorOf(lists, ({ name, page }) =>
      name === 'pixels/a1' && page === 2
        ? { class: 'noInfo', reason: 'code 50000', vendorCode: 50000 }
        : null,
    );
    await runConnect(portsWith(scene, vendor), wakeUpOf(scene));
    expect(await reachedIn(scene)).toEqual(wholeList.filter((row) => !row.endsWith('/a1')));
    expect(await stepOf(scene)).toMatchObject({ at: 'reached', reach: { pixels: 1, unread: 1 } });
    expect(await scene.storage.connects.wantPixels(scene.workspace, scene.attemptId, 'a1')).not.toBeNull();
  });

  it('tells of nothing at all: then there is nothing, and the card counts it', async () => {
    const scene = await authorized(await fresh());
    await runConnect(portsWith(scene, vendorOf({})), wakeUpOf(scene));
    const reach = { businessCenters: 0, adAccounts: 0, catalogs: 0, pixels: 0, unread: 0 };
    expect(await stepOf(scene)).toMatchObject({ at: 'reached', reach });
  });
});
