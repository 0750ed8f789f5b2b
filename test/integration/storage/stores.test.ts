import { beforeEach, describe, expect, it } from '@jest/globals';
import { actingIn } from '../../../src/core/workspace.ts';
import type { StoreDraft } from '../../../src/core/store-draft.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { KeyVerdict } from '../../../src/core/alerts/conditions/vtex-keys.ts';
import { sharedTestStorage } from '../../support/shared-storage.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { draftOf } from './methods/given.ts';
import { addStore, installTeam, minutesMs } from './fixtures.ts';
import { itemOf, publishItems } from './products/item-scene.ts';
import { accessOf, beginPass, publishPass, readOf } from './products/product-scene.ts';

const make = sharedTestStorage();
let test: TestStorage;
let workspace: Workspace;

beforeEach(async () => {
  test = await make();
  const installed = await installTeam(test.storage, 'TSTORES');
  workspace = actingIn(installed, { by: { kind: 'user', userId: 'UANA' }, reference: 'ref00001' });
});

const added = async (handle: string) => {
  const store = await test.storage.storeSetups.add(workspace, draftOf(handle));
  if (typeof store === 'string') throw new Error(store);
  return store;
};
const audit = () =>
  test.database.query<{ action: string; label: string; before: unknown; after: unknown }>(
    `select action, store_label as label, before, after from audit_entry where actor = 'UANA' order by seq`,
  );

describe('a store that is added by form', () => {
  it('is not connected, is read nowhere yet, and its products are once its account has keys', async () => {
    const { storage } = test;
    const store = await added('shop');
    expect(await storage.stores.readStatus(workspace, store.id)).toMatchObject({
      store: { handle: 'shop' },
      connection: { phase: 'new', ids: null },
      grant: null,
    });
    const overview = { phase: 'new', grant: null, channels: [], sharesGrant: false, sharesKeys: false };
    expect(await storage.storeSetups.overview(workspace)).toMatchObject([{ ...overview, keys: 'none' }]);
    expect([await storage.checks.begin(workspace, store.id), await storage.checks.wakeDue(9)]).toEqual([
      'not-connected',
      0,
    ]);
    expect([await storage.passes.wakeDue(9), await storage.items.wakeDue(9)]).toEqual([0, 0]);
    expect(typeof (await storage.items.begin(workspace, store.id))).toBe('string');
    await storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
    expect([await storage.passes.wakeDue(9), await storage.items.wakeDue(9)]).toEqual([1, 0]);
    await publishPass(storage, workspace, store.id, [readOf('1', 'brand.missing')]);
    expect(await storage.fixLists.read(workspace, store.id)).toMatchObject({ vtex: { skus: 1 } });
    expect(await audit()).toMatchObject([
      { action: 'store.added', label: 'shop', before: null, after: { vtexAccount: 'vtex-shop' } },
      { action: 'keys.saved' },
    ]);
  });

  it('has a handle of its own', async () => {
    await added('shop');
    const other = await added('other');
    const { storeSetups } = test.storage;
    expect(await storeSetups.add(workspace, draftOf('shop'))).toBe('handle-taken');
    expect(await storeSetups.edit(workspace, other.id, { handle: 'shop' })).toBe('handle-taken');
    expect(await storeSetups.edit(workspace, crypto.randomUUID(), { handle: 'x' })).toBe('gone');
    expect((await audit()).map(({ action }) => action)).toEqual(['store.added', 'store.added']);
  });

  it('is removed with all its rows', async () => {
    const store = await added('shop');
    await test.storage.keyLinks.make(workspace, { storeId: store.id, userId: 'UANA', language: 'es' });
    expect(await test.storage.stores.remove(workspace, store.id)).toBe(true);
    expect(await test.storage.stores.remove(workspace, store.id)).toBe(false);
    expect(await test.database.query('select from one_time_link')).toEqual([]);
  });
});

