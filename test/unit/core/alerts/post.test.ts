import { describe, expect, it } from '@jest/globals';
import {
  cancelled,
  claimed,
  intended,
  newPost,
  outbox,
  refused,
  sent,
  unknown,
  unknownAfterMs,
  unreadable,
  unsent,
} from '../../../../src/core/alerts/post.ts';
import type { Post } from '../../../../src/core/alerts/post.ts';
import type { SlackRefusal } from '../../../../src/core/alerts/ports.ts';
import { now } from '../../../support/builders.ts';

const after = (ms: number): Date => new Date(now.getTime() + ms);
const ready = newPost({
  id: 'p1',
  dedupKey: 'route:r:open:1',
  routeId: 'r',
  messageId: 'm',
  subscriptionId: 's',
  channelId: 'C1',
  inThread: false,
  broadcast: false,
  critical: false,
  language: 'en',
  content: null,
});
const known = <T>(value: T | null): T => {
  if (value === null) throw new Error('refused by the machine');
  return value;
};
const claim = known(claimed(ready, now, null));
const intent = known(intended(claim, claim.fence, 7, after(100)));
const lost = known(unknown(intent, intent.fence, after(10_000)));
const refusal = (because: SlackRefusal['because'], retryAfterMs: number | null = null): SlackRefusal => ({
  code: 'x',
  because,
  retryAfterMs,
});

describe('the constants', () => {
  it('are those of the protocol: 10 s, 5 s, 90 s', () => {
    expect(outbox).toMatchObject({
      requestMs: 10_000,
      sendWindowMs: 5_000,
      settleMs: 90_000,
      leaseMs: 60_000,
    });
    expect(unknownAfterMs).toBe(105_000);
  });
});

describe('a claim', () => {
  it('raises the fence and takes a lease', () => {
    expect(claim).toMatchObject({ state: 'ready', fence: 1, leaseUntil: after(60_000) });
  });

  it('is refused while another one holds the lease, and given when that has run out', () => {
    expect(claimed(claim, after(59_999), null)).toBeNull();
    expect(claimed(claim, after(60_000), null)).toMatchObject({ fence: 2 });
  });

  it('of an intent without an outcome makes it unknown, when its fate can be looked up', () => {
    expect(claimed(intent, after(100 + unknownAfterMs - 1), null)).toBeNull();
    expect(claimed(intent, after(100 + unknownAfterMs), null)).toMatchObject({
      state: 'unknown',
      unknownAttempts: 1,
      fence: 2,
    });
  });

  it('of a reply waits until its message is there', () => {
    const reply: Post = { ...ready, inThread: true };
    expect(claimed(reply, now, null)).toBeNull();
    expect(claimed(reply, now, '1.1')).not.toBeNull();
  });

  it.each(['sent', 'broken', 'cancelled', 'abandoned'] as const)('is not given for what is %s', (state) => {
    expect(claimed({ ...ready, state }, now, null)).toBeNull();
  });
});

describe('an intent', () => {
  it('is written with the version that is sent, and settles after window, timeout and settle time', () => {
    expect(intent).toMatchObject({
      state: 'intent',
      messageVersion: 7,
      firstIntentAt: after(100),
      notBefore: after(100 + unknownAfterMs),
    });
  });

  it('is refused to whoever lost the claim, and for what was cancelled', () => {
    expect(intended(claim, 0, 1, now)).toBeNull();
    expect(intended(known(cancelled(claim)), claim.fence, 1, now)).toBeNull();
    expect(intended(intent, intent.fence, 1, now)).toBeNull();
  });

  it('keeps the time of the first one, from which the history is read', () => {
    const again = known(intended(known(claimed(lost, after(200_000), null)), 2, 8, after(200_000)));
    expect(again.firstIntentAt).toEqual(after(100));
  });

  it('that came too late to be sent is as if it had not been', () => {
    expect(unsent(intent, intent.fence)).toMatchObject({ state: 'ready', leaseUntil: null, notBefore: null });
    expect(unsent({ ...intent, unknownAttempts: 1 }, intent.fence)).toMatchObject({ state: 'unknown' });
    expect(unsent(intent, 99)).toBeNull();
  });
});

