import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNotifier } from '../../../src/slack/notifier.ts';
import { sendingOf } from '../../support/alert-fakes.ts';
import { workspace } from '../../support/builders.ts';
import { memoryLog } from '../../support/fakes.ts';
import { incidentOf } from './blocks/alerts/alert-scenes.ts';
import { closers, json, scripted, setUp } from './notifier-harness.ts';

describe('a post', () => {
  it('stands in the channel with blocks, text, the id in its metadata and client_msg_id', async () => {
    const { notifier, visible } = await setUp();
    const sending = sendingOf({}, { content: { kind: 'incident', incident: incidentOf(), mention: false } });
    const answer = await notifier.post(workspace, sending);
    const [message] = visible();
    expect(answer).toEqual({ kind: 'ok', place: { channelId: 'C0GENERAL', ts: message?.ts } });
    expect(message).toMatchObject({
      clientMsgId: sending.post.id,
      metadata: { event_type: 'tiktok_alert', event_payload: { post: sending.post.id } },
      threadTs: null,
    });
    expect(message?.text).toContain('*12 items of 1,000* are rejected');
    expect(JSON.stringify(message?.blocks)).toContain(`post:${sending.post.id}`);
  });

  it('unfurls nothing', async () => {
    const { notifier, callsOf } = await setUp();
    await notifier.post(workspace, sendingOf());
    expect(callsOf('chat.postMessage')[0]?.body).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
    });
  });

  it('is text only where Slack did not take its blocks', async () => {
    const { notifier, visible } = await setUp();
    await notifier.post(workspace, sendingOf({ plain: true }));
    expect(visible()[0]).toMatchObject({ blocks: [], text: expect.stringContaining('This is a test.') });
  });

  it('speaks the language of its channel', async () => {
    const { notifier, visible } = await setUp();
    await notifier.post(workspace, sendingOf({}, { language: 'pt-BR' }));
    expect(visible()[0]?.text).toContain('Isto é um teste.');
  });

  it.each([true, false])('stands in a thread, in the channel too if broadcast is %s', async (broadcast) => {
    const { notifier, world, visible } = await setUp();
    const { ts } = world.say('ana', 'general', 'parent');
    await notifier.post(workspace, sendingOf({ inThread: true, broadcast }, { threadTs: ts }));
    expect(visible()[1]).toMatchObject({ threadTs: ts, isBroadcast: broadcast });
  });

  it('to a person takes the place that Slack names', async () => {
    const { notifier, world } = await setUp();
    const answer = await notifier.post(workspace, sendingOf({ channelId: 'U0EVA' }));
    expect(answer).toMatchObject({ kind: 'ok', place: { channelId: world.channel('@eva').id } });
    expect(world.channel('@eva').id).toMatch(/^D/);
  });

  it.each([
    ['is_archived', 'channel', { channelId: 'C0CAMPANHA2024' }],
    ['channel_not_found', 'channel', { channelId: 'C0NONE' }],
    ['not_in_channel', 'channel', { channelId: 'C0DIRETORIA' }],
  ])('is refused with proof: %s', async (code, because, over) => {
    const { notifier } = await setUp();
    const answer = await notifier.post(workspace, sendingOf(over));
    expect(answer).toEqual({ kind: 'refused', refusal: { code, because, retryAfterMs: null } });
  });

  it('of a workspace that is gone is not sent', async () => {
    const { notifier, callsOf } = await setUp({}, { installationOf: async () => null });
    expect(await notifier.post(workspace, sendingOf())).toMatchObject({
      kind: 'refused',
      refusal: { because: 'workspace' },
    });
    expect(callsOf('chat.postMessage')).toEqual([]);
  });

  it('waits for later while the installation cannot be read', async () => {
    const { notifier } = await setUp({}, { installationOf: () => Promise.reject(new Error('no database')) });
    expect(await notifier.post(workspace, sendingOf())).toMatchObject({
      kind: 'refused',
      refusal: { because: 'later' },
    });
  });

  it('says when Slack wants to hear of it again', async () => {
    const { notifier, faults, callsOf } = await setUp();
    faults.add({ kind: 'throttle', retryAfterS: 7 }, 'chat.postMessage');
    expect(await notifier.post(workspace, sendingOf())).toEqual({
      kind: 'refused',
      refusal: { code: 'ratelimited', because: 'busy', retryAfterMs: 7_000 },
    });
    expect(callsOf('chat.postMessage')).toHaveLength(1);
    // The client is not paused by it.
    expect(await notifier.post(workspace, sendingOf())).toMatchObject({ kind: 'ok' });
  });

  it.each([
    ['without a number', {}],
    ['with a date', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }],
  ])('is refused by a 429 %s too', async (_, headers) => {
    const { notifier } = await scripted({ status: 429, body: '<html>', headers });
    expect(await notifier.post(workspace, sendingOf())).toMatchObject({
      kind: 'refused',
      refusal: { because: 'busy', retryAfterMs: 30_000 },
    });
  });

  it('does not wait for years because a header says so', async () => {
    const { notifier } = await scripted({ status: 429, body: '', headers: { 'retry-after': '999999999' } });
    expect(await notifier.post(workspace, sendingOf())).toMatchObject({
      refusal: { retryAfterMs: 3_600_000 },
    });
  });

  it.each(['answerLost', 'reset', 'html502', 'garbage'] as const)(
    'is sent once and of unknown fate after %s',
    async (kind) => {
      const { notifier, faults, callsOf, visible } = await setUp();
      faults.add({ kind }, 'chat.postMessage');
      expect(await notifier.post(workspace, sendingOf())).toMatchObject({ kind: 'unknown' });
      expect(callsOf('chat.postMessage')).toHaveLength(1);
      expect(visible()).toHaveLength(kind === 'answerLost' ? 1 : 0);
    },
  );

  it('is of unknown fate when Slack does not answer in time', async () => {
    const { notifier, faults, callsOf } = await setUp({}, { requestTimeoutMs: 500 });
    faults.add({ kind: 'hang' }, 'chat.postMessage');
    expect(await notifier.post(workspace, sendingOf())).toEqual({ kind: 'unknown', code: 'timeout' });
    expect(callsOf('chat.postMessage')).toHaveLength(1);
  });

  it.each([
    ['ok without a ts', json({ ok: true, channel: 'C1' })],
    ['ok without a channel', json({ ok: true, ts: '1700000000.000001' })],
    ['ok with a ts that is none', json({ ok: true, channel: 'C1', ts: '17' })],
    ['JSON null', { body: 'null' }],
    ['a number', { body: '5' }],
    ['an empty list', { body: '[]' }],
    ['nothing', { body: '' }],
    ['ok: "yes"', json({ ok: null, error: 7 })],
    ['a page that says it all', { body: 'invalid_blocks <html>' }],
    ['500', { status: 500, body: '{"ok":false,"error":"channel_not_found"}' }],
    ['503', { status: 503, body: '' }],
    ['404', { status: 404, body: 'not found' }],
    ['internal_error', json({ ok: false, error: 'internal_error' })],
    ['fatal_error', json({ ok: false, error: 'fatal_error' })],
    ['service_unavailable', json({ ok: false, error: 'service_unavailable' })],
    ['a code that nobody knows', json({ ok: false, error: 'flux_capacitor' })],
  ])('is of unknown fate after %s', async (_, answer) => {
    const { notifier, seen } = await scripted(answer);
    expect(await notifier.post(workspace, sendingOf())).toMatchObject({ kind: 'unknown' });
    expect(seen).toHaveLength(1);
  });

  it('that never left is refused with proof', async () => {
    const { port } = await freePort();
    for (const apiUrl of [`http://127.0.0.1:${String(port)}/api/`, 'http://slack.invalid/api/']) {
      const { notifier } = await setUp({}, { apiUrl });
      expect(await notifier.post(workspace, sendingOf())).toMatchObject({
        kind: 'refused',
        refusal: { because: 'later' },
      });
    }
  });

  it('writes no token into the log', async () => {
    const { notifier, faults, text, world } = await setUp();
    for (const kind of ['reset', 'html502', 'garbage'] as const) {
      faults.add({ kind });
      await notifier.post(workspace, sendingOf());
    }
    expect(text()).not.toContain(world.installation().botToken);
  });

  it('goes out with the token of its own workspace', async () => {
    const tokens = ['xoxb-a', 'xoxb-b', 'xoxb-a'];
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end(JSON.stringify({ ok: true, channel: 'C1', ts: '1700000000.000001' }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const left = [...tokens];
    const notifier = createNotifier({
      apiUrl: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/`,
      installationOf: async () => ({ botToken: left.shift() ?? '', botId: 'B', botUserId: 'U' }),
      log: memoryLog().log,
    });
    for (const _ of tokens) await notifier.post(workspace, sendingOf());
    expect(seen).toEqual(tokens.map((token) => `Bearer ${token}`));
  });
});

async function freePort() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return { port };
}
