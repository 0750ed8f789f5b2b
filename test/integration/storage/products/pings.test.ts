import { beforeEach, describe, expect, it } from '@jest/globals';
import type { PingedSkus } from '../../../../src/core/products/ping-ports.ts';
import type { SkuResult } from '../../../../src/core/products/ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, installTeam, minutesMs } from '../fixtures.ts';
import { accessOf, beginPass, publishPass, readOf } from './product-scene.ts';

const ids = ['1', '2', '3'];
const farAway = new Date('2100-01-01T00:00:00Z');

describe('pings of VTEX', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;
  let account: string;
  let secret: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TPINGS');
    storeId = await addStore(test.storage, workspace, 'shop');
    account = (await test.storage.stores.list(workspace)).stores[0]!.vtexAccount;
    await test.storage.vtexKeys.save(workspace, accessOf(account));
    secret = (await test.storage.pings.secretOf(workspace, account))!;
    const results = [readOf('1', 'brand.missing'), readOf('2'), readOf('3')];
    await publishPass(test.storage, workspace, storeId, results);
    await test.storage.clock.shift(1_000);
  });

  const shift = (ms: number) => test.storage.clock.shift(ms);
  const said = (skuId: string) => ({ skuId, account: null, affiliateId: null });
  const ping = (...skuIds: string[]) =>
    test.storage.pings.receive(skuIds.map((skuId) => ({ secret, ping: said(skuId) })));
  const begin = () => test.storage.pings.begin(workspace, storeId, 100);
  const taken = async (): Promise<PingedSkus> => {
    const start = await begin();
    if (typeof start === 'string') throw new Error(start);
    return start;
  };
  const finish = (start: PingedSkus, ...results: SkuResult[]) =>
    test.storage.pings.finish(workspace, start, results);
  const waiting = async () =>
    (await test.database.query<{ sku_id: string }>('select sku_id from sku_ping order by 1')).map(
      ({ sku_id }) => sku_id,
    );
  const open = async () => {
    const { groups } = (await test.storage.fixLists.read(workspace, storeId))!;
    return groups.map(({ cause, skus }) => `${cause}: ${String(skus)}`);
  };

  it('are due a minute after the first one of a SKU, however many follow', async () => {
    await ping('1');
    await shift(40_000);
    await ping('1', '1', '2');
    expect(await test.storage.pings.wakeDue(9)).toBe(0);
    await shift(21_000);
    expect(await test.storage.pings.wakeDue(9)).toBe(1);
    expect(await test.storage.pings.wakeDue(9)).toBe(0);
    expect((await taken()).skuIds).toEqual(['1']);
  });

  it('have findings fixed and found, of the SKUs that were read and of no other', async () => {
    await ping('1', '2');
    await shift(minutesMs(1.1));
    const start = await taken();
    expect(start.skuIds).toEqual(['1', '2']);
    expect(await finish(start, readOf('1'), readOf('2', 'price.missing'))).toBe('saved');
    expect(await open()).toEqual(['price.missing: 1']);
    expect(await waiting()).toEqual([]);
    const fixed = await test.database.query(
      'select sku_id, cause from sku_finding where fixed_at is not null',
    );
    expect(fixed).toEqual([{ sku_id: '1', cause: 'brand.missing' }]);
    expect(await test.database.query('select from pass_sku')).toHaveLength(0);
  });

  it('that come while their SKU is being read have it read once more', async () => {
    await ping('1', '2');
    await shift(minutesMs(1.1));
    const start = await taken();
    await shift(1_000);
    await ping('1');
    await finish(start, readOf('1', 'brand.missing'), readOf('2'));
    expect(await waiting()).toEqual(['1']);
    await shift(minutesMs(1.1));
    expect((await taken()).skuIds).toEqual(['1']);
  });

  it('change nothing while VTEX says nothing, and are read later, each time later', async () => {
    await ping('1');
    await shift(minutesMs(1.1));
    await test.storage.pings.postpone(workspace, await taken(), minutesMs(4));
    await ping('2');
    await shift(minutesMs(3.9));
    // Others do not bring the next attempt forward.
    expect(await test.storage.pings.wakeDue(9)).toBe(0);
    await shift(minutesMs(0.2));
    expect(await test.storage.pings.wakeDue(9)).toBe(1);
    expect(await taken()).toMatchObject({ skuIds: ['2', '1'], failures: 1 });
    const listed = { groups: [{ cause: 'brand.missing', skus: 1 }], progress: { unread: { skus: 1 } } };
    expect(await test.storage.fixLists.read(workspace, storeId)).toMatchObject(listed);
  });

  it('of SKUs that nobody knows are read by themselves, and given up after five attempts', async () => {
    await ping('9', '8');
    await shift(1_000);
    await ping('1');
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await shift(minutesMs(2));
      const start = await taken();
      expect(start.skuIds).toEqual(attempt === 2 ? ['1'] : ['8', '9']);
      if (attempt === 2) await finish(start, readOf('1'));
      else await test.storage.pings.postpone(workspace, start, minutesMs(1));
    }
    expect(await waiting()).toEqual(['8', '9']);
    await shift(minutesMs(2));
    await test.storage.pings.postpone(workspace, await taken(), minutesMs(1));
    expect(await waiting()).toEqual([]);
    await ping('7');
    await shift(minutesMs(2));
    await finish(await taken(), readOf('7', 'url.missing'));
    expect(await open()).toEqual(['url.missing: 1']);
  });

  it('are taken up by another replica after a kill; whoever comes too late stores nothing', async () => {
    await ping('1');
    await shift(minutesMs(1.1));
    const killed = await taken();
    expect(await begin()).toBe('busy');
    await shift(minutesMs(8.6));
    expect(await test.storage.pings.wakeDue(9)).toBe(1);
    const second = await taken();
    expect(second.skuIds).toEqual(['1']);
    expect(await finish(killed, readOf('1'))).toBe('lost');
    expect(await open()).toEqual(['brand.missing: 1']);
    expect(await finish(second, readOf('1'))).toBe('saved');
    expect(await open()).toEqual([]);
  });

  it('wait for the first list', async () => {
    await test.database.query('update catalog_pass set published_at = null');
    await ping('1');
    await shift(minutesMs(1.1));
    expect(await begin()).toBe('idle');
    expect(await test.storage.pings.wakeDue(9)).toBe(0);
    expect(await waiting()).toEqual(['1']);
  });

  it('wait for a recheck that was there first; one that came later knows better', async () => {
    await ping('1');
    await shift(minutesMs(1.1));
    await test.database.query(`update catalog_pass set recheck_until = app_now() + interval '1 minute'`);
    expect(await begin()).toBe('busy');
    await shift(minutesMs(1.1));
    const start = await taken();
    await shift(1_000);
    await test.database.query(`update sku set read_at = app_now() where sku_id = '1'`);
    await test.database.query(`update sku_finding set last_seen_at = app_now() where sku_id = '1'`);
    await finish(start, readOf('1', 'url.missing'));
    expect(await open()).toEqual(['brand.missing: 1']);
    // And so it is read once more.
    expect(await waiting()).toEqual(['1']);
  });

  it.each([
    ['had read the SKU', true],
    ['is reading the SKU', false],
  ])('are newer than a pass that %s before it changed', async (_, isSaved) => {
    await ping('1');
    await shift(minutesMs(1.1));
    const pass = await beginPass(test.storage, workspace, storeId);
    await test.storage.passes.saveIds(workspace, pass, 1, ids);
    await test.storage.passes.endListing(workspace, pass);
    const old = ids.map((skuId) => readOf(skuId, 'brand.missing'));
    if (isSaved) await test.storage.passes.saveResults(workspace, pass, old, 0);
    await shift(1_000);
    await finish(await taken(), readOf('1'));
    if (!isSaved) await test.storage.passes.saveResults(workspace, pass, old, 0);
    await test.storage.passes.publish(workspace, pass, { policyDefects: [], nextDueAt: farAway });
    expect(await open()).toEqual(['brand.missing: 2']);
  });

  it('drop a SKU that has left the trade policy', async () => {
    await ping('1');
    await shift(minutesMs(1.1));
    await finish(await taken(), { kind: 'gone', skuId: '1' });
    expect(await open()).toEqual([]);
    expect(await test.database.query(`select from sku where sku_id = '1'`)).toHaveLength(0);
  });

  it('of more than 2,000 SKUs have all products read instead, once an hour at most', async () => {
    const many = (from: number) => ping(...Array.from({ length: 2_001 }, (_, at) => String(from + at)));
    const isPassDue = async () => {
      await shift(minutesMs(1.1));
      const start = await begin();
      if (typeof start !== 'string') await test.storage.pings.postpone(workspace, start, 1);
      const [row] = await test.database.query<{ due: boolean }>(
        'select due_at <= app_now() as due from catalog_pass',
      );
      return row!.due;
    };
    await many(1_000);
    expect(await waiting()).toHaveLength(2_000);
    expect(await isPassDue()).toBe(true);
    expect(await waiting()).toEqual([]);
    await publishPass(
      test.storage,
      workspace,
      storeId,
      ids.map((skuId) => readOf(skuId)),
    );
    await many(5_000);
    expect(await isPassDue()).toBe(false);
    expect(await waiting()).toHaveLength(2_000);
    await shift(minutesMs(60));
    // A pass that began before does not count.
    const pass = await beginPass(test.storage, workspace, storeId);
    expect(await isPassDue()).toBe(false);
    await test.storage.passes.pause(workspace, pass, 'more', minutesMs(60));
    await test.database.query('update catalog_pass set pass_id = null, stage = null, started_at = null');
    await shift(minutesMs(10));
    expect(await isPassDue()).toBe(true);
  });
});

