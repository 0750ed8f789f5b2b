import { anyCharacter, fc } from '../../../../support/fast-check.ts';
import { causeNames } from '../../../../../src/core/products/causes.ts';
import type { CauseGroup, FixList, ListedProduct } from '../../../../../src/core/products/list/fix-list.ts';
import type { ItemState } from '../../../../../src/core/products/items/item-state.ts';
import type { FixListView } from '../../../../../src/slack/blocks/products/fix-list.ts';
import { ago, HOUR_MS, now, storeOf } from '../../../../support/builders.ts';
import { adminLinks } from '../../../../support/fakes.ts';

export const itemStateOf = (over: Partial<ItemState> = {}): ItemState => ({
  items: { asOf: ago(HOUR_MS), count: 20_000, tooMany: false },
  join: { key: 'sku', asOf: ago(HOUR_MS) },
  ...{ diagnostics: null, uploads: null, underWaySince: null, pause: null },
  ...over,
});

export const neverRead = itemStateOf({ items: null, join: { key: null, asOf: null } });

export const fixListOf = (over: Partial<FixList> = {}): FixList => ({
  store: storeOf(),
  hasKeys: true,
  tiktok: itemStateOf(),
  refused: { rejected: 2_000, others: 500, waiting: 40, images: 300, imagesOnly: 200 },
  vtex: { asOf: ago(HOUR_MS), skus: 20_000, toFix: 10_000, policyDefects: [] },
  images: { toFix: 3_000, looked: 5_000, total: 7_000, asOf: ago(30 * HOUR_MS) },
  progress: { underWay: null, pause: null, unread: null },
  hindrances: [],
  groups: [],
  ...over,
});

/** As many groups as wanted, each with 5 products of long names shown of 10,000. */
export const viewOf = (
  count: number,
  over: Partial<FixList> = {},
  name = 'Camiseta Básica '.repeat(8),
): FixListView => {
  const groups: readonly CauseGroup[] = Array.from({ length: count }, (_, at) => ({
    cause: causeNames[at % causeNames.length]!,
    reason: at < causeNames.length ? '' : `${name} ${String(at)}`,
    ...{ skus: 10_000, products: 10_000, refused: 0 },
  }));
  const skus = ['1', '2', '3', '4'].map((skuId) => ({
    skuId: `50000000${skuId}`,
    name: 'Azul',
    detail: name,
  }));
  const products = Array.from({ length: 5 }, (_, at) => ({
    idKind: 'product' as const,
    ...{ productId: `1000000${String(at)}`, name, brand: name, category: name, skus },
    ...{ firstSeenAt: now, lastSeenAt: now },
  }));
  return {
    list: fixListOf({ groups, ...over }),
    shown: groups.slice(0, 20).map((group) => ({ group, products })),
    ...{ groupCount: count, cause: null, links: adminLinks },
  };
};

const pauses = [
  ...(['noInfo', 'throttled', 'tokenRefused', 'askUser', 'appRefused', 'objectRefused'] as const),
  ...(['unsteady', 'tooMany'] as const),
];

/** What people and TikTok may call things. */
export const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: anyCharacter, maxLength }),
    fc.string({
      unit: fc.constantFrom('<!channel>', '<', '|', '&', '*', '_', '`', '\u{1F600}', '\n', 'x'),
      maxLength,
    }),
  );

const cause = fc.constantFrom(...causeNames);
const idKind = fc.constantFrom('product' as const, 'sku' as const, 'item' as const);
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 4 });
const small = fc.integer({ min: 0, max: 10_000_000 });

/** Everything that may be said of TikTok's side, in TikTok's words. */
export const anyItemState: fc.Arbitrary<ItemState> = fc.record({
  items: orNull(fc.record({ asOf: fc.constant(now), count: small, tooMany: fc.boolean() })),
  join: fc.record({
    key: orNull(fc.constantFrom('sku' as const, 'product' as const, 'unknown' as const)),
    asOf: orNull(fc.constant(now)),
  }),
  diagnostics: orNull(
    fc.record({
      asOf: fc.constant(now),
      value: fc.record({
        day: orNull(text(30)),
        issues: fc.array(
          fc.record({
            ...{ id: text(9), title: text(2_500), advice: text(2_500), category: text(9), field: text(9) },
            level: fc.constantFrom('critical' as const, 'warning' as const, 'unknown' as const),
            ...{ itemCount: orNull(small), sampleSkuIds: fc.constant([]) },
          }),
          { maxLength: 50 },
        ),
      }),
    }),
  ),
  uploads: orNull(
    fc.record({
      asOf: fc.constant(now),
      value: fc.array(
        fc.record({
          ...{ feedId: text(9), endedAt: orNull(fc.constant(now)), errors: fc.constant([]) },
          ...{ errorCount: small, warningCount: small },
        }),
        { maxLength: 30 },
      ),
    }),
  ),
  underWaySince: orNull(fc.constant(now)),
  pause: orNull(fc.record({ why: fc.constantFrom(...pauses), at: fc.constant(now) })),
});
const count = fc.integer({ min: 1, max: 10_000_000 });

export const anyGroup: fc.Arbitrary<CauseGroup> = fc.record({
  cause,
  reason: text(300),
  skus: count,
  products: count,
  refused: small,
});

export const anyView: fc.Arbitrary<FixListView> = fc
  .record({
    name: text(200),
    tiktok: anyItemState,
    isVtexRead: fc.boolean(),
    groups: fc.uniqueArray(anyGroup, {
      maxLength: 45,
      selector: (group) => JSON.stringify([group.cause, group.reason]),
    }),
    product: fc.record({
      idKind,
      productId: text(30),
      name: text(200),
      brand: text(100),
      category: text(100),
    }),
    skus: fc.array(fc.record({ skuId: text(30), name: text(100), detail: text(300) }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ name, tiktok, isVtexRead, groups, product, skus }) => ({
    list: fixListOf({
      ...{ groups, tiktok, store: storeOf({ name }), hasKeys: isVtexRead },
      ...(isVtexRead ? {} : { vtex: null }),
    }),
    shown: groups.slice(0, 20).map((group) => ({
      group,
      products: [1, 2, 3, 4, 5].map(() => ({ ...product, skus, firstSeenAt: now, lastSeenAt: now })),
    })),
    ...{ groupCount: groups.length, cause: null, links: adminLinks },
  }));

export const anyProduct: fc.Arbitrary<ListedProduct> = fc.record({
  idKind,
  ...{ productId: text(30), name: text(300), brand: text(100), category: text(100) },
  firstSeenAt: fc.constant(now),
  findings: fc.array(
    fc.record({
      ...{ cause, reason: text(2_500), skus: count },
      skuIds: fc.array(text(30), { minLength: 1, maxLength: 3 }),
      details: fc.array(text(2_500), { maxLength: 2 }),
      isRefused: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  ),
});
