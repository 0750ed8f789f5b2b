import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answer, cutInBody, hang, html502, reset, startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { access, createTestApi, planted, policy, policyId, sampleContext } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

type TestApi = ReturnType<typeof createTestApi>;
const methods = {
  tradePolicies: ({ api }: TestApi) => api.tradePolicies(access, 'polling'),
  skuIds: ({ api }: TestApi) => api.skuIds(access, policyId, 1, 'polling'),
  sku: ({ api }: TestApi) => api.sku(access, policyId, '5001', 'polling'),
  offers: ({ api }: TestApi) => api.offers(access, policy, ['5001'], 'polling'),
};
type Method = keyof typeof methods;
const all = Object.keys(methods) as Method[];

function plan(reply: Reply, timing = {}) {
  server.plan(reply);
  return createTestApi(`${server.url}/{account}`, { timing: { retries: 0, ...timing } });
}
const wrapped = (status: number) => {
  return answer({ error: { code: '1', message: 'Unauthorized access', exception: null } }, status);
};

describe('a refusal', () => {
  it.each([
    ['tradePolicies', 401, { class: 'keyRefused', reason: 'http 401' }],
    ['skuIds', 401, { class: 'keyRefused', reason: 'http 401' }],
    ['sku', 401, { class: 'keyRefused', reason: 'http 401' }],
    ['offers', 401, { class: 'noInfo', reason: 'http 401' }],
    ['tradePolicies', 403, { class: 'forbidden', reason: 'http 403', resource: 'View Product' }],
    ['skuIds', 403, { class: 'forbidden', reason: 'http 403', resource: 'View Product' }],
    ['sku', 403, { class: 'forbidden', reason: 'http 403', resource: 'SKUs' }],
    ['offers', 403, { class: 'noInfo', reason: 'http 403' }],
    ['tradePolicies', 404, { class: 'noInfo', reason: 'http 404' }],
    ['skuIds', 404, { class: 'noInfo', reason: 'http 404' }],
    ['sku', 404, { class: 'absent', reason: 'http 404' }],
    ['offers', 404, { class: 'noInfo', reason: 'http 404' }],
  ] as const)('of %s with status %i is sent once and means what it can', async (method, status, expected) => {
    const test = plan(wrapped(status), { retries: 2 });
    expect(await methods[method](test)).toEqual(expected);
    expect(server.requests).toHaveLength(1);
    expect(test.limiterOf('lojamodelo').pauses).toEqual([]);
  });

  it.each([
    ['plain text', answer('Sku not found', 404), 'absent'],
    ['a message', answer({ Message: 'Sku not found.' }, 404), 'absent'],
    ['a problem', answer({ type: 'about:blank', title: 'Unauthorized', status: 401 }, 401), 'keyRefused'],
    ['nothing', answer('', 403), 'forbidden'],
  ])('is judged by its status, its body being %s', async (_name, reply, expected) => {
    expect(await methods.sku(plan(reply))).toMatchObject({ class: expected });
  });

  it.each(all)('of %s with a status that nobody documented says nothing, and is logged', async (method) => {
    const test = plan(answer({}, 418));
    expect(await methods[method](test)).toEqual({ class: 'noInfo', reason: 'http 418' });
    expect(test.lines.filter((line) => line.includes('"level":40'))).toHaveLength(1);
  });
});

describe('an answer that says nothing', () => {
  it.each([
    ['a reset', reset, 'network ECONNRESET'],
    ['an HTML error page', html502, 'http 502'],
    ['503', answer('Service Unavailable', 503), 'http 503'],
    ['a redirect', answer('', 302, { location: 'https://elsewhere.example/' }), 'http 302'],
    ['garbage', answer('<html></html>'), 'garbage 200'],
    ['a success without content', (response) => response.writeHead(204).end(), 'http 204'],
    ['part of an answer', answer('[]', 206), 'http 206'],
  ])('is %s', async (_name, reply, reason) => {
    for (const method of all) expect(await methods[method](plan(reply))).toEqual({ class: 'noInfo', reason });
  });

  it('is silence', async () => {
    expect(await methods.sku(plan(hang, { timeoutMs: 60 }))).toEqual({ class: 'noInfo', reason: 'timeout' });
  });

  it('is a body that was cut on the way', async () => {
    expect(await methods.sku(plan(cutInBody))).toMatchObject({ class: 'noInfo' });
  });

  it('is 500, but of one SKU it says that this one is broken', async () => {
    const broken = answer({ message: 'An error has occurred.' }, 500);
    for (const method of all) {
      const expected = { class: method === 'sku' ? 'broken' : 'noInfo', reason: 'http 500' };
      expect(await methods[method](plan(broken))).toEqual(expected);
    }
  });

  it('is 500 after two more attempts', async () => {
    expect(await methods.sku(plan(answer('', 500), { retries: 2 }))).toMatchObject({ class: 'broken' });
    expect(server.requests).toHaveLength(3);
  });
});

