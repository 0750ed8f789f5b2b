import { afterEach } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../../../sandbox/faults.ts';
import { startSlackStandIn } from '../../../sandbox/slack/stand-in.ts';
import { createSlackWorld } from '../../../sandbox/worlds/slack-world.ts';
import type { SlackWorldOptions } from '../../../sandbox/worlds/slack-world.ts';
import { createNotifier } from '../../../src/slack/notifier.ts';
import type { NotifierOptions } from '../../../src/slack/notifier.ts';
import { HOUR_MS, ago, now } from '../../support/builders.ts';
import { memoryLog } from '../../support/fakes.ts';

export const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const scopes = ['chat:write', 'chat:write.public', 'channels:read', 'channels:history', 'groups:history'];

/** The notifier against the stand-in of Slack. */
export async function setUp(options: Partial<SlackWorldOptions> = {}, over: Partial<NotifierOptions> = {}) {
  const clock = { nowMs: now.getTime() };
  const world = createSlackWorld({ nowMs: () => clock.nowMs, scopes, ...options });
  const faults = createFaults();
  const slack = await startSlackStandIn({ world, faults });
  closers.push(() => slack.close());
  const { log, text } = memoryLog();
  const notifier = createNotifier({
    apiUrl: slack.apiUrl,
    installationOf: async () => world.installation(),
    log,
    ...over,
  });
  const callsOf = (method: string) => slack.requests.filter(({ path }) => path === `/api/${method}`);
  const visible = (channel = 'general') => world.visibleNow('eva', channel).map(({ message }) => message);
  return { clock, world, faults, notifier, callsOf, visible, text };
}

/** A Slack that answers each request in turn with exactly these bodies. */
export async function scripted(
  ...answers: readonly { status?: number; body: string; headers?: Record<string, string> }[]
) {
  const left = [...answers];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push(body);
      const {
        status = 200,
        body: answer,
        headers,
      } = left.shift() ?? { body: '{"ok":false,"error":"none_left"}' };
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const notifier = createNotifier({
    apiUrl: `http://127.0.0.1:${String(port)}/api/`,
    installationOf: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT' }),
    log: memoryLog().log,
  });
  return { notifier, seen };
}

export const json = (value: unknown) => ({ body: JSON.stringify(value) });
export const from = ago(HOUR_MS);
