import { describe, expect, it } from '@jest/globals';
import type { CauseName } from '../../../../../src/core/products/causes.ts';
import type { Standing } from '../../../../../src/core/products/items/item-standing.ts';
import type { NamedFinding } from '../../../../../src/core/products/rechecks/recheck.ts';
import { changesIn, toFollow } from '../../../../../src/core/products/rechecks/recheck-outcome.ts';
import type { Compared } from '../../../../../src/core/products/rechecks/recheck-outcome.ts';

const skuOf = (skuId: string) => ({ skuId, productId: `p${skuId}`, name: '', skuName: '' });
const finding = (skuId: string, cause: CauseName, reason = ''): NamedFinding => ({
  ...skuOf(skuId),
  ...{ idKind: 'product', cause, reason, detail: '' },
});
const compared = (over: Partial<Compared>): Compared => ({
  ...{ before: [], after: [], skus: ['1', '2', '3'].map(skuOf), isVtexRead: true, joinKey: 'sku' },
  ...{ lately: [], awaited: [] },
  ...{ gone: new Set<string>(), standings: new Map<string, Standing>() },
  ...over,
});
const brand = finding('1', 'brand.missing');
const landing = finding('2', 'tiktok.rejected', 'Landing');

describe('changesIn', () => {
  it('says nothing of a side that was not read', () => {
    const both = { before: [brand, landing], after: [] };
    expect(changesIn(compared({ ...both, standings: null })).fixed).toMatchObject([brand]);
    expect(changesIn(compared({ ...both, isVtexRead: false })).fixed).toMatchObject([landing]);
    const open = { before: [brand], after: [brand, landing], isVtexRead: false, standings: null };
    expect(changesIn(compared(open))).toMatchObject({ still: [], found: [] });
  });

  it('does not call fixed what TikTok reviews, nor an image that is looked at later', () => {
    const image = finding('3', 'image.tooSmall');
    const standings = new Map<string, Standing>([['2', 'inReview']]);
    const gone = changesIn(compared({ before: [landing, image], after: [], standings }));
    expect(gone).toMatchObject({ fixed: [], inReview: [{ skuId: '2' }], imagesLater: 0 });
    expect(changesIn(compared({ before: [image], after: [image] }))).toMatchObject({
      still: [],
      imagesLater: 1,
    });
  });

  it('tells apart what is only worth a look', () => {
    const stock = finding('1', 'stock.none');
    expect(changesIn(compared({ after: [stock] }))).toMatchObject({ still: [], found: [], hints: [stock] });
    expect(changesIn(compared({ before: [stock] })).fixed).toMatchObject([stock]);
  });

  it('does not call fixed what VTEX has no more', () => {
    const of = compared({ before: [brand, finding('1', 'join.notSent')], gone: new Set(['1']) });
    expect(changesIn(of)).toMatchObject({ fixed: [], still: [], gone: [{ skuId: '1' }] });
    const reviewed = { ...of, standings: new Map<string, Standing>([['1', 'inReview']]) };
    expect(toFollow(changesIn(reviewed), reviewed)).toEqual([]);
  });

  describe('tells what TikTok says because of another cause', () => {
    const noBrand = finding('1', 'tiktok.rejected', 'Brand is missing');
    const all = [brand, noBrand];

    it('with that cause, as long as it is there', () => {
      const open = compared({ before: all, after: all });
      expect(changesIn(open)).toMatchObject({ still: [{ ...brand, isRefused: true }], found: [], fixed: [] });
      expect(changesIn(compared({ before: all }))).toMatchObject({ fixed: [brand], still: [] });
    });

    it('by itself once it is not, and that is no new problem', () => {
      const left = { ...noBrand, isRefused: false };
      const half = compared({ before: all, after: [noBrand] });
      expect(changesIn(half)).toMatchObject({ fixed: [brand], still: [left], found: [] });
      const unread = compared({ before: all, after: all, isVtexRead: false });
      expect(changesIn(unread)).toMatchObject({ still: [left] });
    });

    it('as waiting for its review once that cause is mended, and only then as another problem', () => {
      const rejected = new Map<string, Standing>([['1', 'rejected']]);
      const of = compared({ before: all, after: [noBrand], lately: [brand], standings: rejected });
      expect(changesIn(of)).toMatchObject({
        ...{ fixed: [brand], waiting: [noBrand], still: [], found: [], verdicts: [] },
      });
      // Mended earlier, by a ping.
      const before = { ...of, before: [noBrand] };
      expect(changesIn(before)).toMatchObject({ fixed: [], waiting: [noBrand], still: [] });
      expect(toFollow(changesIn(before), before)).toMatchObject([{ skuId: '1' }]);
    });

    it('of any SKU of the product where TikTok has products, and of none where ids are not joined', () => {
      const other = { ...noBrand, skuId: '9' };
      const said = (joinKey: 'product' | 'sku', rejected: NamedFinding) =>
        changesIn(compared({ after: [brand, rejected], joinKey })).found.length;
      expect([said('product', other), said('sku', other)]).toEqual([1, 2]);
      expect(said('sku', { ...noBrand, idKind: 'item' })).toBe(2);
    });
  });
});

it('TikTok’s own verdict stands as before, and is followed; what is available since is named', () => {
  const standings = new Map<string, Standing>([
    ['2', 'rejected'],
    ['3', 'available'],
  ]);
  const of = compared({ before: [landing], after: [landing], awaited: ['3'], standings });
  const changes = changesIn(of);
  expect(changes).toMatchObject({ verdicts: [landing], still: [], available: [{ skuId: '3' }], unread: 0 });
  expect(toFollow(changes, of)).toMatchObject([{ skuId: '2' }]);
  expect(changesIn({ ...of, standings: null })).toMatchObject({ verdicts: [], available: [], unread: 1 });
});

describe('toFollow', () => {
  const mended = (
    standing: Standing | null,
    joinKey: 'sku' | 'unknown' | null = 'sku',
    after = [] as NamedFinding[],
  ) => {
    const standings = standing === null ? null : new Map([['1', standing]]);
    const of = compared({ before: [brand], after, standings, joinKey });
    return toFollow(changesIn(of), of).map(({ skuId }) => skuId);
  };

  it('is what was mended in VTEX and is not available at TikTok yet', () => {
    expect(mended('available')).toEqual([]);
    for (const standing of ['inReview', 'rejected', 'missing', null] as const)
      expect(mended(standing)).toEqual(['1']);
  });

  it('is not what VTEX still holds back', () => {
    expect(mended('rejected', 'sku', [finding('1', 'price.missing')])).toEqual([]);
    expect(mended('rejected', 'sku', [finding('1', 'description.missing')])).toEqual(['1']);
  });

  it('is not what TikTok’s items cannot be told by', () => {
    expect(mended('missing', 'unknown')).toEqual([]);
    expect(mended(null, null)).toEqual([]);
    expect(mended('rejected', 'unknown')).toEqual(['1']);
  });
});
