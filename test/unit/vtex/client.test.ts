import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answer, startVendorServer } from '../http-client/vendor-server.ts';
import type { VendorServer } from '../http-client/vendor-server.ts';
import { access, createTestApi, planted, policyId, sampleContext } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

function createApi(body: unknown) {
  server.plan(answer(typeof body === 'string' ? body : JSON.stringify(body)));
  return createTestApi(`${server.url}/{account}`).api;
}

describe('every call with a key', () => {
  it('goes to the host of the account, with the pair and the type of its body', async () => {
    const { api, limiterOf } = (server.plan(answer([])), createTestApi(`${server.url}/{account}`));
    await api.tradePolicies(access, 'interactive');
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      path: '/lojamodelo/api/catalog_system/pvt/saleschannel/list',
      headers: {
        'x-vtex-api-appkey': planted.appKey,
        'x-vtex-api-apptoken': planted.appToken,
        accept: 'application/json',
        'content-type': 'application/json',
      },
      body: '',
    });
    expect(limiterOf('lojamodelo').taken).toEqual(['interactive']);
  });
});

describe('a token', () => {
  it('that was pasted with its line break goes without it', async () => {
    const pasted = { ...access, appToken: `${planted.appToken}\r\n` };
    expect(await createApi([]).tradePolicies(pasted, 'probe')).toMatchObject({ class: 'good' });
    expect(server.requests[0]!.headers).toHaveProperty('x-vtex-api-apptoken', planted.appToken);
  });
});

describe('trade policies', () => {
  const row = { Id: 3, Name: 'TikTok', IsActive: true, CurrencyCode: 'BRL', CountryCode: 'BRA' };

  it('have id, name, state and currency', async () => {
    const api = createApi([row, { ...row, Id: 4, Name: 'Ata\u0000cado', IsActive: false }]);
    expect(await api.tradePolicies(access, 'probe')).toEqual({
      class: 'good',
      value: [
        { id: 3, name: 'TikTok', isActive: true, currency: 'BRL' },
        { id: 4, name: 'Atacado', isActive: false, currency: 'BRL' },
      ],
    });
  });

  it.each([[null], [undefined], ['']])('with currency %j have none', async (CurrencyCode) => {
    expect(await createApi([{ ...row, CurrencyCode }]).tradePolicies(access, 'probe')).toMatchObject({
      class: 'good',
      value: [{ currency: null }],
    });
  });

  it.each([
    ['', {}],
    ['', { list: [row] }],
    ['0.Id', [{ ...row, Id: null }]],
    ['0.IsActive', [{ ...row, IsActive: undefined }]],
  ])('are no answer where "%s" does not fit', async (field, body) => {
    expect(await createApi(body).tradePolicies(access, 'probe')).toEqual({
      class: 'noInfo',
      reason: `schema ${field}`,
    });
  });
});

describe('a page of SKU ids', () => {
  it('is asked for with the assigned SKUs only, a thousand at a time', async () => {
    const answered = await createApi('[405380, 405381]').skuIds(access, policyId, 2, 'polling');
    expect(answered).toEqual({ class: 'good', value: ['405380', '405381'] });
    expect(server.requests[0]).toMatchObject({
      path: '/lojamodelo/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel',
      query: { sc: '3', page: '2', pageSize: '1000', onlyAssigned: 'true' },
    });
  });

  it.each([
    ['[7, "8", 7, "7", 2147483647]', ['7', '8', '2147483647']],
    ['[]', []],
  ])('%s holds each id once, as text', async (body, value) => {
    expect(await createApi(body).skuIds(access, policyId, 1, 'polling')).toEqual({ class: 'good', value });
  });

  it.each([
    ['{}', ''],
    ['null', ''],
    ['"5001"', ''],
    ['[5001, null]', '1'],
    ['[1.5]', '0'],
    ['[-1]', '0'],
    ['["abc"]', '0'],
    ['[{"Id": 5001}]', '0'],
  ])('%s is no answer', async (body, field) => {
    expect(await createApi(body).skuIds(access, policyId, 1, 'polling')).toEqual({
      class: 'noInfo',
      reason: `schema ${field}`,
    });
  });
});

