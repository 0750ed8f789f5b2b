import { describe, expect, it } from '@jest/globals';
import type { AnswerClass } from '../../../src/core/answer.ts';
import { classOfCode, isConsidered, isPuzzling, isTransient } from '../../../src/tiktok/codes.ts';

/** Every code of tiktok-business-api.md 7.2, written by hand against alerts.md 1. */
const table: readonly (readonly [AnswerClass, readonly number[]])[] = [
  ['good', [0]],
  ['noInfo', [20001, 40000, 40003, 40006, 40008, 40009, 40011, 40012, 40013, 40050, 40051, 40061]],
  ['objectRefused', [40001]],
  ['throttled', [40016, 40100, 40132, 40133, 61000]],
  ['appRefused', [40101, 40104, 40113, 40117, 40118, 40124, 40125, 40130, 41000]],
  ['tokenRefused', [40102, 40105]],
  ['askUser', [40106, 40114, 40309]],
  ['noInfo', [40103, 40107, 40108, 40110, 40112, 40115, 40116, 40131]],
  ['noInfo', [40200, 40201, 40202, 40400, 40700]],
  ['objectRefused', [40300, 40301, 40302]],
  ['noInfo', [40900, 40901, 40902, 40903, 40913, 40916, 41001, 41002]],
  ['noInfo', [50000, 50002, 51000, 51008, 51009, 51010, 51012, 51021, 51039, 51040, 51044, 51047]],
  ['noInfo', [51051, 51053, 51056, 51060, 51061, 51099, 52000, 52999, 53000, 53999, 60001]],
];
const rows = table.flatMap(([meaning, codes]) => codes.map((code) => [code, meaning] as const));

describe('the code table', () => {
  it.each(rows)('reads %i as %s', (code, meaning) => {
    expect(classOfCode(code, 'whatever TikTok says')).toBe(meaning);
    expect(isPuzzling(code, 'whatever TikTok says')).toBe(false);
  });

  it.each([40002, 40007])(
    'reads %i as a refused object only where the message says that it is gone',
    (code) => {
      const gone = [
        "The advertiser 7000000000000000001 doesn't exist or has been deleted",
        'The advertiser doesn’t exist',
        'catalog does not exist',
        'bc not exist',
        'This catalog HAS BEEN DELETED.',
      ];
      for (const message of gone) {
        expect(classOfCode(code, message)).toBe('objectRefused');
        expect(isPuzzling(code, message)).toBe(false);
      }
      for (const message of ['', 'catalog_id: invalid value', 'page_size must be between 1 and 50']) {
        expect(classOfCode(code, message)).toBe('noInfo');
        expect(isPuzzling(code, message)).toBe(true);
      }
    },
  );

  it.each([
    -1, 1, 200, 40010, 40099, 40119, 40303, 40310, 40899, 40917, 42000, 50001, 51100, 54000, 61001, 99999,
  ])('knows nothing of %i: noInfo, and worth a look', (code) => {
    expect(classOfCode(code, "doesn't exist")).toBe('noInfo');
    expect(isPuzzling(code, "doesn't exist")).toBe(true);
    expect(isTransient(code)).toBe(false);
    expect(isConsidered(code)).toBe(false);
  });

  it('calls exactly the codes of section 7.3 transient, without the service that says "too many requests"', () => {
    const transient = rows.map(([code]) => code).filter(isTransient);
    expect(transient).toEqual([
      ...[40200, 40201, 40202, 40700, 50000, 50002],
      ...[51000, 51008, 51009, 51010, 51012, 51039, 51040, 51044, 51047],
      ...[51051, 51053, 51056, 51060, 51061, 51099, 52000, 52999, 53000, 53999, 60001],
    ]);
  });
});
