import { afterEach, describe, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { createFaults } from '../../../../sandbox/faults.ts';
import { startSlackStandIn } from '../../../../sandbox/slack/stand-in.ts';
import type { SlackStandIn } from '../../../../sandbox/slack/stand-in.ts';
import { quietLogger } from './bolt-harness.ts';
import { issueResponseUrl } from '../../../../sandbox/worlds/slack-tickets.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';

const running: SlackStandIn[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function setUp(scopes = ['chat:write', 'files:write', 'im:write', 'users:read']) {
  const faults = createFaults();
  const world = createSlackWorld({ nowMs: () => Date.UTC(2026, 10, 22), scopes });
  const slack = await startSlackStandIn({ world, faults });
  running.push(slack);
  const client = new WebClient(world.installation().botToken, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 5000,
    logger: quietLogger,
  });
  return { faults, world, slack, client };
}

const section = { type: 'section', text: { type: 'mrkdwn', text: 'hi' } } as const;

describe('the Slack stand-in, asked by the real client', () => {
  it('takes form bodies with JSON arguments and records them parsed, without the token', async () => {
    const { client, slack, world } = await setUp();
    const sent = await client.chat.postMessage({
      channel: world.channel('general').id,
      text: 'a',
      blocks: [section],
    });
    expect(sent).toMatchObject({
      ok: true,
      response_metadata: { scopes: expect.arrayContaining(['chat:write']) },
    });
    expect(slack.requests).toEqual([
      {
        method: 'POST',
        path: '/api/chat.postMessage',
        body: { channel: 'C0GENERAL', text: 'a', blocks: [section] },
      },
    ]);
  });

  it('takes JSON bodies with the token in the header only', async () => {
    const { slack, world } = await setUp();
    const token = world.installation().botToken;
    const ask = async (headers: Record<string, string>, body: unknown) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      };
      return (await fetch(`${slack.apiUrl}chat.postMessage`, init)).json();
    };
    const message = { channel: 'C0GENERAL', text: 'a', blocks: [section] };
    expect(await ask({ authorization: `Bearer ${token}` }, message)).toMatchObject({ ok: true });
    expect(await ask({}, { ...message, token })).toEqual({ ok: false, error: 'not_authed' });
  });

  it('takes the token in a form', async () => {
    const { slack, world } = await setUp();
    const body = new URLSearchParams({ token: world.installation().botToken });
    const answer = await fetch(`${slack.apiUrl}auth.test`, { method: 'POST', body });
    expect(await answer.json()).toMatchObject({ ok: true, user: 'tiktok' });
  });

  it('gives refusals the client can read', async () => {
    const { client } = await setUp();
    await expect(client.conversations.info({ channel: 'C0GENERAL' })).rejects.toMatchObject({
      data: {
        error: 'missing_scope',
        needed: 'channels:read',
        provided: 'chat:write,files:write,im:write,users:read',
      },
    });
    await expect(client.apiCall('no.method')).rejects.toMatchObject({ data: { error: 'unknown_method' } });
  });

  it('answers 429 with Retry-After', async () => {
    const { client, world, faults } = await setUp();
    world.state.settings.limitsPosts = true;
    const post = () => client.chat.postMessage({ channel: 'C0GENERAL', text: 'a' });
    await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    faults.add({ kind: 'throttle', retryAfterS: 30 }, 'auth.test');
    await expect(client.auth.test()).rejects.toMatchObject({ retryAfter: 30 });
  });

  it('posts although the answer is lost, and does not post after a reset; both are recorded', async () => {
    const { client, world, faults, slack } = await setUp();
    const post = (text: string) => client.chat.postMessage({ channel: 'C0GENERAL', text });
    faults.add({ kind: 'answerLost' }, 'chat.postMessage');
    await expect(post('lost')).rejects.toThrow();
    faults.add({ kind: 'reset' }, 'chat.postMessage');
    await expect(post('reset')).rejects.toThrow();
    expect(world.visibleNow('eva', 'general').map(({ message }) => message.text)).toEqual(['lost']);
    expect(slack.requests).toHaveLength(2);
  });

  it('takes a file in three steps into a DM', async () => {
    const { client, world } = await setUp();
    const { channel } = await client.conversations.open({ users: 'U0EVA' });
    const file = Buffer.from('name,stock\nTênis,5\n');
    await client.filesUploadV2({
      channel_id: channel?.id ?? '',
      filename: 'all.csv',
      file,
      initial_comment: 'All',
    });
    const [seen] = world.visibleNow('eva', '@eva');
    expect(seen?.message).toMatchObject({
      text: 'All',
      files: [{ name: 'all.csv', content: 'name,stock\nTênis,5\n' }],
    });
  });

  it('takes messages at response URLs', async () => {
    const { slack, world } = await setUp();
    const url = issueResponseUrl(world.state, { userId: 'U0ANA', channelId: 'C0GENERAL' });
    expect(url.startsWith(`${slack.url}/response/`)).toBe(true);
    const post = (body: unknown) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post({ text: 'a' })).status).toBe(200);
    expect((await post({})).status).toBe(400);
    expect(slack.requests[0]).toEqual({ method: 'POST', path: new URL(url).pathname, body: { text: 'a' } });
    expect((await fetch(`${slack.url}/response/none`, { method: 'POST' })).status).toBe(404);
  });
});
