import { afterEach, describe, expect, it } from '@jest/globals';
import { at } from '../json-at.ts';
import { closeAll, itemsOf, startVtex } from './start.ts';

afterEach(closeAll);

const bySalesChannel = '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel';
const allIds = '/api/catalog_system/pvt/sku/stockkeepingunitids';
const context = '/api/catalog_system/pvt/sku/stockkeepingunitbyid';
const productIds = '/api/catalog_system/pvt/products/GetProductAndSkuIds';

describe('lists of SKU ids', () => {
  it('page through the trade policy until an empty page', async () => {
    const { get } = await startVtex();
    const ids: number[] = [];
    let pages = 0;
    for (let page = 1; ; page += 1) {
      const { json } = await get(`${bySalesChannel}?sc=3&page=${page}&pageSize=300&onlyAssigned=true`);
      if ((json as number[]).length === 0) break;
      ids.push(...(json as number[]));
      pages += 1;
    }
    expect(pages).toBe(3);
    expect(new Set(ids).size).toBe(870);
  });

  it('hold SKUs of other channels unless onlyAssigned=true', async () => {
    const { get } = await startVtex();
    const count = async (query: string) =>
      ((await get(`${bySalesChannel}?page=1&pagesize=5000&${query}`)).json as number[]).length;
    expect(await count('sc=3&onlyAssigned=true')).toBe(870);
    expect(await count('sc=3')).toBe(2000);
    expect(await count('sc=1&onlyAssigned=true')).toBe(2000);
    expect(await count('sc=2&onlyAssigned=true')).toBe(0);
  });

  it('of the whole store need both parameters and end at 1000 a page', async () => {
    const { get } = await startVtex();
    expect((await get(`${allIds}?page=2&pagesize=1000`)).json).toHaveLength(1000);
    expect((await get(`${allIds}?page=3&pagesize=1000`)).json).toEqual([]);
    for (const query of [
      'page=1',
      'pagesize=10',
      'page=1&pagesize=1001',
      'page=0&pagesize=10',
      'page=x&pagesize=10',
    ]) {
      expect((await get(`${allIds}?${query}`)).status).toBe(400);
    }
  });

  it('can come back empty, as one team saw', async () => {
    const { get, world } = await startVtex();
    world.emptyLists = true;
    expect((await get(`${allIds}?page=1&pagesize=10`)).json).toEqual([]);
    expect((await get(`${bySalesChannel}?sc=3`)).json).toEqual([]);
    expect(at((await get(`${productIds}?_from=1&_to=10`)).json, 'range', 'total')).toBe(667);
  });

  it('group by product, 250 at most', async () => {
    const { get } = await startVtex();
    const { json } = await get(`${productIds}?_from=1&_to=250`);
    expect(at(json, 'range')).toEqual({ total: 667, from: 1, to: 250 });
    expect(Object.keys(at(json, 'data') as object)).toHaveLength(250);
    expect(at(json, 'data', '1001')).toEqual([500001, 500002, 500003]);
    expect((await get(`${productIds}?_from=1&_to=251`)).status).toBe(400);
    expect((await get(`${productIds}?_from=5&_to=1`)).status).toBe(400);
    const shirts = (await get(`${productIds}?_from=1&_to=250&categoryId=10`)).json;
    expect(at(shirts, 'range', 'total')).toBeGreaterThan(20);
    expect(at(shirts, 'range', 'total')).toBeLessThan(200);
  });

  it('cover 100,000 SKUs without keeping them', async () => {
    const { get, world } = await startVtex({ skuCount: 100_000, channelSkuCount: 100_000 });
    const last = await get(`${bySalesChannel}?sc=3&page=100&pageSize=1000&onlyAssigned=true`);
    expect(last.json).toHaveLength(1000);
    expect((last.json as number[]).at(-1)).toBe(600_000);
    expect((await get(`${context}/600000?sc=3`)).json).toMatchObject({ Id: 600_000, SalesChannels: [1, 3] });
    expect(world.account().troubles.size).toBe(0);
  });
});

