import { describe, expect, it } from '@jest/globals';
import { defectsOf } from '../../../../../src/core/products/rules/rules.ts';
import type { SkuContext, SkuReading } from '../../../../../src/core/products/sku.ts';
import { policy, readingWith, soundContext, soundOffer } from './sound.ts';

const causesOf = (reading: SkuReading, of = policy) => defectsOf(reading, of).map(({ cause }) => cause);

describe('a SKU', () => {
  it('that lacks nothing has no defect', () => {
    expect(defectsOf(readingWith({}), policy)).toEqual([]);
  });

  it.each<[string, Partial<SkuContext>, string, string]>([
    ['is inactive', { isActive: false }, 'sku.inactive', ''],
    ['has an inactive product', { isProductActive: false }, 'product.inactive', ''],
    ['is hidden on the website', { isVisible: false }, 'product.invisible', ''],
    ['has no name', { productName: '' }, 'name.missing', ''],
    ['has a name of nothing', { productName: ' \u200b\t' }, 'name.missing', ''],
    ['has no brand', { brand: ' ' }, 'brand.missing', ''],
    ['has an inactive brand', { isBrandActive: false }, 'brand.inactive', 'Marca Modelo'],
    ['has no category', { category: '' }, 'category.missing', ''],
    ['has an inactive category', { isCategoryActive: false }, 'category.inactive', 'Camisetas'],
    ['has no description', { description: '<p>&nbsp;</p>' }, 'description.missing', ''],
    [
      'has a description that is too long, tags aside',
      { description: `<p>${'<i>ã&eacute;</i>'.repeat(5_000)}!</p>` },
      'description.tooLong',
      '15001 / 10000',
    ],
    ['has a brand of 151 characters', { brand: ` ${'𝒜'.repeat(151)} ` }, 'brand.tooLong', '151 / 150'],
    ['has no image', { imageUrls: [] }, 'images.missing', ''],
    [
      'has no usable image',
      { imageUrls: ['', 'data:image/png;base64,AA', '//x/y.jpg', 'https://'] },
      'images.missing',
      '',
    ],
    ['has no URL', { path: '' }, 'url.missing', ''],
    ['has a URL of another kind', { path: ' /camiseta ' }, 'url.missing', '/camiseta'],
    ['has a URL without a name', { path: '/p' }, 'url.missing', '/p'],
    ['has a URL of slashes', { path: '//p' }, 'url.missing', '//p'],
    ['has a URL with a space', { path: '/a b/p' }, 'url.missing', '/a b/p'],
    [
      'has a URL with a host',
      { path: 'https://loja.example/a/p' },
      'url.missing',
      'https://loja.example/a/p',
    ],
  ])('that %s has this one defect', (_, context, cause, reason) => {
    expect(defectsOf(readingWith(context), policy)).toEqual([{ cause, reason }]);
  });

  it.each<[string, Partial<SkuContext>]>([
    ['VTEX does not tell its flags', { isVisible: null, isBrandActive: null, isCategoryActive: null }],
    ['its description is long in tags alone', { description: `<p>${'<i>ã&eacute;</i> '.repeat(3_000)}</p>` }],
    ['its brand has 150 characters', { brand: '𝒜'.repeat(150), isBrandActive: true }],
    ['one of its images is usable', { imageUrls: ['', ' HTTPS://loja.example/a.jpg'] }],
    ['its URL is a short one', { path: '/p/p' }],
    ['VTEX names no channel of it', { salesChannels: [] }],
  ])('has no defect where %s', (_, context) => {
    expect(defectsOf(readingWith(context), policy)).toEqual([]);
  });

  it.each<[string, Partial<SkuContext>, readonly string[]]>([
    ['of a missing brand not that it is inactive', { brand: '', isBrandActive: false }, ['brand.missing']],
    ['of a missing category neither', { category: '', isCategoryActive: false }, ['category.missing']],
    ['both switches', { isActive: false, isProductActive: false }, ['product.inactive', 'sku.inactive']],
    [
      'an image that its being inactive hides',
      { isActive: false, imageUrls: [] },
      ['sku.inactive', 'images.missing'],
    ],
  ])('is told %s', (_, context, expected) => {
    expect(causesOf(readingWith(context))).toEqual(expected);
  });

  it('is told everything at once, what blocks first', () => {
    const bare = {
      ...soundContext,
      productName: '',
      brand: '',
      category: '',
      description: '',
      path: '',
      imageUrls: [],
      isVisible: false,
    };
    expect(causesOf({ context: bare, offer: null })).toEqual([
      'name.missing',
      'category.missing',
      'brand.missing',
      'url.missing',
      'images.missing',
      'offer.missing',
      'description.missing',
      'product.invisible',
    ]);
  });
});

