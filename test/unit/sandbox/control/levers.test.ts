import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { applyLever, leverList } from '../../../../sandbox/control/levers.ts';
import type { Worlds } from '../../../../sandbox/control/levers.ts';
import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { createFaults } from '../../../../sandbox/faults.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';
import { createVtexWorld } from '../../../../sandbox/worlds/vtex-world.ts';
import { closeAll, startTikTok } from '../tiktok/start.ts';
import type { TikTok } from '../tiktok/start.ts';

let tiktok: TikTok;
let worlds: Worlds;

beforeEach(async () => {
  tiktok = await startTikTok();
  worlds = {
    slack: createSlackWorld({ nowMs: () => tiktok.clock.ms }),
    tiktok: tiktok.world,
    vtex: createVtexWorld({ nowMs: () => tiktok.clock.ms }),
    faults: { tiktok: tiktok.faults, vtex: createFaults(), slack: createFaults() },
  };
});
afterEach(closeAll);

const pull = (text: string) => {
  expect(applyLever(worlds, text)).toMatchObject({ ok: true });
};
const userCode = async () => (await tiktok.get('/user/info/')).code;
const status = async () => {
  const { data } = await tiktok.get('/advertiser/info/', { advertiser_ids: [tiktok.store.advertiserId] });
  return (data['list'] as { status: string }[])[0]?.status;
};
const bcStatus = async () =>
  ((await tiktok.get('/bc/get/')).data['list'] as { bc_info: { status: string } }[])[0]?.bc_info.status;
const overview = async () => (await tiktok.get('/catalog/overview/', tiktok.catalog)).data;

