import { setTimeout as sleepFor } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fc } from '../support/fast-check.ts';
import pg from 'pg';
import { skuIdAt } from '../../sandbox/worlds/catalog-seed.ts';
import type { VtexAccount } from '../../sandbox/worlds/vtex-world.ts';
import { loadConfig } from '../../src/config.ts';
import type { Workspace } from '../../src/core/workspace.ts';
import { openParts } from '../../src/parts.ts';
import type { Parts } from '../../src/parts.ts';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { bundledScript } from '../support/bundled-script.ts';
import { plansOf } from '../support/pass-plans.ts';
import type { Plan, Trouble } from '../support/pass-plans.ts';
import { foundIn, plantedIn } from '../support/planted-defects.ts';
import type { Findings, FixListView } from '../support/planted-defects.ts';

const hourMs = 3_600_000;
const nightMs = 25 * hourMs;

let session: AppSession;
let parts: Parts;
let workspace: Workspace;
beforeAll(async () => {
  session = await startAppSession({
    hasVtexKeys: true,
    env: { CHECK_INTERVAL_MINUTES: '60' },
    overrides: { vtexTiming: { timeoutMs: 300, retryBaseMs: 1, breakerPauseMs: 1 } },
  });
  const { config, secrets } = loadConfig(session.env);
  parts = await openParts(config, secrets, { log: session.log.logger, access: 'join' });
  const [installed] = await parts.storage.workspaces.list();
  workspace = installed!.workspace;
});
afterAll(async () => {
  await parts.storage.close();
  await session.stop();
});

const storeIdOf = async (handle: string) => {
  const { stores } = await parts.storage.stores.list(workspace);
  return stores.find((store) => store.handle === handle)!.id;
};
const viewOf = (storeId: string) => foundIn(parts.storage.fixLists, workspace, storeId);
const sorted = (findings: Findings) => [...findings].sort();

/** Troubles are over, the world is as it should be. */
function heal(account: VtexAccount): void {
  const { vtex } = session.worlds;
  session.worlds.faults.vtex.clear();
  vtex.setDown(null);
  vtex.acceptKey(account.name);
  vtex.giveResource('SKUs', account.name);
  vtex.emptyLists = false;
}

function begin(trouble: Trouble, account: VtexAccount): void {
  const { faults: planned, vtex } = session.worlds;
  if (trouble.kind === 'down') vtex.setDown(trouble.mode);
  if (trouble.kind === 'key') vtex.refuseKey(account.name);
  if (trouble.kind === 'forbidden') vtex.takeResource('SKUs', account.name);
  if (trouble.kind === 'empty') vtex.emptyLists = true;
  if (trouble.kind !== 'fault') return;
  // In the middle: so many calls go well first, then all attempts at one fail.
  if (trouble.after > 0) planned.vtex.add({ kind: 'delay', ms: 0 }, '*', trouble.after);
  planned.vtex.add(trouble.fault, '*', 30);
}

/** Lets hours pass until a pass is published that began after this moment. */
async function untilPublished(storeId: string, sinceMs: number): Promise<FixListView> {
  for (let slice = 0; slice < 8; slice += 1) {
    await session.advance(60_000);
    const view = await viewOf(storeId);
    if (view.publishedMs !== null && view.publishedMs >= sinceMs) return view;
    await session.jump(hourMs + 60_000);
  }
  throw new Error('no pass was published');
}

