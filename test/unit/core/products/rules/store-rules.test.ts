import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../../support/fast-check.ts';
import { imageDefectsOf } from '../../../../../src/core/products/rules/image-size.ts';
import { learnJoinKey } from '../../../../../src/core/products/items/join-key.ts';
import { policyDefectsOf } from '../../../../../src/core/products/rules/policy-defects.ts';
import { policy } from './sound.ts';

describe('the trade policy', () => {
  it('that is active and in reais has no defect', () => {
    expect(policyDefectsOf(policy)).toEqual([]);
  });

  it.each([null, '', ' ', 'brl', ' BRL '])('is not blamed for the currency %j', (currency) => {
    expect(policyDefectsOf({ ...policy, currency })).toEqual([]);
  });

  it('that VTEX does not list is missing', () => {
    expect(policyDefectsOf(null)).toEqual([{ cause: 'missing', reason: '' }]);
  });

  it('is told everything at once, with the currency that it has', () => {
    expect(policyDefectsOf({ ...policy, isActive: false, currency: 'USD' })).toEqual([
      { cause: 'inactive', reason: '' },
      { cause: 'currency', reason: 'USD' },
    ]);
  });
});

describe('the join key', () => {
  it.each([
    ['no item at all', 0, 0, 0, 'unknown'],
    ['no match', 100, 0, 0, 'unknown'],
    ['fewer than a fifth', 100, 19, 19, 'unknown'],
    ['a fifth', 100, 20, 0, 'sku'],
    ['a fifth of few', 5, 0, 1, 'product'],
    ['one of six', 6, 1, 0, 'unknown'],
    ['more SKUs', 100, 60, 40, 'sku'],
    ['more products', 100, 40, 60, 'product'],
    ['as many of both', 100, 50, 50, 'sku'],
    ['all', 1, 1, 1, 'sku'],
  ] as const)(
    'of %s (%i items, %i by SKU, %i by product) is %j',
    (_, items, bySkuId, byProductId, expected) => {
      expect(learnJoinKey({ items, bySkuId, byProductId })).toBe(expected);
    },
  );

  it('is the kind of ids that the items were given, whatever a few strangers among them', () => {
    const half = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(half, half, (ours, strangers) => {
        const items = ours + Math.min(ours, strangers);
        expect(learnJoinKey({ items, bySkuId: ours, byProductId: 0 })).toBe('sku');
        expect(learnJoinKey({ items, bySkuId: 0, byProductId: ours })).toBe('product');
      }),
    );
  });
});

describe('an image', () => {
  it.each([
    [{ width: 500, height: 500, format: 'jpg' }, []],
    [{ width: 1_000, height: 500, format: 'jpeg' }, []],
    [{ width: 5_000, height: 5_000, format: 'PNG' }, []],
    [{ width: 499, height: 500, format: 'png' }, [{ cause: 'image.tooSmall', reason: '499 × 500' }]],
    [{ width: 320, height: 400, format: 'jpg' }, [{ cause: 'image.tooSmall', reason: '320 × 400' }]],
    [{ width: 600, height: 600, format: 'webp' }, [{ cause: 'image.format', reason: 'WEBP' }]],
    [{ width: 24, height: 24, format: 'SVG' }, [{ cause: 'image.format', reason: 'SVG' }]],
    [
      { width: 55, height: 55, format: 'gif' },
      [
        { cause: 'image.tooSmall', reason: '55 × 55' },
        { cause: 'image.format', reason: 'GIF' },
      ],
    ],
    ['unreadable' as const, [{ cause: 'image.unreadable', reason: '' }]],
  ])('%j has %j', (image, expected) => {
    expect(imageDefectsOf(image)).toEqual(expected);
  });
});