describe('words for TikTok', () => {
  it.each([
    ['revoked', 40105],
    ['expired', 40102],
    ['auth-outage', 40105],
    ['app-banned', 40113],
    ['user-abnormal', 40106],
    ['throttled', 40100],
  ])('%s: /user/info/ answers %d', async (word, code) => {
    pull(word);
    expect(await userCode()).toBe(code);
    for (const cure of ['valid', 'up', 'app-allowed', 'user-normal']) pull(cure);
    expect(await userCode()).toBe(0);
  });

  it('revoked ends every live token of the person, valid restores the newest', async () => {
    const newest = tiktok.world.issueToken();
    pull('revoked');
    expect((await tiktok.get('/user/info/', {}, newest.value)).code).toBe(40105);
    pull('valid');
    expect((await tiktok.get('/user/info/', {}, newest.value)).code).toBe(0);
    expect(await userCode()).toBe(40105);
  });

  it.each([
    ['suspended', 'STATUS_LIMIT'],
    ['closed', 'STATUS_DISABLE'],
    ['in-review', 'STATUS_PENDING_CONFIRM'],
    ['not-approved', 'STATUS_CONFIRM_FAIL'],
    ['status=status_contract_pending', 'STATUS_CONTRACT_PENDING'],
    ['status=STATUS_NOBODY_KNOWS', 'STATUS_NOBODY_KNOWS'],
  ])('%s: /advertiser/info/ says %s', async (word, expected) => {
    pull(word);
    expect(await status()).toBe(expected);
    pull('enabled');
    expect(await status()).toBe('STATUS_ENABLE');
  });

  it.each([
    ['punished', 'PUNISH'],
    ['bc-denied', 'DENY'],
  ])('%s: /bc/get/ says %s', async (word, expected) => {
    pull(word);
    expect(await bcStatus()).toBe(expected);
    pull('enabled');
    expect(await bcStatus()).toBe('ENABLE');
  });

  it.each([
    ['need-details=12', { approved: 809, processing: 31, rejected: 12 }],
    ['pending=5', { approved: 812, processing: 5, rejected: 9 }],
    ['approved=100', { approved: 100, processing: 31, rejected: 9 }],
    ['rejected=0', { approved: 812, processing: 31, rejected: 0 }],
    ['break=3', { approved: 809, processing: 31, rejected: 12 }],
    ['break=3:image-too-small', { approved: 809, processing: 34, rejected: 9 }],
    ['add=7', { approved: 812, processing: 38, rejected: 9 }],
  ])('%s changes the counts', async (word, expected) => {
    pull(word);
    expect(await overview()).toEqual(expected);
  });

  it('fix and review bring products back after the review delay', async () => {
    pull('fix');
    pull('review');
    tiktok.clock.ms += 5 * 60_000 + tiktok.world.reviewDelayMs;
    // With the 18 that lacked something in VTEX before.
    expect(await overview()).toEqual({ approved: 870, processing: 0, rejected: 0 });
    pull('delete=70');
    expect(await overview()).toEqual({ approved: 800, processing: 0, rejected: 0 });
  });

  it('access-lost gives empty lists and 40001 while /user/info/ works', async () => {
    pull('access-lost');
    expect(await userCode()).toBe(0);
    const proof = { app_id: tiktok.app.appId, secret: tiktok.app.secret };
    expect((await tiktok.get('/oauth2/advertiser/get/', proof)).data).toEqual({ list: [] });
    expect((await tiktok.get('/bc/get/')).data['list']).toEqual([]);
    expect(await tiktok.get('/catalog/overview/', tiktok.catalog)).toMatchObject({ code: 40001 });
    expect(
      await tiktok.get('/advertiser/info/', { advertiser_ids: [tiktok.store.advertiserId] }),
    ).toMatchObject({
      code: 40001,
    });
    pull('access-back');
    expect(await status()).toBe('STATUS_ENABLE');
  });

  it('access-lost=catalog takes the catalog only', async () => {
    pull('access-lost=catalog');
    expect(await tiktok.get('/catalog/overview/', tiktok.catalog)).toMatchObject({ code: 40001 });
    expect(await status()).toBe('STATUS_ENABLE');
  });

  it('pixel-denied answers 40001 on pixel calls alone', async () => {
    pull('pixel-denied');
    const pixels = () => tiktok.get('/pixel/list/', { advertiser_id: tiktok.store.advertiserId });
    expect(await pixels()).toMatchObject({ code: 40001 });
    expect(await status()).toBe('STATUS_ENABLE');
    pull('access-back=pixel');
    expect(await pixels()).toMatchObject({ code: 0 });
  });

  it('unbound and bound change the event sources of the catalog', async () => {
    const sources = async () =>
      (await tiktok.get('/catalog/eventsource_bind/get/', tiktok.catalog)).data['event_sources'] as unknown[];
    pull('unbound');
    expect(await sources()).toEqual([]);
    pull('bound');
    expect(await sources()).toMatchObject([{ pixel_code: tiktok.store.pixelCode }]);
  });

  it('work on another store by number or name', async () => {
    const other = tiktok.world.addStore({ name: 'Loja Dois', sharingWith: tiktok.store });
    pull('suspended@2');
    pull('need-details=4@loja dois');
    expect(await status()).toBe('STATUS_ENABLE');
    expect(tiktok.world.adAccounts.get(other.advertiserId)?.status).toBe('STATUS_LIMIT');
    expect(tiktok.world.counts(other.catalogId).rejected).toBe(4);
    expect(tiktok.world.counts().rejected).toBe(9);
  });
});

describe('words for VTEX and Slack', () => {
  it('change the VTEX world', () => {
    const { vtex } = worlds;
    pull('vtex-down');
    expect(vtex.down).toBe('refuse');
    pull('vtex-up');
    expect(vtex.down).toBeNull();
    pull('vtex-key-refused');
    expect(vtex.key().active).toBe(false);
    pull('vtex-forbid=skus');
    expect(vtex.key().resources.has('SKUs')).toBe(false);
    const before = vtex.account().troubles.size;
    pull('vtex-break=5:no-price');
    expect(vtex.account().troubles.size).toBe(before + 5);
    pull('vtex-fix');
    expect(vtex.account().troubles.size).toBe(0);
    pull('vtex-lists=empty');
    expect(vtex.emptyLists).toBe(true);
    vtex.addAccount({ name: 'outraloja' });
    pull('vtex-key-refused@outraloja');
    expect(vtex.key('outraloja').active).toBe(false);
  });

  it('plan faults for Slack until slack-up', () => {
    const { slack } = worlds.faults;
    pull('slack-down');
    pull('slack-hang');
    for (let call = 0; call < 3; call += 1) expect(slack.take('chat.postMessage')).toEqual({ kind: 'hang' });
    pull('slack-up');
    expect(slack.take('chat.postMessage')).toBeNull();
  });
});