describe('the address for pings', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let account: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TADDRESS');
    await addStore(test.storage, workspace, 'shop');
    account = (await test.storage.stores.list(workspace)).stores[0]!.vtexAccount;
    await test.storage.vtexKeys.save(workspace, accessOf(account));
  });

  const secretOf = async () => (await test.storage.pings.secretOf(workspace, account))!;
  const receive = (secret: string, more: { account?: string; affiliateId?: string } = {}) =>
    test.storage.pings.receive([{ secret, ping: { skuId: '1', account: null, affiliateId: null, ...more } }]);
  const noted = async () => (await test.database.query('select from sku_ping')).length;

  it('stays with other keys, and cannot be read in the database', async () => {
    const secret = await secretOf();
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    await test.storage.vtexKeys.save(workspace, accessOf(account));
    expect(await secretOf()).toBe(secret);
    expect(JSON.stringify(await test.database.query('select * from vtex_key'))).not.toContain(secret);
    expect(await receive(secret)).toEqual([true]);
  });

  it('that was replaced is nobody’s any more', async () => {
    const old = await secretOf();
    const renewed = await test.storage.pings.renewSecret(workspace, account);
    expect(renewed).not.toBe(old);
    expect(await receive(old)).toEqual([false]);
    expect(await noted()).toBe(0);
    expect(await receive(renewed!)).toEqual([true]);
    expect(await noted()).toBe(1);
  });

  it('takes pings of its own account and, where one is known, of its own affiliate', async () => {
    const secret = await secretOf();
    for (const other of ['another', `${account}\u0000`, '']) await receive(secret, { account: other });
    await test.database.query(`update store set own_affiliate_id = 'SLK'`);
    await receive(secret, { affiliateId: 'TKT' });
    expect(await noted()).toBe(0);
    await receive(secret, { account: account.toUpperCase(), affiliateId: 'slk' });
    expect(await noted()).toBe(1);
  });

  it('is that of one workspace, though another one has the same account', async () => {
    const other = await installTeam(test.storage, 'TOTHER');
    const otherStore = await addStore(test.storage, other, 'shop');
    await test.database.query('update store set vtex_account = $1', [account]);
    await test.storage.vtexKeys.save(other, accessOf(account));
    const theirs = await test.storage.pings.secretOf(other, account);
    expect(theirs).not.toBe(await secretOf());
    await receive(theirs!);
    expect(await test.database.query('select workspace_id, store_id from sku_ping')).toEqual([
      { workspace_id: other.id, store_id: otherStore },
    ]);
  });

  it('ends with the uninstall', async () => {
    const secret = await secretOf();
    await receive(secret);
    await test.storage.workspaces.uninstall(workspace);
    expect(await receive(secret)).toEqual([false]);
    expect(await test.database.query('select ping_secret, ping_hash from vtex_key')).toEqual([
      { ping_secret: null, ping_hash: null },
    ]);
    expect(await test.storage.pings.nextDueAt()).toBeNull();
  });
});
