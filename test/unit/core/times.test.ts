import { describe, expect, it } from '@jest/globals';
import { after, earliest } from '../../../src/core/times.ts';
import { now } from '../../support/builders.ts';

describe('times', () => {
  it('after another one are later by so much, or earlier', () => {
    expect(after(now, 1_500).getTime() - now.getTime()).toBe(1_500);
    expect(after(now, -1_500) < now).toBe(true);
  });

  it('that are not known are not the earliest', () => {
    const [one, two] = [after(now, 1), after(now, 2)];
    expect(earliest(null, two, null, one, two)).toBe(one);
    expect(earliest(null, null)).toBeNull();
    expect(earliest()).toBeNull();
  });
});
