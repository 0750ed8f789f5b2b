import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeAll, startTikTok } from './start.ts';
import type { TikTok } from './start.ts';

afterEach(closeAll);

const exchange = ({ post, app }: TikTok, auth_code: string, more: object = {}) =>
  post('/oauth2/access_token/', { app_id: app.appId, secret: app.secret, auth_code, ...more }, null);

describe('the exchange of an auth code', () => {
  it('gives a token that works, once', async () => {
    const tiktok = await startTikTok();
    const { code } = tiktok.world.issueAuthCode();
    const { data } = await exchange(tiktok, code);
    expect(data).toMatchObject({ advertiser_ids: [tiktok.store.advertiserId], scope: [4, 15, 20] });
    expect(await tiktok.get('/user/info/', {}, data['access_token'] as string)).toMatchObject({ code: 0 });
    expect(await exchange(tiktok, code)).toMatchObject({ status: 200, code: 40110 });
  });

  it('refuses a code after one hour, and an unknown one', async () => {
    const tiktok = await startTikTok();
    const { code } = tiktok.world.issueAuthCode();
    tiktok.clock.ms += 3_600_000;
    expect(await exchange(tiktok, code)).toMatchObject({ code: 40110 });
    expect(await exchange(tiktok, 'nonsense')).toMatchObject({ code: 40110 });
    expect(await exchange(tiktok, '')).toMatchObject({ code: 40002 });
  });

  it('refuses a wrong secret and a banned app', async () => {
    const tiktok = await startTikTok();
    const { code } = tiktok.world.issueAuthCode();
    expect(await exchange(tiktok, code, { secret: 'wrong' })).toMatchObject({ code: 40101 });
    tiktok.world.banApp();
    expect(await exchange(tiktok, code)).toMatchObject({ code: 40113 });
    tiktok.world.unbanApp();
    expect(await exchange(tiktok, code)).toMatchObject({ code: 0 });
  });

  it('leaves the ad accounts out when asked to', async () => {
    const tiktok = await startTikTok();
    const { code } = tiktok.world.issueAuthCode();
    const { data } = await exchange(tiktok, code, { return_advertiser_ids: false });
    expect(data['advertiser_ids']).toEqual([]);
  });

  it.each([
    ['same', true, 0],
    ['new', false, 0],
    ['killing-old', false, 40105],
  ] as const)('issue mode %s', async (tokenIssue, isSame, oldCode) => {
    const tiktok = await startTikTok({ tokenIssue });
    const { data } = await exchange(tiktok, tiktok.world.issueAuthCode().code);
    expect(data['access_token'] === tiktok.store.token).toBe(isSame);
    expect((await tiktok.get('/user/info/')).code).toBe(oldCode);
  });
});

describe('the revocation of a token', () => {
  it('ends the token and its subscriptions', async () => {
    const { app, get, post, store, world } = await startTikTok();
    const proof = { app_id: app.appId, secret: app.secret };
    await post('/subscription/subscribe/', {
      ...proof,
      subscribe_entity: 'AD_ACCOUNT_SUSPENSION',
      callback_url: 'https://app.example/hook',
      subscription_detail: { access_token: store.token, bc_id: store.bcId },
    });
    const answer = await post('/oauth2/revoke_token/', { ...proof, access_token: store.token }, null);
    expect(answer).toMatchObject({
      code: 0,
      data: { app_id: app.appId, advertiser_ids: [store.advertiserId] },
    });
    expect(await get('/user/info/')).toMatchObject({ code: 40105 });
    expect(world.subscriptions.size).toBe(0);
  });

  it('answers 40105 for a token that is dead already, 40102 for an expired one, 40101 for a wrong secret', async () => {
    const { app, post, store, world } = await startTikTok();
    const revoke = async (secret = app.secret) =>
      (await post('/oauth2/revoke_token/', { app_id: app.appId, secret, access_token: store.token }, null))
        .code;
    expect(await revoke('wrong')).toBe(40101);
    world.expireToken();
    expect(await revoke()).toBe(40102);
    world.revokeToken();
    expect(await revoke()).toBe(40105);
    world.restoreToken();
    world.setAuthOutage(true);
    expect(await revoke()).toBe(40105);
  });
});

describe('subscriptions', () => {
  it('are made, listed and removed with app id and secret', async () => {
    const { app, get, post, store } = await startTikTok();
    const proof = { app_id: app.appId, secret: app.secret };
    const subscribe = (more: object) =>
      post(
        '/subscription/subscribe/',
        {
          ...proof,
          subscribe_entity: 'AD_ACCOUNT_SUSPENSION',
          callback_url: 'https://app.example/hook',
          subscription_detail: { access_token: store.token, advertiser_ids: [store.advertiserId] },
          ...more,
        },
        null,
      );
    const { data } = await subscribe({});
    expect(await subscribe({ subscribe_entity: 'CATALOG' })).toMatchObject({ code: 40002 });
    expect(await subscribe({ subscription_detail: { access_token: store.token } })).toMatchObject({
      code: 40002,
    });
    expect(await subscribe({ subscription_detail: { access_token: 'x', bc_id: '1' } })).toMatchObject({
      code: 40105,
    });
    expect(await subscribe({ secret: 'x' })).toMatchObject({ code: 40101 });
    const listed = await get('/subscription/get/', { ...proof, page_size: 1000 }, null);
    expect(listed.data['subscriptions']).toMatchObject([
      { subscription_id: data['subscription_id'] as string },
    ]);
    const end = { ...proof, subscription_id: data['subscription_id'] as string };
    expect(await post('/subscription/unsubscribe/', end, null)).toMatchObject({ code: 0 });
    expect(await post('/subscription/unsubscribe/', end, null)).toMatchObject({ code: 40002 });
  });

  it('owe a signed delivery when an ad account is suspended and when it is back', async () => {
    const { app, post, store, world } = await startTikTok();
    await post('/subscription/subscribe/', {
      app_id: app.appId,
      secret: app.secret,
      subscribe_entity: 'AD_ACCOUNT_SUSPENSION',
      callback_url: 'https://app.example/hook',
      subscription_detail: { access_token: store.token, bc_id: store.bcId },
    });
    world.suspendAccount();
    world.enableAccount();
    const [suspended, lifted] = world.takeDeliveries();
    expect(JSON.parse(suspended!.body)).toMatchObject({
      advertiser_id: store.advertiserId,
      status: 'STATUS_LIMIT',
      status_change_time: '2026-11-23 12:00:00',
    });
    expect(JSON.parse(lifted!.body)).not.toHaveProperty('suspension_reason');
    // The name has an accent: the HMAC is over its escaped form.
    const escaped = suspended!.body.replace('ú', '\\u00fa');
    expect(suspended!.signature).toBe(createHmac('sha256', app.secret).update(escaped).digest('hex'));
    expect(world.takeDeliveries()).toEqual([]);
  });
});
