import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { createTestStorage } from '../../../support/test-database.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, installTeam } from '../fixtures.ts';
import { beginItems, complete, nothingTold } from './item-scene.ts';

const items = 5_000;
const nextDueAt = new Date('2100-01-01T00:00:00Z');

/** Two SKUs a product; TikTok knows them by the product, and every tenth product is not there. */
const skusSql = `
  insert into sku (workspace_id, store_id, sku_id, product_id, product_name, sku_name, brand, category, sellable_since, read_at)
  select $1, $2, 's' || n, 'p' || n / 2, 'Product', 'Azul', 'Marca', 'Camisetas', now() - interval '2 days', now()
  from generate_series(0, $3::int * 2 - 1) n`;
const itemsSql = `
  insert into pass_item (workspace_id, store_id, pass_id, item_id, sku_id, title, audit, image, issues, read_at)
  select $1, $2, $3, 'i' || n, 'p' || n, 'Product', 'rejected', 'tooSmall', '[{"reason":"One","suggestion":""},{"reason":"Two","suggestion":""}]', app_now()
  from generate_series(0, $4::int - 1) n where n % 10 <> 0`;

// A database of its own: the point is that PostgreSQL has no statistics of it when it is published.
describe('5,000 items, of which each is rejected', () => {
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeAll(async () => {
    test = await createTestStorage();
    workspace = await installTeam(test.storage, 'TSIZE');
    storeId = await addStore(test.storage, workspace, 'shop');
    await test.database.query(skusSql, [workspace.id, storeId, items]);
    await test.database.query(
      `insert into catalog_pass (workspace_id, store_id, published_at) values ($1, $2, now())
       on conflict (workspace_id, store_id) do update set published_at = now()`,
      [workspace.id, storeId],
    );
  });
  afterAll(() => test.drop());

  async function publish(): Promise<number> {
    await test.storage.clock.shift(1_000);
    const pass = await beginItems(test.storage, workspace, storeId);
    await test.database.query(itemsSql, [workspace.id, storeId, pass.passId, items]);
    await test.storage.items.savePage(workspace, pass, [], complete);
    const startedMs = performance.now();
    const end = { reports: nothingTold, nextDueAt };
    expect(await test.storage.items.publish(workspace, pass, end)).toBe('published');
    return performance.now() - startedMs;
  }

  it('are published and joined with 10,000 SKUs within seconds, and as quickly a second time', async () => {
    for (const _ of ['first', 'again']) expect(await publish()).toBeLessThan(8_000);
    const rows = await test.database.query<object>(
      `select cause || ' ' || reason as name, count(*)::int as skus from sku_finding where fixed_at is null
       group by 1 order by 1`,
    );
    const skus = items * 2;
    expect(rows).toEqual([
      { name: 'join.notSent ', skus: skus * 0.1 },
      { name: 'tiktok.image tooSmall', skus: skus * 0.9 },
      { name: 'tiktok.rejected One', skus: skus * 0.9 },
      { name: 'tiktok.rejected Two', skus: skus * 0.9 },
    ]);
  });
});
