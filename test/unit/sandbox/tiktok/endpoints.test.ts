import { afterEach, describe, expect, it } from '@jest/globals';
import { at } from '../json-at.ts';
import { closeAll, startTikTok } from './start.ts';

afterEach(closeAll);

describe('account endpoints', () => {
  it('tells who authorized', async () => {
    const { get, store } = await startTikTok();
    const answer = await get('/user/info/');
    expect(answer).toMatchObject({ status: 200, code: 0, message: 'OK' });
    expect(answer.data).toMatchObject({ core_user_id: store.coreUserId, display_name: 'Marina Souza' });
    expect(store.coreUserId).toMatch(/^\d{19}$/);
    expect(answer.text).toContain('"request_id":"20261123120000');
  });

  it('lists the ad accounts for app id, secret and token', async () => {
    const { get, store, app } = await startTikTok();
    const { data } = await get('/oauth2/advertiser/get/', { app_id: app.appId, secret: app.secret });
    expect(data['list']).toEqual([
      { advertiser_id: store.advertiserId, advertiser_name: 'Loja Modelo Anúncios' },
    ]);
  });

  it('describes an ad account', async () => {
    const { get, store } = await startTikTok();
    const { data } = await get('/advertiser/info/', { advertiser_ids: [store.advertiserId] });
    expect(data['list']).toMatchObject([
      {
        advertiser_id: store.advertiserId,
        status: 'STATUS_ENABLE',
        owner_bc_id: store.bcId,
        currency: 'BRL',
      },
    ]);
  });

  it('gives only the fields asked for, without the id if it is not among them', async () => {
    const { get, store } = await startTikTok();
    const query = { advertiser_ids: [store.advertiserId], fields: ['name', 'status'] };
    const { data } = await get('/advertiser/info/', query);
    expect(data['list']).toEqual([{ name: 'Loja Modelo Anúncios', status: 'STATUS_ENABLE' }]);
  });
});

describe('Business Center endpoints', () => {
  it('lists the Business Centers of the person, or one by its id', async () => {
    const { get, store, world } = await startTikTok();
    const second = world.addStore({ name: 'Loja Dois', sharingWith: store });
    expect((await get('/bc/get/')).data['page_info']).toMatchObject({ total_number: 2, page_size: 10 });
    const { data } = await get('/bc/get/', { bc_id: second.bcId });
    expect(data['list']).toMatchObject([
      { bc_info: { bc_id: second.bcId, status: 'ENABLE' }, user_role: 'ADMIN' },
    ]);
  });

  it.each([
    ['ADVERTISER', 'advertiserId', { advertiser_role: 'ADMIN', advertiser_status: 'STATUS_ENABLE' }],
    ['CATALOG', 'catalogId', { catalog_role: 'ADMIN', ad_creation_eligible: 'AVAILABLE' }],
    ['PIXEL', 'pixelId', { relation_status: 'BOUND' }],
  ] as const)('lists assets of type %s', async (asset_type, key, more) => {
    const { get, store } = await startTikTok();
    const { data } = await get('/bc/asset/get/', { bc_id: store.bcId, asset_type, page_size: 50 });
    expect(data['list']).toMatchObject([{ asset_id: store[key], asset_type, ...more }]);
    expect((await get('/bc/asset/get/', { bc_id: store.bcId, asset_type: 'LEAD' })).data['list']).toEqual([]);
  });
});

