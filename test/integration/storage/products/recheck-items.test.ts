import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SlackRefusal } from '../../../../src/core/alerts/ports.ts';
import type { CatalogItem } from '../../../../src/core/products/items/catalog-item.ts';
import type { Asker, RecheckReadings } from '../../../../src/core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../../src/core/products/rechecks/recheck-target.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { checkTwice, deliverAll, follow, rejected } from '../../../support/contracts/scene.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs } from '../fixtures.ts';
import { asker, lookAt, recheckWith } from './follow-scene.ts';
import {
  beginItems,
  complete,
  fixedFindings,
  itemOf,
  nothingTold,
  openFindings,
  publishItems,
  rejectedOf,
} from './item-scene.ts';
import { accessOf, publishPass, readOf } from './product-scene.ts';

const nextDueAt = new Date('2100-01-01T00:00:00Z');
const pending = (skuId: string) => itemOf(skuId, { audit: 'processing' });
const store: RecheckTarget = { kind: 'store' };
const landing: RecheckTarget = { kind: 'cause', group: { cause: 'tiktok.rejected', reason: 'Landing' } };

const make = sharedTestStorage();
let test: TestStorage;
let workspace: Workspace;
let storeId: string;

beforeEach(async () => {
  test = await make();
  workspace = await installTeam(test.storage, 'TITEMS');
  storeId = await addStore(test.storage, workspace, 'shop');
  await test.storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
});

const found = () => openFindings(test.database, storeId);
const ended = () => fixedFindings(test.database, storeId);
const publish = (...items: readonly CatalogItem[]) =>
  publishItems(test.storage, workspace, storeId, { items });
const recheck = async (target: RecheckTarget, readings: Partial<RecheckReadings>, by: Asker = asker) => {
  await test.storage.clock.shift(1_000);
  return recheckWith(test.storage, workspace, storeId, { target, readings, by });
};

describe('a recheck of what TikTok says', () => {
  beforeEach(async () => {
    await publishPass(
      test.storage,
      workspace,
      storeId,
      ['1', '2', '3', '4', '5', '6'].map((id) => readOf(id)),
    );
    await publish(...['1', '2', '3', '4'].map((id) => rejectedOf(id, 'Landing')), itemOf('5'), itemOf('6'));
  });

  it('settles the items that TikTok names, and leaves the one that it does not name as it is', async () => {
    const tiktok = [itemOf('1'), pending('2'), rejectedOf('3', 'Prohibited')];
    expect(await recheck(landing, { tiktok })).toMatchObject({
      fixed: [{ skuId: '1' }, { skuId: '3', reason: 'Landing' }],
      inReview: [{ skuId: '2', name: 'Product of 2' }],
      still: [{ skuId: '4', reason: 'Landing' }],
      found: [{ skuId: '3', reason: 'Prohibited' }],
      isTikTokStored: true,
      follow: { items: 1, inThread: false },
    });
    expect(await found()).toEqual(['tiktok.rejected (Landing): 4', 'tiktok.rejected (Prohibited): 3']);
    // A reading of VTEX judges anew from what is stored: that has to be the same.
    await publishPass(
      test.storage,
      workspace,
      storeId,
      ['1', '2', '3', '4'].map((id) => readOf(id)),
    );
    expect(await found()).toEqual(['tiktok.rejected (Landing): 4', 'tiktok.rejected (Prohibited): 3']);
  });

  it('asks for the SKUs of the target by the ids that TikTok has, and VTEX only for those that it knows', async () => {
    await publish(rejectedOf('1', 'Landing'), rejectedOf('gone-from-vtex', 'Landing'));
    expect(await test.storage.rechecks.begin(workspace, storeId, landing, 9)).toMatchObject({
      total: 2,
      isAboutTikTok: true,
      vtex: { skuIds: ['1'] },
      tiktok: { itemKeys: ['1', 'gone-from-vtex'] },
    });
  });

  it('is newer than a reading of all items that had read them before', async () => {
    const pass = await beginItems(test.storage, workspace, storeId);
    await test.storage.items.savePage(workspace, pass, [rejectedOf('1', 'Landing'), itemOf('5')], complete);
    await recheck(landing, { tiktok: [itemOf('1')] });
    await test.storage.items.publish(workspace, pass, { reports: nothingTold, nextDueAt });
    expect(await found()).toEqual([]);
    expect(await ended()).toContain('tiktok.rejected: 1');
  });

  it('leaves what was read after it had begun, and says nothing before all items were read once', async () => {
    const start = await test.storage.rechecks.begin(workspace, storeId, landing, 9);
    if (typeof start === 'string') throw new Error(start);
    await test.storage.clock.shift(1_000);
    await publish(itemOf('1'), rejectedOf('2', 'Landing'));
    const readings = { vtex: null, tiktok: [rejectedOf('1', 'Landing')] };
    await test.storage.rechecks.finish(workspace, start, readings, asker);
    expect(await found()).toEqual(['tiktok.rejected (Landing): 2']);
    await test.database.query('update item_pass set published_at = null');
    const isUnlisted = { tiktok: { listedAt: null } };
    expect(await test.storage.rechecks.begin(workspace, storeId, landing, 9)).toMatchObject(isUnlisted);
  });

  it('says nothing of TikTok where the connection was changed meanwhile', async () => {
    const start = await test.storage.rechecks.begin(workspace, storeId, landing, 9);
    if (typeof start === 'string') throw new Error(start);
    await test.database.query('update connection set generation = generation + 1');
    const readings = { vtex: null, tiktok: [itemOf('1')] };
    const outcome = await test.storage.rechecks.finish(workspace, start, readings, asker);
    expect(outcome).toMatchObject({ isTikTokStored: false, fixed: [], still: [], follow: null });
    expect(await found()).toEqual(['tiktok.rejected (Landing): 1 2 3 4']);
  });

  it('follows what TikTok has in review since it was fixed elsewhere, and names it once it is available', async () => {
    const others = ['1', '2', '3', '4', '6'].map((id) => readOf(id));
    await publishPass(test.storage, workspace, storeId, [readOf('5', 'brand.missing'), ...others]);
    await publish(pending('5'), ...['1', '2', '3', '4', '6'].map((id) => itemOf(id)));
    await publishPass(test.storage, workspace, storeId, [readOf('5'), ...others]);
    expect(await recheck(store, { tiktok: [pending('5')] })).toMatchObject({
      ...{ inReview: [{ skuId: '5' }], fixed: [], follow: { items: 1 } },
    });
    expect(await recheck(store, { tiktok: [itemOf('5')] })).toMatchObject({
      ...{ available: [{ skuId: '5' }], inReview: [], follow: null },
    });
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toMatchObject({ skuIds: [] });
  });

  it('does without VTEX’s keys', async () => {
    await test.database.query('update vtex_key set app_token = null');
    expect(await recheck(landing, { tiktok: [itemOf('1')] })).toMatchObject({ fixed: [{ skuId: '1' }] });
    await publish(itemOf('1'));
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toBe('no-keys');
  });
});

