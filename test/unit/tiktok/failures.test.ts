import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  answer,
  cutInBody,
  hang,
  hangInBody,
  html502,
  reset,
  startVendorServer,
} from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { createTestApi, good, planted, refusal } from './test-api.ts';

const { token } = planted;
const bcId = '7000000000000000100';
const catalogId = '7000000000000000200';
const counts = { approved: 3, processing: 2, rejected: 1 };

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

function overview(reply: Reply, timeoutMs = 10_000) {
  server.plan(reply);
  const test = createTestApi(server.url, { timing: { timeoutMs, retries: 0 } });
  return { ...test, answer: test.api.catalogOverview(token, bcId, catalogId, 'polling') };
}

describe('an answer that says nothing about the store', () => {
  it.each([
    ['a reset', reset, 'network ECONNRESET'],
    ['an HTML error page', html502, 'http 502'],
    ['a bare 404', answer('404 page not found', 404), 'http 404'],
    ['OK with a status that is not 200', answer({ code: 0, data: counts }, 404), 'http 404'],
    ['a redirect', answer('', 307, { location: '/elsewhere/' }), 'http 307'],
    ['garbage', answer('not json'), 'garbage 200'],
    ['truncated JSON', answer('{"code":0,"data":{"approved":'), 'garbage 200'],
    ['no envelope', answer({ approved: 1 }), 'http 200'],
    ['a list instead of an envelope', answer([]), 'http 200'],
  ])('is %s', async (_name, reply, reason) => {
    expect(await overview(reply).answer).toEqual({ class: 'noInfo', reason });
  });

  it.each([
    ['silence', hang],
    ['a body that hangs', hangInBody],
  ])('is %s', async (_name, reply) => {
    expect(await overview(reply, 60).answer).toEqual({ class: 'noInfo', reason: 'timeout' });
  });

  it('is a body that was cut on the way', async () => {
    expect(await overview(cutInBody).answer).toMatchObject({ class: 'noInfo' });
  });

  it.each([
    ['data null', null, ''],
    ['no data', undefined, ''],
    ['empty data', {}, 'approved'],
    ['data of another kind', 'none', ''],
    ['a null count', { ...counts, processing: null }, 'processing'],
    ['an absent count', { approved: 1, rejected: 1 }, 'processing'],
    ['an empty count', { ...counts, approved: '' }, 'approved'],
    ['a negative count', { ...counts, rejected: -1 }, 'rejected'],
    ['a broken count', { ...counts, rejected: 1.5 }, 'rejected'],
  ])('is a success with %s: never zero', async (_name, data, field) => {
    const { answer: pending, lines } = overview(good(data));
    const expected = { class: 'noInfo', reason: `schema ${field}`, requestId: 'req-good' };
    expect(await pending).toEqual(expected);
    expect(lines.some((line) => line.includes('"level":40') && line.includes(`"field":"${field}"`))).toBe(
      true,
    );
  });

  it('is "partly done", though its data looks complete', async () => {
    const reply = answer({ code: 20001, message: 'Partial', request_id: 'r-1', data: counts });
    expect(await overview(reply).answer).toEqual({
      class: 'noInfo',
      reason: 'code 20001',
      vendorCode: 20001,
      requestId: 'r-1',
    });
  });

  it('is an unknown code, which is logged', async () => {
    const { answer: pending, lines } = overview(refusal(49999));
    expect(await pending).toMatchObject({ class: 'noInfo', vendorCode: 49999 });
    expect(lines.some((line) => line.includes('"level":40') && line.includes('49999'))).toBe(true);
  });

  it('is a row without its id: it could be ours', async () => {
    server.plan(good({ list: [{ name: 'Acme', status: 'STATUS_ENABLE' }] }));
    const { api } = createTestApi(server.url);
    expect(await api.adAccount(token, '7000000000000000001', 'polling')).toMatchObject({
      class: 'noInfo',
      reason: 'schema list.0.advertiser_id',
    });
  });

  it.each([
    ['advertiserIds', {}],
    ['advertiserIds', { list: null }],
    ['adAccount', { list: null }],
    ['businessCenter', {}],
    ['businessCenter', { list: null, page_info: { page: 1, total_number: 3, total_page: 1 } }],
    ['pixel', { pixels: null }],
    ['pixelBinding', { catalog_id: catalogId }],
  ] as const)('is a listing of %s without its rows: %j', async (method, data) => {
    server.plan(good(data));
    const { api } = createTestApi(server.url);
    const ask = {
      advertiserIds: () => api.advertiserIds(token, 'polling'),
      adAccount: () => api.adAccount(token, '7000000000000000001', 'polling'),
      businessCenter: () => api.businessCenter(token, bcId, 'polling'),
      pixel: () => api.pixel(token, '7000000000000000001', 'C0', 'polling'),
      pixelBinding: () => api.pixelBinding(token, bcId, catalogId, 'C0', 'polling'),
    };
    expect(await ask[method]()).toMatchObject({ class: 'noInfo' });
  });
});

