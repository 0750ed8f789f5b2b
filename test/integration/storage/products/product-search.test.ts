import { beforeAll, describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import type { ProductFilter } from '../../../../src/core/products/list/fix-list.ts';
import type { FixListRepository } from '../../../../src/core/products/ports.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createDatabase } from '../../../../src/storage/database.ts';
import type { Database } from '../../../../src/storage/database.ts';
import { createFixListRepository } from '../../../../src/storage/products/lists/fix-list-repository.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, installTeam } from '../fixtures.ts';

const all: ProductFilter = { group: null, brand: null, category: null, search: '' };
const noBrand = { cause: 'brand.missing', reason: '' } as const;

// 10,000 findings of 3,400 products: each third SKU begins a product, each SKU has one or two causes.
const seed = `
  with made as (
    insert into sku (workspace_id, store_id, sku_id, product_id, product_name, sku_name, brand, category, read_at)
    select $1, $2, 's' || n, 'p' || n / 2, 'Camiseta Básica ' || n / 2 % 100, 'Azul', 'Marca ' || n / 2 % 7,
      case when n / 2 % 2 = 0 then 'Camisetas' else '' end, app_now()
    from generate_series(1, 6800) n returning sku_id)
  insert into sku_finding (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
  select $1, $2, sku_id, cause, '', sku_id, app_now(), app_now()
  from made cross join (values ('brand.missing'), ('price.missing')) as c (cause)
  where cause = 'brand.missing' or substr(sku_id, 2)::int <= 3200`;

describe('a fix list of 10,000 findings', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeAll(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TSEARCH');
    storeId = await addStore(test.storage, workspace, 'shop');
    await test.database.query(seed, [workspace.id, storeId]);
    await test.database.query('update catalog_pass set published_at = app_now(), published_skus = 6800');
    await test.database.query('analyze');
  });

  const search = (filter: Partial<ProductFilter> = {}, position = 0, limit = 20) =>
    test.storage.fixLists.search(workspace, storeId, { ...all, ...filter }, { position, limit });
  const idsOf = async (...args: Parameters<typeof search>) =>
    (await search(...args)).products.map(({ productId }) => productId);

  it('is cut into pages that hold each product once, in one order', async () => {
    const whole = (await idsOf({}, 0, 10_000)) as readonly string[];
    expect(new Set(whole).size).toBe(3_401);
    expect(await idsOf({}, 1_700, 20)).toEqual(whole.slice(1_700, 1_720));
    // Cut in all sizes are the products of one brand: to fill a page of a thousand takes a second, and people are shown 20.
    const [brand] = await test.storage.fixLists.facets(
      ...([workspace, storeId, { of: 'brand', group: null, typed: 'Marca 3' }, 1] as const),
    );
    const narrowed = await idsOf({ brand: brand!.key }, 0, 10_000);
    expect(new Set(narrowed).size).toBe(486);
    expect(whole.filter((id) => narrowed.includes(id))).toEqual(narrowed);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: 600 }), async (limit) => {
        const pages: string[] = [];
        for (let position = 0; position < narrowed.length; position += limit) {
          pages.push(...(await idsOf({ brand: brand!.key }, position, limit)));
        }
        expect(pages).toEqual(narrowed);
      }),
      { numRuns: 8, seed: 20260310 },
    );
  });

  /** Runs on a database that counts its statements. */
  async function counted<T>(work: (lists: FixListRepository) => Promise<T>) {
    const database = createDatabase({
      ...{ address: { connectionString: test.database.url }, logger: createLogger('silent') },
      ...{ max: 1, pooled: false },
    });
    let statements = 0;
    const counting: Database = {
      ...database,
      transaction: (of) =>
        database.transaction((trx) =>
          of(
            trx.withPlugin({
              transformQuery: ({ node }) => ((statements += 1), node),
              transformResult: async ({ result }) => result,
            }),
          ),
        ),
    };
    const result = await work(createFixListRepository(counting));
    await database.close();
    return { result, statements };
  }

  it('answers a page with one query and its setting, and so the first products of all causes', async () => {
    const page = { position: 40, limit: 20 };
    const { result, statements } = await counted((lists) => lists.search(workspace, storeId, all, page));
    expect([result.total, statements]).toEqual([3_401, 2]);
    const groups = [{ cause: 'price.missing', reason: '' } as const, noBrand, { ...noBrand, reason: 'none' }];
    const first = await counted((lists) => lists.firstProducts(workspace, storeId, groups, 5));
    expect(first.statements).toBe(2);
    const alone = groups.map(
      async (group) => (await test.storage.fixLists.firstProducts(workspace, storeId, [group], 5))[0],
    );
    expect(first.result).toEqual(await Promise.all(alone));
    expect(first.result.map((products) => products.length)).toEqual([5, 5, 0]);
    expect(first.result[1]![0]).toMatchObject({
      ...{ idKind: 'product', productId: 'p100', name: 'Camiseta Básica 0', brand: 'Marca 2' },
      skus: [{ skuId: 's200', name: 'Azul', detail: 's200' }, { skuId: 's201' }],
    });
  });

  it('shows its last page where one beyond the end is asked for', async () => {
    const { position, total, products } = await search({}, 100_000);
    expect({ position, total, shown: products.length }).toEqual({ position: 3_400, total: 3_401, shown: 1 });
  });

  it('shows of a product what fits, the causes that block most first', async () => {
    const [product] = (await search({ search: 'p777' })).products;
    expect(product).toMatchObject({
      ...{ productId: 'p777', name: 'Camiseta Básica 77', brand: 'Marca 0', category: '' },
      findings: [
        {
          cause: 'brand.missing',
          reason: '',
          skus: 2,
          skuIds: ['s1554', 's1555'],
          details: ['s1554', 's1555'],
        },
        { cause: 'price.missing', reason: '', skus: 2 },
      ],
    });
    const [narrowed] = (await search({ search: 's1555', group: noBrand })).products;
    expect(narrowed?.findings).toMatchObject([
      { ...noBrand, skus: 1, skuIds: ['s1555'], details: ['s1555'] },
    ]);
  });

  it('finds by name whatever the case and accents, and takes no word as a pattern', async () => {
    expect((await search({ search: 'CAMISETA BASICA 42' })).total).toBe(34);
    expect((await search({ search: ' básica 42 ' })).total).toBe(34);
    const patterns = ['%', '_', 'Camiseta%42', '\\', "'", '\0%', '.*', 'x'.repeat(5_000)];
    for (const typed of patterns)
      expect([typed, (await search({ search: typed })).total]).toEqual([typed, 0]);
  });

  it('keeps to a cause, a brand and a category', async () => {
    const facets = (of: 'brand' | 'category', typed = '') =>
      test.storage.fixLists.facets(workspace, storeId, { of, group: noBrand, typed }, 100);
    const brands = await facets('brand');
    expect(brands.map(({ name }) => name)).toEqual(
      ['0', '1', '2', '3', '4', '5', '6'].map((n) => `Marca ${n}`),
    );
    expect(await facets('brand', 'RCA 3')).toEqual([brands[3]]);
    const [without, shirts] = await facets('category');
    expect([without?.name, shirts?.name]).toEqual(['', 'Camisetas']);
    const [brand, category] = [brands[3]!.key, without!.key];
    expect((await search({ brand })).total).toBe(brands[3]!.products);
    for (const one of (await search({ group: noBrand, brand, category }, 0, 100)).products) {
      expect(one).toMatchObject({ brand: 'Marca 3', category: '', findings: [{ cause: 'brand.missing' }] });
    }
    expect((await search({ group: { cause: 'url.missing', reason: '' } })).total).toBe(0);
    expect((await search({ brand: 'no key' })).total).toBe(0);
  });

  it('hands out every finding once, as of one moment, though another list is published meanwhile', async () => {
    const seen: string[] = [];
    const other = `update sku_finding set fixed_at = app_now() where store_id = $1`;
    const sources = await test.storage.fixLists.readAll(workspace, storeId, async (first, pages) => {
      for await (const page of pages) {
        if (seen.length === 0) await test.database.query(other, [storeId]);
        seen.push(...page.map(({ skuId, cause }) => `${skuId} ${cause}`));
      }
      return first;
    });
    expect([seen.length, new Set(seen).size]).toEqual([10_000, 10_000]);
    expect(sources?.vtex?.asOf).toEqual(expect.any(Date));
    expect((await search()).total).toBe(0);
    await test.database.query('update sku_finding set fixed_at = null where store_id = $1', [storeId]);
  });

  it('has one file of a person under way at a time, and ends that by itself', async () => {
    const begin = (user = 'UEVE') => test.storage.fixLists.beginFile(workspace, storeId, user);
    const both = await Promise.all([begin(), begin()]);
    expect(both.toSorted()).toEqual(['begun', 'busy']);
    expect(await begin('UBOB')).toBe('begun');
    await test.storage.fixLists.endFile(workspace, storeId, 'UEVE');
    expect(await begin()).toBe('busy');
    await test.storage.clock.shift(5_000);
    expect([await begin(), await begin('UBOB')]).toEqual(['begun', 'busy']);
    await test.storage.clock.shift(180_000);
    expect(await begin()).toBe('begun');
    expect(await test.storage.fixLists.beginFile(workspace, workspace.id, 'UEVE')).toBe('gone');
  });

  it('counts a SKU once that both VTEX and TikTok have something against', async () => {
    await test.database.query(
      "update item_pass set join_key = 'sku', published_at = app_now() where store_id = $1",
      [storeId],
    );
    await test.database.query(
      `insert into sku_finding (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
      values ($1, $2, 's1554', 'tiktok.rejected', 'Prohibited content', '', app_now(), app_now())`,
      [workspace.id, storeId],
    );
    const [product] = (await search({ search: 'p777' })).products;
    expect(product?.findings).toMatchObject([
      { cause: 'brand.missing', skus: 2, skuIds: ['s1554', 's1555'] },
      { cause: 'price.missing', skus: 2 },
      { cause: 'tiktok.rejected', skus: 1, skuIds: ['s1554'] },
    ]);
  });
});
