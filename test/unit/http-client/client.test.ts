import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { HttpClientOptions } from '../../../src/http-client/client.ts';
import { createTestClient, read, write } from './test-client.ts';
import { answer, cutInBody, hang, hangInBody, html502, reset, startVendorServer } from './vendor-server.ts';
import type { VendorServer } from './vendor-server.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(async () => {
  await server.close();
});

describe('an answer', () => {
  it('comes back with status, headers in lower case and the parsed body', async () => {
    server.plan(answer('{"id": 7000000000000000001}', 200, { 'X-Rate': '9' }));
    const { client } = createTestClient(server.url);
    const outcome = await client.request(read);
    expect(outcome).toMatchObject({
      kind: 'answered',
      status: 200,
      body: { id: '7000000000000000001' },
      headers: { 'x-rate': '9' },
    });
  });

  it.each([400, 401, 403, 404, 429])(
    'with status %i is a refusal, not a failure, and not tried again',
    async (status) => {
      server.plan(answer('404 page not found', status));
      const { client } = createTestClient(server.url);
      expect(await client.request(read)).toMatchObject({ kind: 'answered', status, body: null });
      expect(server.requests).toHaveLength(1);
    },
  );

  it('with status 204 has no body', async () => {
    server.plan((response) => response.writeHead(204).end());
    const { client } = createTestClient(server.url);
    expect(await client.request(write)).toMatchObject({ kind: 'answered', status: 204, body: null });
  });

  it('is asked for with an encoded query, the given headers and the limiter lane', async () => {
    server.plan(answer({}));
    const { client, limiter } = createTestClient(server.url);
    const query = { ids: '["1","2"]', name: 'a b&c=d' };
    await client.request({ ...read, query, headers: { 'Access-Token': 't' }, lane: 'probe' });
    expect(server.requests[0]).toMatchObject({ path: '/shop/', query, headers: { 'access-token': 't' } });
    expect(limiter.taken).toEqual(['probe']);
  });

  it('is asked for with a JSON body', async () => {
    server.plan(answer({}));
    await createTestClient(server.url).client.request(write);
    expect(server.requests[0]).toMatchObject({ method: 'POST', body: '{"name":"Acme"}' });
    expect(server.requests[0]!.headers['content-type']).toContain('application/json');
  });

  it('comes directly from loopback even if the environment names a proxy', async () => {
    const before = { proxy: process.env['HTTP_PROXY'], lower: process.env['http_proxy'] };
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9';
    try {
      server.plan(answer({ here: true }));
      expect(await createTestClient(server.url).client.request(read)).toMatchObject({ body: { here: true } });
    } finally {
      restore('HTTP_PROXY', before.proxy);
      restore('http_proxy', before.lower);
    }
  });
});

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

describe('a failure', () => {
  it.each([
    ['a cut connection', reset, { reason: 'network', detail: 'ECONNRESET' }],
    ['HTML with 502', html502, { reason: 'http', status: 502 }],
    ['a redirect', answer('', 302, { location: 'http://127.0.0.1:9/' }), { reason: 'http', status: 302 }],
    ['HTML with 200', answer('<html></html>'), { reason: 'garbage', status: 200 }],
    ['cut JSON', answer('{"code": 0,'), { reason: 'garbage', status: 200 }],
    ['an empty success', answer(''), { reason: 'garbage', status: 200 }],
  ])('of %s is a value', async (_name, reply, expected) => {
    server.plan(reply);
    const { client } = createTestClient(server.url, { timing: { retries: 0 } });
    expect(await client.request(read)).toEqual({ kind: 'failed', ...expected });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['no answer', hang],
    ['a body that never ends', hangInBody],
  ])('of %s ends with the timeout of the attempt', async (_name, reply) => {
    server.plan(reply);
    const { client } = createTestClient(server.url, { timing: { timeoutMs: 60, retries: 0 } });
    expect(await client.request(read)).toEqual({ kind: 'failed', reason: 'timeout' });
  });

  it('of a body cut on the way is a value', async () => {
    server.plan(cutInBody);
    const { client } = createTestClient(server.url, { timing: { retries: 0 } });
    expect(await client.request(read)).toMatchObject({ kind: 'failed' });
  });

  it('of a body above 20 MB ends before the body does', async () => {
    const megabyte = Buffer.alloc(1024 * 1024, 32);
    server.plan((response) => {
      let left = 40;
      const more = () => {
        while (left > 0 && response.write(megabyte)) left -= 1;
        response.once('drain', more);
      };
      response.writeHead(200);
      more();
    });
    const { client } = createTestClient(server.url, { timing: { retries: 0 } });
    expect(await client.request(read)).toEqual({
      kind: 'failed',
      reason: 'garbage',
      detail: 'ERR_BAD_RESPONSE',
    });
  });

  it('with Retry-After says how long', async () => {
    server.plan(answer('', 503, { 'retry-after': '7' }));
    const { client } = createTestClient(server.url, { timing: { retries: 0 } });
    expect(await client.request(read)).toEqual({
      kind: 'failed',
      reason: 'http',
      status: 503,
      retryAfterMs: 7_000,
    });
  });

  it('of a refused connection says that nothing was sent', async () => {
    const { client } = createTestClient(server.url, { timing: { retries: 0 } });
    await server.close();
    expect(await client.request(read)).toEqual({
      kind: 'failed',
      reason: 'network',
      detail: 'ECONNREFUSED',
      connectionRefused: true,
    });
  });
});

describe('the log', () => {
  it('has one line per attempt with operation, time, outcome and request id', async () => {
    server.plan(html502, answer({ request: 'r-1' }));
    const judge: HttpClientOptions['judge'] = () => ({ label: 'good', retry: false, requestId: 'r-1' });
    const { client, lines } = createTestClient(server.url, { judge });
    await client.request(read);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({
        vendor: 'acme',
        operation: 'shop/read',
        attempt: 1,
        outcome: 'http',
        status: 502,
      }),
      expect.objectContaining({ attempt: 2, outcome: 'good', status: 200, requestId: 'r-1', level: 20 }),
    ]);
    expect(JSON.parse(lines[1]!)).toHaveProperty('ms', expect.any(Number));
  });

  it('never holds a header, a query value or a body, whatever happens', async () => {
    const secret = 'planted-secret-1';
    const replies = [
      answer({ echo: secret }),
      answer(secret),
      answer(secret, 404),
      answer(secret, 502),
      reset,
    ];
    for (const reply of replies) {
      server.plan(reply);
      const { client, lines } = createTestClient(server.url, { timing: { retries: 1 } });
      const outcome = await client.request({
        ...read,
        query: { secret },
        headers: { 'Access-Token': secret, 'bad\nname': secret },
      });
      const clean = await client.request({ ...read, query: { secret }, headers: { Authorization: secret } });
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.join('')).not.toContain(secret);
      expect(outcome).toMatchObject({ kind: 'failed', reason: 'network' });
      if (clean.kind === 'failed') expect(JSON.stringify(clean)).not.toContain(secret);
    }
  });
});
