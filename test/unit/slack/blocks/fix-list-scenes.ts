import fc from 'fast-check';
import { causeNames } from '../../../../src/core/products/causes.ts';
import type { CauseGroup, FixList, ListedProduct } from '../../../../src/core/products/fix-list.ts';
import type { FixListView } from '../../../../src/slack/blocks/fix-list.ts';
import { ago, HOUR_MS, now, storeOf } from '../../../support/builders.ts';
import { adminLinks } from '../../../support/fakes.ts';

export const fixListOf = (over: Partial<FixList> = {}): FixList => ({
  store: storeOf(),
  hasKeys: true,
  vtex: { asOf: ago(HOUR_MS), skus: 20_000, toFix: 10_000, policyDefects: [] },
  progress: { underWay: null, pause: null },
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
    ...{ skus: 10_000, products: 10_000 },
  }));
  const skus = ['1', '2', '3', '4'].map((skuId) => ({
    skuId: `50000000${skuId}`,
    name: 'Azul',
    detail: name,
  }));
  const products = Array.from({ length: 5 }, (_, at) => ({
    ...{ productId: `1000000${String(at)}`, name, brand: name, category: name, skus },
    ...{ firstSeenAt: now, lastSeenAt: now },
  }));
  return {
    list: fixListOf({ groups, ...over }),
    shown: groups.slice(0, 20).map((group) => ({ group, products })),
    ...{ groupCount: count, cause: null, links: adminLinks },
  };
};

/** What people and TikTok may call things. */
export const text = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.string({
      unit: fc.constantFrom('<!channel>', '<', '|', '&', '*', '_', '`', '\u{1F600}', '\n', 'x'),
      maxLength,
    }),
  );

const cause = fc.constantFrom(...causeNames);
const count = fc.integer({ min: 1, max: 10_000_000 });

export const anyGroup: fc.Arbitrary<CauseGroup> = fc.record({
  cause,
  reason: text(300),
  skus: count,
  products: count,
});

export const anyView: fc.Arbitrary<FixListView> = fc
  .record({
    name: text(200),
    groups: fc.uniqueArray(anyGroup, {
      maxLength: 45,
      selector: (group) => JSON.stringify([group.cause, group.reason]),
    }),
    product: fc.record({ productId: text(30), name: text(200), brand: text(100), category: text(100) }),
    skus: fc.array(fc.record({ skuId: text(30), name: text(100), detail: text(300) }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ name, groups, product, skus }) => ({
    list: fixListOf({ groups, store: storeOf({ name }) }),
    shown: groups.slice(0, 20).map((group) => ({
      group,
      products: [1, 2, 3, 4, 5].map(() => ({ ...product, skus, firstSeenAt: now, lastSeenAt: now })),
    })),
    ...{ groupCount: groups.length, cause: null, links: adminLinks },
  }));

export const anyProduct: fc.Arbitrary<ListedProduct> = fc.record({
  ...{ productId: text(30), name: text(300), brand: text(100), category: text(100) },
  firstSeenAt: fc.constant(now),
  findings: fc.array(
    fc.record({
      ...{ cause, reason: text(2_500), skus: count },
      skuIds: fc.array(text(30), { minLength: 1, maxLength: 3 }),
      details: fc.array(text(2_500), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 30 },
  ),
});