describe('a SKU', () => {
  const read = (body: unknown) => createApi(body).sku(access, policyId, '5001', 'polling');

  it('is read with its product, brand and lowest category', async () => {
    expect(await read(sampleContext)).toEqual({
      class: 'good',
      value: {
        skuId: '5001',
        productId: '1001',
        productName: 'Camiseta Básica',
        skuName: 'Azul P',
        description: '<p>Camiseta de algodão.</p>',
        brand: 'Marca Modelo',
        isBrandActive: true,
        category: 'Camisetas',
        isCategoryActive: true,
        path: '/camiseta-basica/p',
        imageUrls: ['http://lojamodelo.vteximg.com.br/arquivos/ids/9001/azul.jpg'],
        isActive: true,
        isProductActive: true,
        isVisible: true,
        salesChannels: [1, 3],
      },
    });
    expect(server.requests[0]).toMatchObject({
      path: '/lojamodelo/api/catalog_system/pvt/sku/stockkeepingunitbyid/5001',
      query: { sc: '3' },
    });
  });

  it.each([
    ['an id in text', { Id: '5001', ProductId: '1001' }, { skuId: '5001', productId: '1001' }],
    ['sales channels in text', { SalesChannels: ['1', '3'] }, { salesChannels: [1, 3] }],
    [
      'flags that only the examples have, absent',
      { IsBrandActive: undefined, IsDirectCategoryActive: undefined, ProductIsVisible: undefined },
      { isBrandActive: null, isCategoryActive: null, isVisible: null },
    ],
    [
      'blank data as null',
      { ProductName: null, ProductDescription: null, BrandName: null, DetailUrl: null, Images: null },
      { productName: '', description: '', brand: '', path: '', imageUrls: [] },
    ],
    ['images without a URL', { Images: [{ ImageUrl: '' }, { ImageUrl: null }] }, { imageUrls: [] }],
    ['no category', { ProductCategoryIds: '', ProductCategories: {} }, { category: '' }],
    ['null categories', { ProductCategoryIds: null, ProductCategories: null }, { category: '' }],
    ['a nameless category', { ProductCategories: { '10': null, '1': 'Roupas' } }, { category: '' }],
    ['an unnamed lowest category', { ProductCategories: { '1': 'Roupas' } }, { category: '' }],
    [
      'categories whose keys come in another order',
      { ProductCategoryIds: '/2/1/30/', ProductCategories: { '30': 'Bolsas', '2': 'Moda', '1': 'Roupas' } },
      { category: 'Bolsas' },
    ],
    [
      'text that PostgreSQL cannot store',
      { ProductDescription: 'a\u0000b\ud800', ProductCategories: { '10': 'Cami\u0000setas' } },
      { description: 'ab\ufffd', category: 'Camisetas' },
    ],
    [
      'names that are made to deceive, and a description that says them again',
      {
        ...{ ProductName: 'Cami\u200bseta\n\u202eBásica', SkuName: ' Azul\r\nP', BrandName: '\u200b\u200d' },
        ...{ ProductDescription: 'Cami\u200bseta\nBásica', DetailUrl: '/cami\u200bseta/p' },
        ProductCategories: { '10': 'Cami\u2066setas' },
      },
      {
        ...{ productName: 'Camiseta Básica', skuName: 'Azul P', brand: '', category: 'Camisetas' },
        ...{ description: 'Cami\u200bseta\nBásica', path: '/cami\u200bseta/p' },
      },
    ],
    ['fields that nobody knows', { Novelty: { deep: [1] } }, { skuId: '5001' }],
  ])('may have %s', async (_name, change, expected) => {
    expect(await read({ ...sampleContext, ...change })).toMatchObject({ class: 'good', value: expected });
  });

  it.each([
    ['Id', { Id: undefined }],
    ['Id', { Id: null }],
    ['Id', { Id: 5002 }],
    ['ProductId', { ProductId: undefined }],
    ['ProductId', { ProductId: 0 }],
    ['IsActive', { IsActive: null }],
    ['IsProductActive', { IsProductActive: undefined }],
    ['ProductDescription', { ProductDescription: undefined }],
    ['DetailUrl', { DetailUrl: 7 }],
    ['Images', { Images: undefined }],
    ['Images.0.ImageUrl', { Images: [{ Url: 'x' }] }],
    ['ProductCategories', { ProductCategories: ['Camisetas'] }],
    ['SalesChannels', { SalesChannels: null }],
  ])('whose %s does not fit %j is no answer, and the log names the field', async (field, change) => {
    server.plan(answer(JSON.stringify({ ...sampleContext, ...change })));
    const { api, lines } = createTestApi(`${server.url}/{account}`);
    expect(await api.sku(access, policyId, '5001', 'polling')).toEqual({
      class: 'noInfo',
      reason: `schema ${field}`,
    });
    const warnings = lines.map((line) => JSON.parse(line) as object).filter((line) => 'field' in line);
    expect(warnings).toEqual([
      expect.objectContaining({
        level: 40,
        account: 'lojamodelo',
        operation: 'stockkeepingunitbyid',
        field,
      }),
    ]);
  });

  it.each([['null'], ['[]'], ['"5001"']])('that is %s is no answer', async (body) => {
    expect(await read(body)).toEqual({ class: 'noInfo', reason: 'schema ' });
  });
});
