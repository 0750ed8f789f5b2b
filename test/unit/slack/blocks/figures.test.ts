import { describe, expect, it } from '@jest/globals';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { ageText, staleBlocks } from '../../../../src/slack/blocks/figures.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../support/builders.ts';

const t = translatorFor('en');

describe('ageText', () => {
  it.each([
    [MINUTE_MS, '1 minute'],
    [11 * MINUTE_MS + 59_999, '11 minutes'],
    [HOUR_MS - 1, '59 minutes'],
    [HOUR_MS, '1 hour'],
    [2 * HOUR_MS, '2 hours'],
    [2 * DAY_MS - 1, '47 hours'],
    [2 * DAY_MS, '2 days'],
    [400 * DAY_MS, '400 days'],
  ])('says %i ms as %s', (ageMs, expected) => {
    expect(ageText(t, ageMs)).toBe(expected);
  });

  it('speaks the language of the reader', () => {
    expect(locales.map((locale) => ageText(translatorFor(locale), 3 * HOUR_MS))).toEqual([
      '3 hours',
      '3 horas',
      '3 horas',
    ]);
  });
});

describe('staleBlocks', () => {
  it('are none for fresh figures', () => {
    expect(staleBlocks(t, null)).toEqual([]);
  });

  it('tell the age and the reason', () => {
    expect(JSON.stringify(staleBlocks(t, { ageMs: HOUR_MS, reason: 'throttled' }))).toContain(
      '*These figures are 1 hour old.* TikTok asks the app to slow down.',
    );
  });

  it('tell no age where there are no figures', () => {
    const said = JSON.stringify(staleBlocks(t, { ageMs: null, reason: 'notConnected' }));
    expect(said).toContain(
      ':hourglass_flowing_sand: The store is not connected to TikTok, so nothing is read.',
    );
  });
});
