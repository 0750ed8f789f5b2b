import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../support/fast-check.ts';
import { fillLink } from '../../../../src/slack/blocks/links.ts';
import { ids } from '../../../support/builders.ts';

describe('fillLink', () => {
  it('puts the ids of the store in', () => {
    expect(fillLink('https://x.example/{bcId}?ad={advertiserId}&c={catalogId}&again={bcId}', ids)).toBe(
      'https://x.example/7000000000000000001?ad=7000000000000000002&c=7000000000000000003&again=7000000000000000001',
    );
  });

  it.each(['{pixel}', '{}', '{BCID}', '{constructor}', '{__proto__}'])(
    'leaves %s as it is',
    (placeholder) => {
      expect(fillLink(`https://x.example/${placeholder}`, ids)).toBe(`https://x.example/${placeholder}`);
    },
  );

  it('cannot be led to another host by an id', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (bcId) => {
        expect(new URL(fillLink('https://x.example/a?org={bcId}', { ...ids, bcId })).host).toBe('x.example');
      }),
    );
  });
});
