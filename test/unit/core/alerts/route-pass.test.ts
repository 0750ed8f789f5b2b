import { describe, expect, it } from '@jest/globals';
import { channelOf, openIncident, toldChannel } from './channel.ts';
import { at } from './files.ts';

const revoked = { ...openIncident, condition: 'grant.revoked', scope: 'grant:g1' } as const;
const HOUR = 60;

describe('an open incident', () => {
  it('is told after a group wait of 60 s, by one message', () => {
    const channel = channelOf();
    expect(channel.pass(0.5)).toEqual([]);
    expect(channel.route.dueAt).toEqual(at(1));
    expect(channel.pass(1)).toEqual(['route:r:open:1!']);
    expect(channel.messages()).toMatchObject([
      { generation: 1, content: { phase: 'open', count: 12, total: 100 } },
    ]);
  });

  it('names its store, whose status is one click away', () => {
    const channel = toldChannel();
    expect(channel.messages()).toMatchObject([
      { content: { stores: [{ id: 's1', name: 'Loja' }], storeCount: 1 } },
    ]);
  });

  it('is told at once when it is critical', () => {
    expect(channelOf({ incident: revoked }).pass(0)).toEqual(['route:r:open:1!']);
  });

  it('is told once however often one looks', () => {
    const channel = toldChannel();
    for (const minutes of [1, 1.5, 2, 30]) expect(channel.pass(minutes)).toEqual([]);
  });

  it('is never told when it closed within the group wait', () => {
    const channel = channelOf();
    channel.setIncident({ phase: 'closed', closedAt: at(0.5), closeReason: 'fixed' });
    expect(channel.pass(1)).toEqual([]);
    expect(channel.route).toMatchObject({ state: 'closed', missed: false, dueAt: null });
  });

  it('that closes while Slack is away is never told: the post is cancelled', () => {
    const channel = channelOf();
    channel.pass(1);
    channel.setIncident({ phase: 'closed', closedAt: at(9), closeReason: 'fixed' });
    expect(channel.pass(9)).toEqual([]);
    expect(channel.posts()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('that changes while Slack is away is told as it is then', () => {
    const channel = channelOf();
    channel.pass(1);
    channel.setCount(40);
    expect(channel.pass(1.1)).toEqual([]);
    expect(channel.messages()).toMatchObject([{ content: { count: 40 } }]);
  });
});

describe('a change', () => {
  it('edits the message and tells the thread what is new and what is fixed', () => {
    const channel = toldChannel();
    channel.setCount(15);
    expect(channel.pass(10)).toEqual(['route:r:thread:2']);
    expect(channel.posts().at(-1)).toMatchObject({
      inThread: true,
      content: { reason: 'changed', added: 3, fixed: 0 },
    });
    channel.deliver(10);
    channel.setCount(11);
    channel.pass(20);
    expect(channel.posts().at(-1)).toMatchObject({ content: { added: 0, fixed: 4 } });
    expect(channel.messages()).toMatchObject([{ version: 3, content: { count: 11 } }]);
  });

  it('waits until 45 s after the last edit, then says what changed in between at once', () => {
    const channel = toldChannel();
    channel.setCount(15);
    channel.pass(10);
    channel.deliver(10);
    channel.setCount(16);
    expect(channel.pass(10.1)).toEqual([]);
    expect(channel.route.dueAt).toEqual(at(10.75));
    channel.setCount(18);
    expect(channel.pass(10.75)).toEqual(['route:r:thread:4']);
    expect(channel.posts().at(-1)).toMatchObject({ content: { added: 3 } });
  });

  it('is loud when the number doubles', () => {
    const channel = toldChannel();
    channel.setCount(24);
    expect(channel.pass(10)).toEqual(['route:r:thread:2!']);
  });

  it('is loud when it is the first of a day', () => {
    const channel = toldChannel();
    channel.setCount(13);
    expect(channel.pass(13 * HOUR)).toEqual(['route:r:thread:2!']);
    channel.deliver(13 * HOUR);
    channel.setCount(14);
    expect(channel.pass(14 * HOUR)).toEqual(['route:r:thread:3']);
  });

  it('by a click shows at once', () => {
    const channel = toldChannel();
    channel.setCount(15);
    channel.pass(10);
    channel.deliver(10);
    channel.setIncident({ acknowledged: { by: 'U2', at: at(10.1), count: 15 } });
    channel.pass(10.1);
    expect(channel.messages()).toMatchObject([{ content: { acknowledged: { by: 'U2' } } }]);
  });
});

describe('the end of an incident', () => {
  it('edits the message and tells the thread, quietly', () => {
    const channel = toldChannel();
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'fixed' });
    expect(channel.pass(30)).toEqual(['route:r:close:2']);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'closed', closeReason: 'fixed' } }]);
    expect(channel.pass(31)).toEqual([]);
  });

  it('is loud when it was critical', () => {
    const channel = toldChannel({ incident: revoked });
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'fixed' });
    expect(channel.pass(30)).toEqual(['route:r:close:2!']);
  });

  it('says its own reason when the store was removed', () => {
    const channel = toldChannel();
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'removed' });
    channel.pass(30);
    expect(channel.messages()).toMatchObject([{ content: { closeReason: 'removed' } }]);
  });

  it('that turns out to be none goes on in the same message', () => {
    const channel = toldChannel();
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'fixed' });
    channel.pass(30);
    channel.deliver(30);
    channel.setIncident({ phase: 'open', firedAt: at(40), closedAt: null, closeReason: null });
    expect(channel.pass(40)).toEqual([]);
    expect(channel.pass(41)).toEqual(['route:r:again:3!']);
    expect(channel.messages()).toMatchObject([{ generation: 1, content: { phase: 'open' } }]);
  });
});

