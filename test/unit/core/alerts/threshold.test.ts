import { describe, expect, it } from '@jest/globals';
import { isTold } from '../../../../src/core/alerts/threshold.ts';

const told = (count: number, total: number | null, percent: number, wasShown = false): boolean =>
  isTold('products.need_details', { items: 1, percent }, { count, total }, wasShown);

describe('a threshold in percent', () => {
  it.each([
    [33, 3_000, 1.1],
    [29, 1_000, 2.9],
    [11, 200, 5.5],
  ])('is reached by %i of %i at %f %%, and not by one less', (count, total, percent) => {
    expect(told(count, total, percent)).toBe(true);
    expect(told(count - 1, total, percent)).toBe(false);
  });

  it('is left only below its half', () => {
    expect(told(17, 3_000, 1.1, true)).toBe(true);
    expect(told(16, 3_000, 1.1, true)).toBe(false);
  });

  it('asks for one item at least, also where no source tells the total', () => {
    expect(told(1, null, 50)).toBe(true);
    expect(told(0, null, 50)).toBe(false);
  });
});
