import { describe, expect, it } from '@jest/globals';
import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { readerOf } from '../../../../sandbox/terminal/render-blocks.ts';
import { renderSeen } from '../../../../sandbox/terminal/render-seen.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';

const world = createSlackWorld({ nowMs: () => Date.UTC(2026, 10, 22, 13, 30) });
const call = (method: string, args: Record<string, unknown>) =>
  callSlackApi(world, method, args, world.installation().botToken).body;
const shown = (name: string, after: number) =>
  world.timeline(name, after).map((entry) => renderSeen(entry, world, readerOf(world, world.person(name))));

describe('a timeline in the terminal', () => {
  it('says where, who and when, and what happened to a message', () => {
    const mark = world.mark();
    const { ts } = call('chat.postMessage', { channel: 'C0GENERAL', text: 'one' });
    call('chat.postMessage', { channel: 'C0GENERAL', text: 'reply', thread_ts: ts });
    call('chat.update', { channel: 'C0GENERAL', ts, text: 'two' });
    call('chat.postEphemeral', { channel: 'C0GENERAL', user: 'U0EVA', text: 'psst' });
    call('chat.delete', { channel: 'C0GENERAL', ts });
    call('chat.postMessage', { channel: 'U0EVA', text: 'to you' });
    world.notify('eva', 'trouble');
    expect(shown('eva', mark)).toEqual([
      '#general · tiktok · 8:30 AM\none',
      '#general ↳ thread · tiktok · 8:30 AM\nreply',
      '#general · tiktok · 8:30 AM (edited)\ntwo',
      '#general · tiktok · 8:30 AM (only you)\npsst',
      '#general · tiktok · 8:30 AM (deleted)',
      'DM · tiktok · 8:30 AM\nto you',
      'Slack · trouble',
    ]);
  });

  it('draws the Home', () => {
    const mark = world.mark();
    const view = { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Hi' } }] };
    call('views.publish', { user_id: 'U0MARIO', view });
    expect(shown('mario', mark)).toEqual(['App Home\nHi\n══']);
  });
});
