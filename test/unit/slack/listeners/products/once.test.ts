import { describe, expect, it } from '@jest/globals';
import { createOnce } from '../../../../../src/slack/listeners/products/once.ts';
import { fakeClock } from '../../../../support/fakes.ts';

describe('what a double click starts', () => {
  it('is started once, and again only a while after it has ended', () => {
    const clock = fakeClock();
    const once = createOnce(clock);
    expect([once.begin('a'), once.begin('a'), once.begin('b')]).toEqual([true, false, true]);
    clock.advance(3_600_000);
    expect(once.begin('a')).toBe(false);
    once.end('a');
    expect(once.begin('a')).toBe(false);
    clock.advance(5_000);
    expect(once.begin('a')).toBe(true);
  });
});