describe('the SKU context', () => {
  it('holds eight of the eleven data', async () => {
    const { get } = await startVtex();
    const { json } = await get(`${context}/500001?sc=3`);
    expect(json).toMatchObject({
      Id: 500001,
      ProductId: 1001,
      IsActive: true,
      IsProductActive: true,
      SalesChannels: [1, 3],
    });
    expect(at(json, 'ProductDescription')).toMatch(/^<p>.+<\/p>$/);
    expect(at(json, 'DetailUrl')).toMatch(/^\/[a-z0-9-]+\/p$/);
    expect(at(json, 'BrandId')).toMatch(/^\d+$/);
    const lastCategory = (at(json, 'ProductCategoryIds') as string).split('/').at(-2)!;
    expect(at(json, 'ProductCategories', lastCategory)).toMatch(/\w/);
    expect(at(json, 'ImageUrl')).toContain('-55-55/');
    expect(at(json, 'Images')).toHaveLength(1);
    expect(at(json, 'Images', 0, 'ImageUrl')).toMatch(/^http:\/\/lojamodelo\.vteximg/);
  });

  it('is the same in every run and differs between seeds', async () => {
    const read = async (seed: number) => (await (await startVtex({ seed })).get(`${context}/500050`)).text;
    expect(await read(4)).toBe(await read(4));
    expect(await read(4)).not.toBe(await read(5));
  });

  it.each([
    ['no-name', { ProductName: ' ' }],
    ['no-category', { ProductCategories: {}, ProductCategoryIds: '' }],
    ['no-description', { ProductDescription: '' }],
    ['blank-description', { ProductDescription: '<p>&nbsp;</p><br/>' }],
    ['no-brand', { BrandName: '' }],
    ['no-url', { DetailUrl: '' }],
    ['no-images', { Images: [], ImageUrl: '' }],
    ['sku-inactive', { IsActive: false }],
    ['product-inactive', { IsProductActive: false }],
    ['not-visible', { ProductIsVisible: false }],
    ['brand-inactive', { IsBrandActive: false }],
    ['category-inactive', { IsDirectCategoryActive: false }],
    ['not-in-channel', { SalesChannels: [1] }],
  ] as const)('shows %s and its repair', async (cause, fields) => {
    const { get, world } = await startVtex();
    const [sku] = world.break(1, cause);
    const sound = (await startVtex()).get(`${context}/${sku}`);
    expect((await get(`${context}/${sku}`)).json).toMatchObject(fields);
    world.fix([sku!]);
    expect((await get(`${context}/${sku}`)).json).toEqual((await sound).json);
  });

  it('answers 404 as plain text for an unknown SKU and 500 for an unreadable one', async () => {
    const { get, world } = await startVtex();
    for (const id of ['1', '999999', 'abc', '99999999999999']) {
      expect(await get(`${context}/${id}`)).toMatchObject({ status: 404, text: 'Sku not found' });
    }
    const [gone] = world.break(1, 'removed');
    const [bad] = world.break(1, 'unreadable');
    expect((await get(`${context}/${gone}`)).status).toBe(404);
    expect((await get(`${context}/${bad}`)).status).toBe(500);
  });
});

describe('the store', () => {
  it('has sales channels', async () => {
    const { get } = await startVtex();
    const { json } = await get('/api/catalog_system/pvt/saleschannel/list');
    expect(json).toMatchObject([
      { Id: 1 },
      { Id: 2, IsActive: false },
      { Id: 3, Name: 'TikTok', CurrencyCode: 'BRL' },
    ]);
    expect((await get('/api/catalog_system/pub/saleschannel/3', {})).json).toEqual(at(json, 2));
    expect((await get('/api/catalog_system/pub/saleschannel/9', {})).status).toBe(404);
  });

  it('has brands and a category tree', async () => {
    const { get } = await startVtex();
    expect((await get('/api/catalog_system/pvt/brand/list')).json).toHaveLength(8);
    const { json } = await get('/api/catalog_system/pub/category/tree/2', {});
    expect(at(json, 0)).toMatchObject({ name: 'Roupas', hasChildren: true });
    expect(at(json, 0, 'children', 0)).toMatchObject({ id: 10, name: 'Camisetas', hasChildren: false });
  });

  it('has the affiliate of TikTok, its channel as text', async () => {
    const { get } = await startVtex();
    const list = '/api/fulfillment/pvt/affiliates';
    expect((await get(list)).json).toMatchObject([{ id: 'TKT', salesChannel: '3' }]);
    expect((await get(`${list}/TKT`)).json).toMatchObject({ id: 'TKT' });
    expect((await get(`${list}/XYZ`)).status).toBe(404);
  });

  it('has prices as decimals, and 404 without one', async () => {
    const { price, simulate, world } = await startVtex();
    const [sku] = world.break(1, 'brand-inactive');
    const { json } = await price(`/pricing/prices/${sku}`);
    const simulated = await simulate(itemsOf([sku!]));
    expect(Math.round((at(json, 'basePrice') as number) * 100)).toBe(at(simulated.json, 'items', 0, 'price'));
    expect(at((await price(`/pricing/prices/${sku}/computed/3`)).json, 'sellingPrice')).toBe(
      at(json, 'basePrice'),
    );
    const [bare] = world.break(1, 'no-price');
    expect((await price(`/pricing/prices/${bare}`)).status).toBe(404);
    expect((await price(`/pricing/prices/${bare}/computed/3`)).status).toBe(404);
  });

  it('has stock and hosts', async () => {
    const { get, world } = await startVtex();
    const available = async (sku: number) => {
      const balance = at((await get(`/api/logistics/pvt/inventory/skus/${sku}`)).json, 'balance', 0) as {
        totalQuantity: number;
        reservedQuantity: number;
      };
      return balance.totalQuantity - balance.reservedQuantity;
    };
    const [sku] = world.break(1, 'brand-inactive');
    expect(await available(sku!)).toBeGreaterThan(0);
    world.breakSkus([sku!], 'out-of-stock');
    expect(await available(sku!)).toBe(0);
    expect((await get('/api/vlm/account/stores')).json).toMatchObject([
      { hosts: ['www.lojamodelo.example'] },
    ]);
  });
});