/** A night whose pass is disturbed, then a quiet one; answers what was known then. */
async function live(plan: Plan, storeId: string, account: VtexAccount, before: Findings): Promise<Findings> {
  const { vtex } = session.worlds;
  account.troubles.clear();
  account.skuCount = account.channelSkuCount = plan.skus;
  for (const { at, causes } of plan.planted)
    for (const cause of causes) vtex.breakSkus([skuIdAt(at)], cause, account.name);
  vtex.breakSkus(plan.unreadable.map(skuIdAt), 'unreadable', account.name);

  await session.jump(nightMs);
  const startedMs = vtex.nowMs();
  for (const trouble of plan.troubles) {
    begin(trouble, account);
    await session.advance(60_000);
    heal(account);
    const view = await viewOf(storeId);
    // A disturbed pass shows nothing; one that got through shows everything.
    const isNew = view.publishedMs !== null && view.publishedMs >= startedMs;
    expect(sorted(view.found)).toEqual(sorted(isNew ? plantedIn(account, before) : before));
    if (isNew) break;
    await session.jump(hourMs + 60_000);
  }
  const old = plantedIn(account, before);
  account.skuCount = account.channelSkuCount = plan.skus + plan.added;
  vtex.breakSkus(plan.removed.map(skuIdAt), 'removed', account.name);
  const expected = plantedIn(account, before);
  const { found } = await untilPublished(storeId, startedMs);
  // What changed while the pass was under way may be in it or not; whatever did not change is exact.
  const steady = (findings: Findings) =>
    new Set([...findings].filter((one) => old.has(one) === expected.has(one)));
  expect(sorted(steady(found))).toEqual(sorted(steady(old)));

  await session.jump(nightMs);
  const quiet = await untilPublished(storeId, vtex.nowMs());
  expect(sorted(quiet.found)).toEqual(sorted(plantedIn(account, found)));
  return quiet.found;
}

describe('the passes over a store', () => {
  it('find exactly what is wrong, whatever disturbs them', async () => {
    const storeId = await storeIdOf('loja-modelo');
    const account = session.worlds.vtex.account('lojamodelo');
    account.troubles.clear();
    account.skuCount = account.channelSkuCount = 5;
    await session.advance(60_000);
    let known = (await viewOf(storeId)).found;
    expect(sorted(known)).toEqual(sorted(plantedIn(account, new Set())));
    const hold = (least: number, most: number, numRuns: number) =>
      fc.assert(
        fc.asyncProperty(plansOf(least, most), async (plan) => {
          known = await live(plan, storeId, account, known);
        }),
        { numRuns, endOnFailure: true }, // each run begins with what the one before left
      );
    await hold(40, 60, 2);
    await hold(200, 200, 1);
  }, 240_000); // 15 s where nothing else runs
});

describe('the images of a store', () => {
  it('are in the list when TikTok would refuse them, and no other one; replaced, they leave it', async () => {
    const storeId = await storeIdOf('loja-modelo');
    const { vtex, http } = session.worlds;
    const account = vtex.account('lojamodelo');
    account.troubles.clear();
    account.skuCount = account.channelSkuCount = 30;
    const night = async () => {
      await session.jump(nightMs);
      await untilPublished(storeId, vtex.nowMs());
      await session.advance(60_000);
      const list = await parts.storage.fixLists.read(workspace, storeId);
      const groups = list!.groups.filter(({ cause }) => cause.startsWith('image.'));
      return groups.map(({ cause, skus, products }) => `${cause} ${String(skus)} ${String(products)}`).sort();
    };
    session.world('vtex-images=2:small');
    session.world('vtex-images=1:webp');
    session.world('vtex-images=1:missing');
    expect(await night()).toEqual(['image.format 3 1', 'image.tooSmall 6 2', 'image.unreadable 3 1']);
    const { text } = await session.ask('eva', '/tiktok products');
    expect(text).toContain('12 items need attention because of their images');
    expect(text).toContain('Images looked at: 10 of 10');
    expect(text).toContain('320 × 400');

    const before = http.images.requests.length;
    session.world('vtex-images=2:fine');
    expect(await night()).toEqual(['image.format 3 1', 'image.unreadable 3 1']);
    // The two that are new, and once more the one that was not there.
    expect(http.images.requests.length - before).toBe(3);
  });
});