describe('words for the hands of people in Slack', () => {
  const slack = () => worlds.slack;
  const members = (channel: string) => slack().channel(channel).members;
  const bot = () => slack().installation().botUserId;

  it('kick the app out of a channel and invite it again', () => {
    pull('kicked');
    expect([members('general').has(bot()), members('tiktok-alerts').has(bot())]).toEqual([false, true]);
    pull('kicked=tiktok-alerts');
    expect(members('tiktok-alerts').has(bot())).toBe(false);
    pull('invited');
    expect(members('general').has(bot())).toBe(true);
  });

  it('archive and unarchive a channel', () => {
    pull('archived');
    expect(slack().channel('general').isArchived).toBe(true);
    pull('unarchived');
    expect(slack().channel('general').isArchived).toBe(false);
  });

  it('take scopes away', () => {
    slack().installation().scopes = new Set(['chat:write', 'chat:write.public', 'channels:history']);
    pull('no-history');
    expect([...slack().installation().scopes]).toEqual(['chat:write', 'chat:write.public']);
    pull('no-public');
    expect([...slack().installation().scopes]).toEqual(['chat:write']);
  });

  it("delete the app's newest message and nobody else's", () => {
    const post = (text: string) =>
      callSlackApi(
        slack(),
        'chat.postMessage',
        { channel: 'C0GENERAL', text },
        slack().installation().botToken,
      );
    post('first');
    post('second');
    slack().say('ana', 'general', 'third');
    pull('delete-message');
    const texts = slack()
      .visibleNow('eva', 'general')
      .map(({ message }) => message.text);
    expect(texts).toEqual(['first', 'third']);
    pull('delete-message');
    pull('delete-message');
    expect(slack().visibleNow('eva', 'general')).toHaveLength(1);
  });

  it('let history lag and forbid edits', () => {
    pull('history-lag=90');
    pull('edits-closed');
    expect(slack().state.settings).toMatchObject({ historyLagMs: 90_000, editWindowClosed: true });
    pull('history-lag=0');
    pull('edits-closed=off');
    expect(slack().state.settings).toMatchObject({ historyLagMs: 0, editWindowClosed: false });
  });
});

describe('mistakes', () => {
  it('a word that is like a lever is answered with that lever', () => {
    expect(applyLever(worlds, 'brake=5')).toEqual({
      ok: false,
      error: expect.stringMatching(/^I do not know "brake"\. Did you mean break\? Levers: products=/),
    });
  });

  it('an unknown word is answered with every lever', () => {
    for (const word of ['revokd', '', 'constructor', '=5', '@2']) {
      const answer = applyLever(worlds, word);
      expect(answer.ok).toBe(false);
      for (const { usage } of leverList)
        expect(JSON.stringify(answer)).toContain(JSON.stringify(usage).slice(1, -1));
    }
  });

  it.each([
    ['need-details', 'whole number'],
    ['need-details=many', 'whole number'],
    ['need-details=-1', 'whole number'],
    ['approved=9999999', 'whole number'],
    ['revoked=5', 'takes no value'],
    ['break=5:bad-luck', 'landing-page'],
    ['break=image.missing:5', 'Did you mean images.missing?'],
    ['break=mixed:999999', 'whole number up to 200000'],
    ['break', 'whole number'],
    ['fix=everything', 'I do not know the cause "everything". Causes: product.inactive'],
    ['products=many', 'whole number'],
    ['products=5:nice', 'whole number'],
    ['not-sent', 'whole number'],
    ['review-delay=soon', '"soon" is no duration'],
    ['access-lost=house', 'ad-account'],
    ['vtex-forbid=Everything', 'View Product'],
    ['suspended@9', '1 (Loja Modelo)'],
    ['vtex-key-refused@nobody', 'lojamodelo'],
  ])('%s says what is expected and changes nothing', async (word, expected) => {
    expect(applyLever(worlds, word)).toEqual({ ok: false, error: expect.stringContaining(expected) });
    expect(await overview()).toEqual({ approved: 812, processing: 31, rejected: 9 });
    expect(await status()).toBe('STATUS_ENABLE');
    expect(worlds.vtex.key()).toMatchObject({ active: true });
  });
});
