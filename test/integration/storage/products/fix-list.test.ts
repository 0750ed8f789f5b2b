import { beforeEach, describe, expect, it } from '@jest/globals';
import type { CauseName } from '../../../../src/core/products/causes.ts';
import type { ProductFilter } from '../../../../src/core/products/list/fix-list.ts';
import type { SkuResult } from '../../../../src/core/products/ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam } from '../fixtures.ts';
import { itemOf, narrowed, publishItems, rejectedOf } from './item-scene.ts';
import { accessOf, contextOf, publishPass, readOf } from './product-scene.ts';

const all: ProductFilter = { group: null, brand: null, category: null, search: '' };

describe('the fix list of a store', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TFIXLIST');
    storeId = await addStore(test.storage, workspace, 'shop');
  });

  const lists = () => test.storage.fixLists;
  const read = async () => (await lists().read(workspace, storeId))!;
  const publish = (...items: Parameters<typeof publishItems>[3]['items']) =>
    publishItems(test.storage, workspace, storeId, { items });
  async function readVtex(...results: readonly SkuResult[]): Promise<void> {
    await test.storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
    await publishPass(test.storage, workspace, storeId, results);
  }
  const rowsOfFile = async () =>
    (await lists().readAll(workspace, storeId, async (_, pages) => {
      const rows = [];
      for await (const page of pages) rows.push(...page);
      return rows;
    }))!;
  /** What a person sees of each product of each cause, in all four ways of looking at it. */
  async function shown() {
    const { groups } = await read();
    const first = await lists().firstProducts(workspace, storeId, groups, 9);
    const inList = first.flatMap((products, at) =>
      products.map((one) => `${groups[at]!.cause}: ${one.idKind} ${one.productId} ${one.name}`),
    );
    const { products } = await lists().search(workspace, storeId, all, { position: 0, limit: 20 });
    const names = products.map(({ idKind, productId, name }) => `${idKind} ${productId} ${name}`);
    const rows = await rowsOfFile();
    const inFile = rows.map(({ skuId, productId, productName }) => `${skuId}/${productId}: ${productName}`);
    return { inList, names, inFile, counted: groups.map(({ products: count }) => count) };
  }

  it('without keys holds what TikTok found, by TikTok’s names, and nothing that only a recheck has read of VTEX', async () => {
    expect((await read()).tiktok.items).toBeNull();
    await publish(rejectedOf('A-1', 'Landing page'), itemOf('2', { image: 'tooSmall', title: '' }));
    await test.database.query(
      `insert into sku_finding (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
       values ($1, $2, '9', 'price.missing', '', '', app_now(), app_now())`,
      [workspace.id, storeId],
    );
    expect(await read()).toMatchObject({ vtex: null, tiktok: { items: { count: 2, tooMany: false } } });
    expect(await shown()).toEqual({
      inList: ['tiktok.image: item 2 ', 'tiktok.rejected: item A-1 Item of A-1'],
      names: ['item A-1 Item of A-1', 'item 2 '],
      inFile: ['2/: ', 'A-1/: Item of A-1'],
      counted: [1, 1],
    });
    const found = { ...all, search: 'ITEM OF A' };
    expect((await lists().search(workspace, storeId, found, { position: 0, limit: 20 })).total).toBe(1);
    const facets = await lists().facets(workspace, storeId, { of: 'brand', group: null, typed: '' }, 9);
    expect(facets.map(({ name, products }) => [name, products])).toEqual([['', 2]]);
  });

  it('calls a product of VTEX as VTEX does, and as TikTok does where VTEX has no name', async () => {
    const nameless = (skuId: string, productId: string): SkuResult => ({
      kind: 'read',
      context: contextOf(skuId, { productId, productName: ' ' }),
      isSellable: true,
      defects: [],
    });
    await readVtex(nameless('11', '1'), nameless('12', '1'), readOf('2'));
    await publish(rejectedOf('1', 'A'), rejectedOf('p2', 'A'), rejectedOf('11', 'A'));
    expect((await read()).tiktok.join.key).toBe('product');
    // TikTok's item 11 is none of VTEX's products, although a SKU has that id.
    expect((await shown()).inList).toEqual([
      'tiktok.rejected: product 1 Item of 1',
      'tiktok.rejected: product p2 Product of 2',
    ]);
  });

  it('lends no item the name of a product whose id it has by chance', async () => {
    await readVtex(readOf('1'), readOf('2'));
    const strangers = ['a', 'b', 'c', 'd', 'e'].map((id) => itemOf(id));
    await publish(rejectedOf('1', 'A'), ...strangers);
    expect((await read()).tiktok.join.key).toBe('unknown');
    expect((await shown()).inList).toEqual(['tiktok.rejected: item 1 Item of 1']);
    await publishItems(test.storage, workspace, storeId, { items: [rejectedOf('2', 'A')], cursor: narrowed });
    expect((await shown()).inList).toEqual(['tiktok.rejected: item 2 Item of 2']);
  });

  it('keeps a product of VTEX and an item of the same id apart', async () => {
    const of = (skuId: string, productId: string): SkuResult => ({
      kind: 'read',
      context: contextOf(skuId, { productId }),
      isSellable: true,
      defects: [{ cause: 'brand.missing', reason: '' }],
    });
    await readVtex(of('1', '7'), of('2', '7'));
    await publish(itemOf('1'), rejectedOf('2', 'A'), rejectedOf('7', 'A'));
    expect((await shown()).names.sort()).toEqual(['item 7 Item of 7', 'product 7 Product of 2']);
    expect((await shown()).counted).toEqual([1, 2]);
  });

  describe('tells what TikTok rejects because of a cause with that cause', () => {
    /** As "cause (reason): SKUs, of which are refused for it". */
    const told = async () => {
      const list = await read();
      const lines = list.groups.map(
        ({ cause, reason, skus, refused }) => `${cause} (${reason}): ${String(skus)}, ${String(refused)}`,
      );
      return { lines, ...list.refused };
    };
    const missing = (skuId: string) => rejectedOf(skuId, ' The  BRAND is missing. ');

    it('once, in every way of looking at it, and by itself when the cause is mended', async () => {
      await readVtex(readOf('1', 'brand.missing'), readOf('2', 'brand.missing'), readOf('3'));
      await publish(missing('1'), itemOf('2'), missing('3'));
      const alone = 'tiktok.rejected ( The  BRAND is missing. ): 1, 0';
      const refused = { rejected: 2, others: 1, waiting: 0, images: 0, imagesOnly: 0 };
      expect(await told()).toEqual({ lines: ['brand.missing (): 2, 1', alone], ...refused });
      const { products } = await lists().search(workspace, storeId, all, { position: 0, limit: 20 });
      const listed = products.flatMap(({ productId, findings }) =>
        findings.map(({ cause, isRefused }) => `${productId} ${cause} ${String(isRefused)}`),
      );
      expect(listed.sort()).toEqual([
        ...['p1 brand.missing true', 'p2 brand.missing false', 'p3 tiktok.rejected false'],
      ]);
      const rows = await rowsOfFile();
      expect(
        rows.map(({ skuId, consequences }) => [skuId, consequences.map(({ reason }) => reason)]),
      ).toEqual([
        ['1', [' The  BRAND is missing. ']],
        ['2', []],
        ['3', []],
      ]);
      await readVtex(readOf('1'), readOf('2', 'brand.missing'), readOf('3'));
      expect(await told()).toEqual({
        lines: [alone.replace('1, 0', '2, 0'), 'brand.missing (): 1, 0'],
        ...{ ...refused, others: 2, waiting: 1 },
      });
      // Of what lasts longer than any review nobody says that it waits for one.
      await test.storage.clock.shift(hoursMs(73));
      expect(await told()).toMatchObject({ others: 2, waiting: 0 });
    });

    it('also of a product what one of its SKUs lacks, but nothing because of another word of TikTok', async () => {
      const of = (skuId: string, ...causes: readonly CauseName[]): SkuResult => ({
        ...{ kind: 'read', context: contextOf(skuId, { productId: '70' }), isSellable: true },
        defects: causes.map((cause) => ({ cause, reason: '' })),
      });
      await readVtex(of('1', 'images.missing'), of('2'));
      await publish({ ...rejectedOf('70', 'Image too small', 'The image is missing'), image: 'tooSmall' });
      expect((await read()).tiktok.join.key).toBe('product');
      expect(await told()).toEqual({
        lines: [
          ...['tiktok.image (tooSmall): 2, 0', 'tiktok.rejected (Image too small): 2, 0'],
          'images.missing (): 1, 1',
        ],
        ...{ rejected: 2, others: 2, waiting: 0, images: 2, imagesOnly: 0 },
      });
    });

    it('but not of a SKU whose id is VTEX’s by chance, nor of what VTEX’s first reading has not told yet', async () => {
      await publish(missing('1'), ...['a', 'b', 'c', 'd', 'e'].map((id) => itemOf(id)));
      await test.database.query(
        `insert into sku_finding (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
         values ($1, $2, '1', 'brand.missing', '', '', app_now(), app_now())`,
        [workspace.id, storeId],
      );
      expect((await told()).lines).toHaveLength(1);
      await readVtex(readOf('1', 'brand.missing'), readOf('2'));
      expect((await read()).tiktok.join.key).toBe('unknown');
      expect(await told()).toMatchObject({ lines: ['brand.missing (): 1, 0', expect.anything()], others: 1 });
    });
  });

  describe('shows how its causes moved', () => {
    const trends = async () => {
      const { list, trends: moved } = (await lists().readTrends(workspace, storeId))!;
      return list.groups.map(({ cause }, at) => {
        const trend = moved[at] ?? null;
        return trend === null ? `${cause}: ?` : `${cause}: +${String(trend.came)} -${String(trend.fixed)}`;
      });
    };
    const [brand, price] = ['brand.missing', 'price.missing'] as const;

    it('within a day, once there is a reading from before, which retention does not take away', async () => {
      await readVtex(readOf('1', brand), readOf('2', brand, price), readOf('3'));
      await test.storage.clock.shift(hoursMs(23));
      expect(await trends()).toEqual([`${brand}: ?`, `${price}: ?`]);
      await test.storage.clock.shift(hoursMs(2));
      await readVtex(readOf('1', brand), readOf('2', price), readOf('3', brand), readOf('4', brand));
      await test.storage.retention.sweep();
      expect(await trends()).toEqual([`${brand}: +2 -1`, `${price}: +0 -0`]);
    });

    it('since before the last reading, where there was none within the day', async () => {
      await readVtex(readOf('1', brand), readOf('2', brand));
      await test.storage.clock.shift(hoursMs(30));
      await readVtex(readOf('1'), readOf('2', brand));
      await test.storage.clock.shift(hoursMs(40));
      expect(await trends()).toEqual([`${brand}: +0 -1`]);
      await readVtex(readOf('1'), readOf('2', brand));
      expect(await trends()).toEqual([`${brand}: +0 -0`]);
    });

    it('of each side by itself', async () => {
      await readVtex(readOf('1', brand));
      await test.storage.clock.shift(hoursMs(25));
      await publish(rejectedOf('1', 'A'));
      await readVtex(readOf('1', brand));
      expect(await trends()).toEqual([`${brand}: +0 -0`, 'tiktok.rejected: ?']);
      await test.storage.clock.shift(hoursMs(25));
      await publish(rejectedOf('1', 'A'), rejectedOf('x', 'A'));
      expect(await trends()).toEqual(['tiktok.rejected: +1 -0', `${brand}: +0 -0`]);
    });
  });
});
