import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HttpClientOptions } from '../../../src/http-client/client.ts';
import { createTestClient, read, write } from './test-client.ts';
import { answer, hang, html502, reset, startVendorServer } from './vendor-server.ts';
import type { VendorServer } from './vendor-server.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

describe('retry', () => {
  it.each([
    ['a timeout', hang],
    ['a cut connection', reset],
    ['502', html502],
    ['garbage', answer('<html></html>')],
  ])('repeats a read after %s', async (_name, reply) => {
    server.plan(reply, answer({ here: true }));
    const { client } = createTestClient(server.url, { timing: { timeoutMs: 1_000 } });
    expect(await client.request(read)).toMatchObject({ kind: 'answered', body: { here: true } });
    expect(server.requests).toHaveLength(2);
  });

  it('gives up after the first attempt and two more', async () => {
    server.plan(html502);
    const { client, attempts } = createTestClient(server.url);
    expect(await client.request(read)).toMatchObject({ kind: 'failed', status: 502 });
    expect(server.requests).toHaveLength(3);
    expect(attempts.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'http'],
      [2, 'http'],
      [3, 'http'],
    ]);
  });

  it('never repeats a write', async () => {
    server.plan(reset);
    expect(await createTestClient(server.url).client.request(write)).toMatchObject({
      kind: 'failed',
      reason: 'network',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('repeats a POST that only asks', async () => {
    server.plan(reset, html502, answer({ here: true }));
    const { client } = createTestClient(server.url);
    expect(await client.request({ ...write, repeatable: true })).toMatchObject({ body: { here: true } });
    expect(server.requests.map(({ method, body }) => [method, body])).toEqual(
      Array.from({ length: 3 }, () => ['POST', '{"name":"Acme"}']),
    );
  });

  it('repeats an answer that the vendor calls temporary, and no other', async () => {
    server.plan(answer({ busy: true }), answer({ busy: false }));
    const judge: HttpClientOptions['judge'] = ({ body }) => {
      return { label: 'judged', retry: (body as { busy: boolean }).busy };
    };
    const { client, attempts } = createTestClient(server.url, { judge });
    expect(await client.request(read)).toMatchObject({ body: { busy: false } });
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['judged', 'judged']);
  });
});

describe('the limiter', () => {
  it('gives one token per attempt, not per call', async () => {
    server.plan(reset, html502, answer({}));
    const { client, limiter } = createTestClient(server.url);
    await client.request({ ...read, lane: 'interactive' });
    expect(limiter.taken).toEqual(['interactive', 'interactive', 'interactive']);
    expect(server.requests).toHaveLength(3);
  });

  it('makes the attempt wait as long as it says', async () => {
    server.plan(answer({}));
    const { client, limiter, slept } = createTestClient(server.url);
    limiter.nextTurns.push({ waitMs: 250 });
    await client.request(read);
    expect(slept).toEqual([250]);
  });

  it('sends nothing before its wait is over', async () => {
    server.plan(answer({}));
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => (wake = resolve));
    let entered: () => void = () => undefined;
    const sleeping = new Promise<void>((resolve) => (entered = resolve));
    const { client, limiter } = createTestClient(server.url, {
      sleep: () => {
        entered();
        return asleep;
      },
    });
    limiter.nextTurns.push({ waitMs: 250 });
    const pending = client.request(read);
    await sleeping;
    expect(server.requests).toHaveLength(0);
    wake();
    expect(await pending).toMatchObject({ kind: 'answered' });
  });

  it('refuses without a request and without another try', async () => {
    server.plan(answer({}));
    const { client, limiter } = createTestClient(server.url);
    limiter.nextTurns.push({ refused: 'paused', retryAfterMs: 5_000 });
    expect(await client.request(read)).toEqual({
      kind: 'failed',
      reason: 'limited',
      detail: 'paused',
      retryAfterMs: 5_000,
    });
    expect(server.requests).toHaveLength(0);
    expect(limiter.taken).toHaveLength(1);
  });

  it('ends the retries too when it refuses between them', async () => {
    server.plan(html502);
    const { client, limiter } = createTestClient(server.url);
    limiter.nextTurns.push({ waitMs: 0 }, { refused: 'full', retryAfterMs: 100 });
    expect(await client.request(read)).toMatchObject({ reason: 'limited', detail: 'full' });
    expect(server.requests).toHaveLength(1);
  });

  it('that cannot be reached is an error of ours, not of the vendor', async () => {
    const { client, limiter } = createTestClient(server.url);
    limiter.take = () => Promise.reject(new Error('database is away'));
    await expect(client.request(read)).rejects.toThrow('database is away');
  });
});

describe('the breaker', () => {
  const timing = { retries: 0, breakerFailures: 5, breakerPauseMs: 15_000 };

  it('opens after five failures in a row, then sends nothing until its pause is over', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    server.plan(html502);
    const { client } = createTestClient(server.url, { timing });
    for (let call = 1; call <= 5; call += 1) await client.request(read);
    expect(await client.request(read)).toEqual({ kind: 'failed', reason: 'breaker_open' });
    expect(server.requests).toHaveLength(5);

    server.plan(answer({ back: true }));
    clock.mockReturnValue(1_000_000 + 14_999);
    expect(await client.request(read)).toMatchObject({ reason: 'breaker_open' });
    clock.mockReturnValue(1_000_000 + 15_000);
    expect(await client.request(read)).toMatchObject({ body: { back: true } });
    expect(await client.request(read)).toMatchObject({ body: { back: true } });
  });

  it('stays open when the trial request fails', async () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    server.plan(reset);
    const { client } = createTestClient(server.url, { timing });
    for (let call = 1; call <= 5; call += 1) await client.request(read);
    clock.mockReturnValue(1_000_000 + 15_000);
    expect(await client.request(read)).toMatchObject({ reason: 'network' });
    expect(await client.request(read)).toMatchObject({ reason: 'breaker_open' });
  });

  it('does not count refusals, and an answer begins the count anew', async () => {
    const { client } = createTestClient(server.url, { timing });
    const replies = [html502, html502, html502, html502, answer('', 403), html502, html502, html502];
    server.plan(...replies, html502, answer({}));
    for (let call = 1; call <= 9; call += 1) await client.request(read);
    expect(await client.request(read)).toMatchObject({ kind: 'answered', status: 200 });
  });

  it('is not tried again within a call', async () => {
    server.plan(reset);
    const { client, attempts } = createTestClient(server.url, {
      timing: { ...timing, breakerFailures: 1, retries: 2 },
    });
    expect(await client.request(read)).toMatchObject({ reason: 'breaker_open' });
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['network', 'breaker_open']);
  });
});
