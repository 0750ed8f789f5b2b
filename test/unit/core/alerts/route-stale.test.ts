import { describe, expect, it } from '@jest/globals';
import { toldChannel } from './channel.ts';
import { at } from './files.ts';

describe('replies that Slack has not taken yet', () => {
  it('are taken back when the number has changed again, and told as one change', () => {
    const channel = toldChannel();
    channel.setCount(90);
    channel.pass(10);
    channel.setCount(20);
    expect(channel.pass(20)).toEqual(['route:r:thread:3']);
    const [, first, second] = channel.posts();
    expect(first).toMatchObject({ state: 'cancelled' });
    expect(second).toMatchObject({ state: 'ready', content: { added: 8, fixed: 0 } });
  });

  it('say nothing more once it is over', () => {
    const channel = toldChannel();
    channel.setCount(90);
    channel.pass(10);
    channel.setIncident({ phase: 'closed', closedAt: at(60), closeReason: 'fixed' });
    channel.pass(60);
    expect(channel.posts().map(({ state }) => state)).toEqual(['sent', 'cancelled', 'ready']);
  });

  it('stay as they are while they are still so', () => {
    const channel = toldChannel();
    channel.setCount(15);
    channel.pass(10);
    expect(channel.pass(20)).toEqual([]);
    expect(channel.posts().map(({ state }) => state)).toEqual(['sent', 'ready']);
  });
});
