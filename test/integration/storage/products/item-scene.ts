import type { CatalogItem } from '../../../../src/core/products/items/catalog-item.ts';
import { firstCursor } from '../../../../src/core/products/items/item-chain.ts';
import type { ItemCursor } from '../../../../src/core/products/items/item-chain.ts';
import type { ItemPass, ItemReports } from '../../../../src/core/products/items/item-ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import type { Storage } from '../../../../src/storage/storage.ts';
import type { TestDatabase } from '../../../support/test-database.ts';

/** An approved item under this id of the store. */
export const itemOf = (skuId: string, over: Partial<CatalogItem> = {}): CatalogItem => ({
  itemId: `tiktok-${skuId}`,
  skuId,
  title: `Item of ${skuId}`,
  audit: 'approved',
  image: 'stored',
  issues: [],
  ...over,
});

export const rejectedOf = (skuId: string, ...reasons: readonly string[]): CatalogItem =>
  itemOf(skuId, {
    audit: 'rejected',
    issues: reasons.map((reason) => ({ reason, suggestion: `Mend: ${reason}` })),
  });

export const complete: ItemCursor = { ...firstCursor, state: 'complete' };
/** Of a catalog that is larger than TikTok lists. */
export const narrowed: ItemCursor = { ...complete, scope: 'processing' };

/** The item pass of this store, or why there is none as a failure. */
export async function beginItems(storage: Storage, workspace: Workspace, storeId: string): Promise<ItemPass> {
  const pass = await storage.items.begin(workspace, storeId);
  if (typeof pass === 'string') throw new Error(`the item pass is ${pass}`);
  return pass;
}

export const nothingTold: ItemReports = { diagnostics: null, uploads: null };
const nextDueAt = new Date('2100-01-01T00:00:00Z');

/** One item pass from its beginning to its end, a second after what was before. */
export async function publishItems(
  storage: Storage,
  workspace: Workspace,
  storeId: string,
  {
    items,
    reports = {},
    cursor = complete,
  }: {
    readonly items: readonly CatalogItem[];
    readonly reports?: Partial<ItemReports>;
    readonly cursor?: ItemCursor;
  },
): Promise<void> {
  await storage.clock.shift(1_000);
  const pass = await beginItems(storage, workspace, storeId);
  await storage.items.savePage(workspace, pass, items, cursor);
  const end = { reports: { ...nothingTold, ...reports }, nextDueAt };
  if ((await storage.items.publish(workspace, pass, end)) === 'lost')
    throw new Error('the item pass is lost');
}

/** As "cause (reason): sku sku". */
export async function openFindings(database: TestDatabase, storeId: string): Promise<string[]> {
  const rows = await database.query<{ text: string }>(
    `select cause || case when reason = '' then '' else ' (' || reason || ')' end || ': ' ||
       string_agg(sku_id, ' ' order by sku_id) as text
     from sku_finding where store_id = $1 and fixed_at is null group by cause, reason order by 1`,
    [storeId],
  );
  return rows.map(({ text }) => text);
}

/** As "cause: sku". */
export async function fixedFindings(database: TestDatabase, storeId: string): Promise<string[]> {
  const rows = await database.query<{ text: string }>(
    `select cause || ': ' || sku_id as text from sku_finding
     where store_id = $1 and fixed_at is not null order by 1`,
    [storeId],
  );
  return rows.map(({ text }) => text);
}
