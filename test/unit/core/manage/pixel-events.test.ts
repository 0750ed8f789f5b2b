import { describe, expect, it } from '@jest/globals';
import {
  dueDays,
  isComplete,
  lastDays,
  openDays,
  withDays,
} from '../../../../src/core/manage/pixel-events.ts';
import type { EventDay } from '../../../../src/core/manage/pixel-events.ts';
import { readPixelEvents } from '../../../../src/core/manage/read-pixel-events.ts';
import { good, refusal } from '../../../support/builders.ts';
import { fakeTikTokApi } from '../../../support/fakes.ts';

const noon = new Date('2026-03-10T12:00:00Z');
const early = new Date('2026-03-10T05:59:59Z');
const week = ['03-03', '03-04', '03-05', '03-06', '03-07', '03-08', '03-09'].map((day) => `2026-${day}`);
const readAt = (day: string, at: Date, count = 1): EventDay => ({ day, count, readAtMs: at.getTime() });
const never = { good: null, last: null };
const known = (days: readonly EventDay[], last: 'good' | 'noInfo' = 'good', at = noon) => ({
  good: { value: days, at },
  last: { class: last, at },
});

describe('the days of a pixel', () => {
  it('are the last seven UTC days that are over, over the end of a year too', () => {
    expect(lastDays(noon)).toEqual(week);
    expect(lastDays(new Date('2026-01-02T00:00:00Z'))[0]).toBe('2025-12-26');
  });

  it('are complete when they were read six hours after their end', () => {
    expect(isComplete(readAt('2026-03-09', early))).toBe(false);
    expect(isComplete(readAt('2026-03-09', new Date('2026-03-10T06:00:00Z')))).toBe(true);
  });

  it('are read two in a check, the newest first, until all are known', () => {
    expect(dueDays(never, noon)?.days).toEqual(['2026-03-09', '2026-03-08']);
    const rest = week.slice(0, 5).map((day) => readAt(day, noon));
    expect(dueDays(known(rest), noon)?.days).toEqual(['2026-03-09', '2026-03-08']);
    expect(dueDays(known(week.map((day) => readAt(day, noon))), noon)).toBeNull();
  });

  it('are not due before they are complete; somebody who looks sees them sooner', () => {
    const before = week.slice(0, 6).map((day) => readAt(day, noon));
    expect(dueDays(known(before), early)).toBeNull();
    expect(openDays(before, early).days).toEqual(['2026-03-09']);
  });

  it('that were read too soon are read again', () => {
    const days = week.map((day) => readAt(day, early));
    expect(dueDays(known(days), noon)?.days).toEqual(['2026-03-09']);
  });

  it('are left alone for an hour after a refusal', () => {
    const refused = { good: null, last: { class: 'objectRefused' as const, at: early } };
    expect(dueDays(refused, new Date('2026-03-10T06:30:00Z'))).toBeNull();
    expect(dueDays(refused, noon)).not.toBeNull();
  });

  it('are forgotten when nobody sees them any more; a new reading counts', () => {
    const old = [readAt('2026-03-01', early), readAt('2026-03-09', early, 7)];
    expect(withDays(old, [readAt('2026-03-09', noon, 9)], noon)).toEqual([readAt('2026-03-09', noon, 9)]);
  });
});

describe('reading them', () => {
  const question = {
    ...{ token: 'token', advertiserId: '2', pixelId: '4', at: noon, lane: 'polling' as const },
  };

  it('asks for each day alone and keeps what was known', async () => {
    const tiktok = fakeTikTokApi({ pixelEvents: good(5) });
    const due = { days: ['2026-03-09'], known: [readAt('2026-03-08', noon, 3)] };
    expect(await readPixelEvents(tiktok, due, question)).toEqual(
      good([readAt('2026-03-08', noon, 3), readAt('2026-03-09', noon, 5)]),
    );
    expect(tiktok.calls.map(({ args }) => args)).toEqual([['token', '2', '4', '2026-03-09']]);
  });

  it('ends at the first refusal, and is one where no day was read', async () => {
    const tiktok = fakeTikTokApi({ pixelEvents: refusal('objectRefused') });
    const due = { days: ['2026-03-09', '2026-03-08'], known: [] };
    expect(await readPixelEvents(tiktok, due, question)).toMatchObject({ class: 'objectRefused' });
    expect(tiktok.calls).toHaveLength(1);
  });
});
