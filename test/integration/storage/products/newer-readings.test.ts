import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam } from '../fixtures.ts';
import { itemOf, narrowed, openFindings, publishItems } from './item-scene.ts';
import { accessOf, beginPass, beginPinged, publishPass, readOf } from './product-scene.ts';

describe('readings of products', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;
  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TNEWER');
    storeId = await addStore(test.storage, workspace, 'shop');
    const account = (await test.storage.stores.list(workspace)).stores[0]!.vtexAccount;
    await test.storage.vtexKeys.save(workspace, accessOf(account));
  });

  const open = () => openFindings(test.database, storeId);
  const publish = (...results: Parameters<typeof publishPass>[3]) =>
    publishPass(test.storage, workspace, storeId, results);

  it('that began earlier do not undo what a pass has read since', async () => {
    const { passes, pings, clock } = test.storage;
    await publish(readOf('1'), readOf('2'));
    await clock.shift(1_000);
    const pass = await beginPass(test.storage, workspace, storeId);
    await passes.saveIds(workspace, pass, 1, ['1', '2']);
    await passes.endListing(workspace, pass);
    const ping = await beginPinged(test.storage, workspace, storeId, '1');
    await clock.shift(20_000);
    await passes.saveResults(workspace, pass, [readOf('1', 'price.missing'), readOf('2')], 0);
    await pings.finish(workspace, ping, [readOf('1')]);
    // Which of the two was really later nobody knows: it is read once more.
    expect(await test.database.query('select sku_id from sku_ping')).toEqual([{ sku_id: '1' }]);
    await passes.publish(workspace, pass, { policyDefects: [], nextDueAt: new Date('2100-01-01T00:00:00Z') });
    expect(await open()).toEqual(['price.missing: 1']);
  });

  it('that began later count more than a chunk that was stored and settled meanwhile', async () => {
    const { passes, rechecks, clock } = test.storage;
    await publish(readOf('1', 'price.missing'), readOf('2', 'price.missing'));
    await clock.shift(1_000);
    const pass = await beginPass(test.storage, workspace, storeId);
    await passes.saveIds(workspace, pass, 1, ['1', '2']);
    await passes.endListing(workspace, pass);
    // The chunk is being read; then somebody mends the one, deletes the other, and clicks.
    await clock.shift(20_000);
    const recheck = await rechecks.begin(workspace, storeId, { kind: 'store' }, 9);
    if (typeof recheck === 'string') throw new Error(recheck);
    await clock.shift(10_000);
    const broken = ['1', '2'].map((skuId) => readOf(skuId, 'price.missing'));
    await passes.saveResults(workspace, pass, broken, 15_000);
    await passes.settle(workspace, pass, ['1', '2']);
    const vtex = [readOf('1'), { kind: 'gone', skuId: '2' } as const];
    const asker = { userId: 'UEVE', language: 'en', postId: null } as const;
    await rechecks.finish(workspace, recheck, { vtex, tiktok: null }, asker);
    expect(await open()).toEqual([]);
    await passes.publish(workspace, pass, { policyDefects: [], nextDueAt: new Date('2100-01-01T00:00:00Z') });
    expect(await open()).toEqual([]);
    expect(await test.database.query('select sku_id from sku')).toEqual([{ sku_id: '1' }]);
  });

  it('change nothing that others conclude from, until the pass is published', async () => {
    const { passes, clock } = test.storage;
    const skus = () =>
      test.database.query(`select sku_id, image_url, sellable_since from sku order by sku_id`);
    await publish(readOf('1'), readOf('2'));
    const before = await skus();
    await clock.shift(1_000);
    const pass = await beginPass(test.storage, workspace, storeId);
    await passes.saveIds(workspace, pass, 1, ['1', '2']);
    await passes.endListing(workspace, pass);
    const gone = readOf('1', 'images.missing', 'offer.missing');
    if (gone.kind !== 'read') throw new Error('it was read');
    const results = [
      { ...gone, isSellable: false, context: { ...gone.context, imageUrls: [] } },
      readOf('2'),
    ] as const;
    await passes.saveResults(workspace, pass, results, 0);
    await passes.settle(workspace, pass, ['1', '2']);
    expect(await skus()).toEqual(before);
    await passes.publish(workspace, pass, { policyDefects: [], nextDueAt: new Date('2100-01-01T00:00:00Z') });
    expect((await skus())[0]).toEqual({ sku_id: '1', image_url: '', sellable_since: null });
  });

  it('are nobody’s business before all products were read once', async () => {
    const { passes, rechecks } = test.storage;
    const pass = await beginPass(test.storage, workspace, storeId);
    await passes.saveIds(workspace, pass, 1, ['1', '2']);
    await passes.endListing(workspace, pass);
    await passes.saveResults(workspace, pass, [readOf('1', 'price.missing')], 0);
    await passes.settle(workspace, pass, ['1']);
    expect(await rechecks.begin(workspace, storeId, { kind: 'store' }, 9)).toMatchObject({
      skuIds: [],
      total: 0,
    });
  });

  it('are published whatever the length of a name that is their reason', async () => {
    // No two parts alike: PostgreSQL would compress them below its limit.
    const name = Array.from({ length: 6_000 }, (_, at) =>
      String.fromCodePoint(0x4e00 + ((at * 7_919) % 20_000)),
    ).join('');
    await publish(readOf('1', { cause: 'brand.inactive', reason: name }));
    expect(await open()).toEqual([`brand.inactive (${name.slice(0, 500)}): 1`]);
  });

  it('take what VTEX holds no more from what is not sent, also where nothing can be compared any more', async () => {
    await publish(readOf('1'), readOf('2'), readOf('3'));
    await test.storage.clock.shift(hoursMs(25));
    await publishItems(test.storage, workspace, storeId, { items: [itemOf('1'), itemOf('2')] });
    expect(await open()).toEqual(['join.notSent: 3']);
    await publishItems(test.storage, workspace, storeId, { items: [], cursor: narrowed });
    await publish(readOf('1'), readOf('2'));
    expect(await open()).toEqual([]);
  });
});
