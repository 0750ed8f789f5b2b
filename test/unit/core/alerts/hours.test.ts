import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { heldUntil, localDay } from '../../../../src/core/alerts/hours.ts';
import { nextRepeatAt } from '../../../../src/core/alerts/repeat.ts';

const time = (text: string): Date => new Date(text);
const saoPaulo = 'America/Sao_Paulo'; // UTC-3 all year
const night = { quietHours: { from: 22, to: 7 }, digestHour: null, timeZone: saoPaulo };
const digest = { quietHours: null, digestHour: 9, timeZone: saoPaulo };

describe('quiet hours', () => {
  it('are those of the channel’s zone and reach over midnight', () => {
    expect(heldUntil(night, time('2026-03-10T00:59:59Z'))).toBeNull(); // 21:59
    expect(heldUntil(night, time('2026-03-10T01:00:00Z'))).toEqual(time('2026-03-10T10:00:00Z'));
    expect(heldUntil(night, time('2026-03-10T09:59:59.999Z'))).toEqual(time('2026-03-10T10:00:00Z'));
    expect(heldUntil(night, time('2026-03-10T10:00:00Z'))).toBeNull();
  });

  it('end at the hour also where a zone is half an hour off', () => {
    const kolkata = { ...night, timeZone: 'Asia/Kolkata' };
    expect(heldUntil(kolkata, time('2026-03-10T17:00:00Z'))).toEqual(time('2026-03-11T01:30:00Z'));
  });

  it('end at the same local hour when the clocks are changed at night', () => {
    const madrid = { ...night, timeZone: 'Europe/Madrid' };
    expect(heldUntil(madrid, time('2026-03-28T22:00:00Z'))).toEqual(time('2026-03-29T05:00:00Z'));
    expect(heldUntil(madrid, time('2026-10-24T22:00:00Z'))).toEqual(time('2026-10-25T06:00:00Z'));
  });

  it('of no length are none', () => {
    expect(heldUntil({ ...night, quietHours: { from: 8, to: 8 } }, time('2026-03-10T11:00:00Z'))).toBeNull();
  });
});

describe('a digest hour', () => {
  it('is the only hour in which anything is shown', () => {
    expect(heldUntil(digest, time('2026-03-10T12:30:00Z'))).toBeNull(); // 09:30
    expect(heldUntil(digest, time('2026-03-10T13:00:00Z'))).toEqual(time('2026-03-11T12:00:00Z'));
  });

  it('inside the quiet hours wins: else nothing would ever be shown', () => {
    const both = { ...night, digestHour: 23 };
    expect(heldUntil(both, time('2026-03-10T12:00:00Z'))).toEqual(time('2026-03-11T02:00:00Z'));
  });
});

it('a hold always ends, later than now, at a moment that is open', () => {
  const hour = fc.integer({ min: 0, max: 23 });
  const zone = fc.constantFrom(saoPaulo, 'Asia/Kolkata', 'Europe/Madrid', 'UTC', 'Australia/Lord_Howe');
  const quiet = fc.option(fc.record({ from: hour, to: hour }), { nil: null });
  fc.assert(
    fc.property(
      quiet,
      fc.option(hour, { nil: null }),
      zone,
      fc.date({ min: time('2026-01-01'), max: time('2027-01-01'), noInvalidDate: true }),
      (quietHours, digestHour, timeZone, now) => {
        const rules = { quietHours, digestHour, timeZone };
        const until = heldUntil(rules, now);
        if (until === null) return;
        expect(until.getTime()).toBeGreaterThan(now.getTime());
        expect(heldUntil(rules, until)).toBeNull();
      },
    ),
    { numRuns: 300 },
  );
});

it('a zone that nobody knows is UTC, and no reason to fail', () => {
  const lost = { ...night, timeZone: 'America/NewZone2027' };
  expect(heldUntil(lost, time('2026-03-10T23:00:00Z'))).toEqual(time('2026-03-11T07:00:00Z'));
});

describe('the local day', () => {
  it('is that of the channel', () => {
    expect(localDay(time('2026-03-10T02:59:00Z'), saoPaulo)).toBe('2026-03-09');
  });
});

describe('the next repeat', () => {
  const fired = time('2026-03-10T12:00:00Z');
  const next = (severity: 'critical' | 'warning', nowText: string) =>
    nextRepeatAt(severity, fired, time(nowText));

  it('of a critical one is after 1 h and 4 h, then daily', () => {
    expect(next('critical', '2026-03-10T12:00:00Z')).toEqual(time('2026-03-10T13:00:00Z'));
    expect(next('critical', '2026-03-10T13:00:00Z')).toEqual(time('2026-03-10T16:00:00Z'));
    expect(next('critical', '2026-03-10T16:00:00Z')).toEqual(time('2026-03-11T16:00:00Z'));
  });

  it('of any other is daily', () => {
    expect(next('warning', '2026-03-10T12:01:00Z')).toEqual(time('2026-03-11T12:01:00Z'));
  });
});
