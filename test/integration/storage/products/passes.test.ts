import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs } from '../fixtures.ts';
import { accessOf, beginPass, publishPass, readOf } from './product-scene.ts';

const later = new Date('2100-01-01T00:00:00Z');
const end = { policyDefects: [], nextDueAt: later };

describe('a pass', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TPASS');
    storeId = await addStore(test.storage, workspace, 'shop');
    await test.storage.vtexKeys.save(workspace, accessOf(await accountOf()));
  });

  const accountOf = async () => (await test.storage.stores.list(workspace)).stores[0]!.vtexAccount;
  const begin = () => beginPass(test.storage, workspace, storeId);
  const publish = (...results: Parameters<typeof publishPass>[3]) =>
    publishPass(test.storage, workspace, storeId, results);
  const list = async () => (await test.storage.fixLists.read(workspace, storeId))!;
  const found = async () => {
    const { groups } = await list();
    const names = groups.map(async ({ cause, reason, skus }) => {
      const groups = [{ cause, reason }];
      const [products = []] = await test.storage.fixLists.firstProducts(workspace, storeId, groups, 100);
      const ids = products.flatMap((product) => product.skus.map(({ skuId }) => skuId)).sort();
      expect(ids).toHaveLength(skus);
      return `${cause}${reason === '' ? '' : ` (${reason})`}: ${ids.join(' ')}`;
    });
    return Promise.all(names);
  };

  it('is due at once when a store gets keys, and idle without', async () => {
    const other = await addStore(test.storage, workspace, 'bare');
    await test.database.query('delete from vtex_key');
    expect(await test.storage.passes.begin(workspace, other)).toBe('idle');
    expect(await test.storage.passes.nextDueAt()).toEqual(expect.any(Date));
    await test.storage.passes.begin(workspace, storeId);
    expect(await test.storage.passes.nextDueAt()).toBeNull();
  });

  it('hands out the keys as they were stored', async () => {
    expect((await begin()).access).toEqual(accessOf(await accountOf()));
    const rows = await test.database.query<{ app_token: string }>('select app_token from vtex_key');
    expect(rows[0]!.app_token).not.toContain('secret');
  });

  it('is worked at by one only; another one takes it over once the lease is over, and goes on where it was', async () => {
    const { passes } = test.storage;
    const first = await begin();
    expect(await passes.begin(workspace, storeId)).toBe('busy');
    expect(await passes.saveIds(workspace, first, 1, ['1', '2'])).toBe('saved');
    await test.storage.clock.shift(minutesMs(3));
    const second = await begin();
    expect(second).toMatchObject({ passId: first.passId, stage: 'listing', nextPage: 2 });
    expect(await passes.saveIds(workspace, first, 2, ['3'])).toBe('lost');
    expect(await passes.saveIds(workspace, second, 2, ['2', '3'])).toBe('saved');
    expect(await passes.endListing(workspace, first)).toBe('lost');
    expect(await passes.endListing(workspace, second)).toBe('ended');
    expect(await passes.unread(workspace, second, 2)).toEqual(['1', '2']);
    await passes.saveResults(workspace, second, [readOf('1'), readOf('2')], 0);
    expect(await passes.unread(workspace, second, 2)).toEqual(['3']);
    expect(await passes.saveResults(workspace, first, [readOf('3')], 0)).toBe('lost');
    expect(await passes.publish(workspace, first, end)).toBe('lost');
  });

  it('is thrown away when it is older than a day', async () => {
    const first = await begin();
    await test.storage.passes.saveIds(workspace, first, 1, ['1']);
    await test.storage.clock.shift(hoursMs(25));
    const second = await begin();
    expect(second.passId).not.toBe(first.passId);
    expect(second).toMatchObject({ stage: 'listing', nextPage: 1 });
    expect(await test.database.query('select from pass_sku')).toHaveLength(0);
  });

  it('shows nothing before all of it was read', async () => {
    const { passes } = test.storage;
    const pass = await begin();
    await passes.saveIds(workspace, pass, 1, ['1', '2']);
    await passes.endListing(workspace, pass);
    await passes.saveResults(workspace, pass, [readOf('1', 'brand.missing')], 0);
    expect(await list()).toMatchObject({
      vtex: null,
      groups: [],
      progress: { underWay: { done: 1, total: 2 } },
    });
    await expect(passes.publish(workspace, pass, end)).rejects.toThrow('not read');
  });

  it('replaces what was known: found, still so, fixed, gone', async () => {
    await publish(
      readOf('1', 'brand.missing'),
      readOf('2', 'brand.missing', 'price.missing'),
      readOf('3', 'url.missing'),
    );
    expect(await found()).toEqual(['brand.missing: 1 2', 'price.missing: 2', 'url.missing: 3']);
    const [before] = await test.database.query<{ at: Date }>(
      `select first_seen_at as at from sku_finding where sku_id = '2' and cause = 'price.missing'`,
    );
    await publish(readOf('1'), readOf('2', 'price.missing'));
    expect(await found()).toEqual(['price.missing: 2']);
    const rows = await test.database.query<object>(
      `select sku_id, cause, first_seen_at, fixed_at is not null as fixed from sku_finding order by 1, 2`,
    );
    expect(rows).toMatchObject([
      { sku_id: '1', cause: 'brand.missing', fixed: true },
      { sku_id: '2', cause: 'brand.missing', fixed: true },
      { sku_id: '2', cause: 'price.missing', fixed: false, first_seen_at: before!.at },
    ]);
    expect(await list()).toMatchObject({ vtex: { skus: 2, toFix: 1 } });
  });

  it('begins the history of a finding anew when it comes back', async () => {
    await publish(readOf('1', 'brand.missing'));
    await publish(readOf('1'));
    await test.storage.clock.shift(hoursMs(1));
    await publish(readOf('1', 'brand.missing'));
    const rows = await test.database.query<{ age: number; fixed_at: Date | null }>(
      `select extract(epoch from app_now() - first_seen_at)::int as age, fixed_at from sku_finding`,
    );
    expect(rows).toEqual([{ age: expect.any(Number), fixed_at: null }]);
    expect(rows[0]!.age).toBeLessThan(60);
  });

  it('leaves alone what was known of a SKU that VTEX cannot read', async () => {
    await publish(readOf('1', 'brand.missing'), readOf('2'));
    await publish({ kind: 'unreadable', skuId: '1' }, readOf('2'));
    expect(await found()).toEqual(['brand.missing: 1', 'sku.unreadable: 1']);
    await publish(readOf('1'), readOf('2'));
    expect(await found()).toEqual([]);
  });

  it('forgets SKUs that left the policy', async () => {
    await publish(readOf('1', 'brand.missing'), readOf('2', 'brand.missing'));
    await publish({ kind: 'gone', skuId: '1' }, readOf('2', 'brand.missing'));
    expect(await found()).toEqual(['brand.missing: 2']);
  });

  it('keeps what was read of a SKU after it', async () => {
    await publish(readOf('1', 'brand.missing'));
    await test.database.query(`update sku set read_at = read_at + interval '1 day', product_name = 'Newer'`);
    await publish(readOf('1', 'price.missing'));
    const [row] = await test.database.query<{ product_name: string }>('select product_name from sku');
    expect(row!.product_name).toBe('Newer');
    expect(await found()).not.toContain('price.missing: 1');
  });

  it('makes groups of what TikTok says, and one of each other cause whatever was found there', async () => {
    await publish(
      readOf('1', { cause: 'image.tooSmall', reason: '320 × 400' }),
      readOf('2', { cause: 'image.tooSmall', reason: '300 × 300' }),
      readOf('3', { cause: 'brand.inactive', reason: 'Marca' }),
      readOf('4', { cause: 'brand.inactive', reason: 'Outra' }),
    );
    expect(await found()).toEqual([
      'image.tooSmall: 1 2',
      'brand.inactive (Marca): 3',
      'brand.inactive (Outra): 4',
    ]);
    const others = ['2', '3', '4'].map((skuId) => readOf(skuId));
    await publish(readOf('1', { cause: 'image.tooSmall', reason: '400 × 400' }), ...others);
    const [row] = await test.database.query<{ detail: string }>(
      `select detail from sku_finding where sku_id = '1'`,
    );
    expect(row!.detail).toBe('400 × 400');
  });

  describe('of a list that cannot be believed', () => {
    const listing = async (...skuIds: readonly string[]) => {
      await test.storage.clock.shift(minutesMs(3));
      const pass = await begin();
      await test.storage.passes.saveIds(workspace, pass, pass.nextPage, skuIds);
      const result = await test.storage.passes.endListing(workspace, pass);
      if (result !== 'ended' && result !== 'lost')
        await test.storage.passes.pause(workspace, pass, result, 1_000);
      return result;
    };

    it('begins again where it is empty, for ever', async () => {
      expect([await listing(), await listing(), await listing()]).toEqual(['empty', 'empty', 'empty']);
      expect(await list()).toMatchObject({ progress: { pause: { why: 'empty' } } });
      expect(await listing('1')).toBe('ended');
    });

    it('reads it once more where it is less than half as long as the last one', async () => {
      await publish(readOf('1'), readOf('2'), readOf('3'), readOf('4'), readOf('5'));
      expect(await listing('1')).toBe('shrunk');
      expect(await listing('1', '2')).toBe('ended');
    });

    it('drops no SKU by it: those that it does not name are read as well', async () => {
      await publish(readOf('1', 'brand.missing'), readOf('2', 'brand.missing'), readOf('3', 'brand.missing'));
      await test.storage.clock.shift(minutesMs(3));
      const pass = await begin();
      await test.storage.passes.saveIds(workspace, pass, 1, ['1', '4']);
      await test.storage.passes.endListing(workspace, pass);
      expect((await test.storage.passes.unread(workspace, pass, 9)).toSorted()).toEqual(['1', '2', '3', '4']);
      expect(await list()).toMatchObject({ progress: { underWay: { done: 0, total: 4 } } });
      const results = [readOf('1'), readOf('2', 'brand.missing'), readOf('4')];
      await test.storage.passes.saveResults(workspace, pass, [...results, { kind: 'gone', skuId: '3' }], 0);
      await test.storage.passes.publish(workspace, pass, { policyDefects: [], nextDueAt: new Date() });
      expect(await found()).toEqual(['brand.missing: 2']);
      expect(await list()).toMatchObject({ vtex: { skus: 3 } });
    });
  });

  it('is woken once, again when the worker died, and not while it is worked at', async () => {
    const { passes, clock } = test.storage;
    expect(await passes.wakeDue(10)).toBe(1);
    expect(await passes.wakeDue(10)).toBe(0);
    await clock.shift(minutesMs(3));
    expect(await passes.wakeDue(10)).toBe(1);
    const pass = await begin();
    await clock.shift(minutesMs(1.5));
    await passes.saveIds(workspace, pass, 1, ['1']);
    await clock.shift(minutesMs(1.5));
    expect(await passes.wakeDue(10)).toBe(0);
    await passes.pause(workspace, pass, 'noInfo', minutesMs(5));
    await clock.shift(minutesMs(4));
    expect(await passes.wakeDue(10)).toBe(0);
    await clock.shift(minutesMs(2));
    expect(await passes.wakeDue(10)).toBe(1);
  });

  it('ends with the uninstall, and its keys with the last store of the account', async () => {
    const pass = await begin();
    await test.storage.workspaces.uninstall(workspace);
    expect(await test.storage.passes.saveIds(workspace, pass, 1, ['1'])).toBe('lost');
    expect(await test.database.query('select app_token from vtex_key')).toEqual([{ app_token: null }]);
    await test.storage.stores.remove(workspace, storeId);
    expect(await test.database.query('select from vtex_key')).toHaveLength(0);
  });
});
