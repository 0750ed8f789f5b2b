import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, startVtex } from './start.ts';

afterEach(closeAll);

const channels = '/api/catalog_system/pvt/saleschannel/list';
const inventory = '/api/logistics/pvt/inventory/skus/500001';
const affiliates = '/api/fulfillment/pvt/affiliates';
const price = '/pricing/prices/500001';

describe('app keys', () => {
  it('that are missing or wrong answer 401 in the shape of each family', async () => {
    const { get, price: getPrice, world } = await startVtex();
    expect(await get(channels, {})).toMatchObject({
      status: 401,
      json: { error: { message: 'Unauthorized access' } },
    });
    const wrongToken = { 'X-VTEX-API-AppKey': world.key().appKey, 'X-VTEX-API-AppToken': 'X' };
    expect((await get(channels, wrongToken)).status).toBe(401);
    expect((await getPrice(price, wrongToken)).status).toBe(401);
    expect(await get(inventory, {})).toMatchObject({
      status: 401,
      json: { title: 'Unauthorized', status: 401 },
    });
    world.refuseKey();
    expect((await get(channels)).status).toBe(401);
    world.acceptKey();
    expect((await get(channels)).status).toBe(200);
  });

  it.each([
    ['View Product', channels, { error: { code: '1' } }],
    ['View Product', '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel?sc=3', { error: {} }],
    ['SKUs', '/api/catalog_system/pvt/sku/stockkeepingunitbyid/500001', { error: {} }],
    ['SKUs', '/api/catalog_system/pvt/sku/stockkeepingunitids?page=1&pagesize=5', { error: {} }],
    [
      'Product management',
      '/api/catalog_system/pvt/products/GetProductAndSkuIds?_from=1&_to=5',
      { error: {} },
    ],
    ['Brands', '/api/catalog_system/pvt/brand/list', { error: {} }],
    ['Logistics inventory read only', inventory, { message: 'Access denied.' }],
    ['Save Order Configuration', affiliates, { error: { code: 'CHK003' } }],
    ['Get account by identifier', '/api/vlm/account/stores', { error: {} }],
  ] as const)('without the resource %s answer 403 on %s', async (resource, path, body) => {
    const { get, world } = await startVtex();
    expect((await get(path)).status).toBe(200);
    world.takeResource(resource);
    expect(await get(path)).toMatchObject({ status: 403, json: body });
    world.giveResource(resource);
    expect((await get(path)).status).toBe(200);
  });

  it('without Read prices answer 403 on the pricing host', async () => {
    const { price: getPrice, world } = await startVtex();
    expect((await getPrice(price)).status).toBe(200);
    world.takeResource('Read prices');
    expect(await getPrice(price)).toMatchObject({ status: 403, json: { message: 'Access denied.' } });
  });

  it('have two good tokens while one is renewed', async () => {
    const { get, world } = await startVtex();
    const renewed = { 'X-VTEX-API-AppKey': world.key().appKey, 'X-VTEX-API-AppToken': world.renewToken() };
    expect((await get(channels)).status).toBe(200);
    expect((await get(channels, renewed)).status).toBe(200);
    world.endRenewal();
    expect((await get(channels)).status).toBe(401);
    expect((await get(channels, renewed)).status).toBe(200);
  });

  it('of one account do not open another one', async () => {
    const { standIn, world } = await startVtex();
    world.addAccount({ name: 'outraloja', seed: 9 });
    const read = async (name: string, account: string) => {
      const key = world.key(account);
      const url = `${standIn.templates.commerce.replace('{account}', name)}${channels}`;
      const headers = { 'X-VTEX-API-AppKey': key.appKey, 'X-VTEX-API-AppToken': [...key.appTokens][0]! };
      return (await fetch(url, { headers })).status;
    };
    expect(await read('outraloja', 'outraloja')).toBe(200);
    expect(await read('outraloja', 'lojamodelo')).toBe(401);
    expect(await read('nobody', 'lojamodelo')).toBe(404);
  });
});

describe('trouble', () => {
  it('429 carries Retry-After', async () => {
    const { get, world } = await startVtex();
    world.setDown('throttle');
    const answer = await get(channels);
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('30');
  });

  it('503, HTML, garbage and refused connections last until VTEX is up', async () => {
    const { get, world } = await startVtex();
    world.setDown('503');
    expect((await get(channels)).status).toBe(503);
    world.setDown('html502');
    expect((await get(channels)).status).toBe(502);
    world.setDown('garbage');
    await expect(get(channels)).rejects.toThrow('JSON');
    world.setDown('refuse');
    await expect(get(channels)).rejects.toThrow('fetch failed');
    world.setDown(null);
    expect((await get(channels)).status).toBe(200);
    expect(world.attempts).toHaveLength(5);
  });

  it('faults are planned by the name of the operation', async () => {
    const { get, faults, standIn } = await startVtex();
    faults.add({ kind: 'throttle', retryAfterS: 7 }, 'saleschannel');
    expect((await get(affiliates)).status).toBe(200);
    expect((await get(channels)).headers.get('retry-after')).toBe('7');
    expect(standIn.requests.map(({ path, answered }) => [path, answered])).toEqual([
      [affiliates, 200],
      [channels, 'throttle'],
    ]);
  });

  it('an unknown path or host answers 404, and no token is recorded', async () => {
    const { get, price: getPrice, standIn, world } = await startVtex();
    expect((await get('/api/nothing')).status).toBe(404);
    expect((await getPrice(channels)).status).toBe(404);
    expect((await fetch(`${standIn.url}/elsewhere`)).status).toBe(404);
    const recorded = JSON.stringify(standIn.requests);
    expect(recorded).toContain(world.key().appKey);
    for (const token of world.key().appTokens) expect(recorded).not.toContain(token);
  });
});
