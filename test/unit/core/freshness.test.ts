import { describe, expect, it } from '@jest/globals';
import type { AnswerClass } from '../../../src/core/answer.ts';
import type { ConnectionPhase } from '../../../src/core/connection.ts';
import { stalenessOf } from '../../../src/core/freshness.ts';
import {
  MINUTE_MS,
  ago,
  connectionOf,
  grant,
  memoryOf,
  neverRead,
  neverWell,
  now,
  readingValues,
  remembered,
  statusOf,
} from '../../support/builders.ts';

/** Counts of this age whose last attempt ended so; the interval is 5 minutes. */
const countsRead = (ageMs: number, last: AnswerClass) =>
  statusOf({ memory: memoryOf({ counts: remembered(readingValues.counts, ago(ageMs), last) }) });
const twoIntervals = 10 * MINUTE_MS;
const notGood = ['noInfo', 'throttled', 'tokenRefused', 'askUser', 'appRefused', 'objectRefused'] as const;
const toldAtOnce = ['tokenRefused', 'askUser', 'appRefused', 'objectRefused'] as const;
const waitedFor = ['noInfo', 'throttled'] as const;

describe('stalenessOf', () => {
  it('calls figures of exactly two intervals fresh', () => {
    expect(stalenessOf(countsRead(twoIntervals, 'good'), now)).toBeNull();
  });

  it('calls figures older than two intervals stale, with no reason when no check has ended since', () => {
    expect(stalenessOf(countsRead(twoIntervals + 1, 'good'), now)).toEqual({
      ageMs: twoIntervals + 1,
      reason: 'none',
    });
  });

  it('measures by the interval in force, also when it is stretched', () => {
    const stretched = {
      ...countsRead(twoIntervals + 1, 'good'),
      check: { lastEndedAt: null, lastOutcome: null, intervalMs: twoIntervals },
    };
    expect(stalenessOf(stretched, now)).toBeNull();
  });

  it.each(waitedFor)('says nothing of a single %s while the figures are young', (last) => {
    expect(stalenessOf(countsRead(MINUTE_MS, last), now)).toBeNull();
  });

  it.each(toldAtOnce)('tells of %s at once, however young the figures are', (last) => {
    expect(stalenessOf(countsRead(0, last), now)).toEqual({ ageMs: 0, reason: last });
  });

  it('tells a proven revocation from a refusal, at once', () => {
    const refused = countsRead(0, 'tokenRefused');
    const revoked = { ...refused, grant: { ...grant, state: 'revoked' as const } };
    expect(stalenessOf(revoked, now)).toEqual({ ageMs: 0, reason: 'revoked' });
    expect(stalenessOf({ ...refused, grant: { ...grant, state: 'suspect' } }, now)?.reason).toBe(
      'tokenRefused',
    );
  });

  it.each(notGood)('gives %s as the reason of old figures', (last) => {
    expect(stalenessOf(countsRead(twoIntervals + 1, last), now)?.reason).toBe(last);
  });

  it.each(notGood)('has no age and the reason %s when nothing was ever read well', (last) => {
    const status = statusOf({ memory: memoryOf({ counts: neverWell(last) }) });
    expect(stalenessOf(status, now)).toEqual({ ageMs: null, reason: last });
  });

  it('has neither age nor reason before the first check', () => {
    const status = statusOf({ memory: memoryOf({ counts: neverRead }) });
    expect(stalenessOf(status, now)).toEqual({ ageMs: null, reason: 'none' });
  });

  it.each([
    'new',
    'authorized',
    'disconnecting',
    'disconnected',
  ] as const satisfies readonly ConnectionPhase[])(
    'says that a store which is %s is not read, however young its figures are',
    (phase) => {
      const status = { ...countsRead(MINUTE_MS, 'tokenRefused'), connection: connectionOf({ phase }) };
      expect(stalenessOf(status, now)).toEqual({ ageMs: MINUTE_MS, reason: 'notConnected' });
    },
  );

  it('gives figures from the future (another replica is ahead) the age 0', () => {
    expect(stalenessOf(countsRead(-MINUTE_MS, 'askUser'), now)).toEqual({ ageMs: 0, reason: 'askUser' });
  });
});
