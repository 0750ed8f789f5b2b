import { describe, expect, it } from '@jest/globals';
import { outcomeOf, parts } from '../../../src/core/reading.ts';
import type { Part, Reading } from '../../../src/core/reading.ts';
import { good, readingValues, refusal } from '../../support/builders.ts';

const whole: Reading = {
  user: good(readingValues.user),
  adAccount: good(readingValues.adAccount),
  businessCenter: good(readingValues.businessCenter),
  catalog: good(readingValues.catalog),
  counts: good(readingValues.counts),
  pixel: good(readingValues.pixel),
  pixelBinding: good(readingValues.pixelBinding),
};
const others = parts.filter((part): part is Exclude<Part, 'counts'> => part !== 'counts');

describe('outcomeOf', () => {
  it('calls a reading complete in which every part was answered well', () => {
    expect(outcomeOf(whole)).toBe('complete');
  });

  it('calls a reading without a pixel complete', () => {
    const { pixel: _, pixelBinding: __, ...pixelless } = whole;
    expect(outcomeOf(pixelless)).toBe('complete');
  });

  it.each(others)('calls a reading partial in which %s was refused', (part) => {
    expect(outcomeOf({ ...whole, [part]: refusal() })).toBe('partial');
  });

  it.each(['noInfo', 'throttled', 'tokenRefused', 'askUser', 'appRefused', 'objectRefused'] as const)(
    'calls a reading noInfo whose counts were not read (%s), whatever else was',
    (refused) => {
      expect(outcomeOf({ ...whole, counts: refusal(refused) })).toBe('noInfo');
    },
  );

  it('calls an empty reading noInfo', () => {
    expect(outcomeOf({})).toBe('noInfo');
  });
});