describe('a refusal', () => {
  it.each([
    [40105, 'tokenRefused'],
    [40102, 'tokenRefused'],
    [40106, 'askUser'],
    [40104, 'appRefused'],
    [40118, 'appRefused'],
    [40001, 'objectRefused'],
    [40000, 'noInfo'],
  ])('with code %i is %s, with code and request id', async (code, refusalClass) => {
    const { answer: pending } = overview(refusal(code, 'Access token is incorrect or has been revoked.'));
    const expected = {
      class: refusalClass,
      reason: `code ${code}`,
      vendorCode: code,
      requestId: `req-${code}`,
    };
    expect(await pending).toEqual(expected);
  });

  it('counts at any status, with data null or absent and a code that comes as text', async () => {
    const body = { code: '40105', message: null, data: null };
    expect(await overview(answer(body, 401)).answer).toEqual({
      class: 'tokenRefused',
      reason: 'code 40105',
      vendorCode: 40105,
    });
  });

  it('of a parameter is a refused object only if TikTok says that it is gone', async () => {
    expect(await overview(refusal(40002, "catalog doesn't exist")).answer).toMatchObject({
      class: 'objectRefused',
    });
    const { answer: pending, lines } = overview(refusal(40002, 'catalog_id is malformed'));
    expect(await pending).toMatchObject({ class: 'noInfo', vendorCode: 40002 });
    expect(lines.some((line) => line.includes('"level":40') && line.includes('40002'))).toBe(true);
  });
});

describe('a throttle', () => {
  it.each([40016, 40100, 40132, 40133, 61000])(
    'with code %i pauses everybody and is not repeated',
    async (code) => {
      server.plan(refusal(code));
      const { api, limiter, throttles } = createTestApi(server.url);
      const pauseMs = code === 61000 ? 300_000 : 10_000;
      expect(await api.catalogOverview(token, bcId, catalogId, 'polling')).toMatchObject({
        class: 'throttled',
        vendorCode: code,
      });
      expect(server.requests).toHaveLength(1);
      expect(limiter.pauses).toEqual([pauseMs]);
      expect(throttles).toEqual([{ operation: 'catalog/overview', code, pauseMs }]);
    },
  );

  it('is long from the third in a row, and short again after a good answer', async () => {
    server.plan(refusal(40100), refusal(40100), refusal(40100), good(counts), refusal(40100));
    const { api, limiter } = createTestApi(server.url);
    for (let call = 1; call <= 5; call += 1) await api.catalogOverview(token, bcId, catalogId, 'polling');
    expect(limiter.pauses).toEqual([10_000, 10_000, 300_000, 10_000]);
  });

  it('with HTTP 429 pauses as long as Retry-After says', async () => {
    server.plan(answer('slow down', 429, { 'retry-after': '17' }));
    const { api, limiter } = createTestApi(server.url);
    expect(await api.userInfo(token, 'probe')).toEqual({ class: 'throttled', reason: 'http 429' });
    expect(server.requests).toHaveLength(1);
    expect(limiter.pauses).toEqual([17_000]);
  });

  it('with HTTP 429 is one whatever the envelope says', async () => {
    const { answer: pending, limiter } = overview(answer({ code: 0, data: counts }, 429));
    expect(await pending).toMatchObject({ class: 'throttled' });
    expect(limiter.pauses).toEqual([10_000]);
  });

  it('is what a pause of the limiter looks like, without a request and without a new pause', async () => {
    server.plan(good(counts));
    const { api, limiter } = createTestApi(server.url);
    limiter.nextTurns.push({ refused: 'paused', retryAfterMs: 8_000 });
    expect(await api.catalogOverview(token, bcId, catalogId, 'polling')).toEqual({
      class: 'throttled',
      reason: 'limiter paused',
    });
    expect(server.requests).toHaveLength(0);
    expect(limiter.pauses).toEqual([]);
  });
});

