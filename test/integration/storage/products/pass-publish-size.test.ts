import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pass, SkuResult } from '../../../../src/core/products/ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { createTestStorage } from '../../../support/test-database.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, installTeam } from '../fixtures.ts';
import { accessOf, beginPass, readOf, skuIdOf } from './product-scene.ts';

const skus = 20_000;
const skusPerFinding = 4;
const findings = skus / skusPerFinding;
const chunk = 200;

const results: readonly SkuResult[] = Array.from({ length: skus }, (_, at) =>
  at % skusPerFinding === 0 ? readOf(String(at), 'brand.missing') : readOf(String(at)),
);

/** What was in order is not any more; the others stay as they were. */
const withOneMore = (one: SkuResult): SkuResult =>
  one.kind === 'read' && one.defects.length === 0 ? readOf(skuIdOf(one), 'price.missing') : one;

// A database of its own: the point is that PostgreSQL has no statistics of it when the first pass is published.
describe('a pass over 20,000 SKUs', () => {
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeAll(async () => {
    test = await createTestStorage();
    workspace = await installTeam(test.storage, 'TSIZE');
    storeId = await addStore(test.storage, workspace, 'shop');
    const [store] = (await test.storage.stores.list(workspace)).stores;
    await test.storage.vtexKeys.save(workspace, accessOf(store!.vtexAccount));
  });
  afterAll(() => test.drop());

  async function readAll(what: readonly SkuResult[]): Promise<Pass> {
    const chunks = Array.from({ length: skus / chunk }, (_, at) => what.slice(at * chunk, (at + 1) * chunk));
    const { passes } = test.storage;
    await test.storage.clock.shift(1_000);
    const pass = await beginPass(test.storage, workspace, storeId);
    for (const [at, some] of chunks.entries())
      await passes.saveIds(workspace, pass, at + 1, some.map(skuIdOf));
    expect(await passes.endListing(workspace, pass)).toBe('ended');
    for (const some of chunks) {
      expect(await passes.unread(workspace, pass, chunk)).toEqual(some.map(skuIdOf));
      expect(await passes.saveResults(workspace, pass, some, 0)).toBe('saved');
    }
    return pass;
  }

  async function publish(pass: Pass): Promise<number> {
    const startedMs = performance.now();
    const nextDueAt = new Date('2100-01-01T00:00:00Z');
    const end = await test.storage.passes.publish(workspace, pass, { policyDefects: [], nextDueAt });
    expect(end).toBe('published');
    return performance.now() - startedMs;
  }

  const count = async (table: 'sku' | 'sku_finding') => {
    const rows = await test.database.query<{ rows: number }>(`select count(*)::int as rows from ${table}`);
    return rows[0]!.rows;
  };
  const read = () => test.storage.fixLists.read(workspace, storeId);
  /** Rows of pass_sku that its indexes and scans have touched. Counted late, so this is the least of it. */
  const touched = async () => {
    const rows = await test.database.query<{ touched: number }>(
      `select (coalesce(idx_tup_fetch, 0) + seq_tup_read)::int as touched
       from pg_stat_user_tables where relname = 'pass_sku'`,
    );
    return rows[0]!.touched;
  };

  it('is published within seconds, and the list can be read at once', async () => {
    const pass = await readAll(results);
    expect(await publish(pass)).toBeLessThan(10_000);
    expect([await count('sku'), await count('sku_finding')]).toEqual([skus, findings]);
    const startedMs = performance.now();
    const list = await read();
    expect(performance.now() - startedMs).toBeLessThan(1_500);
    expect(list).toMatchObject({ vtex: { skus, toFix: findings }, groups: [{ skus: findings }] });
  });

  it('keeps what has not changed, and shows all of what has at one time', async () => {
    const first = await test.database.query('select sku_id, first_seen_at from sku_finding order by 1');
    const groups = async () =>
      JSON.stringify((await read())!.groups.map(({ cause, skus: of }) => [cause, of]));
    const pass = await readAll(results.map(withOneMore));
    const seen = new Set([await groups()]);
    let isOver = false;
    const published = publish(pass).finally(() => (isOver = true));
    while (!isOver) seen.add(await groups());
    await published;
    seen.add(await groups());
    const brands = `["brand.missing",${findings}]`;
    expect([...seen]).toEqual([`[${brands}]`, `[["price.missing",${skus - findings}],${brands}]`]);
    const kept = `select sku_id, first_seen_at from sku_finding where cause = 'brand.missing' order by 1`;
    expect(await test.database.query(kept)).toEqual(first);
  });

  it('looks at no row of a pass for each chunk anew', async () => {
    // Two passes, each with two looks at each row while it is read and some twenty when it is published; a statement that
    // walks through the pass for each chunk looks at 1,000,000 in each of them.
    expect(await touched()).toBeLessThan(2_000_000);
  });
});