describe('a change of a store', () => {
  it('never makes both affiliates the same, whoever changed the other one', async () => {
    const store = await added('shop');
    const { storeSetups } = test.storage;
    await storeSetups.edit(workspace, store.id, { tiktokAffiliateId: 'TKT' });
    expect(await storeSetups.edit(workspace, store.id, { ownAffiliateId: 'TKT' })).toBe('same-affiliate');
    expect((await storeSetups.read(workspace, store.id))?.draft.ownAffiliateId).toBeNull();
  });

  it('makes our own affiliate none that is TikTok’s at another store of the same VTEX account, nor the other way', async () => {
    const { storeSetups } = test.storage;
    const { id, vtexAccount } = await added('shop');
    await storeSetups.edit(workspace, id, { tiktokAffiliateId: 'TKT', ownAffiliateId: 'SLK' });
    const sister = { ...draftOf('sister'), vtexAccount };
    const add = (draft: Partial<StoreDraft>) => storeSetups.add(workspace, { ...sister, ...draft });
    expect(await add({ ownAffiliateId: 'TKT' })).toBe('tiktoks-elsewhere');
    expect(await add({ tiktokAffiliateId: 'SLK' })).toBe('own-elsewhere');
    // The same ones of the same kind are what the account has.
    expect(await add({ tiktokAffiliateId: 'TKT', ownAffiliateId: 'SLK' })).toMatchObject({
      handle: 'sister',
    });
    const other = await added('other');
    expect(await storeSetups.edit(workspace, other.id, { ownAffiliateId: 'TKT' })).toMatchObject({
      id: other.id,
    });
    expect(await storeSetups.edit(workspace, other.id, { vtexAccount })).toBe('tiktoks-elsewhere');
    expect((await storeSetups.read(workspace, other.id))?.draft.vtexAccount).toBe('vtex-other');
  });

  it('keeps what somebody else changed meanwhile, and is recorded with what it was', async () => {
    const store = await added('shop');
    const { storeSetups } = test.storage;
    await storeSetups.edit(workspace, store.id, { name: 'Novo' });
    await storeSetups.edit(workspace, store.id, { tiktokAffiliateId: 'TKT' });
    await storeSetups.edit(workspace, store.id, { tiktokAffiliateId: 'TKT' });
    expect(await storeSetups.read(workspace, store.id)).toMatchObject({
      draft: { name: 'Novo', tiktokAffiliateId: 'TKT' },
    });
    expect((await audit()).slice(1)).toEqual([
      { action: 'store.edited', label: 'shop', before: { name: 'Store shop' }, after: { name: 'Novo' } },
      {
        ...{ action: 'store.edited', label: 'shop' },
        ...{ before: { tiktokAffiliateId: null }, after: { tiktokAffiliateId: 'TKT' } },
      },
    ]);
  });

  it('asks VTEX for prices and stock as TikTok’s affiliate sees them, at once', async () => {
    const { storage } = test;
    const store = await added('shop');
    await storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
    await publishPass(storage, workspace, store.id, [readOf('1')]);
    const isDue = () => test.database.query('select due_at <= app_now() as due from catalog_pass');
    expect(await isDue()).toEqual([{ due: false }]);
    await storage.storeSetups.edit(workspace, store.id, { tiktokAffiliateId: 'TKT' });
    expect(await isDue()).toEqual([{ due: true }]);
    expect(await beginPass(storage, workspace, store.id)).toMatchObject({ affiliateId: 'TKT' });
  });

  it('forgets the products of another account, its incidents and keys, and what is being read of it', async () => {
    const { storage } = test;
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
    await publishPass(storage, workspace, storeId, [readOf('1', 'brand.missing')]);
    await publishItems(storage, workspace, storeId, { items: [itemOf('1')] });
    const refused: KeyVerdict = { kind: 'refused' };
    for (let time = 0; time < 2; time += 1) {
      await storage.clock.shift(minutesMs(2));
      const check = (await storage.vtexKeys.begin(workspace, 'vtex-shop'))!;
      await storage.vtexKeys.finish(workspace, check, refused);
    }
    expect(await storage.storeSetups.overview(workspace)).toMatchObject([{ keys: 'refused' }]);
    const underWay = await beginPass(storage, workspace, storeId);
    const recheck = await storage.rechecks.begin(workspace, storeId, { kind: 'store' }, 9);
    if (typeof recheck === 'string') throw new Error(recheck);

    await storage.storeSetups.edit(workspace, storeId, { vtexAccount: 'other' });
    expect(await storage.passes.saveResults(workspace, underWay, [readOf('2')], 0)).toBe('lost');
    const asker = { userId: 'UANA', language: 'en', postId: null } as const;
    const late = { vtex: [readOf('3')], tiktok: null };
    expect(await storage.rechecks.finish(workspace, recheck, late, asker)).toBe('lost');
    const list = await storage.fixLists.read(workspace, storeId);
    expect(list).toMatchObject({ vtex: null, hasKeys: false, tiktok: { items: null } });
    const left = ['sku', 'sku_finding', 'catalog_item', 'pass_sku', 'image_reading', 'vtex_key'];
    for (const table of left)
      expect([table, await test.database.query(`select from ${table}`)]).toEqual([table, []]);
    const status = await storage.stores.readStatus(workspace, storeId);
    expect(status).toMatchObject({ connection: { phase: 'connected' }, incidents: [] });
    await storage.vtexKeys.save(workspace, accessOf('other'));
    expect([await storage.passes.wakeDue(9), await storage.items.wakeDue(9)]).toEqual([1, 1]);
  });

  it('keeps the keys where only the trade policy is another one', async () => {
    const { storage } = test;
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
    await publishPass(storage, workspace, storeId, [readOf('1', 'brand.missing')]);
    await storage.storeSetups.edit(workspace, storeId, { tradePolicy: '9' });
    expect(await storage.fixLists.read(workspace, storeId)).toMatchObject({ vtex: null, hasKeys: true });
    expect(await beginPass(storage, workspace, storeId)).toMatchObject({ policyId: 9, stage: 'listing' });
  });
});

