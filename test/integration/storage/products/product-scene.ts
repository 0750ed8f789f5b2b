import type { PingedSkus } from '../../../../src/core/products/ping-ports.ts';
import type { Pass, SkuResult } from '../../../../src/core/products/ports.ts';
import type { SkuContext } from '../../../../src/core/products/sku.ts';
import type { Defect } from '../../../../src/core/products/causes.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import type { Storage } from '../../../../src/storage/storage.ts';

export const accessOf = (account: string) => ({
  account,
  appKey: `vtexappkey-${account}`,
  appToken: 'secret',
});

export const contextOf = (skuId: string, over: Partial<SkuContext> = {}): SkuContext => ({
  skuId,
  productId: `p${skuId}`,
  productName: `Product of ${skuId}`,
  skuName: 'Azul P',
  description: '<p>Text</p>',
  brand: 'Marca',
  isBrandActive: true,
  category: 'Camisetas',
  isCategoryActive: true,
  path: '/camiseta/p',
  imageUrls: ['https://images.example/1.jpg'],
  isActive: true,
  isProductActive: true,
  isVisible: true,
  salesChannels: [3],
  ...over,
});

export const readOf = (skuId: string, ...causes: readonly (Defect['cause'] | Defect)[]): SkuResult => ({
  kind: 'read',
  context: contextOf(skuId),
  isSellable: true,
  defects: causes.map((one) => (typeof one === 'string' ? { cause: one, reason: '' } : one)),
});

/** The pass of this store, or why there is none as a failure. */
export async function beginPass(storage: Storage, workspace: Workspace, storeId: string): Promise<Pass> {
  const pass = await storage.passes.begin(workspace, storeId);
  if (typeof pass === 'string') throw new Error(`the pass is ${pass}`);
  return pass;
}

/** VTEX said a minute ago that this SKU has changed, and somebody is reading it now. */
export async function beginPinged(
  storage: Storage,
  workspace: Workspace,
  storeId: string,
  skuId: string,
): Promise<PingedSkus> {
  const { stores } = await storage.stores.list(workspace);
  const account = stores.find(({ id }) => id === storeId)?.vtexAccount ?? '';
  const secret = await storage.pings.secretOf(workspace, account);
  const ping = { skuId, account, affiliateId: null };
  await storage.pings.receive([{ secret: secret ?? '', ping }]);
  await storage.clock.shift(61_000);
  const start = await storage.pings.begin(workspace, storeId, 100);
  if (typeof start === 'string') throw new Error(`the pinged SKUs are ${start}`);
  return start;
}

/** One pass from its beginning to its end, a second after the one before. */
export async function publishPass(
  storage: Storage,
  workspace: Workspace,
  storeId: string,
  results: readonly SkuResult[],
): Promise<void> {
  await storage.clock.shift(1_000);
  const pass = await beginPass(storage, workspace, storeId);
  await storage.passes.saveIds(workspace, pass, pass.nextPage, results.map(skuIdOf));
  const listed = await storage.passes.endListing(workspace, pass);
  if (listed !== 'ended') throw new Error(`the list is ${listed}`);
  await storage.passes.saveResults(workspace, pass, results, 0);
  // What VTEX held before and lists no more.
  const unlisted = await storage.passes.unread(workspace, pass, 1_000_000);
  const gone = unlisted.map((skuId): SkuResult => ({ kind: 'gone', skuId }));
  await storage.passes.saveResults(workspace, pass, gone, 0);
  const nextDueAt = new Date('2100-01-01T00:00:00Z');
  const end = await storage.passes.publish(workspace, pass, { policyDefects: [], nextDueAt });
  if (end !== 'published') throw new Error('the pass is lost');
}

export const skuIdOf = (result: SkuResult): string =>
  result.kind === 'read' ? result.context.skuId : result.skuId;
