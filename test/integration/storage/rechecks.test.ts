import { beforeEach, describe, expect, it } from '@jest/globals';
import type { SkuResult } from '../../../src/core/products/ports.ts';
import type { RecheckStart } from '../../../src/core/products/recheck.ts';
import type { RecheckTarget } from '../../../src/core/products/recheck-target.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../support/shared-storage.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { addStore, installTeam, minutesMs } from './fixtures.ts';
import { asker } from './follow-scene.ts';
import { accessOf, beginPass, publishPass, readOf } from './product-scene.ts';

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

  it('counts a SKU that is gone as mended, and one that VTEX cannot read as before', async () => {
    const start = await begin(store);
    const results = [{ kind: 'gone', skuId: '1' } as const, { kind: 'unreadable', skuId: '2' } as const];
    const outcome = await finish(start, results);
    expect(outcome).toMatchObject({ fixed: [{ skuId: '1' }], found: [] });
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
    );
    await test.storage.clock.shift(1_000);
    await finish(await begin(store), [readOf('1'), readOf('2')]);
    const end = { policyDefects: [], nextDueAt: new Date('2100-01-01T00:00:00Z') };
    await test.storage.passes.publish(workspace, pass, end);
    expect(await open()).toEqual(['brand.missing: 2']);
  });

  it('has all products read anew, unless somebody is at it', async () => {
    expect(await test.storage.rechecks.readAll(workspace, storeId)).toBe(true);
    expect(await test.storage.passes.wakeDue(10)).toBe(1);
    await beginPass(test.storage, workspace, storeId);
    expect(await test.storage.rechecks.readAll(workspace, storeId)).toBe(false);
  });

  it('needs keys and a store', async () => {
    await test.database.query('update vtex_key set app_token = null');
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toBe('no-keys');
    await test.storage.stores.remove(workspace, storeId);
    expect(await test.storage.rechecks.begin(workspace, storeId, store, 9)).toBe('gone');
  });
});