describe('the threshold', () => {
  const settings = { subscription: { threshold: { items: 10, percent: 0 } } };

  it('keeps quiet below it', () => {
    const channel = channelOf(settings);
    channel.setCount(9);
    expect(channel.pass(5)).toEqual([]);
    expect(channel.route.state).toBe('hidden');
  });

  it('hides below half of it, and says so, not that it is fixed', () => {
    const channel = toldChannel(settings);
    channel.setCount(6);
    channel.pass(10);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'open', count: 6 } }]);
    channel.deliver(10);
    channel.setCount(4);
    expect(channel.pass(20)).toEqual([]);
    expect(channel.messages()).toMatchObject([{ content: { phase: 'below', closeReason: null } }]);
    channel.setCount(11);
    expect(channel.pass(30)).toEqual(['route:r:again:4!']);
  });

  it('can be a share of all items', () => {
    const channel = channelOf({ subscription: { threshold: { items: 1, percent: 20 } } });
    expect(channel.pass(1)).toEqual([]);
    channel.setCount(20);
    expect(channel.pass(2)).toEqual(['route:r:open:1!']);
  });
});

describe('a dead TikTok', () => {
  it('holds back what is not critical, until its own incident closes', () => {
    const channel = channelOf();
    channel.setUpstreamDown(true);
    expect(channel.pass(1)).toEqual([]);
    expect(channel.route).toMatchObject({ heldBy: 'upstream', dueAt: null });
    channel.setUpstreamDown(false);
    expect(channel.pass(60)).toEqual(['route:r:open:1!']);
  });

  it('holds back no proven revocation, and not itself', () => {
    const channel = channelOf({ incident: revoked });
    channel.setUpstreamDown(true);
    expect(channel.pass(1)).toEqual(['route:r:open:1!']);
    const upstream = channelOf({
      incident: { ...openIncident, condition: 'upstream.tiktok', scope: 'tiktok' },
    });
    upstream.setUpstreamDown(true);
    expect(upstream.pass(1)).toEqual(['route:r:open:1!']);
  });
});

describe('a message that is gone', () => {
  it('is posted anew at once when it is critical', () => {
    const channel = toldChannel({ incident: revoked });
    channel.setMessage(channel.messages()[0]!.id, { lost: true });
    channel.setRoute({ repost: 'now' });
    expect(channel.pass(10)).toEqual(['route:r:open:2!']);
  });

  it('is posted anew with the next change otherwise', () => {
    const channel = toldChannel();
    channel.setMessage(channel.messages()[0]!.id, { lost: true });
    channel.setRoute({ repost: 'next' });
    expect(channel.pass(10)).toEqual([]);
    channel.setCount(13);
    expect(channel.pass(20)).toEqual(['route:r:open:2!']);
    expect(channel.messages()[1]).toMatchObject({ generation: 2, content: { count: 13 } });
  });

  it('is posted anew with the next repeat otherwise', () => {
    const channel = toldChannel();
    channel.setMessage(channel.messages()[0]!.id, { lost: true });
    channel.setRoute({ repost: 'next' });
    expect(channel.pass(24 * HOUR + 1)).toEqual(['route:r:open:2!']);
  });
});

describe('a post whose fate nobody knows', () => {
  const lostPost = () => {
    const channel = channelOf();
    channel.pass(1);
    channel.setPost(channel.posts()[0]!.id, { state: 'abandoned' });
    channel.setRoute({ repost: 'next' });
    return channel;
  };

  it('is followed by a full post with the next change', () => {
    const channel = lostPost();
    expect(channel.pass(2)).toEqual([]);
    channel.setCount(13);
    expect(channel.pass(10)).toEqual(['route:r:open:2!']);
  });

  it('is followed by one that says it is over, since the first one may stand there', () => {
    const channel = lostPost();
    channel.setIncident({ phase: 'closed', closedAt: at(10), closeReason: 'fixed' });
    expect(channel.pass(10)).toEqual(['route:r:open:2!']);
    expect(channel.messages()[1]).toMatchObject({ content: { phase: 'closed' } });
  });
});

describe('flapping', () => {
  it('is said once, then everything is quiet for two hours', () => {
    const channel = toldChannel();
    channel.setIncident({ flapping: at(10) });
    expect(channel.pass(10)).toEqual(['route:r:flapping:2!']);
    channel.deliver(10);
    channel.setCount(40);
    expect(channel.pass(20)).toEqual(['route:r:thread:3']);
    channel.setIncident({ phase: 'closed', closedAt: at(30), closeReason: 'fixed' });
    expect(channel.pass(30)).toEqual(['route:r:close:4']);
    channel.setIncident({
      phase: 'open',
      firedAt: at(40),
      closedAt: null,
      closeReason: null,
      flapping: at(40),
    });
    expect(channel.pass(41)).toEqual(['route:r:again:5']);
  });
});

describe('a subscription that is off or broken', () => {
  it.each(['off', 'broken'] as const)('shows nothing more (%s)', (state) => {
    const channel = channelOf({ subscription: { state } });
    expect(channel.pass(1)).toEqual([]);
    expect(channel.route.dueAt).toBeNull();
  });
});