describe('catalog endpoints', () => {
  it('lists catalogs without null keys', async () => {
    const { get, store } = await startTikTok();
    const { data } = await get('/catalog/get/', { bc_id: store.bcId, catalog_id: store.catalogId });
    expect(data['list']).toEqual([
      {
        catalog_id: store.catalogId,
        catalog_name: 'Loja Modelo VTEX',
        catalog_type: 'ECOM',
        ad_creation_eligible: 'AVAILABLE',
        create_time: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        update_time: '2026-11-23 12:00:00',
        bc_info: { bc_id: store.bcId, bc_name: 'Loja Modelo', picture_url: '' },
        catalog_conf: { country: 'BR', currency: 'BRL', channel: 'PARTNER' },
      },
    ]);
  });

  it('counts products', async () => {
    const { get, catalog } = await startTikTok();
    const { data } = await get('/catalog/overview/', catalog);
    expect(data).toEqual({ approved: 812, processing: 31, rejected: 9 });
  });

  it('tells of the default feed and its last runs', async () => {
    const { get, catalog, world } = await startTikTok();
    const feeds = (await get('/catalog/feed/get/', catalog)).data['feed_list'] as { feed_id: string }[];
    expect(feeds).toMatchObject([{ feed_id: expect.stringMatching(/^\d{19}$/), number_of_products: 852 }]);
    for (let run = 0; run < 12; run += 1) world.refuseAtUpload(run + 1);
    const { data } = await get('/catalog/feed/log/', { ...catalog, feed_id: feeds[0]!.feed_id });
    expect(data['feed_logs']).toHaveLength(10);
    expect(at(data, 'feed_logs', 9)).toMatchObject({
      update_status: { error_count: 12, process_status: 'SUCCESS' },
    });
  });

  it('tells which field was missing in an upload, with five products', async () => {
    const { get, catalog, world } = await startTikTok();
    const feed_log_id = world.refuseAtUpload(7, 'brand');
    const { data } = await get('/catalog/product/log/', { ...catalog, feed_log_id, language: 'es' });
    expect(data['product_feed_log']).toMatchObject({ error_count: 7, catalog_id: catalog.catalog_id });
    const issue = at(data, 'product_feed_log', 'feed_log_data', 'error_affected_products', 0);
    expect(issue).toMatchObject({ field: 'brand', affected_product_count: 7 });
    expect(at(issue, 'affected_product_item_list')).toHaveLength(5);
    expect(at(issue, 'affected_product_item_list')).toMatchObject({ 0: { index: 2, brand: '' } });
  });

  it('binds and unbinds an event source', async () => {
    const { get, post, catalog, store } = await startTikTok();
    const sources = async () =>
      (await get('/catalog/eventsource_bind/get/', catalog)).data['event_sources'] as {
        pixel_code: string;
      }[];
    expect(await sources()).toEqual([
      { event_source_name: 'Loja Modelo pixel', app_id: '', pixel_code: store.pixelCode },
    ]);
    const body = { advertiser_id: store.advertiserId, ...catalog, pixel_code: store.pixelCode };
    expect(await post('/catalog/eventsource/unbind/', body)).toMatchObject({ code: 0, data: {} });
    expect(await sources()).toEqual([]);
    await post('/catalog/eventsource/bind/', body);
    await post('/catalog/eventsource/bind/', body);
    expect(await sources()).toHaveLength(1);
  });
});

describe('pixel endpoints', () => {
  it('finds a pixel by code and by id', async () => {
    const { get, store } = await startTikTok();
    const by = async (filter: object) =>
      (await get('/pixel/list/', { advertiser_id: store.advertiserId, ...filter })).data[
        'pixels'
      ] as unknown[];
    expect(await by({ code: store.pixelCode })).toMatchObject([
      { pixel_id: store.pixelId, activity_status: 'ACTIVE', advanced_matching_fields: { email: true } },
    ]);
    expect(await by({ pixel_id: store.pixelId })).toHaveLength(1);
    expect(await by({ code: 'CNOTTHERE' })).toEqual([]);
  });

  it('switches a matching field on when its key is missing', async () => {
    const { get, post, store } = await startTikTok();
    const ids = {
      advertiser_id: store.advertiserId,
      pixel_id: store.pixelId,
      pixel_name: 'Loja Modelo pixel',
    };
    const fields = async () =>
      (
        (await get('/pixel/list/', { advertiser_id: store.advertiserId })).data['pixels'] as Record<
          string,
          unknown
        >[]
      )[0];
    await post('/pixel/update/', { ...ids, advanced_matching_fields: { email: false, phone_number: false } });
    expect(await fields()).toMatchObject({ advanced_matching_fields: { email: false, phone_number: false } });
    expect(
      await post('/pixel/update/', { ...ids, advanced_matching_fields: { email: false } }),
    ).toMatchObject({
      code: 0,
      data: {},
    });
    expect(await fields()).toMatchObject({ advanced_matching_fields: { email: false, phone_number: true } });
    await post('/pixel/update/', { ...ids, automatic_advanced_matching_fields: { email: false } });
    expect(await fields()).toMatchObject({
      advanced_matching_fields: { email: false, phone_number: true },
      automatic_advanced_matching_fields: {
        email: false,
        phone_number: true,
        name: true,
        address: true,
        external_id: true,
      },
    });
  });

  it('counts events per day and has no row for a silent pixel', async () => {
    const { get, store, world, clock } = await startTikTok();
    const stats = async (start_date: string, end_date: string) =>
      (
        await get('/pixel/event/stats/', {
          advertiser_id: store.advertiserId,
          pixel_ids: [store.pixelId],
          date_range: { start_date, end_date },
        })
      ).data['list'] as { statistics: { pixel_event_type: string; total_count: number }[] }[];
    const yesterday = await stats('2026-11-22', '2026-11-22');
    expect(yesterday[0]?.statistics[0]).toMatchObject({ pixel_event_type: 'VIEW_CONTENT' });
    expect(yesterday).toEqual(await stats('2026-11-22', '2026-11-22'));
    world.silencePixel();
    clock.ms += 2 * 86_400_000;
    expect(await stats('2026-11-24', '2026-11-25')).toEqual([]);
    expect(await stats('2026-11-22', '2026-11-22')).toEqual(yesterday);
  });
});