describe('the answer of the simulation', () => {
  const rows: readonly [string, number | null, string | null, string?][] = [
    ['available', 7990, null],
    ['available', 0, 'price.missing'],
    ['available', -1, 'price.missing'],
    ['available', Number.NaN, 'price.missing'],
    ['available', null, 'price.missing'],
    ['withoutStock', 7990, 'stock.none'],
    ['withoutStock', 0, 'price.missing'],
    ['nullPrice', 7990, 'stock.none'],
    ['nullPrice', null, 'price.missing'],
    ['withoutPrice', null, 'price.missing'],
    ['withoutPriceFulfillment', 0, 'price.missing'],
    ['withoutPriceRnB', null, 'price.missing'],
    ['withoutPrice', 7990, 'offer.missing', 'withoutPrice'],
    ['cannotBeDelivered', 7990, 'offer.missing', 'cannotBeDelivered'],
    ['unavailableItemFulfillment', null, 'offer.missing', 'unavailableItemFulfillment'],
    ['ORD027', null, 'offer.missing', 'ORD027'],
    ['ORD028', 7990, 'offer.missing', 'ORD028'],
    ['itemMetricsNotFound', null, 'dimensions.missing'],
    ['itemMetricsNotFound', 7990, 'dimensions.missing'],
    ['aWordOfTomorrow', 7990, null],
    ['aWordOfTomorrow', null, 'price.missing'],
    ['constructor', 7990, null],
    ['', 7990, null],
  ];

  it.each(rows)('%j with a price of %p is %p', (availability, priceCents, cause, reason = '') => {
    const found = defectsOf(readingWith({}, { availability, priceCents }), policy);
    expect(found).toEqual(cause === null ? [] : [{ cause, reason }]);
  });

  it('that leaves the SKU out is one defect', () => {
    expect(causesOf(readingWith({}, null))).toEqual(['offer.missing']);
  });

  it('counts for nothing where the SKU is not in the policy', () => {
    expect(causesOf(readingWith({ salesChannels: [1, 2] }))).toEqual(['offer.missing']);
    expect(
      causesOf(readingWith({ salesChannels: [1, 2] }, { availability: 'withoutStock', priceCents: 0 })),
    ).toEqual(['offer.missing']);
  });

  it.each<[string, SkuReading['offer']]>([
    ['leaves it out', null],
    ['calls it unavailable', { availability: 'ORD027', priceCents: null }],
    ['has no price', { availability: 'withoutPrice', priceCents: null }],
    ['has no stock', { availability: 'withoutStock', priceCents: 7990 }],
    ['lacks dimensions', { availability: 'itemMetricsNotFound', priceCents: null }],
  ])('is a consequence where it %s: of an inactive SKU, product or policy', (_, offer) => {
    expect(causesOf(readingWith({ isActive: false }, offer))).toEqual(['sku.inactive']);
    expect(causesOf(readingWith({ isProductActive: false }, offer))).toEqual(['product.inactive']);
    expect(causesOf(readingWith({}, offer), { ...policy, isActive: false })).toEqual([]);
  });

  it('says nothing when there is none, and the catalog is judged all the same', () => {
    expect(causesOf(readingWith({}, 'unknown'))).toEqual([]);
    expect(causesOf(readingWith({ salesChannels: [1] }, 'unknown'))).toEqual([]);
    expect(causesOf(readingWith({ brand: '' }, 'unknown'))).toEqual(['brand.missing']);
  });

  it('is judged by the price alone where everything else is wrong', () => {
    expect(causesOf(readingWith({ description: '' }, { ...soundOffer, priceCents: 0 }))).toEqual([
      'price.missing',
      'description.missing',
    ]);
  });
});
