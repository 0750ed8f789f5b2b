import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fc } from '../../support/fast-check.ts';
import { jpeg, png, webp } from '../../../sandbox/vtex/image-bytes.ts';
import { createImages } from '../../../src/images/client.ts';
import { askedAddress } from '../../../src/images/hosts.ts';
import { recognize } from '../../../src/images/image-bytes.ts';
import { fakeLimiter } from '../http-client/fake-limiter.ts';
import { captureLog } from '../http-client/log-lines.ts';
import { hang, reset, startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';

const kib = 1024;

let server: VendorServer;
beforeAll(async () => {
  server = await startVendorServer();
});
afterAll(() => server.close());

const seen = { from: 0 };
const asked = () => server.requests.slice(seen.from);
afterEach(() => {
  seen.from = server.requests.length;
});

/** A server that knows `Range`. */
const file =
  (bytes: Buffer): Reply =>
  (response, { headers }) => {
    const last = Math.min(Number(/-(\d+)$/.exec(headers.range ?? '')?.[1] ?? Infinity), bytes.length - 1);
    response.writeHead(206, { 'content-range': `bytes 0-${String(last)}/${String(bytes.length)}` });
    response.end(bytes.subarray(0, last + 1));
  };
const plain =
  (bytes: Buffer | string, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) => {
    response.writeHead(status, headers).end(bytes);
  };
const redirect = (location: string): Reply => plain('', 302, { location });

/** Segments of a photo that stand before its size. */
const exif = (bytes: number): Buffer => {
  const segment = Buffer.alloc(50_000);
  segment.writeUInt16BE(0xffe2, 0);
  segment.writeUInt16BE(segment.length - 2, 2);
  return Buffer.concat(Array.from({ length: Math.ceil(bytes / segment.length) }, () => segment));
};

function images(...replies: Reply[]) {
  server.plan(...replies);
  const limiter = fakeLimiter();
  const log = captureLog();
  const api = createImages({
    hosts: ['127.0.0.1', 'vteximg.com.br'],
    limiterOf: () => limiter,
    sleep: async () => undefined,
    logger: log.logger,
    timeoutMs: 300,
  });
  const look = (path = '/arquivos/ids/1/secret-name.jpg') => api.of('store-1')(`${server.url}${path}`);
  return { look, limiter, log };
}

const size = (width: number, height: number, format: string) => ({
  kind: 'size',
  size: { width, height, format },
});
const nothing = (reason: string) => {
  const isOutage = /^(status 5|timeout|range|ECONN)/.test(reason);
  return { kind: 'noInfo', reason, ...(isOutage ? { isOutage } : {}) };
};

describe('a look at an image', () => {
  it('reads its first bytes, without keys or cookies, and logs no address', async () => {
    const { look, log } = images(file(Buffer.concat([png(800, 600), Buffer.alloc(900 * kib)])));
    expect(await look()).toEqual(size(800, 600, 'png'));
    const [{ headers } = { headers: {} }] = asked();
    expect(headers).toMatchObject({ range: 'bytes=0-65535', 'accept-encoding': 'identity' });
    expect(Object.keys(headers).sort()).toEqual(
      ['accept', 'accept-encoding', 'connection', 'host', 'range', 'user-agent'].sort(),
    );
    expect(log.lines.join()).not.toContain('secret-name');
  });

  it('leaves a server that ignores the range and never ends, after little more than it asked for', async () => {
    let sent = 0;
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const endless: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' }).write(jpeg(320, 400));
      const chunk = Buffer.alloc(16 * kib);
      const more = () => {
        if (response.destroyed) return;
        sent += chunk.length;
        response.write(chunk, more);
      };
      response.on('close', leave);
      more();
    };
    const { look } = images(endless);
    expect(await look()).toEqual(size(320, 400, 'jpg'));
    await left;
    expect(asked()).toHaveLength(1);
    // What the two sockets hold comes on top.
    expect(sent).toBeLessThan(16 * 1024 * kib);
  });

  it('looks a second time, longer, where a photo has its size far behind, and no third time', async () => {
    const far = images(file(jpeg(3000, 2000, exif(120 * kib))));
    expect(await far.look()).toEqual(size(3000, 2000, 'jpg'));
    expect(asked().map(({ headers }) => headers.range)).toEqual(['bytes=0-65535', 'bytes=0-262143']);
    const farther = images(file(jpeg(3000, 2000, exif(400 * kib))));
    expect(await farther.look()).toEqual(nothing('header too long'));
    expect(asked()).toHaveLength(4);
  });

  it.each([
    [
      'HTML that calls itself a JPEG',
      plain('<!doctype html><svg ></svg>', 200, { 'content-type': 'image/jpeg' }),
    ],
    ['a text', plain('not found, but 200')],
    ['nothing at that address', plain('', 404)],
    ['nothing any more', plain('', 410)],
    ['a PNG of ten bytes', plain(png(800, 600).subarray(0, 10))],
    ['a JPEG that ends before its size', plain(jpeg(800, 600).subarray(0, 20))],
  ])('finds no image: %s', async (_, reply) => {
    expect(await images(reply).look()).toEqual({ kind: 'unreadable' });
  });

  it.each<[string, Reply, string]>([
    ['403', plain('', 403), 'status 403'],
    ['500', plain('', 500), 'status 500'],
    ['503 without a time', plain('', 503), 'status 503'],
    ['416', plain('', 416), 'status 416'],
    ['an empty 200', plain(''), 'bytes'],
    ['packed bytes', plain(png(1, 1), 200, { 'content-encoding': 'gzip' }), 'encoded'],
    ['another part', plain(png(1, 1), 206, { 'content-range': 'bytes 9-42/99' }), 'range'],
    [
      'a piece shorter than asked for',
      plain(png(9, 9).subarray(0, 9), 206, { 'content-range': 'bytes 0-8/99' }),
      'bytes',
    ],
    ['less than announced', plain(png(9, 9), 200, { 'content-length': '9999' }), 'timeout'],
    ['a cut connection', reset, 'ECONNRESET'],
    ['no answer', hang, 'timeout'],
    ['a kind that nobody here knows', plain(Buffer.from('0000001866747970786d757300', 'hex')), 'bytes'],
  ])('learns nothing from %s', async (_, reply, reason) => {
    expect(await images(reply).look()).toEqual(nothing(reason));
  });

  it('follows a redirect to an allowed host only, and not for ever', async () => {
    const { look } = images(redirect('/moved.webp'), file(webp(900, 900)));
    expect(await look()).toEqual(size(900, 900, 'webp'));
    expect(asked().map(({ path }) => path)).toEqual(['/arquivos/ids/1/secret-name.jpg', '/moved.webp']);
    seen.from = server.requests.length;
    const away = images(redirect(server.url.replace('127.0.0.1', 'localhost')));
    expect(await away.look()).toEqual({ kind: 'foreign' });
    expect(asked()).toHaveLength(1);
    expect(await images(redirect('/again')).look()).toEqual(nothing('redirects'));
    expect(asked()).toHaveLength(5);
  });

  it('leaves the host alone for as long as it says', async () => {
    const { look, limiter } = images(plain('', 429, { 'retry-after': '120' }));
    expect(await look()).toEqual({ kind: 'throttled', retryAfterMs: 120_000 });
    const later = await look();
    if (later.kind !== 'throttled') throw new Error('it was asked');
    expect(later.retryAfterMs).toBeGreaterThan(110_000);
    expect(asked()).toHaveLength(1);
    expect(limiter.pauses).toEqual([]);
  });

  it('asks nothing where the limiter says no', async () => {
    const { look, limiter } = images(file(png(800, 600)));
    limiter.nextTurns.push({ refused: 'paused', retryAfterMs: 5_000 });
    expect(await look()).toEqual({ kind: 'throttled', retryAfterMs: 5_000 });
    expect(asked()).toHaveLength(0);
  });
});

