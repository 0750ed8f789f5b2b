import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { guardReceiver } from '../../../src/slack/receiver-guard.ts';

const arrived: { headers: IncomingHttpHeaders; body: string }[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  const handle = guardReceiver((request, response) => {
    // Where Bolt looks for a body that was read already.
    const body = String((request as IncomingMessage & { rawBody: Buffer }).rawBody);
    arrived.push({ headers: request.headers, body });
    response.end('ok');
  });
  server = createServer(handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`; // listening on a port gives an address
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function post(headers: Record<string, string>, body = 'text=caf%C3%A9+%26') {
  arrived.length = 0;
  const { status } = await fetch(url, { method: 'POST', headers, body });
  return { status, arrived: arrived[0] };
}

const inSeconds = (offsetS: number) => ({
  'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000) + offsetS),
});

describe('guardReceiver', () => {
  it.each([
    ['of now', 0],
    ['a minute ahead, as clocks differ', 60],
    ['nearly five minutes ahead', 295],
    ['of the past, which Bolt judges', -3_600],
  ])('lets a request through whose timestamp is %s', async (_, offsetS) => {
    expect(await post(inSeconds(offsetS))).toMatchObject({
      status: 200,
      arrived: { body: 'text=caf%C3%A9+%26' },
    });
  });

  it.each([
    ['six minutes', 360],
    ['a year', 31_536_000],
  ])('answers 401 to a timestamp that is %s ahead, without handing it on', async (_, offsetS) => {
    expect(await post(inSeconds(offsetS))).toEqual({ status: 401, arrived: undefined });
  });

  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])(
    'answers 405 to %s without handing it on: Bolt would throw where nobody catches',
    async (method) => {
      arrived.length = 0;
      const response = await fetch(url, { method, headers: inSeconds(0) });
      expect([response.status, response.headers.get('allow'), arrived]).toEqual([405, 'POST', []]);
    },
  );

  it.each([
    ['none', {}],
    ['no number', { 'x-slack-request-timestamp': 'soon' }],
  ])('leaves a timestamp to Bolt that is %s', async (_, headers) => {
    expect(await post(headers)).toMatchObject({ status: 200 });
  });

  it.each([
    'application/x-www-form-urlencoded; charset=utf-8',
    'application/x-www-form-urlencoded;charset=UTF-8',
  ])('takes the charset out of %s', async (contentType) => {
    const { arrived: got } = await post({ ...inSeconds(0), 'content-type': contentType });
    expect(got?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencodedx',
  ])('leaves the content type %s as it is', async (contentType) => {
    const { arrived: got } = await post({ ...inSeconds(0), 'content-type': contentType });
    expect(got?.headers['content-type']).toBe(contentType);
  });

  it('leaves the body as it came, over which the signature goes', async () => {
    const body = 'text=%F0%9F%98%80&a=1+2&b=%zz';
    const sign = (text = '') => createHmac('sha256', 's').update(text).digest('hex');
    const { arrived: got } = await post(
      { ...inSeconds(0), 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body,
    );
    expect(sign(got?.body)).toBe(sign(body));
  });

  it.each([
    ['null as JSON', { 'content-type': 'application/json' }, 'null'],
    ['null as a form payload', { 'content-type': 'application/x-www-form-urlencoded' }, 'payload=null'],
  ])(
    'answers 400 to %s without handing it on: Bolt would throw where nobody catches',
    async (_, headers, body) => {
      expect(await post({ ...inSeconds(0), ...headers }, body)).toEqual({ status: 400, arrived: undefined });
    },
  );

  it('answers 413 to a body over a megabyte', async () => {
    expect(await post(inSeconds(0), 'x'.repeat(1_000_001))).toMatchObject({
      status: 413,
      arrived: undefined,
    });
  });
});
