import { describe, expect, it } from '@jest/globals';
import { channelOf, openIncident, toldChannel } from './channel.ts';
import { at } from './files.ts';

const revoked = { ...openIncident, condition: 'grant.revoked', scope: 'grant:g1' } as const;
const HOUR = 60;

describe('a repeat', () => {
  it('of a critical one comes after 1 h, 4 h, then daily', () => {
    const channel = toldChannel({ incident: revoked });
    const heard: number[] = [];
    for (let minutes = 2; minutes < 54 * HOUR; minutes += 1) {
      if (
        channel.route.dueAt !== null &&
        channel.route.dueAt <= at(minutes) &&
        channel.pass(minutes).length > 0
      ) {
        heard.push(minutes);
        channel.deliver(minutes);
      }
    }
    expect(heard).toEqual([1, 4, 28, 52].map((hours) => hours * HOUR));
  });

  it('of any other comes daily, loud, and says "still"', () => {
    const channel = toldChannel();
    expect(channel.route.dueAt).toEqual(at(24 * HOUR + 1));
    expect(channel.pass(24 * HOUR + 1)).toEqual(['route:r:repeat:1!']);
    expect(channel.posts().at(-1)).toMatchObject({ content: { reason: 'still' } });
  });

  it('is not said of figures that are older than two hours', () => {
    const channel = toldChannel();
    channel.setLastRead(21 * HOUR);
    expect(channel.pass(24 * HOUR + 1)).toEqual([]);
    expect(channel.route.dueAt).toEqual(at(48 * HOUR + 1));
  });

  it('stops when somebody acknowledged it, until it grows by 20 % and by 5', () => {
    const channel = toldChannel();
    channel.setIncident({ acknowledged: { by: 'U2', at: at(10), count: 12 } });
    channel.pass(10);
    expect(channel.pass(24 * HOUR + 1)).toEqual([]);
    channel.setCount(17);
    expect(channel.pass(48 * HOUR + 1)).toEqual(['route:r:thread:3!', 'route:r:repeat:1!']);
  });
});

describe('a mute', () => {
  const mute = { by: 'U2', until: at(120), reason: 'known' };

  it('keeps everything quiet while the message follows the facts', () => {
    const channel = toldChannel();
    channel.setIncident({ muted: mute });
    channel.pass(10);
    channel.setCount(50);
    expect(channel.pass(20)).toEqual([]);
    expect(channel.messages()).toMatchObject([
      { content: { count: 50, muted: { by: 'U2', reason: 'known' } } },
    ]);
    expect(channel.route.dueAt).toEqual(at(120));
  });

  it('ends with one full post if it is still so', () => {
    const channel = toldChannel();
    channel.setIncident({ muted: mute });
    channel.pass(10);
    expect(channel.pass(120)).toEqual(['route:r:open:2!']);
    expect(channel.pass(121)).toEqual([]);
  });

  it('ends without a word if it is over', () => {
    const channel = toldChannel();
    channel.setIncident({ muted: mute });
    channel.pass(10);
    channel.setIncident({ phase: 'closed', closedAt: at(60), closeReason: 'fixed' });
    expect(channel.pass(60)).toEqual([]);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'closed' } }]);
    expect(channel.pass(121)).toEqual([]);
  });

  it('takes back a post that Slack has not taken yet', () => {
    const channel = channelOf();
    channel.pass(1);
    channel.setRoute({ mutedUntil: at(60) });
    channel.pass(2);
    expect(channel.posts()).toMatchObject([{ state: 'cancelled' }]);
    expect(channel.pass(60)).toEqual(['route:r:open:2!']);
  });

  it('of less than ten minutes ends with an edit, however often, if nothing happened meanwhile', () => {
    const channel = toldChannel();
    for (let minutes = 10; minutes < 20; minutes += 1) {
      channel.setIncident({ muted: mute });
      expect(channel.pass(minutes)).toEqual([]);
      channel.setIncident({ muted: null });
      expect(channel.pass(minutes + 0.5)).toEqual([]);
    }
    channel.deliver(20);
    expect(channel.messages()).toMatchObject([{ generation: 1, content: { muted: null, count: 12 } }]);
    expect(channel.route).toMatchObject({ wasMuted: false, repost: null, dueAt: at(24 * HOUR + 1) });
  });

  it('of ten minutes ends with one full post', () => {
    const channel = toldChannel();
    channel.setIncident({ muted: mute });
    channel.pass(10);
    channel.setIncident({ muted: null });
    expect(channel.pass(20)).toEqual(['route:r:open:2!']);
  });

  it('of a minute ends with one full post if something happened that the channel was not told', () => {
    const channel = toldChannel();
    channel.setIncident({ muted: mute });
    channel.pass(10);
    channel.setCount(13);
    channel.pass(10.5);
    channel.setIncident({ muted: null });
    expect(channel.pass(11)).toEqual(['route:r:open:2!']);
    channel.deliver(11);
    channel.setIncident({ muted: mute });
    channel.pass(12);
    channel.setIncident({ muted: null });
    expect(channel.pass(13)).toEqual([]);
  });

  it('never says that it is fixed', () => {
    const channel = toldChannel();
    channel.setIncident({ muted: mute });
    channel.pass(10);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'open', closeReason: null } }]);
  });
});

describe('quiet hours', () => {
  // The tests' day is at noon UTC.
  const night = { subscription: { quietHours: { from: 11, to: 14 } } };

  it('hold all but critical ones, then show the present state', () => {
    const channel = channelOf(night);
    expect(channel.pass(1)).toEqual([]);
    expect(channel.route).toMatchObject({ heldBy: 'quiet', dueAt: at(120) });
    channel.setCount(30);
    expect(channel.pass(120)).toEqual(['route:r:open:1!']);
    expect(channelOf({ ...night, incident: revoked }).pass(1)).toEqual(['route:r:open:1!']);
  });

  it('leave to the digest what opened and closed meanwhile', () => {
    const channel = channelOf(night);
    channel.pass(1);
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'fixed' });
    expect(channel.pass(30)).toEqual([]);
    expect(channel.route).toMatchObject({ state: 'closed', missed: true });
  });

  it('leave no message behind that says "open" of what opened again and closed within them', () => {
    const channel = toldChannel({ subscription: { quietHours: { from: 13, to: 14 } } });
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'fixed' });
    channel.pass(30);
    channel.setIncident({ phase: 'open', firedAt: at(70), closedAt: null, closeReason: null });
    expect(channel.pass(70)).toEqual([]);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'open' } }]);
    channel.setIncident({ phase: 'closed', closedAt: at(80), closeReason: 'fixed' });
    expect(channel.pass(80)).toEqual([]);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'closed' } }]);
  });

  it('hold replies, and tell afterwards what changed since the channel was last told', () => {
    const channel = toldChannel({ subscription: { quietHours: { from: 13, to: 14 } } });
    channel.setCount(14);
    expect(channel.pass(70)).toEqual([]);
    expect(channel.messages()).toMatchObject([{ content: { count: 14 } }]);
    channel.setCount(13);
    channel.pass(90);
    expect(channel.pass(120)).toEqual(['route:r:thread:3']);
    expect(channel.posts().at(-1)).toMatchObject({ content: { added: 1, fixed: 0 } });
  });
});
