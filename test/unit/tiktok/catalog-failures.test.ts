import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TikTokCatalogApi } from '../../../src/core/products/ports.ts';
import { hang, html502, reset, startVendorServer, answer } from '../http-client/vendor-server.ts';
import type { VendorServer } from '../http-client/vendor-server.ts';
import { ids, itemPage, token } from './catalog-answers.ts';
import { createTestApi, good, planted, refusal } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

const calls: Record<keyof TikTokCatalogApi, (api: TikTokCatalogApi) => Promise<unknown>> = {
  catalogItems: (api) => api.catalogItems(token, ids, { audit: 'rejected', page: 1 }, 'interactive'),
  catalogItemsBySkuIds: (api) => api.catalogItemsBySkuIds(token, ids, ['1'], 'interactive'),
  diagnostics: (api) => api.diagnostics(token, ids, 'es', 'interactive'),
  uploads: (api) => api.uploads(token, ids, 'interactive'),
};
const methods = Object.keys(calls) as (keyof TikTokCatalogApi)[];

describe.each(methods)('%s', (method) => {
  it.each([
    ['40105', refusal(40105), 'tokenRefused'],
    ['40102', refusal(40102), 'tokenRefused'],
    ['40106', refusal(40106), 'askUser'],
    ['40117', refusal(40117), 'appRefused'],
    ['40001', refusal(40001), 'objectRefused'],
    ['40002 of a catalog that is gone', refusal(40002, "doesn't exist"), 'objectRefused'],
    ['40002 of a parameter', refusal(40002, 'page_size: bad'), 'noInfo'],
    ['40011', refusal(40011), 'noInfo'],
    ['40100', refusal(40100), 'throttled'],
    ['51009', refusal(51009), 'noInfo'],
    ['20001', answer({ code: 20001, message: 'Partial', data: {} }), 'noInfo'],
    ['a code of nobody', refusal(49999), 'noInfo'],
    ['429', answer('slow down', 429), 'throttled'],
    ['502', html502, 'noInfo'],
    ['a reset', reset, 'noInfo'],
    ['garbage', answer('<html>'), 'noInfo'],
    ['data null', good(null), 'noInfo'],
    ['data that is a list', good([]), 'noInfo'],
  ])('after %s is a value, not an exception', async (_name, reply, refusalClass) => {
    server.plan(reply);
    const { api } = createTestApi(server.url, { timing: { retries: 0 } });
    expect(await calls[method](api)).toMatchObject({ class: refusalClass });
    expect(server.requests).toHaveLength(1);
  });

  it('after silence is a value, not an exception', async () => {
    server.plan(hang);
    const { api } = createTestApi(server.url, { timing: { retries: 0, timeoutMs: 60 } });
    expect(await calls[method](api)).toEqual({ class: 'noInfo', reason: 'timeout' });
  });

  it('takes its turns from the lane that it was given', async () => {
    server.plan(html502);
    const { api, limiter } = createTestApi(server.url);
    await calls[method](api);
    expect(limiter.taken).toEqual(['interactive', 'interactive', 'interactive']);
  });
});

it('both halves of the API share one breaker and one count of throttles', async () => {
  server.plan(refusal(40100));
  const { api, limiter } = createTestApi(server.url);
  await api.userInfo(token, 'probe');
  await calls.diagnostics(api);
  await calls.uploads(api);
  expect(limiter.pauses).toEqual([10_000, 10_000, 300_000]);
  server.plan(html502);
  await calls.uploads(api);
  await calls.uploads(api);
  server.plan(itemPage([]));
  expect(await api.userInfo(token, 'probe')).toEqual({ class: 'noInfo', reason: 'breaker_open' });
  expect(await calls.catalogItems(api)).toEqual({ class: 'noInfo', reason: 'breaker_open' });
});

it('no token and no text of an answer reaches a log line or a refusal', async () => {
  const row = { sku_id: { echo: planted.token }, product_id: planted.token };
  for (const reply of [refusal(40002, planted.token), good({ list: [row] }), answer(planted.token, 404)]) {
    for (const method of methods) {
      server.plan(reply);
      const { api, lines } = createTestApi(server.url, { timing: { retries: 0 } });
      const written = [JSON.stringify(await calls[method](api)), ...lines].join('\n');
      expect(lines.length).toBeGreaterThan(0);
      expect(written).not.toContain(planted.token);
    }
  }
});