describe('a worker that is killed with -9 in the middle of a pass', () => {
  const script = bundledScript('pass-app.ts');
  const running: AppProcess[] = [];
  afterAll(() => Promise.all(running.map((one) => one.kill())));

  const work = (storeId: string): AppProcess => {
    const args = [workspace.id, storeId];
    const started = startProcess({ file: script(), env: session.env, args });
    running.push(started);
    return started;
  };
  const list = 'stockkeepingunitidsbysaleschannel';
  const sku = 'stockkeepingunitbyid';
  const skus = 350;
  const betweenLooksMs = 10;

  /** A store whose published list is the old one, and which has more SKUs and other defects since. */
  async function changedStore(name: string) {
    const { vtex, tiktok } = session.worlds;
    const account = vtex.addAccount({ name, skuCount: 150, channelSkuCount: 150 });
    vtex.break(20, 'no-images', name);
    const { appId, coreUserId, token, ...ids } = tiktok.addStore({ name });
    const { appKey, appTokens } = vtex.key(name);
    const [appToken = ''] = appTokens;
    await session.addStores([
      {
        store: { handle: name, name, vtexAccount: name, tradePolicy: '3' },
        grant: { appId, coreUserId, displayName: name, token },
        ids,
      },
    ]);
    const storeId = await storeIdOf(name);
    await parts.storage.vtexKeys.save(workspace, { account: name, appKey, appToken });
    expect(await outcomeOf(work(storeId))).toBe('published');
    const old = plantedIn(account, new Set());
    vtex.fix(10, name);
    account.skuCount = account.channelSkuCount = skus;
    vtex.break(30, 'no-brand', name);
    return { storeId, old, now: plantedIn(account, old) };
  }

  async function outcomeOf(one: AppProcess): Promise<string> {
    await one.ended;
    return one.output() || one.errors();
  }

  /** Reads the list again and again until this is so, then kills. */
  async function killWhen(
    one: AppProcess,
    isSo: () => boolean | Promise<boolean>,
    look: () => Promise<void>,
  ) {
    let hasEnded = false;
    void one.ended.then(() => (hasEnded = true));
    for (let is = false; !is; is = await isSo()) {
      if (hasEnded) throw new Error(`it ended by itself: ${one.output()}${one.errors()}`);
      await look();
      await sleepFor(betweenLooksMs); // the worker needs the processor, too
    }
    await one.kill();
    session.worlds.faults.vtex.clear();
    await session.jump(180_000); // the lease is over
  }

  /** A publication stops at this lock: it writes to the table, readers do not mind. Answers how to end it. */
  async function lockSkus(): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: session.database.url });
    await client.connect();
    await client.query('begin; lock table sku in exclusive mode');
    return () => client.end();
  }
  const publishWaits = async () => {
    const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    return (await session.database.query(waiting)).length > 0;
  };

  it('is followed by one that goes on: little is asked again, and only the whole old or the whole new list is seen', async () => {
    const { vtex: planned } = session.worlds.faults;
    const { requests } = session.worlds.http.vtex;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 101, max: skus - 50 }), async (read) => {
        const { storeId, old, now } = await changedStore(`killed-${String(read)}`);
        const from = requests.length;
        const seen = new Set<string>();
        const look = async () => void seen.add(sorted((await viewOf(storeId)).found).join('\n'));
        const answered = (operation: string) =>
          requests
            .slice(from)
            .flatMap((one) => (one.answered === 200 && one.path.includes(`/${operation}`) ? [one.path] : []));
        /** Works until the call after so many of this kind, which is never answered. */
        const killAfter = (calls: number, operation: string) => {
          planned.add({ kind: 'delay', ms: 0 }, operation, calls);
          planned.add({ kind: 'hang' }, operation, Infinity);
          const mark = requests.length;
          return killWhen(
            work(storeId),
            () => requests.slice(mark).some((one) => one.answered === 'hang'),
            look,
          );
        };

        await killAfter(1, list);
        expect(answered(list)).toHaveLength(1);
        await killAfter(read, sku);
        const readOnce = answered(sku).length;
        expect(readOnce).toBeGreaterThan(read - 8);
        const release = await lockSkus();
        await killWhen(work(storeId), publishWaits, look);
        await release();
        // The chunk that was being read, and the one before it, which may not have been stored yet.
        expect(answered(sku).length).toBeLessThanOrEqual(skus + 200);
        expect([...seen]).toEqual([sorted(old).join('\n')]);

        const asked = answered(sku).length;
        expect(await outcomeOf(work(storeId))).toBe('published');
        await look();
        expect([...seen]).toEqual([sorted(old), sorted(now)].map((lines) => lines.join('\n')));
        // Every page once, but for the one that was being stored; every SKU at least once, and nothing again for the sake of what
        // was killed while it published.
        expect(answered(list).length).toBeLessThanOrEqual(3);
        expect(new Set(answered(sku)).size).toBe(skus);
        expect(answered(sku)).toHaveLength(asked);
      }),
      { numRuns: 1 },
    );
  }, 240_000); // 15 s where nothing else runs
});
