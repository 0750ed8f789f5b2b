import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { issueTrigger } from '../../../../sandbox/worlds/slack-tickets.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';
import type { SlackWorldOptions } from '../../../../sandbox/worlds/slack-world.ts';

export type Fields = Record<string, unknown>;
export const startMs = Date.UTC(2026, 10, 22, 13, 30);
const allScopes = [
  'chat:write',
  'chat:write.public',
  'channels:read',
  'groups:read',
  'im:read',
  'im:write',
  'users:read',
  'team:read',
  'channels:history',
  'groups:history',
  'im:history',
  'files:write',
];

/** The Web API in memory, with all scopes unless told otherwise. */
export function setUp(options: Partial<SlackWorldOptions> = {}) {
  const clock = { nowMs: startMs };
  const world = createSlackWorld({ nowMs: () => clock.nowMs, scopes: allScopes, ...options });
  const token = world.installation().botToken;
  const call = (method: string, args: Fields = {}) => callSlackApi(world, method, args, token).body;
  const id = (channel: string) => world.channel(channel).id;
  const post = (channel: string, more: Fields = {}) =>
    call('chat.postMessage', { channel: id(channel), text: 'hello', ...more }) as {
      ts: string;
      ok: boolean;
      error?: string;
    };
  const trigger = (name = 'ana') => issueTrigger(world.state, world.person(name).id);
  return { clock, world, call, id, post, trigger };
}

export const modal = (text = 'hi', more: Fields = {}): Fields => ({
  type: 'modal',
  title: { type: 'plain_text', text: 'Title' },
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
  ...more,
});
export const home = (text = 'hi'): Fields => ({
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }],
});
