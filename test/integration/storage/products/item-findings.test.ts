import { beforeEach, describe, expect, it } from '@jest/globals';
import type { UploadLog } from '../../../../src/core/products/items/catalog-item.ts';
import type { SkuResult } from '../../../../src/core/products/ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam } from '../fixtures.ts';
import {
  beginItems,
  complete,
  fixedFindings,
  itemOf,
  narrowed,
  nothingTold,
  openFindings,
  publishItems,
  rejectedOf,
} from './item-scene.ts';
import { accessOf, beginPass, contextOf, publishPass, readOf } from './product-scene.ts';

const later = new Date('2100-01-01T00:00:00Z');
const end = { reports: nothingTold, nextDueAt: later };

const logOf = (
  samples: readonly string[],
  over: { readonly itemCount?: number; readonly field?: string; readonly errorCount?: number } = {},
): UploadLog => {
  const { itemCount = samples.length, field = 'description' } = over;
  const error = {
    ...{ field, issue: 'is missing', advice: 'Provide it', itemCount },
    samples: samples.map((skuId) => ({ skuId, title: '' })),
  };
  return {
    ...{ feedId: 'f', endedAt: new Date('2026-01-01T00:00:00Z'), warningCount: 0 },
    errorCount: over.errorCount ?? itemCount,
    errors: samples.length === 0 ? [] : [error],
  };
};

