import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TikTokPixelApi } from '../../../src/core/manage/pixel-ports.ts';
import type { TikTokDisconnectApi } from '../../../src/core/disconnect/ports.ts';
import type { TikTokApi } from '../../../src/core/ports.ts';
import type { TikTokCatalogApi } from '../../../src/core/products/ports.ts';
import { startVendorServer, answer } from '../../unit/http-client/vendor-server.ts';
import type { Recorded, VendorServer } from '../../unit/http-client/vendor-server.ts';
import { createTestApi } from '../../unit/tiktok/test-api.ts';

type Parameter = {
  readonly name: string;
  readonly in: 'query' | 'header';
  readonly required: boolean;
  readonly type: 'string' | 'integer' | 'array' | 'object';
  readonly encoding?: 'json';
  readonly minimum?: number;
  readonly maximum?: number;
};
type Operation = {
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
  /** Of a POST: the fields of its JSON. */
  readonly body?: readonly { readonly name: string; readonly required: boolean; readonly type: string }[];
};
type Facts = {
  readonly server: string;
  readonly accessToken: { readonly sentAs: 'header' };
  readonly operations: readonly Operation[];
};

const facts = JSON.parse(readFileSync(new URL('operations.json', import.meta.url), 'utf8')) as Facts;
const token = 'contract-token';
const pixel = { advertiserId: '7000000000000000001', pixelId: '7000000000000000400' };
const ids = { bcId: '7000000000000000100', catalogId: '7000000000000000200' };

const pixelToBind = { advertiserId: pixel.advertiserId, pixelCode: 'C0ABCDEFGHIJKLMNOPQR' };

type Api = TikTokApi & TikTokCatalogApi & TikTokPixelApi & TikTokDisconnectApi;
type Call = { readonly path: string; readonly also?: readonly string[]; send(api: Api): Promise<unknown> };

/** Every method of the ports, by the operation that it stands for; `also`: those that it goes on to. */
const calls: Record<keyof Api, Call> = {
  userInfo: { path: '/user/info/', send: (api) => api.userInfo(token, 'probe') },
  signIn: { path: '/oauth2/access_token/', send: (api) => api.signIn('probe') },
  advertiserIds: { path: '/oauth2/advertiser/get/', send: (api) => api.advertiserIds(token, 'polling') },
  adAccount: {
    path: '/advertiser/info/',
    send: (api) => api.adAccount(token, '7000000000000000001', 'polling'),
  },
  businessCenter: {
    path: '/bc/get/',
    send: (api) => api.businessCenter(token, '7000000000000000100', 'polling'),
  },
  catalog: {
    path: '/catalog/get/',
    send: (api) => api.catalog(token, '7000000000000000100', '7000000000000000200', 'polling'),
  },
  catalogOverview: {
    path: '/catalog/overview/',
    send: (api) => api.catalogOverview(token, '7000000000000000100', '7000000000000000200', 'polling'),
  },
  pixel: {
    path: '/pixel/list/',
    send: (api) => api.pixel(token, '7000000000000000001', 'C0ABCDEFGHIJKLMNOPQR', 'polling'),
  },
  pixelBinding: {
    path: '/catalog/eventsource_bind/get/',
    send: (api) =>
      api.pixelBinding(
        token,
        '7000000000000000100',
        '7000000000000000200',
        'C0ABCDEFGHIJKLMNOPQR',
        'polling',
      ),
  },
  pixelEvents: {
    path: '/pixel/event/stats/',
    send: (api) => api.pixelEvents(token, pixel, '2026-01-31', 'polling'),
  },
  switchMatching: {
    path: '/pixel/update/',
    send: (api) =>
      api.switchMatching(token, { ...pixel, name: 'Pixel', on: true, withAutomatic: true }, 'interactive'),
  },
  revokeToken: { path: '/oauth2/revoke_token/', send: (api) => api.revokeToken(token, 'interactive') },
  unbindPixel: {
    path: '/catalog/eventsource/unbind/',
    send: (api) => api.unbindPixel(token, { ...ids, ...pixelToBind }, 'interactive'),
  },
  bindPixel: {
    path: '/catalog/eventsource/bind/',
    send: (api) => api.bindPixel(token, { ...ids, ...pixelToBind }, 'interactive'),
  },
  catalogItems: {
    path: '/catalog/product/get/',
    send: (api) => api.catalogItems(token, ids, { audit: 'rejected', page: 1 }, 'polling'),
  },
  catalogItemsBySkuIds: {
    path: '/catalog/product/get/',
    send: (api) => api.catalogItemsBySkuIds(token, ids, ['1', '2'], 'polling'),
  },
  diagnostics: {
    path: '/diagnostic/catalog/',
    send: (api) => api.diagnostics(token, ids, 'pt', 'polling'),
  },
  uploads: {
    path: '/catalog/feed/get/',
    also: ['/catalog/feed/log/', '/catalog/product/log/'],
    send: (api) => api.uploads(token, ids, 'polling'),
  },
};