describe('a throttle', () => {
  const tooMany = (retryAfter: Record<string, string>) => answer({ message: 'Too many' }, 429, retryAfter);

  it.each(all)('of %s is not sent again, and every replica pauses for as long as it says', async (method) => {
    const test = plan(tooMany({ 'retry-after': '42' }), { retries: 2 });
    expect(await methods[method](test)).toEqual({ class: 'throttled', reason: 'http 429' });
    expect(server.requests).toHaveLength(1);
    expect(test.limiterOf('lojamodelo').pauses).toEqual([42_000]);
    expect(test.throttles).toEqual([
      { account: 'lojamodelo', operation: expect.any(String), status: 429, pauseMs: 42_000 },
    ]);
  });

  it.each([
    [{}, 60_000],
    [{ 'retry-after': '0' }, 1_000],
    [{ 'retry-after': '999999999' }, 3_600_000],
    [{ 'retry-after': 'soon' }, 60_000],
  ])('with %j is a pause of %i ms', async (headers, pauseMs) => {
    const test = plan(tooMany(headers));
    await methods.sku(test);
    expect(test.limiterOf('lojamodelo').pauses).toEqual([pauseMs]);
  });

  it.each([
    ['a pause of the time that it names, in which nothing is sent', { 'retry-after': '30' }, [30_000], 1],
    ['no pause where it names none', {}, [], 3],
  ])('by an open circuit breaker of VTEX is %s', async (_name, headers, pauses, calls) => {
    const test = plan(answer('Service Unavailable', 503, headers), { retries: 2 });
    expect(await methods.sku(test)).toEqual({ class: 'noInfo', reason: 'http 503' });
    expect(server.requests).toHaveLength(calls);
    expect(test.limiterOf('lojamodelo').pauses).toEqual(pauses);
  });

  it.each(['paused', 'full'] as const)(
    'of our own limiter (%s) sends nothing and pauses nobody',
    async (refused) => {
      const test = plan(answer(sampleContext));
      test.limiterOf('lojamodelo').nextTurns.push({ refused, retryAfterMs: 5_000 });
      expect(await methods.sku(test)).toEqual({ class: 'throttled', reason: `limiter ${refused}` });
      expect(server.requests).toHaveLength(0);
      expect(test.limiterOf('lojamodelo').pauses).toEqual([]);
    },
  );
});

describe('a limiter that cannot be reached', () => {
  it('is an error of ours, not an answer of VTEX', async () => {
    const test = plan(answer([]));
    test.limiterOf('lojamodelo').take = () => Promise.reject(new Error('database is away'));
    await expect(methods.skuIds(test)).rejects.toThrow('database is away');
  });
});

describe('secrets', () => {
  const secret = 'PLANTED-BODY-0815';
  const replies: readonly [string, Reply][] = [
    ['200', answer({ echo: secret })],
    ['a list', answer([{ [secret]: secret }])],
    ['a category', answer({ ...sampleContext, ProductCategories: { [secret]: 1 }, Id: 7 })],
    ['text', answer(secret)],
    ...[400, 401, 403, 404, 429, 500, 503].map((status): [string, Reply] => [
      String(status),
      answer({ error: { code: secret, message: `${secret} ${planted.appToken}` } }, status),
    ]),
    ['a reset', reset],
  ];

  it.each(replies)('are in no log line and no refusal after %s', async (_name, reply) => {
    for (const method of all) {
      const test = plan(reply);
      const refused = JSON.stringify(await methods[method](test));
      const said = `${refused}\n${test.lines.join('\n')}`;
      expect(refused).toContain('"reason"');
      expect(test.lines.length).toBeGreaterThan(0);
      for (const word of [secret, planted.appKey, planted.appToken]) expect(said).not.toContain(word);
    }
  });
});
