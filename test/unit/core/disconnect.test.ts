import { describe, expect, it } from '@jest/globals';
import {
  begun,
  cancelled,
  committed,
  graceMs,
  proofLimitMs,
  proved,
  relinked,
  revoked,
  sawBinding,
  unlinked,
} from '../../../src/core/disconnect/saga.ts';
import type { Saga } from '../../../src/core/disconnect/saga.ts';
import { withoutFuture } from '../../../src/core/disconnect/without-future.ts';

const minuteMs = 60_000;
const alone = { others: [], isElsewhere: false, hasToken: true };
const proving = (atMs: number): Saga =>
  revoked(committed(begun(false, 0), alone, atMs), 'done', 'good', atMs);
const refusal = (atMs: number) => ({ atMs, user: 'tokenRefused', control: 'good', hasOlder: false }) as const;

describe('the last moment to cancel', () => {
  it('comes a minute after everything that can be undone is done', () => {
    const waits = unlinked(sawBinding(begun(true, 0), { bound: true, sources: [] }), 'done', 5 * minuteMs);
    expect(waits).toMatchObject({ stage: 'waiting', cancelUntilMs: 5 * minuteMs + graceMs });
    expect(cancelled(waits, 5 * minuteMs + 1)).toMatchObject({ stage: 'cancelling' });
    expect(cancelled(committed(waits, alone, 6 * minuteMs), 6 * minuteMs)).toBeNull();
  });

  it('leaves the pixel alone where it was not linked before', () => {
    const waits = unlinked(sawBinding(begun(true, 0), { bound: false, sources: [] }), 'already', 1);
    expect(cancelled(waits, 2)).toMatchObject({ stage: 'ended', outcome: 'cancelled' });
  });
});

describe('the proof', () => {
  it('takes two refusals a minute apart, each while TikTok accepts others', () => {
    const one = proved(proving(0), refusal(0), 0);
    expect(proved(one, refusal(minuteMs - 1), minuteMs).refusalsMs).toHaveLength(1);
    expect(proved(one, { ...refusal(minuteMs), control: 'tokenRefused' }, minuteMs).refusalsMs).toHaveLength(
      1,
    );
    expect(proved(one, { ...refusal(minuteMs), control: 'noInfo' }, minuteMs).refusalsMs).toHaveLength(1);
    expect(proved(one, refusal(minuteMs), minuteMs)).toMatchObject({ stage: 'unsubscribing' });
  });

  it('begins anew where TikTok accepts the token: the access is revoked once more', () => {
    const one = proved(proving(0), refusal(0), 0);
    const alive = proved(one, { atMs: minuteMs, user: 'good', control: null, hasOlder: false }, minuteMs);
    expect(alive).toMatchObject({ stage: 'revoking', refusalsMs: [], lastAnswer: 'accepted' });
  });

  it('is a matter for a person after a quarter of an hour, and TikTok is asked hourly from then on', () => {
    const outage = { ...refusal(proofLimitMs), control: 'tokenRefused' } as const;
    const stuck = proved(proving(0), outage, proofLimitMs);
    expect(stuck).toMatchObject({ unprovenSinceMs: proofLimitMs, lastAnswer: 'refusedAll' });
    expect(stuck.dueMs).toBe(proofLimitMs + 60 * minuteMs);
    // The second refusal is not an hour away once the first one counts.
    expect(proved(stuck, refusal(2 * proofLimitMs), 2 * proofLimitMs).dueMs).toBe(
      2 * proofLimitMs + minuteMs,
    );
  });
});

describe('a clock that was set back by an hour', () => {
  const bound = sawBinding(begun(true, 60 * minuteMs), { bound: true, sources: [] });

  it('does not hold up what is given up after a quarter of an hour', () => {
    const unlinking = withoutFuture(bound, 0);
    expect(unlinked(unlinking, 'noInfo', proofLimitMs - 1)).toMatchObject({ stage: 'unlinking' });
    expect(unlinked(unlinking, 'noInfo', proofLimitMs)).toMatchObject({ stage: 'waiting' });
    const cancelling = withoutFuture(cancelled(bound, 60 * minuteMs)!, 0);
    expect(relinked(cancelling, 'noInfo', proofLimitMs - 1)).toMatchObject({ stage: 'cancelling' });
    expect(relinked(cancelling, 'noInfo', proofLimitMs)).toMatchObject({ outcome: 'cancelled' });
  });

  it('does not keep the daily reminder of what is unproven away', () => {
    const unproven = { ...proving(60 * minuteMs), unprovenSinceMs: 90 * minuteMs };
    expect(withoutFuture(unproven, 0).unprovenSinceMs).toBe(0);
  });

  it('changes nothing of what lies behind it', () => {
    const past = proving(0);
    expect(withoutFuture(past, 1)).toEqual(past);
  });
});
