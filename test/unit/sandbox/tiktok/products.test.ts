import { afterEach, describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { closeAll, dayMs, startTikTok } from './start.ts';
import type { TikTok } from './start.ts';

afterEach(closeAll);

type Row = {
  product_id: string;
  sku_id: string;
  image_status: string;
  ad_creation_eligible: string;
  availability: string;
  audit: { audit_status: string; rejected_info?: { reason: string }[] };
};

async function allProducts({ get, catalog }: TikTok, page_size: number, more: object = {}): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const { data } = await get('/catalog/product/get/', { ...catalog, page, page_size, ...more });
    rows.push(...(data['list'] as Row[]));
    if (page >= (data['page_info'] as { total_page: number }).total_page) return rows;
  }
}

const audits = (rows: readonly Row[]) => {
  const counts = { approved: 0, processing: 0, rejected: 0 };
  for (const row of rows) counts[row.audit.audit_status as keyof typeof counts] += 1;
  return counts;
};

describe('setCounts', () => {
  it('gives exactly these counts through paging and overview, from any counts before', async () => {
    const tiktok = await startTikTok();
    const count = fc.nat(60);
    const counts = fc.record({ approved: count, processing: count, rejected: count });
    await fc.assert(
      fc.asyncProperty(counts, fc.integer({ min: 20, max: 500 }), async (target, pageSize) => {
        tiktok.world.setCounts(target);
        const rows = await allProducts(tiktok, pageSize);
        expect(audits(rows)).toEqual(target);
        expect((await tiktok.get('/catalog/overview/', tiktok.catalog)).data).toEqual(target);
        expect(new Set(rows.map((row) => row.sku_id)).size).toBe(rows.length);
        expect(new Set(rows.map((row) => row.product_id)).size).toBe(rows.length);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('touches as few products as it can', async () => {
    const tiktok = await startTikTok();
    const before = new Map(
      (await allProducts(tiktok, 500)).map((row) => [row.sku_id, row.audit.audit_status]),
    );
    tiktok.world.setCounts({ approved: 810, rejected: 11 });
    const changed = (await allProducts(tiktok, 500)).filter(
      (row) => before.get(row.sku_id) !== row.audit.audit_status,
    );
    expect(changed).toHaveLength(2);
  });

  it('makes 100,000 products that can be read by id and by condition', async () => {
    const tiktok = await startTikTok();
    const { world, get, catalog } = tiktok;
    world.setCounts({ approved: 99_000, processing: 900, rejected: 100 });
    expect((await get('/catalog/overview/', catalog)).data).toEqual({
      approved: 99_000,
      processing: 900,
      rejected: 100,
    });
    const conditions = { and: [{ field: 'audit_status', operator: 'EQ', values: ['rejected'] }] };
    const rejected = await allProducts(tiktok, 60, { conditions });
    expect(rejected).toHaveLength(100);
    const sku_ids = [rejected[99]!.sku_id, 'unknown', rejected[0]!.sku_id];
    const { data } = await get('/catalog/product/get/', { ...catalog, sku_ids });
    expect((data['list'] as Row[]).map((row) => row.sku_id)).toEqual([sku_ids[0], sku_ids[2]]);
    const last = await get('/catalog/product/get/', { ...catalog, page: 200, page_size: 500 });
    expect(last.data['list']).toHaveLength(500);
    expect(await get('/catalog/product/get/', { ...catalog, page: 201, page_size: 500 })).toMatchObject({
      code: 40002,
    });
  });
});

describe('the product list', () => {
  it('says why a product was rejected, or which image holds it back', async () => {
    const tiktok = await startTikTok();
    const rows = await allProducts(tiktok, 500);
    const rejected = rows.filter((row) => row.audit.audit_status === 'rejected');
    expect(rejected).toHaveLength(9);
    for (const row of rejected) expect(row.audit.rejected_info?.[0]?.reason).toMatch(/^\w/);
    expect(new Set(rejected.map((row) => row.audit.rejected_info?.[0]?.reason)).size).toBeGreaterThan(2);
    expect(
      rows.some((row) => row.audit.audit_status === 'processing' && row.image_status === 'FILTERED'),
    ).toBe(true);
    for (const row of rows) {
      const usable = row.audit.audit_status === 'approved' && row.availability === 'IN_STOCK';
      expect(row.ad_creation_eligible).toBe(usable ? 'AVAILABLE' : 'NOT_AVAILABLE');
    }
  });

  it('finds by product id and refuses mixed, doubled and too many ids', async () => {
    const { get, catalog } = await startTikTok();
    const path = '/catalog/product/get/';
    const [row] = (await get(path, { ...catalog, page_size: 1 })).data['list'] as Row[];
    const found = await get(path, { ...catalog, product_ids: [row!.product_id, '7990000000000000001'] });
    expect(found.data['list']).toEqual([row]);
    const ids = Array.from({ length: 1001 }, (_, at) => String(at));
    expect(await get(path, { ...catalog, sku_ids: ['1'], product_ids: ['1'] })).toMatchObject({
      code: 40002,
    });
    expect(await get(path, { ...catalog, sku_ids: ['1', '1'] })).toMatchObject({ code: 40002 });
    expect(await get(path, { ...catalog, sku_ids: ['x'.repeat(101)] })).toMatchObject({ code: 40002 });
    expect(await get(path, { ...catalog, sku_ids: ids })).toMatchObject({ code: 40011 });
  });

  it.each([
    [
      { and: [{ field: 'brand', operator: 'EQ', values: ['Garoa'] }] },
      (row: Record<string, unknown>) => row['brand'] === 'Garoa',
    ],
    [
      {
        or: [
          { field: 'title', operator: 'PREFIX', values: ['Bota'] },
          { field: 'title', operator: 'WILDCARD', values: ['saia'] },
        ],
      },
      (row: Record<string, unknown>) => /^Bota|saia/i.test(row['title'] as string),
    ],
    [
      { and: [{ field: 'price_info', operator: 'RNG', values: ['50', '100'] }] },
      (row: Record<string, unknown>) => {
        const { price } = row['price'] as { price: number };
        return price >= 50 && price <= 100;
      },
    ],
    [
      { and: [{ field: 'audit_status', operator: 'NOT_IN', values: ['approved', 'processing'] }] },
      (row: Record<string, unknown>) =>
        (row['audit'] as { audit_status: string }).audit_status === 'rejected',
    ],
  ])('filters by conditions %j', async (conditions, fits) => {
    const tiktok = await startTikTok();
    const all = (await allProducts(tiktok, 500)) as unknown as Record<string, unknown>[]; // read by key here
    const found = await allProducts(tiktok, 500, { conditions });
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(all.filter(fits));
  });

  it('orders by a field', async () => {
    const { get, catalog } = await startTikTok();
    const prices = async (type: string) => {
      const order = { custom_order: [{ field: 'price_info', type }] };
      const { data } = await get('/catalog/product/get/', { ...catalog, page_size: 500, order });
      return (data['list'] as { price: { price: number } }[]).map((row) => row.price.price);
    };
    const falling = await prices('DES');
    expect(falling).toEqual([...falling].sort((one, other) => other - one));
    const order = { custom_order: [{ field: 'audit_status', type: 'ASC' }] };
    expect(await get('/catalog/product/get/', { ...catalog, order })).toMatchObject({ code: 40002 });
  });
});

describe('product levers', () => {
  it('needDetails gives exactly n rejected and keeps the number of products while it can', async () => {
    const { world } = await startTikTok();
    world.needDetails(40);
    expect(world.counts()).toEqual({ approved: 781, processing: 31, rejected: 40 });
    world.needDetails(0);
    expect(world.counts()).toEqual({ approved: 821, processing: 31, rejected: 0 });
    world.needDetails(1000);
    expect(world.counts()).toEqual({ approved: 0, processing: 0, rejected: 1000 });
  });

  it('fixed products are reviewed and approved when the clock has moved on', async () => {
    const tiktok = await startTikTok({ reviewDelayMs: 60_000 });
    const { world, clock, get, catalog } = tiktok;
    const counts = async () => (await get('/catalog/overview/', catalog)).data;
    const broken = world.breakProducts(5, 'landing-page');
    expect(await counts()).toEqual({ approved: 807, processing: 31, rejected: 14 });
    expect(world.fixProducts(broken.slice(0, 3))).toEqual(broken.slice(0, 3));
    expect(await counts()).toEqual({ approved: 807, processing: 34, rejected: 11 });
    clock.ms += 59_999;
    expect(await counts()).toEqual({ approved: 807, processing: 34, rejected: 11 });
    clock.ms += 1;
    expect(await counts()).toEqual({ approved: 810, processing: 31, rejected: 11 });
  });

  it('a small image keeps a product under review for ever', async () => {
    const { world, clock } = await startTikTok();
    world.breakProducts(2, 'image-too-small');
    world.reviewPending();
    clock.ms += 30 * dayMs;
    expect(world.counts().processing).toBeGreaterThanOrEqual(2);
    world.fixProducts(Infinity);
    clock.ms += dayMs;
    expect(world.counts()).toEqual({ approved: 852, processing: 0, rejected: 0 });
  });

  it('added products are new SKUs, deleted ones are gone', async () => {
    const { world, get, catalog } = await startTikTok();
    const added = world.addProducts(3);
    expect(world.counts()).toEqual({ approved: 812, processing: 34, rejected: 9 });
    expect(world.deleteProducts(added)).toEqual(added);
    world.deleteProducts(52);
    const { data } = await get('/catalog/product/get/', { ...catalog, sku_ids: added });
    expect(data['list']).toEqual([]);
    const { approved, processing, rejected } = world.counts();
    expect(approved + processing + rejected).toBe(800);
  });

  it('a catalog without a usable product may not be advertised', async () => {
    const { world, get, store } = await startTikTok();
    const eligible = async () =>
      (
        (await get('/catalog/get/', { bc_id: store.bcId })).data['list'] as { ad_creation_eligible: string }[]
      )[0]?.ad_creation_eligible;
    expect(await eligible()).toBe('AVAILABLE');
    world.setCounts({ approved: 0 });
    expect(await eligible()).toBe('NOT_AVAILABLE');
  });
});

describe('diagnostics', () => {
  it('describe yesterday: a change of today shows tomorrow', async () => {
    const { world, clock, get, catalog } = await startTikTok();
    const issue = async () => {
      const { data } = await get('/diagnostic/catalog/', { ...catalog, page_size: 20, lang: 'pt' });
      const issues = data['issues'] as { issue_id: string; affected_product_count: number }[];
      return [
        data['diagnostic_date'],
        issues.find((found) => found.issue_id === '4003')?.affected_product_count ?? 0,
      ];
    };
    const [date, before] = await issue();
    expect(date).toBe('2026-11-22');
    world.breakProducts(20, 'price-mismatch');
    expect(await issue()).toEqual(['2026-11-22', before]);
    clock.ms += dayMs;
    expect(await issue()).toEqual(['2026-11-23', Number(before) + 20]);
    world.fixProducts(Infinity);
    expect(await issue()).toEqual(['2026-11-23', Number(before) + 20]);
  });

  it('show their examples as they were yesterday, also after a repair', async () => {
    const { world, clock, get, catalog } = await startTikTok();
    const [sku] = world.breakProducts(1, 'landing-page');
    clock.ms += dayMs;
    const example = async () => {
      const { data } = await get('/diagnostic/catalog/', { ...catalog, page_size: 20 });
      const issues = data['issues'] as { issue_id: string; example_affected_products: Row[] }[];
      const rows = issues.find((found) => found.issue_id === '4001')?.example_affected_products;
      return rows?.find((row) => row.sku_id === sku)?.audit.audit_status;
    };
    expect(await example()).toBe('rejected');
    world.fixProducts([sku!]);
    expect(await example()).toBe('rejected');
  });

  it('filter by level and category and show at most ten products', async () => {
    const { world, clock, get, catalog } = await startTikTok();
    world.breakProducts(20, 'prohibited');
    clock.ms += dayMs;
    const read = async (filtering: object) =>
      (await get('/diagnostic/catalog/', { ...catalog, filtering, page_size: 20 })).data['issues'] as {
        issue_category: string;
        example_affected_products: unknown[];
      }[];
    const reviews = await read({ issue_category: 'PRODUCT_REVIEW' });
    expect(reviews.length).toBeGreaterThan(0);
    expect(reviews.every((issue) => issue.issue_category === 'PRODUCT_REVIEW')).toBe(true);
    expect(Math.max(...reviews.map((issue) => issue.example_affected_products.length))).toBe(10);
    expect(await read({ issue_level: 'WARNING' })).toEqual([]);
    expect(await get('/diagnostic/catalog/', { ...catalog, lang: 'pt-BR' })).toMatchObject({ code: 40002 });
  });
});