describe('a link for keys', () => {
  const access = { account: 'vtex-shop', appKey: 'vtexappkey-shop', appToken: 'secret' };
  let storeId: string;
  let secret: string;
  beforeEach(async () => {
    storeId = (await added('shop')).id;
    secret = (await test.storage.keyLinks.make(workspace, { storeId, userId: 'UANA', language: 'es' }))!;
  });
  const keysStored = async () => (await test.storage.storeSetups.overview(workspace)).map(({ keys }) => keys);

  it('stands nowhere in the database', async () => {
    const [rows] = [await test.database.query('select to_jsonb(l) from one_time_link l')];
    expect(JSON.stringify([rows, await audit()])).not.toContain(secret);
    expect(secret).toMatch(/^[\w-]{43}$/);
  });

  it('is used by one of two at once, in the name of whoever asked for it', async () => {
    const { keyLinks } = test.storage;
    const ends = await Promise.all([keyLinks.use(secret, access, 1), keyLinks.use(secret, access, 1)]);
    expect(ends.sort()).toEqual(['saved', 'used']);
    expect(await keysStored()).toEqual(['stored']);
    expect(await keyLinks.look(secret)).toBe('used');
    expect((await audit()).filter(({ action }) => action === 'keys.saved')).toHaveLength(1);
  });

  it('stores nothing once the store has another account or trade policy', async () => {
    const { keyLinks, storeSetups } = test.storage;
    await storeSetups.edit(workspace, storeId, { tradePolicy: '2' });
    expect(await keyLinks.use(secret, access, 1)).toBe('moved');
    expect([await keysStored(), await keyLinks.use(secret, access, 2)]).toEqual([['none'], 'saved']);
  });

  it('stores nothing once the right of its person was withdrawn, and is not used up', async () => {
    const { keyLinks } = await test.another({ namedAdmins: [] });
    expect(await keyLinks.use(secret, access, 1)).toBe('notAllowed');
    expect([await keysStored(), await test.storage.keyLinks.use(secret, access, 1)]).toEqual([
      ['none'],
      'saved',
    ]);
  });

  it('ends by a newer one, after ten minutes, and with its store', async () => {
    const { keyLinks, clock, stores } = test.storage;
    const newer = (await keyLinks.make(workspace, { storeId, userId: 'UANA', language: 'es' }))!;
    expect([await keyLinks.look(secret), await keyLinks.use(secret, access, 1)]).toEqual([
      'expired',
      'expired',
    ]);
    await clock.shift(minutesMs(9.9));
    expect(await keyLinks.look(newer)).toMatchObject({ link: { language: 'es' }, store: { id: storeId } });
    await clock.shift(minutesMs(0.2));
    expect(await keyLinks.look(newer)).toBe('expired');
    await stores.remove(workspace, storeId);
    expect(await keyLinks.look(newer)).toBe('unknown');
    expect(await keysStored()).toEqual([]);
  });

  it('gives five tries, also of many at once, and back those that told nothing', async () => {
    const { keyLinks } = test.storage;
    const tries = await Promise.all(Array.from({ length: 8 }, () => keyLinks.beginTry(secret)));
    expect(tries.filter((one) => one === 'worn')).toHaveLength(3);
    await keyLinks.returnTry(secret);
    expect([await keyLinks.beginTry(secret), await keyLinks.beginTry(secret)]).toEqual([
      expect.objectContaining({ store: expect.objectContaining({ id: storeId }) }),
      'worn',
    ]);
  });

  it('is recorded where it was refused, five times at most, and not in anybody’s name', async () => {
    for (let time = 0; time < 7; time += 1)
      await test.storage.links.recordRefusal('vtex-keys', secret, 'otherBrowser');
    await test.storage.links.recordRefusal('vtex-keys', 'nobody’s', 'otherBrowser');
    await test.storage.links.recordRefusal('connect', secret, 'otherBrowser');
    const refused = await test.database.query(
      `select actor_kind, store_label, after from audit_entry where action = 'link.refused'`,
    );
    const one = { actor_kind: 'app', store_label: 'shop' };
    expect(refused).toEqual(
      Array.from({ length: 5 }, () => ({ ...one, after: { purpose: 'vtex-keys', why: 'otherBrowser' } })),
    );
  });
});