describe('an address', () => {
  const hosts = ['vteximg.com.br', 'vtexassets.com'];
  it.each([
    ['http://loja.vteximg.com.br/arquivos/ids/1/a.jpg', 'https://loja.vteximg.com.br/arquivos/ids/1/a.jpg'],
    ['https://vtexassets.com/a', 'https://vtexassets.com/a'],
    ['https://evilvteximg.com.br/a', null],
    ['https://vteximg.com.br.evil.example/a', null],
    ['https://user@loja.vteximg.com.br/a', null],
    ['https://loja.vteximg.com.br:8443/a', null],
    ['http://127.0.0.1/a', null],
    ['ftp://loja.vteximg.com.br/a', null],
    ['no address', null],
  ])('%s is asked as %s', (address, expected) => {
    expect(askedAddress(address, hosts)?.href ?? null).toBe(expected);
  });
});

describe('any bytes at all', () => {
  it('are a size that can be, or said to be none', () => {
    const heads = [
      jpeg(9, 9),
      png(9, 9),
      webp(9, 9),
      Buffer.from('<svg '),
      Buffer.from('0000001c66747970', 'hex'),
    ];
    const bytes = fc
      .tuple(fc.constantFrom(Buffer.alloc(0), ...heads), fc.nat(40), fc.uint8Array({ maxLength: 5_000 }))
      .map(([head, cut, rest]) => Buffer.concat([head.subarray(0, cut), rest]));
    fc.assert(
      fc.property(bytes, fc.boolean(), (given, isAll) => {
        const found = recognize(given, { isAll });
        if (typeof found === 'string') return;
        expect([found.width, found.height].every((n) => Number.isInteger(n) && n >= 0 && n < 2 ** 31)).toBe(
          true,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('take no second, however they are chosen', () => {
    const hostile = [
      Buffer.from(`<svg ${'<svg '.repeat(50_000)}`),
      Buffer.from(`<svg ${'"'.repeat(200_000)}`),
      Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(256 * kib)]),
      Buffer.concat([
        Buffer.from('0000001866747970617669660000000061766966', 'hex'),
        Buffer.alloc(64 * kib, 1),
      ]),
    ];
    const startedMs = performance.now();
    for (const bytes of hostile) recognize(bytes, { isAll: false });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });
});
