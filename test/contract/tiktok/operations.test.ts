import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TikTokApi } from '../../../src/core/ports.ts';
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

/** Every method of the port, by the operation that it stands for. */
const calls: Record<keyof TikTokApi, { path: string; send: (api: TikTokApi) => Promise<unknown> }> = {
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
};

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
  server.plan(answer({ code: 0, message: 'OK', request_id: 'r', data: { list: [], pixels: [] } }));
});
afterEach(() => server.close());

async function requestOf(method: keyof TikTokApi): Promise<Recorded> {
  const prefix = new URL(facts.server).pathname;
  const { api } = createTestApi(`${server.url}${prefix}`);
  await calls[method].send(api);
  expect(server.requests).toHaveLength(1);
  return server.requests[0]!;
}

function operationOf(method: keyof TikTokApi): Operation {
  const operation = facts.operations.find(({ path }) => path === calls[method].path);
  if (operation === undefined) throw new Error(`no official facts for ${calls[method].path}`);
  return operation;
}

const methods = Object.keys(calls) as (keyof TikTokApi)[];

describe.each(methods)('TikTok request of %s', (method) => {
  it('uses the official path and method', async () => {
    const request = await requestOf(method);
    const operation = operationOf(method);
    expect(request.path).toBe(`${new URL(facts.server).pathname}${operation.path}`);
    expect(request.method).toBe(operation.method.toUpperCase());
    if (operation.body === undefined) expect(request.body).toBe('');
  });

  it('sends a body with every required field and no undeclared one', async () => {
    const request = await requestOf(method);
    const { body = [] } = operationOf(method);
    const sent = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>);
    const required = body.filter((field) => field.required).map(({ name }) => name);
    expect(Object.keys(sent)).toEqual(expect.arrayContaining(required));
    for (const [name, value] of Object.entries(sent)) {
      expect(body).toContainEqual(expect.objectContaining({ name, type: typeof value }));
    }
  });

  it('sends every required parameter and no undeclared one', async () => {
    const request = await requestOf(method);
    const { parameters } = operationOf(method);
    const sent = Object.keys(request.query);
    const inQuery = parameters.filter(({ name }) => name !== 'Access-Token');
    const required = inQuery.filter((parameter) => parameter.required).map(({ name }) => name);
    expect(sent).toEqual(expect.arrayContaining(required));
    expect(inQuery.map(({ name }) => name)).toEqual(expect.arrayContaining(sent));
  });

  it('sends each value in its declared type, arrays as JSON text', async () => {
    const request = await requestOf(method);
    for (const parameter of operationOf(method).parameters) {
      const value = request.query[parameter.name];
      if (value !== undefined) expectType(parameter, value);
    }
  });

  it('sends the token as a header and nowhere else', async () => {
    const request = await requestOf(method);
    expect(facts.accessToken.sentAs).toBe('header');
    const provesItself = operationOf(method).parameters.some(({ name }) => name === 'Access-Token');
    expect(request.headers['access-token']).toBe(provesItself ? token : undefined);
    if (operationOf(method).body !== undefined) {
      expect(request.headers['content-type']).toContain('application/json');
    }
    expect(request.headers.authorization).toBeUndefined();
    expect(JSON.stringify(request.query)).not.toContain(token);
  });
});

describe('the vendored facts', () => {
  it('are those of the operations that the port uses, one each', () => {
    const used = methods.map((method) => calls[method].path).sort();
    expect(facts.operations.map(({ path }) => path).sort()).toEqual(used);
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
