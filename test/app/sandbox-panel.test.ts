import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { secretsOf, startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { servePage } from '../support/page-client.ts';
import type { PageEvents } from '../support/page-client.ts';

let session: AppSession;
let page: Awaited<ReturnType<typeof servePage>>;
const opened: PageEvents[] = [];
beforeAll(async () => {
  session = await startAppSession();
  page = await servePage(session);
});
afterAll(async () => {
  for (const events of opened) events.close();
  await page.close();
  await session.stop();
});

async function open(as: string): Promise<PageEvents> {
  const events = await page.events(as);
  opened.push(events);
  return events;
}
const type = (as: string, text: string) => page.act(as, { kind: 'command', channelId: 'C0GENERAL', text });
const textIn = (value: unknown) => JSON.stringify(value ?? null);

describe('the world panel', () => {
  it('sees what its levers do, all six states of each vendor', async () => {
    const events = await open('ana');
    const states = {
      slow: 'slow',
      down: 'down',
      garbage: 'garbage',
      throttled: 'throttled',
      'answers-lost': 'answers lost',
      up: 'up',
    };
    for (const [prefix, vendor] of [
      ['', 'tiktok'],
      ['vtex-', 'vtex'],
      ['slack-', 'slack'],
    ] as const) {
      for (const [word, state] of Object.entries(states)) {
        expect(await page.lever(prefix + word)).toMatchObject({ ok: true });
        await events.until('world', ({ vendors }) => vendors[vendor] === state);
      }
    }
    for (const [word, account] of [
      ['suspended', 'suspended'],
      ['in-review', 'under review'],
      ['enabled', 'enabled'],
    ])
      await page.lever(word ?? '').then(() => events.until('world', (now) => now.account === account));
    for (const token of ['revoked', 'valid', 'expired', 'valid'])
      await page.lever(token).then(() => events.until('world', (now) => now.token === token));
    await page.lever('break=price.missing:5');
    const now = await events.until('world', ({ products }) =>
      products.broken.some(({ cause, count }) => cause === 'price.missing' && count === 9),
    );
    expect(now.causes).toEqual(expect.arrayContaining(['mixed', 'price.missing']));
    await page.lever('review-delay=30m');
    await events.until('world', ({ reviewDelayMs }) => reviewDelayMs === 1_800_000);
    expect(await page.lever('sideways')).toMatchObject({
      ok: false,
      error: expect.stringContaining('I do not know "sideways"'),
    });
  });

  it('moves the clock with visible progress, and an alert arrives that nobody asked for', async () => {
    const events = await open('mario');
    await page.act('eva', { kind: 'command', channelId: 'C0TIKTOKALERTS', text: '/tiktok alerts on' });
    await page.lever('suspended');
    const before = session.worlds.clock.nowMs();
    const advanced = page.post('/api/advance', { ms: 2 * 3_600_000 });
    const under = await events.until('world', ({ busy }) => busy !== null);
    expect(under.busy).toMatchObject({ text: '2 h pass', totalMs: 7_200_000 });
    expect((await advanced).json).toEqual({ ok: true, text: '2 h later.' });
    expect(session.worlds.clock.nowMs() - before).toBeGreaterThanOrEqual(7_200_000);
    await events.until('world', ({ busy }) => busy === null);
    await events.until(
      'snapshot',
      ({ messages }) =>
        textIn(messages['C0TIKTOKALERTS']).includes('suspended') ||
        (messages['C0TIKTOKALERTS'] ?? []).length > 1,
    );
    await page.lever('enabled');
  });

  it('answers the control API as before', async () => {
    expect((await page.post('/world', { lever: 'enabled' })).json).toMatchObject({ ok: true });
    expect((await page.post('/fault', { fault: 'vtex:clear' })).json).toMatchObject({ ok: true });
    expect((await page.post('/advance', { ms: 60_000 })).json).toEqual({ ok: true, text: '1 min later.' });
    expect(await page.get('/state')).toMatchObject({ tiktok: { stores: [{ name: 'Loja Modelo' }] } });
  });

  it('starts a second replica, which answers too, and kills it', async () => {
    const events = await open('ana');
    expect(await page.lever('replicas=kill')).toMatchObject({ ok: false });
    const [one, two] = await Promise.all([page.lever('replicas=two'), page.lever('replicas=two')]);
    expect([one, two]).toMatchObject([{ ok: true }, { ok: true, text: 'There are two replicas already.' }]);
    expect(session.addresses).toHaveLength(2);
    await events.until('world', ({ replicas }) => replicas === 2);
    const marks = session.worlds.slack.mark();
    for (let times = 0; times < 4; times += 1) await type('mario', '/tiktok help');
    while (session.worlds.slack.timeline('mario', marks).length < 4)
      await session.worlds.slack.nextSeen('mario', session.worlds.slack.mark());
    expect(await page.lever('replicas=kill')).toMatchObject({ ok: true });
    expect(session.addresses).toHaveLength(1);
    await events.until('world', ({ replicas }) => replicas === 1);
    expect(await type('mario', '/tiktok help')).toEqual({ ok: true });
  });
});

describe('the server', () => {
  it('shows no secret in its trace, and no one else’s page', async () => {
    const events = await open('ana');
    const trace = await events.until('trace', (all) =>
      ['slack', 'tiktok'].every((vendor) => all.some((one) => one.vendor === vendor)),
    );
    const text = textIn(trace);
    expect(secretsOf(session.worlds).filter((secret) => text.includes(secret))).toEqual([]);
    expect(text).not.toMatch(/xox[a-z]-/);
    expect(text).not.toContain(session.worlds.slack.state.app.verificationToken);
  });

  it('refuses another host and what a form of another origin could send', async () => {
    const { port } = new URL(page.url);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host: 'attacker.example' };
      request({ port, host: '127.0.0.1', path: '/api/events?as=ana', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
    const body = JSON.stringify({ as: 'ana', act: { kind: 'home' } });
    expect((await fetch(`${page.url}/api/act`, { method: 'POST', body })).status).toBe(415);
    expect(
      (await fetch(`${page.url}/api/lever`, { method: 'POST', body: '{"lever":"revoked"}' })).status,
    ).toBe(415);
    expect((await fetch(`${page.url}/api/events?as=nobody`)).status).toBe(400);
    expect((await fetch(`${page.url}/api/nothing`)).status).toBe(404);
    expect(page.troubles).toEqual([]);
  });
});
