import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, startTikTok } from './start.ts';

afterEach(closeAll);

const foreignId = '7990000000000000001';

describe('the gateway', () => {
  it('answers a bare 404 without the last slash, for an unknown route and for a wrong method', async () => {
    const { get, post, standIn } = await startTikTok();
    for (const answer of [
      await get('/user/info'),
      await get('/no/such/route/'),
      await post('/user/info/', {}),
      await get('/toString/'),
    ]) {
      expect(answer).toMatchObject({ status: 404, text: '404 page not found' });
    }
    expect((await fetch(standIn.url.replace('v1.3', 'v1.2') + '/user/info/')).status).toBe(404);
  });

  it('answers with HTTP 200 whatever the code', async () => {
    const { get } = await startTikTok();
    expect(await get('/user/info/', {}, 'wrong')).toMatchObject({ status: 200, code: 40105, data: {} });
  });
});

describe('tokens', () => {
  it('count only in the header Access-Token: 40104', async () => {
    const { standIn, store } = await startTikTok();
    const codeOf = async (response: Response) => ((await response.json()) as { code: number }).code;
    expect(await codeOf(await fetch(`${standIn.url}/user/info/`))).toBe(40104);
    expect(await codeOf(await fetch(`${standIn.url}/user/info/?access_token=${store.token}`))).toBe(40104);
    const authorization = { Authorization: `Bearer ${store.token}` };
    expect(await codeOf(await fetch(`${standIn.url}/user/info/`, { headers: authorization }))).toBe(40104);
    expect(await codeOf(await fetch(`${standIn.url}/user/info/`, { headers: { 'Access-Token': '' } }))).toBe(
      40104,
    );
  });

  it('of another app do not list ad accounts', async () => {
    const { get, world, app } = await startTikTok();
    const other = world.addApp();
    expect(await get('/oauth2/advertiser/get/', { app_id: app.appId })).toMatchObject({ code: 40002 });
    expect(await get('/oauth2/advertiser/get/', { app_id: app.appId, secret: 'x' })).toMatchObject({
      code: 40101,
    });
    const query = { app_id: other.appId, secret: other.secret };
    expect(await get('/oauth2/advertiser/get/', query)).toMatchObject({ code: 40002 });
    expect(await get('/oauth2/advertiser/get/', query, null)).toMatchObject({ code: 40104 });
  });

  it('of an app that may not call the endpoint answer 40117', async () => {
    const { get, app } = await startTikTok();
    app.forbidden.add('/user/info/');
    expect(await get('/user/info/')).toMatchObject({ code: 40117 });
    app.forbidden.clear();
    app.state = 'rejected';
    expect(await get('/user/info/')).toMatchObject({ code: 40124 });
  });
});

describe('parameters', () => {
  it('that are required and missing answer 40002', async () => {
    const { get, post, catalog, store } = await startTikTok();
    for (const answer of [
      await get('/advertiser/info/'),
      await get('/catalog/overview/', { bc_id: catalog.bc_id }),
      await get('/catalog/get/'),
      await get('/bc/asset/get/', { bc_id: store.bcId }),
      await get('/pixel/list/'),
      await get('/pixel/event/stats/', { advertiser_id: store.advertiserId, pixel_ids: [store.pixelId] }),
      await get('/catalog/feed/log/', catalog),
      await get('/catalog/product/log/', catalog),
      await post('/pixel/update/', { advertiser_id: store.advertiserId, pixel_id: store.pixelId }),
      await post('/catalog/eventsource/bind/', { advertiser_id: store.advertiserId, ...catalog }),
    ]) {
      expect(answer).toMatchObject({ status: 200, code: 40002 });
    }
  });

  it('that are lists or objects must be JSON text', async () => {
    const { get, catalog, store } = await startTikTok();
    for (const advertiser_ids of [store.advertiserId, '[', `[${store.advertiserId}]`, '[]']) {
      expect(await get('/advertiser/info/', { advertiser_ids })).toMatchObject({ code: 40002 });
    }
    for (const conditions of ['audit_status', '[]', { not: [] }, { and: [{ field: 'image_status' }] }]) {
      expect(await get('/catalog/product/get/', { ...catalog, conditions })).toMatchObject({ code: 40002 });
    }
  });

  it('that are unknown are tolerated', async () => {
    const { get, catalog } = await startTikTok();
    expect(await get('/catalog/overview/', { ...catalog, colour: 'red' })).toMatchObject({ code: 0 });
  });

  it.each([
    ['/bc/get/', 50],
    ['/bc/asset/get/', 50],
    ['/catalog/get/', 100],
    ['/catalog/product/get/', 500],
    ['/diagnostic/catalog/', 20],
    ['/pixel/list/', 20],
  ])('page_size of %s ends at %d', async (path, max) => {
    const { get, catalog, store } = await startTikTok();
    const query = { ...catalog, asset_type: 'PIXEL', advertiser_id: store.advertiserId };
    if (path === '/catalog/get/') Object.assign(query, { catalog_id: store.catalogId });
    expect(await get(path, { ...query, page_size: max })).toMatchObject({ code: 0 });
    for (const page_size of [0, max + 1, 'ten', -1]) {
      expect(await get(path, { ...query, page_size })).toMatchObject({ code: 40002 });
    }
  });

  it('of a POST must be a JSON object in the body', async () => {
    const { post } = await startTikTok();
    for (const body of ['', 'pixel_id=1', '[]', '"x"']) {
      expect(await post('/pixel/update/', body)).toMatchObject({ code: 40002 });
    }
  });

  it('of the pixel update are checked before anything changes', async () => {
    const { post, store, world } = await startTikTok();
    const good = { advertiser_id: store.advertiserId, pixel_id: store.pixelId, pixel_name: 'New' };
    for (const bad of [
      { pixel_name: 'x'.repeat(41) },
      { pixel_name: 'Loja 🛍️' },
      { advanced_matching_fields: ['email'] },
      { advanced_matching_fields: { email: 'no' } },
      { enable_first_party_cookies: 1 },
      { pixel_id: Number(store.pixelId) },
    ]) {
      expect(await post('/pixel/update/', { ...good, ...bad })).toMatchObject({ code: 40002 });
    }
    expect(world.pixels.get(store.pixelId)?.name).toBe('Loja Modelo pixel');
  });

  it('of pixel statistics end at 10 pixels and 30 days', async () => {
    const { get, store } = await startTikTok();
    const stats = async (pixel_ids: string[], start_date: string, end_date: string) =>
      (
        await get('/pixel/event/stats/', {
          advertiser_id: store.advertiserId,
          pixel_ids,
          date_range: { start_date, end_date },
        })
      ).code;
    expect(await stats([store.pixelId], '2026-11-01', '2026-11-30')).toBe(0);
    expect(await stats([store.pixelId], '2026-11-01', '2026-12-01')).toBe(40002);
    expect(await stats([store.pixelId], '2026-11-02', '2026-11-01')).toBe(40002);
    expect(await stats([store.pixelId], 'yesterday', '2026-11-01')).toBe(40002);
    expect(await stats(Array<string>(11).fill(store.pixelId), '2026-11-01', '2026-11-01')).toBe(40002);
    expect(await stats([foreignId], '2026-11-01', '2026-11-01')).toBe(40002);
  });
});

