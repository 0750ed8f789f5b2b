import { describe, expect, it } from '@jest/globals';
import { wholeOf } from '../../../../../src/core/products/list/fix-list-facts.ts';
import { trendSince } from '../../../../../src/core/products/list/trend-since.ts';
import { ago, DAY_MS, HOUR_MS, now } from '../../../../support/builders.ts';
import { fixListOf, itemStateOf } from '../../../slack/blocks/products/fix-list-scenes.ts';

const keyed = (key: 'sku' | 'product' | 'unknown' | null) =>
  fixListOf({
    tiktok: itemStateOf({ items: { asOf: now, count: 80, tooMany: false }, join: { key, asOf: null } }),
  });

describe('the whole of which a cause is a share', () => {
  it('is VTEX’s SKUs for what VTEX lacks, and for what was not sent where that can be told', () => {
    expect(wholeOf(keyed('unknown'), 'price.missing')).toEqual({ of: 'vtex', items: 20_000 });
    expect(wholeOf(fixListOf({ vtex: null }), 'price.missing')).toBeNull();
    expect(wholeOf(keyed('sku'), 'join.notSent')).toEqual({ of: 'vtex', items: 20_000 });
    expect(wholeOf(keyed('unknown'), 'join.notSent')).toBeNull();
  });

  it('is TikTok’s items for what TikTok says, or the SKUs for which they stand', () => {
    for (const key of ['sku', 'unknown', null] as const)
      expect(wholeOf(keyed(key), 'tiktok.rejected')).toEqual({ of: 'tiktok', items: 80 });
    expect(wholeOf(keyed('product'), 'tiktok.rejected')).toEqual({ of: 'vtex', items: 20_000 });
  });

  it('is unknown of uploads, which name some items only, and of images before all were looked at', () => {
    expect(wholeOf(keyed('sku'), 'upload.refused')).toBeNull();
    expect(wholeOf(keyed('sku'), 'image.tooSmall')).toBeNull();
    const images = { toFix: 3, looked: 9, total: 9, asOf: now };
    expect(wholeOf(fixListOf({ images }), 'image.tooSmall')).toEqual({ of: 'vtex', items: 20_000 });
  });
});

describe('the moment of a trend', () => {
  it('is a day ago, where something was read before and since', () => {
    const times = { asOf: ago(HOUR_MS), firstAt: ago(DAY_MS) };
    expect(trendSince(now, times)).toEqual(ago(DAY_MS));
    expect(trendSince(now, { ...times, firstAt: ago(DAY_MS - 1) })).toBeNull();
    expect(trendSince(now, { ...times, firstAt: null })).toBeNull();
  });

  it('is right before the last reading, where that is older than a day', () => {
    const asOf = ago(3 * DAY_MS);
    expect(trendSince(now, { asOf, firstAt: ago(9 * DAY_MS) })).toEqual(ago(3 * DAY_MS + 1));
    // The last one is the first one: it ended after it began.
    expect(trendSince(now, { asOf, firstAt: ago(3 * DAY_MS - HOUR_MS) })).toBeNull();
  });
});
