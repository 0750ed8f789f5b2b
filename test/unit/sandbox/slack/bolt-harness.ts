import { afterEach } from '@jest/globals';
import bolt from '@slack/bolt';
import type { App as BoltApp, HTTPReceiver as BoltReceiver } from '@slack/bolt';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../../../../sandbox/faults.ts';
import { createSender } from '../../../../sandbox/slack/sender.ts';
import { startSlackStandIn } from '../../../../sandbox/slack/stand-in.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';

const { App, HTTPReceiver, LogLevel } = bolt;

const nothing = () => undefined;
/** Says nothing: tests provoke errors on purpose. */
export const quietLogger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, setName: nothing },
  getLevel: () => LogLevel.ERROR,
};
const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Stand-in Slack and a real Bolt app that listens as `wire` says; a short time limit lets Bolt's timer end early. */
export async function setUp(wire: (app: BoltApp) => void, unhandledRequestTimeoutMillis = 3001) {
  const clock = { nowMs: Date.UTC(2026, 10, 22, 13, 30) };
  const world = createSlackWorld({ nowMs: () => clock.nowMs });
  const slack = await startSlackStandIn({ world, faults: createFaults() });
  closers.push(() => slack.close());
  const { signingSecret } = world.state.app;
  const receiver: BoltReceiver = new HTTPReceiver({
    signingSecret,
    endpoints: '/slack/events',
    logger: quietLogger,
    unhandledRequestTimeoutMillis,
  });
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quietLogger };
  const token = world.installation().botToken;
  const app: BoltApp = new App({
    receiver,
    token,
    clientOptions,
    convoStore: false,
    deferInitialization: true,
    logger: quietLogger,
  });
  wire(app);
  await app.init();
  const server = await app.start(0);
  closers.push(() => app.stop());
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/slack/events`;
  slack.requests.length = 0; // auth.test of the start
  const sender = createSender({
    world,
    appUrl: url,
    requests: slack.requests,
  });
  /** Waits until the person has seen this many things; a test that never sees them runs into its time limit. */
  const seen = async (name: string, count: number) => {
    while (world.timeline(name).length < count)
      await world.nextSeen(name, world.timeline(name).at(-1)?.seq ?? 0);
    return world.timeline(name);
  };
  return { clock, world, slack, sender, seen, url };
}

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;
export const button = (text: string, more: object = {}) =>
  ({ type: 'button', text: plain(text), action_id: 'go', ...more }) as const;
export const modal = (...blocks: object[]) =>
  ({
    type: 'modal',
    callback_id: 'form',
    title: plain('Form'),
    submit: plain('Save'),
    blocks: blocks as never[],
  }) as const;
export const nameInput = {
  type: 'input',
  block_id: 'name',
  label: plain('Store name'),
  element: { type: 'plain_text_input', action_id: 'typed', min_length: 2 },
};