describe('objects', () => {
  it('that do not exist answer 40002 or, where nobody may know, 40001', async () => {
    const { get, catalog, store } = await startTikTok();
    const info = await get('/advertiser/info/', { advertiser_ids: [foreignId] });
    expect(info).toMatchObject({ code: 40002, message: expect.stringContaining("doesn't exist") });
    expect(await get('/catalog/overview/', { ...catalog, catalog_id: foreignId })).toMatchObject({
      code: 40002,
    });
    expect(await get('/catalog/overview/', { ...catalog, bc_id: foreignId })).toMatchObject({ code: 40001 });
    expect(await get('/catalog/feed/log/', { ...catalog, feed_id: foreignId })).toMatchObject({
      code: 40002,
    });
    expect(await get('/catalog/product/log/', { ...catalog, feed_log_id: foreignId })).toMatchObject({
      code: 40002,
    });
    expect(await get('/pixel/list/', { advertiser_id: foreignId })).toMatchObject({ code: 40002 });
    expect(await get('/bc/get/', { bc_id: foreignId })).toMatchObject({ code: 0, data: { list: [] } });
    expect(await get('/catalog/get/', { bc_id: store.bcId, catalog_id: foreignId })).toMatchObject({
      code: 0,
      data: { list: [] },
    });
  });

  it('of another person answer 40001', async () => {
    const { get, world, store } = await startTikTok();
    const other = world.addStore({
      name: 'Loja Alheia',
      counts: { approved: 1, processing: 0, rejected: 0 },
    });
    expect(
      await get('/advertiser/info/', { advertiser_ids: [store.advertiserId, other.advertiserId] }),
    ).toMatchObject({
      code: 40001,
      message: `No permission to operate advertiser ${other.advertiserId}.`,
    });
    const theirs = { bc_id: other.bcId, catalog_id: other.catalogId };
    expect(await get('/catalog/overview/', theirs)).toMatchObject({ code: 40001 });
    expect(await get('/catalog/overview/', theirs, other.token)).toMatchObject({
      code: 0,
      data: { approved: 1, processing: 0, rejected: 0 },
    });
  });

  it('of one Business Center are not found in another one of the same person', async () => {
    const { get, world, store, catalog } = await startTikTok();
    const second = world.addStore({ name: 'Loja Dois', sharingWith: store });
    const mixed = { ...catalog, bc_id: second.bcId };
    expect(await get('/catalog/overview/', mixed)).toMatchObject({ code: 40002 });
    expect(await get('/catalog/overview/', { ...mixed, catalog_id: second.catalogId })).toMatchObject({
      code: 0,
    });
  });

  it('need the role on the Business Center as well as on the catalog', async () => {
    const { get, world, store, catalog } = await startTikTok();
    world.removeRole(store.coreUserId, store.bcId);
    expect(await get('/catalog/overview/', catalog)).toMatchObject({ code: 40001 });
    expect(await get('/bc/asset/get/', { bc_id: store.bcId, asset_type: 'CATALOG' })).toMatchObject({
      code: 40001,
    });
    world.grantRole(store.coreUserId, store.bcId);
    expect(await get('/catalog/overview/', catalog)).toMatchObject({ code: 0 });
  });

  it('may be bound only by an admin of the catalog', async () => {
    const { post, catalog, store, world } = await startTikTok();
    world.grantRole(store.coreUserId, store.catalogId, 'AD_PROMOTE');
    const body = { advertiser_id: store.advertiserId, ...catalog, pixel_code: store.pixelCode };
    expect(await post('/catalog/eventsource/unbind/', body)).toMatchObject({ code: 40001 });
    world.grantRole(store.coreUserId, store.catalogId);
    expect(await post('/catalog/eventsource/bind/', { ...body, pixel_code: 'CNONE' })).toMatchObject({
      code: 40002,
    });
  });
});