describe('sent', () => {
  const place = (ts: string) => ({ channelId: 'C1', ts });

  it.each([ready, claim, intent, lost, { ...lost, state: 'abandoned' as const }])(
    'is recorded in any state, whoever holds it (%#)',
    (post) => {
      expect(sent(post, [place('5.1')])).toMatchObject({ state: 'sent', ts: '5.1', surplus: [] });
    },
  );

  it('keeps the earliest of several and notes the others for deletion', () => {
    expect(sent(lost, [place('12.5'), place('9.5'), place('10.5')])).toMatchObject({
      ts: '9.5',
      surplus: ['10.5', '12.5'],
    });
  });

  it('keeps the one that is known, and may be repeated', () => {
    const first = sent(intent, [place('5.1')]);
    expect(sent(first, [place('6.1')])).toMatchObject({ ts: '5.1', surplus: ['6.1'] });
    expect(sent(first, [place('5.1')])).toMatchObject({ ts: '5.1', surplus: [] });
  });

  it('learns the channel where Slack put it: a person’s DM', () => {
    expect(sent(intent, [{ channelId: 'D7', ts: '5.1' }]).channelId).toBe('D7');
  });
});

describe('a proven refusal', () => {
  it('makes it ready again, later and later', () => {
    const waits = [0, 1, 2, 3, 4].map((refusals) => {
      const next = known(refused({ ...intent, refusals }, intent.fence, refusal('later'), now));
      expect(next.state).toBe('ready');
      return known(next.notBefore).getTime() - now.getTime();
    });
    expect(waits).toEqual([5_000, 15_000, 60_000, 300_000, 300_000]);
  });

  it('waits as long as Slack asks for', () => {
    expect(refused(intent, intent.fence, refusal('busy', 7_000), now)).toMatchObject({
      notBefore: after(7_000),
    });
  });

  it('leaves it unknown where an earlier attempt may have worked', () => {
    const second = { ...intent, unknownAttempts: 1 };
    expect(refused(second, intent.fence, refusal('later'), now)).toMatchObject({ state: 'unknown' });
  });

  it('of the channel ends it', () => {
    expect(refused(intent, intent.fence, refusal('channel'), now)).toMatchObject({ state: 'broken' });
  });

  it('of its blocks sends it as text at once; of the text, too, tries again more and more rarely, and then ends it', () => {
    const plain = known(refused(intent, intent.fence, refusal('content'), now));
    expect(plain).toMatchObject({ state: 'ready', plain: true, notBefore: now });
    const waits: (number | null)[] = [];
    let last = plain;
    while (last.state === 'ready') {
      last = known(refused({ ...last, state: 'intent', fence: 1 }, 1, refusal('content'), now));
      waits.push(last.state === 'ready' ? last.notBefore!.getTime() - now.getTime() : null);
    }
    expect(waits).toEqual([15_000, 60_000, 300_000, 300_000, 300_000, null]);
    expect(last.state).toBe('broken');
  });

  it('is not believed from whoever lost the claim', () => {
    expect(refused(intent, 99, refusal('channel'), now)).toBeNull();
  });
});

describe('an unknown fate', () => {
  it('is looked up when the intent has settled', () => {
    expect(lost).toMatchObject({ state: 'unknown', unknownAttempts: 1, leaseUntil: null });
    expect(lost.notBefore).toEqual(intent.notBefore);
  });

  it('is looked up again later when the history did not answer', () => {
    const held = known(claimed(lost, after(200_000), null));
    expect(unknown(held, held.fence, after(200_000))).toMatchObject({
      unknownAttempts: 1,
      notBefore: after(230_000),
    });
  });

  it('without a readable history is given up, but for a critical one, which is sent once more and says so', () => {
    expect(unreadable(lost, lost.fence)).toMatchObject({ state: 'abandoned' });
    const critical = known(unreadable({ ...lost, critical: true }, lost.fence));
    expect(critical).toMatchObject({ state: 'unknown', possiblyRepeated: true });
    expect(unreadable(critical, lost.fence)).toMatchObject({ state: 'abandoned' });
  });
});

describe('cancelling', () => {
  it('works until the intent, and takes it out of the hands of whoever claimed it', () => {
    expect(cancelled(claim)).toMatchObject({ state: 'cancelled', fence: 2 });
    expect(cancelled(intent)).toBeNull();
    expect(cancelled(lost)).toBeNull();
  });
});
