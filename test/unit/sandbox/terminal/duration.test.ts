import { describe, expect, it } from '@jest/globals';
import { parseDurationMs } from '../../../../sandbox/duration.ts';

describe('parseDurationMs', () => {
  it.each([
    ['1s', 1_000],
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['3h', 10_800_000],
    ['7d', 604_800_000],
    [' 7d ', 604_800_000],
    ['366d', 31_622_400_000],
  ])('reads %j', (text, expected) => {
    expect(parseDurationMs(text)).toBe(expected);
  });

  it.each([
    '',
    's',
    '5',
    '0s',
    '000m',
    '-5m',
    '1.5h',
    '1e3s',
    '5 m',
    '5M',
    '5w',
    '367d',
    '9999999s',
    '1h30m',
    '٣m',
  ])('does not take %j for a duration', (text) => {
    expect(parseDurationMs(text)).toBeNull();
  });
});
