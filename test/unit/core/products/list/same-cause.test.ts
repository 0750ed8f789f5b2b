import { describe, expect, it } from '@jest/globals';
import { shopCauses } from '../../../../../sandbox/worlds/shop-causes.ts';
import type { ShopCause } from '../../../../../sandbox/worlds/shop-causes.ts';
import { tiktokCauses } from '../../../../../sandbox/worlds/tiktok-causes.ts';
import { causeNames, causes, isToFix } from '../../../../../src/core/products/causes.ts';
import { sameCauses, sameCausesByReason } from '../../../../../src/core/products/list/same-cause.ts';
import {
  foldReason,
  formOf,
  knownReason,
  tiktokReasonNames,
  tiktokReasons,
} from '../../../../../src/core/products/list/tiktok-reasons.ts';

const rejected = (reason: string) => ({ cause: 'tiktok.rejected' as const, reason });

describe('what TikTok rejects because of a cause of VTEX’s', () => {
  it.each([
    ['The brand is missing', 'brand.missing'],
    ['  BRAND \u00a0is\tmissing. ', 'brand.missing'],
    ['image_link: missing', 'images.missing'],
    ['Landing page does not open', 'product.inactive'],
    ['Image too small', 'image.tooSmall'],
  ])('is known by its words: "%s" is %s', (reason, cause) => {
    expect(sameCauses(rejected(reason))).toContain(cause);
    expect(sameCauses({ cause: 'upload.refused', reason })).toContain(cause);
    expect(sameCausesByReason.words[foldReason(reason)]).toEqual(sameCauses(rejected(reason)));
  });

  it('is always something that is shown itself: no word of TikTok explains another', () => {
    const explaining = Object.values(sameCausesByReason).flatMap((byReason) =>
      Object.values(byReason).flat(),
    );
    expect(explaining.filter((cause) => causes[cause].source === 'tiktok')).toEqual([]);
    expect(sameCauses(rejected('Failed'))).toEqual([]);
    expect(sameCausesByReason.words['failed']).toBeUndefined();
  });

  it('is nothing of what we do not know, nor of what VTEX’s data do not show', () => {
    for (const reason of ['', 'The brand is missing its logo', 'Prohibited content', 'constructor'])
      expect(sameCauses(rejected(reason))).toEqual([]);
    for (const cause of causeNames)
      if (!cause.startsWith('tiktok') && cause !== 'upload.refused')
        expect(sameCauses({ cause, reason: 'The brand is missing' })).toEqual([]);
  });

  it('is what the image lacks for each of its states', () => {
    const of = (reason: string) => sameCauses({ cause: 'tiktok.image', reason });
    expect(['tooSmall', 'notSupported', 'notFound', 'failed', 'copying'].map((one) => of(one)[0])).toEqual([
      ...['image.tooSmall', 'image.format', 'image.unreadable', 'image.unreadable', undefined],
    ]);
  });

  it('holds for whatever the sandbox breaks, and never hides something to mend below a hint', () => {
    for (const [name, shop] of Object.entries(shopCauses) as [string, ShopCause][]) {
      if (!('says' in shop) || shop.says === null) continue;
      expect(sameCauses(rejected(tiktokCauses[shop.says].reason))).toContain(name);
    }
    for (const reason of tiktokReasonNames)
      expect(tiktokReasons[reason].same.filter((cause) => !isToFix(cause))).toEqual([]);
  });

  it('has spellings that stand for one reason each, as they are compared', () => {
    for (const name of tiktokReasonNames)
      for (const spelling of tiktokReasons[name].spellings) {
        expect(foldReason(spelling)).toBe(spelling);
        expect(knownReason(spelling)).toBe(name);
      }
  });

  it('is mended where the cause is, or where TikTok’s reason says', () => {
    expect(formOf(rejected('The price is missing'))).toBe('prices');
    expect(formOf(rejected('The price differs from the landing page'))).toBe('prices');
    expect(formOf(rejected('The image is missing'))).toBe('sku');
    expect(formOf(rejected('Something new'))).toBe('product');
  });
});