describe('items that somebody had rechecked', () => {
  const followId = async () => (await follows())[0]!.id;
  const follows = () =>
    test.database.query<{ id: string; asked_by: string; skus: string[]; due: number | null }>(
      `select id, asked_by, array(select i.value ->> 'skuId' from json_array_elements(items) i) as skus,
         round(extract(epoch from due_at - app_now()) / 60)::int as due
       from recheck_follow order by started_at, asked_by`,
    );
  const posts = () =>
    test.database.query<{ channel: string; thread: boolean; content: Record<string, unknown> }>(
      `select channel_id as channel, in_thread as thread, content from outbox
       where dedup_key like 'follow:%' order by seq`,
    );
  const look = async (items: readonly CatalogItem[] | null) => {
    const begun = await lookAt(test.storage, workspace, await followId());
    return test.storage.follows.finish(workspace, begun, items);
  };

  beforeEach(async () => {
    await publishPass(test.storage, workspace, storeId, [
      readOf('1', 'brand.missing'),
      readOf('2'),
      readOf('3'),
    ]);
    await publish(itemOf('1'), rejectedOf('2', 'Landing'), rejectedOf('3', 'Landing'));
    await recheck(store, {
      vtex: [readOf('1'), readOf('2'), readOf('3')],
      tiktok: ['1', '2', '3'].map(pending),
    });
  });

  it('are looked at until all have a verdict, and told of once, to whoever asked', async () => {
    expect(await follows()).toMatchObject([{ asked_by: 'UASKER', skus: ['1', '2', '3'], due: 5 }]);
    expect(await test.storage.follows.wakeDue(10)).toBe(0);
    await test.storage.clock.shift(minutesMs(15));
    expect(await test.storage.follows.wakeDue(10)).toBe(1);
    expect(await look([itemOf('1'), pending('2'), pending('3')])).toBe('waits');
    expect(await follows()).toMatchObject([{ due: 15 }]);
    await test.storage.clock.shift(minutesMs(45));
    expect(await look(null)).toBe('waits');
    expect(await follows()).toMatchObject([{ due: 60 }]);
    const last = await lookAt(test.storage, workspace, await followId());
    const items = [itemOf('1'), itemOf('2'), rejectedOf('3', 'Landing')];
    expect(await test.storage.follows.finish(workspace, last, items)).toBe('told');
    expect(await test.storage.follows.finish(workspace, last, items)).toBe('lost');
    expect(await test.storage.follows.begin(workspace, last.followId)).toBe('gone');
    expect(await posts()).toMatchObject([
      {
        channel: 'UASKER',
        thread: false,
        content: {
          ...{ kind: 'follow', store: 'Store shop', by: 'UASKER' },
          available: { count: 2, names: ['Product of 1 · Azul P', 'Product of 2 · Azul P'] },
          rejected: { count: 1 },
          inReview: { count: 0 },
        },
      },
    ]);
    // A look settles items like a recheck.
    expect(await found()).toEqual(['tiktok.rejected (Landing): 3']);
    await test.storage.clock.shift(1_100);
    expect(await test.storage.outbox.claim(10)).toMatchObject([{ post: { channelId: 'UASKER' } }]);
  });

  it('are followed once for a person, anew with each recheck, and for each person', async () => {
    const again = { tiktok: ['1', '2', '3'].map(pending) };
    await recheck({ kind: 'product', productId: 'p2' }, again);
    await recheck({ kind: 'product', productId: 'p2' }, again, { ...asker, userId: 'UOTHER' });
    expect(await follows()).toMatchObject([
      { asked_by: 'UASKER', skus: ['1', '3'] },
      { asked_by: 'UASKER', skus: ['2'] },
      { asked_by: 'UOTHER', skus: ['2'] },
    ]);
    expect(await look([itemOf('1'), pending('3')])).toBe('waits');
    await recheck({ kind: 'product', productId: 'p3' }, again);
    await recheck({ kind: 'product', productId: 'p2' }, again);
    // One that waits for nothing any more is to be told now; an empty one has nothing to tell.
    expect(await follows()).toMatchObject([
      ...[{ skus: ['1'], due: 0 }, { due: null, skus: [] }, { asked_by: 'UOTHER' }],
      ...[
        { skus: ['3'], due: 5 },
        { skus: ['2'], due: 5 },
      ],
    ]);
    expect(await look([itemOf('1')])).toBe('told');
    expect(await posts()).toMatchObject([{ content: { available: { count: 1 }, rejected: { count: 0 } } }]);
  });

  it('are asked for by the key of their recheck where none is known now', async () => {
    const keyIs = (key: string | null) => test.database.query('update item_pass set join_key = $1', [key]);
    await test.database.query(`update recheck_follow set join_key = 'product'`);
    for (const [key, itemKeys] of [
      [null, ['p1', 'p2', 'p3']],
      ['unknown', ['p1', 'p2', 'p3']],
      ['sku', ['1', '2', '3']],
    ] as const) {
      await keyIs(key);
      await test.storage.clock.shift(minutesMs(3));
      expect(await lookAt(test.storage, workspace, await followId())).toMatchObject({ itemKeys });
    }
  });

  it('are looked at by one at a time; after a crash by anybody in two minutes', async () => {
    await test.storage.clock.shift(minutesMs(15));
    await test.storage.follows.wakeDue(10);
    const first = await lookAt(test.storage, workspace, await followId());
    expect(await test.storage.follows.begin(workspace, first.followId)).toBe('busy');
    await test.storage.clock.shift(minutesMs(2.1));
    expect(await test.storage.follows.wakeDue(10)).toBe(1);
    await lookAt(test.storage, workspace, first.followId);
    expect(await test.storage.follows.finish(workspace, first, [])).toBe('lost');
  });

  it('are forgotten with their store, ended by an uninstall, and kept for 30 days after they were told', async () => {
    const count = async () => (await follows()).length;
    await test.storage.workspaces.uninstall(workspace);
    expect(await follows()).toMatchObject([{ due: null }]);
    await test.storage.clock.shift(hoursMs(24 * 29));
    await test.storage.retention.sweep();
    expect(await count()).toBe(1);
    await test.database.query(`update recheck_follow set ended_at = ended_at - interval '2 days'`);
    await test.storage.retention.sweep();
    expect(await count()).toBe(0);
  });

  it('are told in the thread of the alert in which it was clicked, or directly where that is gone', async () => {
    const { storage } = test;
    const ports = {
      ...storage,
      now: () => storage.clock.now(),
      shift: (ms: number) => storage.clock.shift(ms),
    };
    const alertPorts = ports as unknown as Parameters<typeof deliverAll>[0]; // what these three steps use of it
    const other = await addStore(storage, workspace, 'other', 'another-user');
    await follow(alertPorts, workspace, 'CALERTS');
    await checkTwice(alertPorts, workspace, other, rejected(2));
    await storage.clock.shift(minutesMs(1.1));
    const alert = (await deliverAll(alertPorts)).find(({ content }) => content.kind === 'incident')!;
    await test.database.query('delete from recheck_follow');
    const clicked = { ...asker, postId: alert.post.id };
    const outcome = await recheck({ kind: 'product', productId: 'p2' }, { tiktok: [pending('2')] }, clicked);
    expect(outcome.follow).toEqual({ items: 1, inThread: true });
    expect(await look([itemOf('2')])).toBe('told');
    await storage.clock.shift(1_100);
    const [claim] = await storage.outbox.claim(10);
    expect(claim).toMatchObject({ post: { channelId: 'CALERTS' }, threadTs: expect.any(String) });
    await storage.outbox.recordIntent(claim!);
    const gone: SlackRefusal = { code: 'is_archived', because: 'channel', retryAfterMs: null };
    await storage.outbox.recordRefused(claim!, gone);
    expect(await posts()).toMatchObject([
      { channel: 'CALERTS', thread: true },
      { channel: 'UASKER', thread: false, content: { kind: 'follow', available: { count: 1 } } },
    ]);
  });
});