describe('what follows from an item pass', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TITEM');
    storeId = await addStore(test.storage, workspace, 'shop');
    await test.storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
  });

  const begin = () => beginItems(test.storage, workspace, storeId);
  const publish = (...items: Parameters<typeof publishItems>[3]['items']) =>
    publishItems(test.storage, workspace, storeId, { items });
  const readVtex = (...results: readonly SkuResult[]) =>
    publishPass(test.storage, workspace, storeId, results);
  const state = async () => (await test.storage.items.readState(workspace, storeId))!;
  const found = () => openFindings(test.database, storeId);
  const ended = () => fixedFindings(test.database, storeId);

  describe('alone', () => {
    it('says what TikTok rejects, each reason by itself, and which image it does not take', async () => {
      await publish(
        rejectedOf('1', 'Landing page', 'Prohibited', 'Prohibited'),
        rejectedOf('2', 'Landing page'),
        rejectedOf('3'),
        itemOf('4', { audit: 'processing', image: 'tooSmall' }),
        itemOf('5', { image: 'copying' }),
        itemOf('6', { image: 'unknown', audit: 'unknown' }),
      );
      expect(await found()).toEqual([
        'tiktok.image (tooSmall): 4',
        'tiktok.rejected (Landing page): 1 2',
        'tiktok.rejected (Prohibited): 1',
        'tiktok.rejected: 3',
      ]);
    });

    it('ends what is so no longer, keeps since when the others are so, and begins again what comes back', async () => {
      await publish(rejectedOf('1', 'A'), rejectedOf('2', 'A'));
      const since = async () =>
        (
          await test.database.query<{ age: number }>(
            `select extract(epoch from app_now() - first_seen_at)::int as age from sku_finding where sku_id = '1'`,
          )
        )[0]!.age;
      await test.storage.clock.shift(hoursMs(1));
      await publish(rejectedOf('1', 'A'), itemOf('2'));
      expect([await found(), await ended()]).toEqual([['tiktok.rejected (A): 1'], ['tiktok.rejected: 2']]);
      expect(await since()).toBeGreaterThan(3_600);
      await publish(itemOf('1'));
      await publish(rejectedOf('1', 'A'));
      expect(await found()).toEqual(['tiktok.rejected (A): 1']);
      expect(await since()).toBeLessThan(60);
    });

    it('touches nothing that VTEX says, nor VTEX what TikTok says', async () => {
      await readVtex(readOf('1', 'brand.missing'), readOf('2'));
      await publish(rejectedOf('1', 'A'), itemOf('2'));
      const both = ['brand.missing: 1', 'tiktok.rejected (A): 1'];
      expect(await found()).toEqual(both);
      await readVtex(readOf('1', 'brand.missing'), readOf('2'));
      expect(await found()).toEqual(both);
      await publish(itemOf('1'), itemOf('2'));
      expect(await found()).toEqual(['brand.missing: 1']);
      await readVtex(readOf('1'), readOf('2'));
      expect(await found()).toEqual([]);
    });

    it('keeps diagnostics and uploads of before where TikTok does not say, with their age', async () => {
      const diagnostics = { day: '2026-01-01', issues: [] };
      const uploads = [logOf([])];
      await publishItems(test.storage, workspace, storeId, {
        items: [itemOf('1')],
        reports: { diagnostics, uploads },
      });
      const before = await state();
      expect(before).toMatchObject({ diagnostics: { value: diagnostics }, uploads: { value: uploads } });
      await publish(itemOf('1'));
      const now = await state();
      expect(now).toMatchObject({ diagnostics: before.diagnostics, uploads: before.uploads });
      expect(now.items!.asOf.getTime()).toBeGreaterThan(before.diagnostics!.asOf.getTime());
    });
  });

  describe('with upload logs', () => {
    const upload = (...uploads: readonly UploadLog[]) =>
      publishItems(test.storage, workspace, storeId, { items: [itemOf('1')], reports: { uploads } });

    it('makes findings of the items that a log names', async () => {
      await upload(logOf(['8', '9', ''], { itemCount: 3 }), logOf(['8'], { field: 'price' }));
      expect(await found()).toEqual([
        'upload.refused (description: is missing): 8 9',
        'upload.refused (price: is missing): 8',
      ]);
      await upload(logOf(['9'], { itemCount: 1 }));
      expect(await found()).toEqual(['upload.refused (description: is missing): 9']);
      await upload(logOf([]));
      expect(await found()).toEqual([]);
    });

    it('ends none of those that a log may leave out', async () => {
      await upload(logOf(['8', '9']));
      await upload(logOf(['9'], { itemCount: 7 }));
      expect(await found()).toEqual(['upload.refused (description: is missing): 8 9']);
      await upload(logOf([], { errorCount: 4 }));
      expect(await found()).toEqual(['upload.refused (description: is missing): 8 9']);
    });
  });

  describe('joined with VTEX', () => {
    const skuOf = (skuId: string, productId: string, isSellable = true): SkuResult => ({
      kind: 'read',
      context: contextOf(skuId, { productId }),
      isSellable,
      defects: [],
    });
    const twoSkusEach = [skuOf('11', '1'), skuOf('12', '1'), skuOf('21', '2'), skuOf('22', '2', false)];

    it('knows the items by their SKU id', async () => {
      await readVtex(...twoSkusEach);
      await publish(itemOf('11'), rejectedOf('12', 'A'), itemOf('21'));
      expect((await state()).join.key).toBe('sku');
      expect(await found()).toEqual(['tiktok.rejected (A): 12']);
    });

    it('knows them by their product id, which then speaks of each SKU of the product', async () => {
      await publishItems(test.storage, workspace, storeId, {
        items: [rejectedOf('1', 'A'), itemOf('2', { image: 'notFound' }), rejectedOf('3', 'A')],
        reports: { uploads: [logOf(['2'])] },
      });
      expect((await state()).join.key).toBeNull();
      expect(await found()).toContain('tiktok.rejected (A): 1 3');
      await readVtex(...twoSkusEach);
      expect((await state()).join.key).toBe('product');
      expect(await found()).toEqual([
        'tiktok.image (notFound): 21 22',
        'tiktok.rejected (A): 11 12 3',
        'upload.refused (description: is missing): 21 22',
      ]);
      // Under other ids, not mended.
      expect(await ended()).toEqual([]);
    });

    it('is learnt by the later one of two readings that end at the same time', async () => {
      const { items, passes } = test.storage;
      const [ofItems, ofVtex] = [await begin(), await beginPass(test.storage, workspace, storeId)];
      await items.savePage(workspace, ofItems, [itemOf('11')], complete);
      await passes.saveIds(workspace, ofVtex, 1, ['11']);
      await passes.endListing(workspace, ofVtex);
      await passes.saveResults(workspace, ofVtex, [skuOf('11', '1')], 0);
      const ends = [
        items.publish(workspace, ofItems, end),
        passes.publish(workspace, ofVtex, { policyDefects: [], nextDueAt: later }),
      ];
      expect(await Promise.all(ends)).toEqual(['published', 'published']);
      expect((await state()).join.key).toBe('sku');
    });

    it('says what VTEX has sold for 24 hours and TikTok does not have, and not before', async () => {
      await readVtex(...twoSkusEach);
      await test.storage.clock.shift(hoursMs(23));
      await publish(itemOf('11'), itemOf('12'));
      expect(await found()).toEqual([]);
      expect(await state()).toMatchObject({ join: { key: 'sku', asOf: expect.any(Date) } });
      await test.storage.clock.shift(hoursMs(1));
      await publish(itemOf('11'), itemOf('12'));
      expect(await found()).toEqual(['join.notSent: 21']);
      await publish(itemOf('11'), itemOf('12'), itemOf('21'));
      expect([await found(), await ended()]).toEqual([[], ['join.notSent: 21']]);
    });

    it('knows that each SKU was sent whose product was', async () => {
      await readVtex(...twoSkusEach);
      await test.storage.clock.shift(hoursMs(25));
      await publish(itemOf('2'));
      expect(await found()).toEqual(['join.notSent: 11 12']);
    });

    it('is judged anew when VTEX is read: no longer sold is mended, no longer there is forgotten', async () => {
      await readVtex(...twoSkusEach, skuOf('31', '3'));
      await test.storage.clock.shift(hoursMs(25));
      await publish(itemOf('11'), itemOf('12'));
      expect(await found()).toEqual(['join.notSent: 21 31']);
      await readVtex(skuOf('11', '1'), skuOf('12', '1'), skuOf('21', '2', false));
      expect([await found(), await ended()]).toEqual([[], ['join.notSent: 21']]);
    });

    it('says nothing new of what is not sent where a fifth of the ids does not match, and mends nothing by it', async () => {
      await readVtex(...twoSkusEach);
      await test.storage.clock.shift(hoursMs(25));
      await publish(itemOf('11'), itemOf('12'));
      const strangers = ['a', 'b', 'c', 'd', 'e'].map((id) => itemOf(id));
      await publish(itemOf('11'), ...strangers);
      expect((await state()).join.key).toBe('unknown');
      expect(await found()).toEqual(['join.notSent: 21']);
      await publish(itemOf('11'), ...strangers.slice(1));
      expect((await state()).join.key).toBe('sku');
      expect(await found()).toEqual(['join.notSent: 12 21']);
    });

    it('says nothing new against a reading of VTEX that is older than two days', async () => {
      await readVtex(...twoSkusEach);
      await test.storage.clock.shift(hoursMs(49));
      await publish(itemOf('11'), itemOf('12'));
      expect([await found(), (await state()).join.asOf]).toEqual([[], null]);
    });

    it('compares nothing with a list that may lack items, and mends nothing by it', async () => {
      const short = (...items: Parameters<typeof publishItems>[3]['items']) =>
        publishItems(test.storage, workspace, storeId, { items, cursor: { ...complete, isShort: true } });
      await readVtex(...twoSkusEach);
      await test.storage.clock.shift(hoursMs(25));
      await publish(itemOf('11'), rejectedOf('12', 'A'));
      const before = ['join.notSent: 21', 'tiktok.rejected (A): 12'];
      await short(itemOf('11'));
      expect([await found(), await ended()]).toEqual([before, []]);
      await readVtex(...twoSkusEach);
      await short(itemOf('11'), itemOf('21'));
      expect([await found(), await ended()]).toEqual([before, []]);
      expect((await state()).items).toMatchObject({ count: 3 });
      await publish(itemOf('11'), itemOf('21'));
      expect(await found()).toEqual(['join.notSent: 12']);
    });

    it('compares nothing where there are more items than TikTok lists', async () => {
      await readVtex(...twoSkusEach);
      await test.storage.clock.shift(hoursMs(25));
      const items = [rejectedOf('11', 'A')];
      await publishItems(test.storage, workspace, storeId, { items, cursor: narrowed });
      expect(await state()).toMatchObject({ items: { count: 1, tooMany: true }, join: { key: null } });
      expect(await found()).toEqual(['tiktok.rejected (A): 11']);
      expect((await begin()).knownItems).toBeNull();
    });
  });
});
