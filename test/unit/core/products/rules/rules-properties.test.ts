import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../../support/fast-check.ts';
import type { CauseName } from '../../../../../src/core/products/causes.ts';
import { defectsOf } from '../../../../../src/core/products/rules/rules.ts';
import type { Offer, SkuContext, SkuReading } from '../../../../../src/core/products/sku.ts';
import { policy, readingWith, soundOffer } from './sound.ts';

/** Each changes a field that no other one touches. */
const plants: readonly (readonly [CauseName, Partial<SkuContext>])[] = [
  ['product.inactive', { isProductActive: false }],
  ['sku.inactive', { isActive: false }],
  ['product.invisible', { isVisible: false }],
  ['name.missing', { productName: '\u00a0' }],
  ['category.missing', { category: '' }],
  ['brand.missing', { brand: '' }],
  ['url.missing', { path: 'camiseta' }],
  ['images.missing', { imageUrls: ['ftp://loja.example/a.jpg'] }],
  ['description.missing', { description: '<div><br/>&#8203;</div>' }],
  ['category.inactive', { isCategoryActive: false }],
  ['brand.inactive', { isBrandActive: false }],
];

const offers: readonly (readonly [CauseName, Offer | null])[] = [
  ['offer.missing', null],
  ['price.missing', { availability: 'withoutPrice', priceCents: null }],
  ['stock.none', { availability: 'withoutStock', priceCents: 100 }],
  ['dimensions.missing', { availability: 'itemMetricsNotFound', priceCents: 100 }],
];

const plantedReading = fc.record({
  planted: fc.shuffledSubarray([...plants]),
  offered: fc.option(fc.constantFrom(...offers)),
});

/** What follows from another cause is not told; nothing else may be missing or added. */
function expectedOf(causes: readonly CauseName[], offered: CauseName | null): readonly CauseName[] {
  const has = (cause: CauseName) => causes.includes(cause);
  const hidden = (cause: CauseName) =>
    (cause === 'brand.inactive' && has('brand.missing')) ||
    (cause === 'category.inactive' && has('category.missing'));
  const isInactive = has('product.inactive') || has('sku.inactive');
  const told = causes.filter((cause) => !hidden(cause));
  return offered === null || isInactive ? told : [...told, offered];
}

const anyReading: fc.Arbitrary<SkuReading> = fc.record({
  context: fc.record({
    skuId: fc.string(),
    productId: fc.string(),
    productName: fc.string({ unit: anyCharacter, maxLength: 700 }),
    skuName: fc.string(),
    description: fc.string({ unit: anyCharacter }),
    brand: fc.string({ unit: anyCharacter }),
    isBrandActive: fc.option(fc.boolean()),
    category: fc.string({ unit: anyCharacter }),
    isCategoryActive: fc.option(fc.boolean()),
    path: fc.oneof(fc.string(), fc.webPath()),
    imageUrls: fc.array(fc.oneof(fc.string({ unit: anyCharacter }), fc.webUrl())),
    isActive: fc.boolean(),
    isProductActive: fc.boolean(),
    isVisible: fc.option(fc.boolean()),
    salesChannels: fc.array(fc.integer({ min: 1, max: 5 })),
  }),
  offer: fc.oneof(
    fc.constant(null),
    fc.constant('unknown' as const),
    fc.record({
      availability: fc.oneof(
        fc.string(),
        fc.constantFrom('available', 'withoutStock', 'nullPrice', 'ORD027'),
      ),
      priceCents: fc.option(fc.oneof(fc.integer(), fc.double())),
    }),
  ),
});

describe('the rules', () => {
  it('give back exactly the defects that were planted, in whatever order, but for what follows from another', () => {
    fc.assert(
      fc.property(plantedReading, ({ planted, offered }) => {
        const context = Object.assign({}, ...planted.map(([, change]) => change)) as Partial<SkuContext>;
        const offer = offered === null ? soundOffer : offered[1];
        const found = defectsOf(readingWith(context, offer), policy).map(({ cause }) => cause);
        const expected = expectedOf(
          planted.map(([cause]) => cause),
          offered === null ? null : offered[0],
        );
        expect([...found].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it('say the same whatever the order of the images and of the channels', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const { context, offer } = reading;
        const turned = {
          ...context,
          imageUrls: [...context.imageUrls].reverse(),
          salesChannels: [...context.salesChannels].reverse(),
        };
        expect(defectsOf({ context: turned, offer }, policy)).toEqual(defectsOf(reading, policy));
      }),
    );
  });

  it('never throw, tell no cause twice, and at most one of the offer', () => {
    const ofOffer = new Set<CauseName>(offers.map(([cause]) => cause));
    fc.assert(
      fc.property(anyReading, (reading) => {
        const found = defectsOf(reading, policy).map(({ cause }) => cause);
        expect(new Set(found).size).toBe(found.length);
        expect(found.filter((cause) => ofOffer.has(cause)).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
