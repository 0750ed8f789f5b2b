import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { AccountHint } from '../../../src/core/webhooks/ports.ts';
import { createWebhookIntake } from '../../../src/core/webhooks/receive-webhook.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import type { HttpServer } from '../../../src/http/server.ts';
import { WEBHOOK_PATH, createWebhookRoute } from '../../../src/http/webhook-route.ts';
import { createWebhookReader } from '../../../src/tiktok/webhook.ts';
import { DAY_MS, MINUTE_MS, ago, now } from '../../support/builders.ts';
import { memoryLog } from '../../support/fakes.ts';

const secret = 'planted-app-secret-0815';
const timeOf = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
/** Ids come as numbers here, beyond what a JavaScript number holds. */
const bodyOf = (over = '', changed = timeOf(now)) =>
  `{"advertiser_id":7000000000000000001,"advertiser_name":"Anúncios 🎉","status":"STATUS_LIMIT","status_change_time":"${changed}"${over}}`;
const escaped = (text: string) =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const hmac = (text: string, key = secret) => createHmac('sha256', key).update(text).digest('hex');

let server: HttpServer;
let url: string;
let hints: AccountHint[];
let failure: Error | null;
let log: ReturnType<typeof memoryLog>;

beforeEach(async () => {
  [hints, failure, log] = [[], null, memoryLog()];
  const receive = async (hint: AccountHint) => {
    if (failure !== null) throw failure;
    hints.push(hint);
    return 'noted' as const;
  };
  const read = createWebhookReader({
    appSecret: secret,
    signatureHeader: 'X-Open-Signature',
    now: () => now,
  });
  const route = createWebhookRoute({ receive: createWebhookIntake({ receive }, read), log: log.log });
  server = createHttpServer({ host: '127.0.0.1', port: 0, routes: { [WEBHOOK_PATH]: route } });
  url = `http://127.0.0.1:${String(await server.start())}${WEBHOOK_PATH}`;
});
afterEach(async () => {
  await server.stop(0);
  expect(log.text()).not.toMatch(/planted|Anúncios|7000000000000000001/);
});

const post = async (body: string, signature: string | null, name = 'x-open-signature') => {
  const headers = signature === null ? {} : { [name]: signature };
  return (await fetch(url, { method: 'POST', body, headers })).status;
};

describe('a webhook of TikTok', () => {
  it('is signed over its text with everything beyond ASCII escaped, and its id has all digits', async () => {
    expect(await post(bodyOf(), hmac(escaped(bodyOf())))).toBe(200);
    expect(hints).toMatchObject([{ advertiserId: '7000000000000000001' }]);
  });

  it('is taken as well with a signature over its bytes, or with a time in front of them', async () => {
    const seconds = String(now.getTime() / 1_000);
    expect(await post(bodyOf(), hmac(bodyOf()))).toBe(200);
    expect(await post(bodyOf(), `t=${seconds},s=${hmac(`${seconds}.${bodyOf()}`)}`)).toBe(200);
    // One piece of news, however it came.
    expect(new Set(hints.map(({ key }) => key)).size).toBe(1);
  });

  it.each<[string, string, string | null, number]>([
    ['without a signature', bodyOf(), null, 401],
    ['with the secret of another app', bodyOf(), hmac(escaped(bodyOf()), 'another'), 401],
    ['with the signature of another body', bodyOf(',"a":1'), hmac(escaped(bodyOf())), 401],
    ['with no hex', bodyOf(), 'x'.repeat(64), 401],
    ['with half a signature', bodyOf(), hmac(escaped(bodyOf())).slice(0, 32), 401],
    [
      'signed ten minutes ago',
      bodyOf(),
      `t=${String((now.getTime() - 10 * MINUTE_MS) / 1_000)},s=${hmac(`${String((now.getTime() - 10 * MINUTE_MS) / 1_000)}.${bodyOf()}`)}`,
      400,
    ],
    ['of news of eight days ago', bodyOf('', timeOf(ago(8 * DAY_MS))), null, 400],
    ['of something else', '{"object":1,"advertiser_id":"1"}', null, 200],
    ['that is no JSON', 'nothing', null, 200],
  ])('%s changes nothing', async (name, body, signature, status) => {
    const isSigned = signature === null && name !== 'without a signature';
    expect(await post(body, isSigned ? hmac(escaped(body)) : signature)).toBe(status);
    expect(hints).toEqual([]);
    expect(log.lines).toHaveLength(1);
  });

  it('is refused with a signature in another header than that of the configuration', async () => {
    expect(await post(bodyOf(), hmac(escaped(bodyOf())), 'tiktok-signature')).toBe(401);
  });

  it('that is too long is not read, and nothing but POST is answered', async () => {
    expect(await post('x'.repeat(20_000), hmac('x'.repeat(20_000)))).toBe(413);
    expect((await fetch(url)).status).toBe(405);
  });

  it('comes again where it could not be noted', async () => {
    failure = new Error('no database');
    expect(await post(bodyOf(), hmac(escaped(bodyOf())))).toBe(503);
  });
});
