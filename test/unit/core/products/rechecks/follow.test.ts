import { describe, expect, it } from '@jest/globals';
import {
  followContent,
  followed,
  keyToAsk,
  looked,
  nextLookAt,
} from '../../../../../src/core/products/rechecks/follow.ts';
import type { Follow } from '../../../../../src/core/products/rechecks/follow.ts';
import { standingOf } from '../../../../../src/core/products/items/item-standing.ts';
import type { Standing } from '../../../../../src/core/products/items/item-standing.ts';
import type { CatalogItem } from '../../../../../src/core/products/items/catalog-item.ts';
import { after } from '../../../../../src/core/times.ts';

const start = new Date('2026-01-01T00:00:00Z');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const at = (ms: number): Date => after(start, ms);

const skuOf = (skuId: string) => ({ skuId, productId: `p${skuId}`, name: `Name ${skuId}`, skuName: '' });
const followOf = (...standings: readonly (Standing | null)[]): Follow => ({
  startedAt: start,
  readAt: null,
  items: standings.map((standing, index) =>
    followed({ ...skuOf(String(index)), isVerdict: false }, standing),
  ),
});
const seen = (...standings: readonly Standing[]) =>
  new Map(standings.map((standing, index) => [String(index), standing]));

describe('nextLookAt', () => {
  it('comes often at first, hourly for six hours, then every three, and for the last time after 72', () => {
    const looks: number[] = [];
    for (let now: Date | null = start; now !== null; now = nextLookAt(start, now))
      looks.push((now.getTime() - start.getTime()) / hourMs);
    expect(looks.slice(1, 12).map((hours) => Math.round(hours * 60))).toEqual([
      ...[5, 15, 30, 60],
      ...[120, 180, 240, 300, 360],
      ...[540, 720],
    ]);
    expect(looks.slice(-2)).toEqual([69, 72]);
  });

  it('does not make up for looks that were missed', () => {
    expect(nextLookAt(start, at(30 * hourMs))).toEqual(at(33 * hourMs));
    expect(nextLookAt(start, at(100 * hourMs))).toBeNull();
  });
});

describe('looked', () => {
  it('does not wait for what stands as TikTok rejected it once others had their reviews', () => {
    const { items, ...follow } = followOf('rejected', 'rejected');
    const both = { ...follow, items: items.map((item) => ({ ...item, isVerdict: true })) };
    const dueAt = (first: Standing, second: Standing) =>
      looked(both, seen(first, second), at(15 * minuteMs)).dueAt;
    expect(dueAt('available', 'rejected')).toBeNull();
    expect(dueAt('available', 'inReview')).not.toBeNull();
    expect(dueAt('rejected', 'rejected')).not.toBeNull();
  });

  it.each<[Standing | null, Standing, boolean]>([
    ['inReview', 'available', true],
    ['inReview', 'rejected', true],
    ['inReview', 'inReview', false],
    ['missing', 'rejected', true],
    // TikTok may not have looked at what was mended since.
    ['rejected', 'rejected', false],
    [null, 'rejected', false],
    [null, 'available', true],
  ])('takes %s, then %s, for a verdict: %s', (before, now, isVerdict) => {
    const { dueAt } = looked(followOf(before), seen(now), at(15 * minuteMs));
    expect(dueAt).toEqual(isVerdict ? null : at(30 * minuteMs));
  });

  it('waits for the last one, and keeps what it knows while TikTok does not answer', () => {
    const first = looked(followOf('inReview', 'inReview'), seen('available', 'inReview'), at(15 * minuteMs));
    const second = looked(first, null, at(hourMs));
    expect(second).toEqual({ ...first, dueAt: at(2 * hourMs) });
    expect(looked(second, seen('rejected', 'available'), at(4 * hourMs))).toMatchObject({
      items: [{ standing: 'rejected' }, { standing: 'available' }],
      dueAt: null,
    });
  });

  it('ends after 72 hours, and tells what there is of each standing, with its age', () => {
    const followOfAll = followOf('inReview', 'rejected', 'missing', null, 'inReview');
    const items = followOfAll.items.slice(0, 3);
    const read = looked({ ...followOfAll, items }, seen('inReview', 'rejected', 'missing'), at(hourMs));
    const end = looked(
      { ...read, items: [...read.items, ...followOfAll.items.slice(3, 4)] },
      null,
      at(72 * hourMs),
    );
    expect(end.dueAt).toBeNull();
    const of = (name: string) => ({ count: 1, names: [name] });
    expect(followContent(end, { storeId: 's', store: 'Shop', by: 'U1' })).toEqual({
      ...{ kind: 'follow', storeId: 's', store: 'Shop', by: 'U1' },
      ...{ startedAtMs: start.getTime(), asOfMs: at(hourMs).getTime() },
      available: { count: 0, names: [] },
      inReview: of('Name 0'),
      rejected: of('Name 1'),
      missing: of('Name 2'),
      unread: of('Name 3'),
    });
  });

  it('names the first five', () => {
    const end = looked(followOf(...Array<Standing>(100).fill('inReview')), null, at(72 * hourMs));
    const { inReview } = followContent(end, { storeId: 's', store: 'Shop', by: 'U1' });
    expect(inReview).toEqual({ count: 100, names: ['Name 0', 'Name 1', 'Name 2', 'Name 3', 'Name 4'] });
  });
});

describe('keyToAsk', () => {
  it('is the newest that is known of ids of VTEX, and no other than at first of ids that TikTok has', () => {
    expect(keyToAsk('product', null)).toBe('product');
    expect(keyToAsk('product', 'unknown')).toBe('product');
    expect(keyToAsk('product', 'sku')).toBe('sku');
    expect(keyToAsk('unknown', 'product')).toBe('unknown');
    expect(keyToAsk(null, 'product')).toBeNull();
  });
});

describe('standingOf', () => {
  const itemOf = (over: Partial<CatalogItem>): CatalogItem => ({
    ...{ itemId: 'i', skuId: '1', title: '', audit: 'approved', image: 'stored', issues: [] },
    ...over,
  });
  it.each<[Standing, readonly Partial<CatalogItem>[]]>([
    ['missing', []],
    ['available', [{}, {}]],
    ['inReview', [{}, { audit: 'processing' }]],
    ['inReview', [{ audit: 'unknown' }]],
    ['rejected', [{ audit: 'processing', image: 'tooSmall' }]],
    ['rejected', [{ audit: 'processing' }, { audit: 'rejected' }]],
  ])('is %s', (standing, items) => {
    expect(standingOf(items.map(itemOf))).toBe(standing);
  });
});
