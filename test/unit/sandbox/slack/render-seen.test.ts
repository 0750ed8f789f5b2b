import { describe, expect, it } from '@jest/globals';
import { callSlackApi } from '../../../../sandbox/slack/api/methods.ts';
import { renderSeen } from '../../../../sandbox/terminal/render-seen.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';

const world = createSlackWorld({ nowMs: () => Date.UTC(2026, 10, 22, 13, 30) });
const call = (method: string, args: Record<string, unknown>) =>
  callSlackApi(world, method, args, world.installation().botToken).body;
const shown = (name: string, after: number) =>
  world.timeline(name, after).map((entry) => renderSeen(world, name, entry));

describe('a timeline in the terminal', () => {
  it('says where a message stands and what happened to it', () => {
    const mark = world.mark();
    const { ts } = call('chat.postMessage', { channel: 'C0GENERAL', text: 'one' });
    call('chat.update', { channel: 'C0GENERAL', ts, text: 'two' });
    call('chat.postEphemeral', { channel: 'C0GENERAL', user: 'U0EVA', text: 'psst' });
    call('chat.delete', { channel: 'C0GENERAL', ts });
    world.notify('eva', 'trouble');
    expect(shown('eva', mark)).toEqual([
      '[#general]\none',
      '[#general, edited]\ntwo',
      '[#general, only you]\npsst',
      '[#general, deleted]',
      '[Slack] trouble',
    ]);
  });

  it('tells replies in a thread from those that stand in the channel too', () => {
    const mark = world.mark();
    const { ts } = call('chat.postMessage', { channel: 'C0GENERAL', text: 'one' });
    const reply = { channel: 'C0GENERAL', thread_ts: ts };
    call('chat.postMessage', { ...reply, text: 'quiet' });
    call('chat.postMessage', { ...reply, text: 'loud', reply_broadcast: 'true' });
    expect(shown('eva', mark)).toEqual([
      '[#general]\none',
      '[#general, in a thread]\nquiet',
      '[#general, in a thread and here]\nloud',
    ]);
  });

  it('draws the Home', () => {
    const mark = world.mark();
    const view = { type: 'home', blocks: [{ type: 'header', text: { type: 'plain_text', text: 'Hi' } }] };
    call('views.publish', { user_id: 'U0MARIO', view });
    expect(shown('mario', mark)).toEqual(['[App Home]\nHi\n══']);
  });
});
