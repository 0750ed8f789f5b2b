import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, startTikTok } from './start.ts';
import type { TikTok } from './start.ts';

afterEach(closeAll);

describe('shapes on which the sources disagree', () => {
  it('can be the other ones', async () => {
    const { get, catalog } = await startTikTok({
      shapes: {
        rejectedInfo: 'reject_info',
        price: 'price_info',
        detail: 'product_detail',
        imageNotFound: 'NOT_FOUND',
      },
    });
    const conditions = { and: [{ field: 'audit_status', operator: 'EQ', values: ['rejected'] }] };
    const { data } = await get('/catalog/product/get/', { ...catalog, conditions });
    const [row] = data['list'] as Record<string, Record<string, unknown>>[];
    expect(row!['audit']).toHaveProperty('reject_info');
    expect(row).toHaveProperty('price_info');
    expect(row).toHaveProperty('product_detail');
    expect(row).not.toHaveProperty('price');
  });

  it('have an unreachable image in two spellings', async () => {
    const { get, catalog, world } = await startTikTok();
    const [sku] = world.breakProducts(1, 'image-not-found');
    const status = async () =>
      (
        (await get('/catalog/product/get/', { ...catalog, sku_ids: [sku] })).data['list'] as {
          image_status: string;
        }[]
      )[0]?.image_status;
    expect(await status()).toBe('NO_FOUND');
    world.shapes.imageNotFound = 'NOT_FOUND';
    expect(await status()).toBe('NOT_FOUND');
  });

  it('send ids of feeds as bare numbers that JSON.parse would round', async () => {
    const { get, catalog, world } = await startTikTok({ shapes: { feedIds: 'number' } });
    const { feedId } = world.catalogs.get(catalog.catalog_id)!;
    expect((await get('/catalog/feed/get/', catalog)).text).toContain(`"feed_id":${feedId},`);
    const feed_log_id = world.refuseAtUpload(1);
    const { text } = await get('/catalog/product/log/', { ...catalog, feed_log_id });
    expect(text).toContain(`"feeds_id":${feedId},`);
    expect(String(Number(feedId))).not.toBe(feedId);
  });

  it('send null keys or leave them out', async () => {
    const { get, world } = await startTikTok({ shapes: { nullKeys: 'null' } });
    expect((await get('/bc/get/')).text).toContain('"organization_type":null');
    world.shapes.nullKeys = 'dropped';
    expect((await get('/bc/get/')).text).not.toContain('null');
  });

  it('answer an id out of reach with an empty list or with 40001', async () => {
    const { get, store } = await startTikTok({ shapes: { absentObject: 'permissionError' } });
    const id = '7990000000000000001';
    expect(await get('/bc/get/', { bc_id: id })).toMatchObject({ code: 40001 });
    expect(await get('/catalog/get/', { bc_id: store.bcId, catalog_id: id })).toMatchObject({ code: 40001 });
  });
});

const failure = async (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    () => 'failed',
  );

describe('outages', () => {
  it('refuse, html502, garbage and throttle spoil every answer until they end', async () => {
    const { get, world } = await startTikTok();
    world.setDown('refuse');
    expect(await failure(get('/user/info/'))).toBe('failed');
    world.setDown('html502');
    expect(await get('/user/info/')).toMatchObject({
      status: 502,
      text: expect.stringContaining('<html>'),
    });
    world.setDown('throttle');
    expect(await get('/user/info/')).toMatchObject({ status: 200, code: 40100 });
    world.setDown('garbage');
    expect(await failure(get('/user/info/'))).toBe('failed');
    world.setDown(null);
    expect(await get('/user/info/')).toMatchObject({ code: 0 });
  });

  it('hang leaves a call without an answer', async () => {
    const { world, standIn, store } = await startTikTok();
    world.setDown('hang');
    const aborter = new AbortController();
    const call = fetch(`${standIn.url}/user/info/`, {
      headers: { 'Access-Token': store.token },
      signal: aborter.signal,
    });
    while (standIn.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(standIn.requests).toMatchObject([{ path: '/user/info/', answered: 'hang' }]);
    aborter.abort();
    expect(await failure(call)).toBe('failed');
  });

  it('a planned fault hits its operation as often as planned', async () => {
    const { get, faults, catalog, standIn } = await startTikTok();
    faults.add({ kind: 'html502' }, '/catalog/overview/', 2);
    expect(await get('/user/info/')).toMatchObject({ code: 0 });
    for (const status of [502, 502, 200])
      expect((await get('/catalog/overview/', catalog)).status).toBe(status);
    expect(standIn.requests.map((request) => request.answered)).toEqual([0, 'html502', 'html502', 0]);
  });

  it('a lost answer has had its effect', async () => {
    const { post, faults, world, app, store } = await startTikTok();
    faults.add({ kind: 'answerLost' }, '/oauth2/revoke_token/');
    const body = { app_id: app.appId, secret: app.secret, access_token: store.token };
    expect(await failure(post('/oauth2/revoke_token/', body, null))).toBe('failed');
    expect(world.tokens.get(store.token)?.state).toBe('revoked');
  });
});

describe('the quota', () => {
  const calls = async ({ get }: TikTok, n: number) => {
    const codes = [];
    for (let at = 0; at < n; at += 1) codes.push((await get('/user/info/')).code);
    return codes;
  };

  it('is off by default, and every attempt is counted, spoilt ones too', async () => {
    const tiktok = await startTikTok();
    expect(await calls(tiktok, 30)).toEqual(Array(30).fill(0));
    tiktok.world.setDown('html502');
    await calls(tiktok, 2);
    expect(tiktok.world.attempts).toHaveLength(32);
    expect(tiktok.world.attempts[0]).toEqual({ atMs: tiktok.clock.ms, operation: '/user/info/' });
  });

  it('refuses the calls of a second beyond it', async () => {
    const tiktok = await startTikTok({ quota: { perSecond: 2, perMinute: 100 } });
    expect(await calls(tiktok, 3)).toEqual([0, 0, 40100]);
    tiktok.clock.ms += 1000;
    expect(await calls(tiktok, 1)).toEqual([0]);
  });

  it('shuts the app out for five minutes after too many calls in one', async () => {
    const tiktok = await startTikTok({ quota: { perSecond: 10, perMinute: 4 } });
    expect(await calls(tiktok, 5)).toEqual([0, 0, 0, 0, 40100]);
    tiktok.clock.ms += 299_999;
    expect(await calls(tiktok, 1)).toEqual([40100]);
    tiktok.clock.ms += 1;
    expect(await calls(tiktok, 1)).toEqual([0]);
  });
});

describe('the recorder', () => {
  it('keeps every call without secrets', async () => {
    const tiktok = await startTikTok();
    const { app, store, standIn, get, post } = tiktok;
    await get('/oauth2/advertiser/get/', { app_id: app.appId, secret: app.secret });
    await post('/oauth2/revoke_token/', { app_id: app.appId, secret: app.secret, access_token: store.token });
    await get('/user/info');
    await post('/pixel/update/', 'secret=1');
    const recorded = JSON.stringify(standIn.requests);
    for (const secret of [app.secret, store.token]) expect(recorded).not.toContain(secret);
    expect(standIn.requests).toMatchObject([
      {
        method: 'GET',
        path: '/oauth2/advertiser/get/',
        credential: `…${store.token.slice(-4)}`,
        answered: 0,
      },
      { method: 'POST', body: { app_id: app.appId, secret: `…${app.secret.slice(-4)}` }, answered: 0 },
      { path: '/user/info', answered: 404 },
      { body: '(8 characters that are not JSON)', answered: 40105 },
    ]);
  });
});
