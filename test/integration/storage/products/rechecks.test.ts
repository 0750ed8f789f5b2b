import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CatalogItem, UploadLog } from '../../../../src/core/products/items/catalog-item.ts';
import type { SkuResult } from '../../../../src/core/products/ports.ts';
import type { RecheckReadings, RecheckStart } from '../../../../src/core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../../src/core/products/rechecks/recheck-target.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs } from '../fixtures.ts';
import { asker, recheckWith } from './follow-scene.ts';
import { itemOf, openFindings, publishItems, rejectedOf } from './item-scene.ts';
import { accessOf, beginPass, contextOf, publishPass, readOf } from './product-scene.ts';

describe('a recheck', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TRECHECK');
    storeId = await addStore(test.storage, workspace, 'shop');
    const [store] = (await test.storage.stores.list(workspace)).stores;
    await test.storage.vtexKeys.save(workspace, accessOf(store!.vtexAccount));
    const results = [
      readOf('1', 'brand.missing'),
      readOf('2', 'brand.missing', 'price.missing'),
      readOf('3', 'stock.none'),
      readOf('4'),
    ];
    await publishPass(test.storage, workspace, storeId, results);
    await test.storage.clock.shift(1_000);
  });

  const begin = async (target: RecheckTarget, limit = 100): Promise<RecheckStart> => {
    const start = await test.storage.rechecks.begin(workspace, storeId, target, limit);
    if (typeof start === 'string') throw new Error(start);
    return start;
  };
  const finish = (start: RecheckStart, vtex: readonly SkuResult[]) =>
    test.storage.rechecks.finish(workspace, start, { vtex, tiktok: null }, asker);
  const store: RecheckTarget = { kind: 'store' };
  const open = async () => {
    const { groups } = (await test.storage.fixLists.read(workspace, storeId))!;
    return groups.map(({ cause, skus }) => `${cause}: ${String(skus)}`);
  };

  it.each([
    ['of the store reads what is to be mended, not what is only worth a look', store, ['1', '2']],
    ['of a cause reads its SKUs', { kind: 'cause', group: { cause: 'price.missing', reason: '' } }, ['2']],
    ['of a cause reads its SKUs', { kind: 'cause', group: { cause: 'stock.none', reason: '' } }, ['3']],
    ['of a product reads all of its SKUs', { kind: 'product', productId: 'p4' }, ['4']],
    ['of an unknown product reads nothing', { kind: 'product', productId: 'p9' }, []],
  ] satisfies [string, RecheckTarget, string[]][])('%s', async (_name, target, skuIds) => {
    expect(await begin(target)).toMatchObject({
      skuIds,
      total: skuIds.length,
      vtex: { skuIds, policyId: expect.any(Number) },
    });
  });

  it('names as many as a person waits for, and how many there are', async () => {
    expect(await begin(store, 1)).toMatchObject({ skuIds: ['1'], total: 2 });
  });

  it('tells what is fixed, what remains and what is new, and stores it at once', async () => {
    const start = await begin(store);
    const results = [readOf('1'), readOf('2', 'price.missing', 'url.missing')];
    expect(await finish(start, results)).toMatchObject({
      fixed: [
        { skuId: '1', cause: 'brand.missing', name: 'Product of 1' },
        { skuId: '2', cause: 'brand.missing' },
      ],
      still: [{ skuId: '2', cause: 'price.missing' }],
      found: [{ skuId: '2', cause: 'url.missing' }],
    });
    expect(await open()).toEqual(['price.missing: 1', 'url.missing: 1', 'stock.none: 1']);
    expect(await test.database.query('select from pass_sku')).toHaveLength(0);
  });

  it('does not count a SKU that is gone as mended, and one that VTEX cannot read as before', async () => {
    const start = await begin(store);
    const results = [{ kind: 'gone', skuId: '1' } as const, { kind: 'unreadable', skuId: '2' } as const];
    const outcome = await finish(start, results);
    expect(outcome).toMatchObject({
      ...{ fixed: [], found: [], hints: [{ skuId: '2', cause: 'sku.unreadable' }] },
      gone: [{ skuId: '1', name: 'Product of 1' }],
    });
    expect(await open()).toEqual([
      'brand.missing: 1',
      'price.missing: 1',
      'sku.unreadable: 1',
      'stock.none: 1',
    ]);
  });

  it('is made by one at a time; after a crash the next one may in two minutes', async () => {
    const first = await begin(store);
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toBe('busy');
    await test.storage.clock.shift(minutesMs(2.1));
    const second = await begin(store);
    expect(await finish(first, [readOf('1')])).toBe('lost');
    expect(await open()).toContain('brand.missing: 2');
    expect(await test.storage.rechecks.release(workspace, second)).toBe(true);
    expect(await test.storage.rechecks.release(workspace, second)).toBe(false);
    await begin(store);
  });

  it('is newer than a pass that read the SKU before it', async () => {
    const pass = await beginPass(test.storage, workspace, storeId);
    const all = ['1', '2', '3', '4'];
    await test.storage.passes.saveIds(workspace, pass, 1, all);
    await test.storage.passes.endListing(workspace, pass);
    await test.storage.passes.saveResults(
      workspace,
      pass,
      all.map((skuId) => readOf(skuId, 'brand.missing')),
      0,
    );
    await test.storage.clock.shift(1_000);
    await finish(await begin(store), [readOf('1'), readOf('2')]);
    const end = { policyDefects: [], nextDueAt: new Date('2100-01-01T00:00:00Z') };
    await test.storage.passes.publish(workspace, pass, end);
    expect(await open()).toEqual(['brand.missing: 2']);
  });

  it('has all products read anew once VTEX has had half an hour of rest, unless somebody is at it', async () => {
    const readAll = () => test.storage.rechecks.readAll(workspace, storeId);
    const resting = await readAll();
    expect(resting!.at.getTime() - resting!.lastAt!.getTime()).toBe(minutesMs(30));
    expect(await test.storage.passes.wakeDue(10)).toBe(0);
    await test.storage.clock.shift(minutesMs(30));
    expect(await readAll()).toMatchObject({ lastAt: null });
    expect(await test.storage.passes.wakeDue(10)).toBe(1);
    await beginPass(test.storage, workspace, storeId);
    expect(await readAll()).toBeNull();
  });

  it('is as of its beginning: what is read of a SKU meanwhile stays, and counts as what it has changed', async () => {
    const start = await begin(store);
    await test.storage.clock.shift(1_000);
    await publishPass(test.storage, workspace, storeId, [readOf('1'), readOf('2', 'price.missing')]);
    const outcome = await finish(start, [readOf('1', 'brand.missing'), readOf('2', 'price.missing')]);
    expect(outcome).toMatchObject({ fixed: [{ skuId: '1' }, { skuId: '2' }], still: [{ skuId: '2' }] });
    expect(await open()).toEqual(['price.missing: 1']);
  });

  it('names what was fixed before, since the person looked or for a day', async () => {
    const { clock, rechecks } = test.storage;
    const fixedBefore = async (target: RecheckTarget, since: Date | null = null) => {
      const wanted = { target, since, userId: 'UASKER' };
      return rechecks.fixedBefore(workspace, { storeId, startedAt: await clock.now() }, wanted);
    };
    const first = await finish(await begin(store), [readOf('1'), readOf('2', 'brand.missing')]);
    if (typeof first === 'string') throw new Error(first);
    await clock.shift(minutesMs(1));
    const names = [{ skuId: '1', name: 'Product of 1', cause: 'brand.missing' }, { cause: 'price.missing' }];
    expect(await fixedBefore(store)).toMatchObject({ total: 2, findings: names });
    const product = await fixedBefore({ kind: 'product', productId: 'p2' });
    expect(product.findings).toMatchObject([{ skuId: '2', productId: 'p2' }]);
    expect(await fixedBefore(store, first.endedAt)).toMatchObject({ total: 0 });
    // And once only.
    await rechecks.saveTold(workspace, storeId, { userId: 'UASKER', skuIds: ['1'], at: await clock.now() });
    expect(await fixedBefore(store)).toMatchObject({ total: 1, findings: [{ skuId: '2' }] });
    await clock.shift(25 * minutesMs(60));
    expect(await fixedBefore(store)).toMatchObject({ total: 0 });
  });

  it('needs keys and a store', async () => {
    await test.database.query('update vtex_key set app_token = null');
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toBe('no-keys');
    await test.storage.stores.remove(workspace, storeId);
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toBe('gone');
  });

  describe('of what TikTok says', () => {
    const landing: RecheckTarget = { kind: 'cause', group: { cause: 'tiktok.rejected', reason: 'Landing' } };
    const found = () => openFindings(test.database, storeId);
    const publish = (...items: readonly CatalogItem[]) =>
      publishItems(test.storage, workspace, storeId, { items });
    const recheck = async (target: RecheckTarget, readings: Partial<RecheckReadings>) => {
      await test.storage.clock.shift(1_000);
      return recheckWith(test.storage, workspace, storeId, { target, readings });
    };

    it('finds by one item all SKUs of its product, where TikTok has products', async () => {
      const skus = ['11', '12'].map((skuId) => ({
        ...readOf(skuId),
        context: contextOf(skuId, { productId: 'p' }),
      }));
      const others = ['1', '2', '3', '4'].map((id) => readOf(id));
      await publishPass(test.storage, workspace, storeId, [...skus, ...others]);
      await publish(rejectedOf('p', 'Landing'));
      expect(await found()).toEqual(['tiktok.rejected (Landing): 11 12']);
      const start = await test.storage.rechecks.begin(workspace, storeId, landing, 9);
      expect(start).toMatchObject({ tiktok: { itemKeys: ['p'] } });
      await test.storage.rechecks.release(workspace, start as never); // an object: looked at above
      expect(await recheck(landing, { tiktok: [itemOf('p')] })).toMatchObject({
        fixed: [{ skuId: '11' }, { skuId: '12' }],
      });
      expect(await found()).toEqual([]);
      await test.storage.clock.shift(1_000);
      await publish(rejectedOf('p', 'Landing'));
      const goneNow = async (skuId: string) => {
        const vtex = [{ kind: 'gone', skuId } as const];
        const outcome = await recheck({ kind: 'product', productId: 'p' }, { vtex });
        expect(outcome).toMatchObject({ fixed: [], gone: [{ skuId, name: `Product of ${skuId}` }] });
        return found();
      };
      // Its other SKU has it; the last one leaves it to the item itself.
      expect(await goneNow('11')).toEqual(['tiktok.rejected (Landing): 12']);
      expect(await goneNow('12')).toEqual(['tiktok.rejected (Landing): p']);
    });

    it('takes what has arrived at TikTok for sent, and for no longer refused', async () => {
      const refusedUpload: UploadLog = {
        ...{ feedId: 'f', endedAt: new Date(0), errorCount: 2, warningCount: 0 },
        errors: [
          {
            ...{ field: 'title', issue: 'is missing', advice: '', itemCount: 2 },
            samples: ['4', '3'].map((skuId) => ({ skuId, title: '' })),
          },
        ],
      };
      await test.storage.clock.shift(hoursMs(25));
      await publishPass(
        test.storage,
        workspace,
        storeId,
        ['1', '2', '3', '4'].map((id) => readOf(id)),
      );
      const reports = { uploads: [refusedUpload] };
      await publishItems(test.storage, workspace, storeId, {
        items: ['1', '2', '3'].map((id) => itemOf(id)),
        reports,
      });
      const refusedNow = 'upload.refused (title: is missing): 3 4';
      expect(await found()).toEqual(['join.notSent: 4', refusedNow]);
      const outcome = await recheck(store, { tiktok: [itemOf('4', { audit: 'processing' }), itemOf('3')] });
      expect(outcome).toMatchObject({
        fixed: [
          { skuId: '4', cause: 'join.notSent' },
          { skuId: '4', cause: 'upload.refused' },
        ],
        inReview: [{ skuId: '4' }],
        // It was there before: an older version that TikTok has kept.
        still: [{ skuId: '3', cause: 'upload.refused' }],
      });
      await publishItems(test.storage, workspace, storeId, {
        items: ['1', '2', '3'].map((id) => itemOf(id)),
        reports,
      });
      expect(await found()).toContain('join.notSent: 4');
      const gone = await recheck(store, { vtex: [{ kind: 'gone', skuId: '4' }] });
      expect(gone).toMatchObject({ fixed: [], gone: [{ skuId: '4', name: 'Product of 4' }] });
      expect(await found()).not.toContain('join.notSent: 4');
    });
  });
});