/** One answer for all: what a method must see to go on to its last operation. */
const data = {
  list: [],
  pixels: [],
  feed_list: [{ feed_id: '7000000000000000500' }],
  feed_logs: [
    {
      feed_log_id: '7000000000000000600',
      update_status: { process_status: 'SUCCESS', error_count: 1, warn_count: 0 },
    },
  ],
  product_feed_log: {},
};

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
  server.plan(answer({ code: 0, message: 'OK', request_id: 'r', data }));
});
afterEach(() => server.close());

const prefix = new URL(facts.server).pathname;
const methods = Object.keys(calls) as (keyof Api)[];
const pathsOf = (method: keyof Api) => [calls[method].path, ...(calls[method].also ?? [])];
const wireCalls = methods.flatMap((method) => pathsOf(method).map((path) => ({ method, path })));
type WireCall = (typeof wireCalls)[number];

/** The request of the method to this operation; each method sends one to each of its operations and no other. */
async function requestOf({ method, path }: WireCall): Promise<Recorded> {
  const { api } = createTestApi(`${server.url}${prefix}`);
  await calls[method].send(api);
  const paths = pathsOf(method);
  expect(server.requests.map((request) => request.path)).toEqual(paths.map((one) => `${prefix}${one}`));
  return server.requests[paths.indexOf(path)]!;
}

function operationOf({ path }: WireCall): Operation {
  const operation = facts.operations.find((one) => one.path === path);
  if (operation === undefined) throw new Error(`no official facts for ${path}`);
  return operation;
}

describe.each(wireCalls)('TikTok request of $method to $path', (sent) => {
  it('uses the official path and method', async () => {
    const request = await requestOf(sent);
    const operation = operationOf(sent);
    expect(request.path).toBe(`${prefix}${operation.path}`);
    expect(request.method).toBe(operation.method.toUpperCase());
    if (operation.body === undefined) expect(request.body).toBe('');
  });

  it('sends a body with every required field and no undeclared one', async () => {
    const request = await requestOf(sent);
    const { body = [] } = operationOf(sent);
    const fields = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>);
    const required = body.filter((field) => field.required).map(({ name }) => name);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(required));
    for (const [name, value] of Object.entries(fields)) {
      expect(body).toContainEqual(expect.objectContaining({ name, type: typeof value }));
    }
  });

  it('sends every required parameter and no undeclared one', async () => {
    const request = await requestOf(sent);
    const { parameters } = operationOf(sent);
    const names = Object.keys(request.query);
    const inQuery = parameters.filter(({ name }) => name !== 'Access-Token');
    const required = inQuery.filter((parameter) => parameter.required).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(required));
    expect(inQuery.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it('sends each value in its declared type, arrays as JSON text', async () => {
    const request = await requestOf(sent);
    for (const parameter of operationOf(sent).parameters) {
      const value = request.query[parameter.name];
      if (value !== undefined) expectType(parameter, value);
    }
  });

  it('sends the token as a header and nowhere else', async () => {
    const request = await requestOf(sent);
    expect(facts.accessToken.sentAs).toBe('header');
    const provesItself = operationOf(sent).parameters.some(({ name }) => name === 'Access-Token');
    expect(request.headers['access-token']).toBe(provesItself ? token : undefined);
    if (operationOf(sent).body !== undefined) {
      expect(request.headers['content-type']).toContain('application/json');
    }
    expect(request.headers.authorization).toBeUndefined();
    expect(JSON.stringify(request.query)).not.toContain(token);
  });
});

describe('the vendored facts', () => {
  it('are those of the operations that the ports use, one each', () => {
    const used = new Set(wireCalls.map(({ path }) => path));
    expect(facts.operations.map(({ path }) => path).sort()).toEqual([...used].sort());
  });
});

function expectType(parameter: Parameter, value: string): void {
  if (parameter.type === 'string') expect(value).not.toBe('');
  if (parameter.type === 'integer') {
    expect(value).toMatch(/^\d+$/);
    expect(Number(value)).toBeGreaterThanOrEqual(parameter.minimum ?? 1);
    expect(Number(value)).toBeLessThanOrEqual(parameter.maximum ?? Number.MAX_SAFE_INTEGER);
  }
  if (parameter.type === 'array') {
    const items = JSON.parse(value) as unknown;
    expect(items).toEqual(expect.arrayContaining([expect.any(String)]));
    expect(new Set((items as unknown[]).map((item) => typeof item))).toEqual(new Set(['string']));
  }
  if (parameter.type === 'object') expect(JSON.parse(value)).toEqual(expect.any(Object));
}
