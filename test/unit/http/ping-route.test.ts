import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReceivedPing } from '../../../src/core/products/ping-ports.ts';
import { createPingIntake } from '../../../src/core/use-cases/receive-pings.ts';
import { PINGS_PATH, createPingRoute } from '../../../src/http/ping-route.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import type { HttpServer } from '../../../src/http/server.ts';
import { deferred, memoryLog } from '../../support/fakes.ts';

const secret = 'planted-ping-secret_0123456789abcdefghijklm';
const ping = { skuId: '5001', account: null, affiliateId: null };

let server: HttpServer;
let url: string;
let batches: (readonly ReceivedPing[])[];
let meanwhile: () => Promise<void>;
let log: ReturnType<typeof memoryLog>;

beforeEach(async () => {
  batches = [];
  meanwhile = () => Promise.resolve();
  log = memoryLog();
  const receive = async (received: readonly ReceivedPing[]) => {
    batches.push(received);
    await meanwhile();
    return received.map((one) => one.secret === secret);
  };
  const route = createPingRoute({ receive: createPingIntake({ receive }), log: log.log });
  const routes = { '/vtex/pings/taken': (_: unknown, response: { end(): unknown }) => void response.end() };
  server = createHttpServer({ host: '127.0.0.1', port: 0, routes, under: { [PINGS_PATH]: route } });
  url = `http://127.0.0.1:${String(await server.start())}`;
});
afterEach(() => server.stop(0));

const post = async (path: string, body: string | null, more: RequestInit = {}) => {
  const response = await fetch(url + path, { method: 'POST', body, ...more });
  return { status: response.status, text: await response.text() };
};
const noted = () => batches.flat().map((one) => one.ping);

describe('a ping of VTEX', () => {
  const full = {
    ...{ IdSku: '5001', ProductId: 1001, An: 'lojamodelo', IdAffiliate: 'SLK' },
    ...{ DateModified: '2026-08-20T15:11:28.1978783Z', IsActive: true, StockModified: false },
  };
  const whole = { skuId: '5001', account: 'lojamodelo', affiliateId: 'SLK' };

  it.each([
    ['as VTEX shows it', JSON.stringify(full), whole],
    ['with a byte order mark', `\uFEFF${JSON.stringify(full)}`, whole],
    ['in the other spelling', '{"idSKU":"5001","an":"lojamodelo","idAffiliate":"SLK"}', whole],
    ['with the id as a number', '{"IDSKU":5001}', ping],
    ['with nothing else', '{"IdSku":"5001","An":null}', ping],
    ['with two spellings of one key', '{"IdSku":"5001","idSKU":"6"}', ping],
    ['with 19 digits', '{"IdSku":"9007199254740993123"}', { ...ping, skuId: '9007199254740993123' }],
  ])('is taken %s', async (_, body, expected) => {
    expect(await post(PINGS_PATH + secret, body)).toEqual({ status: 202, text: '' });
    expect(noted()).toEqual([expected]);
  });

  it.each([
    '',
    'x',
    '{',
    'null',
    '"5001"',
    '5001',
    '[]',
    '[{"IdSku":"5001"}]',
    '{}',
    '{"IdSku":null}',
    '{"IdSku":{"IdSku":"5001"}}',
    '{"IdSku":""}',
    '{"IdSku":"0"}',
    '{"IdSku":"05001"}',
    '{"IdSku":" 5001"}',
    '{"IdSku":"5001\\n"}',
    '{"IdSku":"-5"}',
    '{"IdSku":5.5}',
    '{"IdSku":1e300}',
    '{"IdSku":9007199254740993}',
    '{"IdSku":"12345678901234567890"}',
    `{"IdSku":"1' or '1'='1"}`,
    '{"IdSku":"5001","An":7}',
    '{"IdSku":"5001","IdAffiliate":["SLK"]}',
    '{"__proto__":{"IdSku":"5001"}}',
    '['.repeat(8_000),
    '\u0000\uD800',
  ])('that names no SKU is answered like any other: %j', async (body) => {
    expect(await post(PINGS_PATH + secret, body)).toEqual({ status: 202, text: '' });
    expect(noted()).toEqual([null]);
  });

  it.each([
    ['nobody’s', `${PINGS_PATH}${'x'.repeat(43)}`],
    ['too short', `${PINGS_PATH}x`],
    ['empty', PINGS_PATH],
    ['longer than a secret', `${PINGS_PATH}${secret}/`],
    ['escaped', `${PINGS_PATH}%70${secret.slice(1)}`],
    ['without its last slash', '/vtex/pings'],
  ])('at an address that is %s finds nothing there', async (_, path) => {
    expect(await post(path, '{"IdSku":"5001"}')).toEqual({ status: 404, text: 'not found' });
  });

  it('is found by its secret alone, whatever follows a question mark; an exact path goes first', async () => {
    expect((await post(`${PINGS_PATH}${secret}?an=x`, '{}')).status).toBe(202);
    expect((await post(`${PINGS_PATH}taken`, '{}')).status).toBe(200);
  });

  it('of more than 16 KB is refused, and everything but POST, before anybody looks at the address', async () => {
    expect((await post(PINGS_PATH + secret, 'x'.repeat(16_385))).status).toBe(413);
    expect((await fetch(`${url}${PINGS_PATH}${secret}`)).status).toBe(405);
    expect((await post(PINGS_PATH + secret, null, { method: 'PUT' })).status).toBe(405);
    expect(batches).toEqual([]);
    expect((await post(PINGS_PATH + secret, 'x'.repeat(16_384))).status).toBe(202);
  });
});

describe('many pings', () => {
  it('that come while some are being noted are noted together, and each hears of its own address', async () => {
    const held = deferred<undefined>();
    meanwhile = () => held.promise;
    const first = post(PINGS_PATH + secret, '{"IdSku":1}');
    while (batches.length === 0) await new Promise(setImmediate);
    const intake = createPingIntake({
      receive: async (received) => {
        batches.push(received);
        await meanwhile();
        return received.map((one) => one.secret === secret);
      },
    });
    const receipts = [secret, secret, 'unknown', secret].map((one, at) =>
      intake(one, `{"IdSku":${String(at + 2)}}`),
    );
    held.resolve(undefined);
    expect(await Promise.all(receipts)).toEqual(['noted', 'noted', 'unknown', 'noted']);
    expect((await first).status).toBe(202);
    expect(batches.map((batch) => batch.length)).toEqual([1, 1, 3]);
  });

  it('are refused where too many wait, and taken again when those are noted', async () => {
    const held = deferred<undefined>();
    const intake = createPingIntake({
      receive: async (received) => {
        await held.promise;
        return received.map(() => true);
      },
    });
    const taken = Array.from({ length: 5_001 }, () => intake(secret, '{}'));
    expect(await intake(secret, '{}')).toBe('full');
    held.resolve(undefined);
    expect(new Set(await Promise.all(taken))).toEqual(new Set(['noted']));
    expect(await intake(secret, '{}')).toBe('noted');
  });
});

describe('where the database is away', () => {
  it('a ping is refused for now, the log says why and not where, and the next one is tried', async () => {
    meanwhile = () => Promise.reject(new Error('the database is away'));
    expect((await post(PINGS_PATH + secret, '{"IdSku":"5001"}')).status).toBe(503);
    expect(log.lines).toMatchObject([{ level: 50, err: { message: 'the database is away' } }]);
    expect(log.text()).not.toContain(secret);
    meanwhile = () => Promise.resolve();
    expect((await post(PINGS_PATH + secret, '{"IdSku":"5001"}')).status).toBe(202);
  });
});