describe('a temporary failure', () => {
  it.each([
    ['code 50000', refusal(50000)],
    ['code 40700', refusal(40700)],
    ['code 51010', refusal(51010)],
    ['502', html502],
    ['a reset', reset],
    ['garbage', answer('<html></html>')],
  ])('like %s is repeated, each attempt with its own token of the lane', async (_name, reply) => {
    server.plan(reply, reply, good(counts));
    const { api, limiter } = createTestApi(server.url);
    expect(await api.catalogOverview(token, bcId, catalogId, 'interactive')).toEqual({
      class: 'good',
      value: counts,
    });
    expect(limiter.taken).toEqual(['interactive', 'interactive', 'interactive']);
  });

  it.each([40001, 40002, 40105, 20001, 40106, 40400, 49999])(
    'is not what %i is: asked once',
    async (code) => {
      server.plan(refusal(code));
      const { api } = createTestApi(server.url);
      await api.catalogOverview(token, bcId, catalogId, 'polling');
      expect(server.requests).toHaveLength(1);
    },
  );

  it('is not what a body of unknown shape is: asked once', async () => {
    server.plan(good(null));
    await createTestApi(server.url).api.catalogOverview(token, bcId, catalogId, 'polling');
    expect(server.requests).toHaveLength(1);
  });
});

it('the breaker answers noInfo at once while TikTok is down, and good again after its pause', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(5_000_000);
  server.plan(html502);
  const { api } = createTestApi(server.url);
  const read = () => api.catalogOverview(token, bcId, catalogId, 'polling');
  await read();
  expect(await read()).toEqual({ class: 'noInfo', reason: 'breaker_open' });
  expect(server.requests).toHaveLength(5);
  server.plan(good(counts));
  clock.mockReturnValue(5_000_000 + 15_000);
  expect(await read()).toEqual({ class: 'good', value: counts });
});

it('no token and no app secret reaches a log line or a refusal, even if TikTok repeats them', async () => {
  const echo = `${planted.token} ${planted.appSecret}`;
  const replies = [
    ...[40000, 40001, 40002, 40100, 40101, 40105, 49999, 50000].map((code) => refusal(code, echo)),
    ...[good({ echo }), good({ list: [{ advertiser_id: { echo } }] }), answer(echo), answer(echo, 404)],
    ...[answer(echo, 502), answer(echo, 429), reset, answer('', 302, { location: `/?secret=${echo}` })],
  ];
  for (const reply of replies) {
    server.plan(reply);
    const { api, lines, throttles } = createTestApi(server.url, { timing: { retries: 1 } });
    const answers = [await api.advertiserIds(token, 'polling'), await api.userInfo(token, 'probe')];
    const written = [...lines, JSON.stringify(answers), JSON.stringify(throttles)].join('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(written).not.toContain(planted.token);
    expect(written).not.toContain(planted.appSecret);
  }
  expect(server.requests.some(({ query }) => query['secret'] === planted.appSecret)).toBe(true);
});
