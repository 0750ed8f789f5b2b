import { brandOf } from '../../sandbox/vtex/endpoints/sku-context.ts';
import { findSku, inChannel, stockOf } from '../../sandbox/worlds/vtex-sku.ts';
import type { VtexSku } from '../../sandbox/worlds/vtex-sku.ts';
import { skuIdAt } from '../../sandbox/worlds/catalog-seed.ts';
import { tiktokChannel } from '../../sandbox/worlds/vtex-model.ts';
import type { VtexAccount, VtexCause } from '../../sandbox/worlds/vtex-model.ts';
import { causes } from '../../src/core/products/causes.ts';
import type { CauseName } from '../../src/core/products/causes.ts';
import type { FixListRepository } from '../../src/core/products/ports.ts';
import type { Workspace } from '../../src/core/workspace.ts';

/** What a person must be told of each planted cause where nothing else is wrong; null: the SKU is not in the list at all. */
const told = {
  'no-name': 'name.missing',
  'long-name': 'name.tooLong',
  'emoji-name': 'text.unusable',
  'no-category': 'category.missing',
  'no-description': 'description.missing',
  'blank-description': 'description.missing',
  'long-description': 'description.tooLong',
  'no-brand': 'brand.missing',
  'long-brand': 'brand.tooLong',
  'no-url': 'url.missing',
  'no-images': 'images.missing',
  'no-price': 'price.missing',
  'out-of-stock': 'stock.none',
  'no-dimensions': 'dimensions.missing',
  'not-returned': 'offer.missing',
  'sku-inactive': 'sku.inactive',
  'product-inactive': 'product.inactive',
  'not-visible': 'product.invisible',
  'brand-inactive': 'brand.inactive',
  'category-inactive': 'category.inactive',
  unreadable: 'sku.unreadable',
  removed: null,
  'not-in-channel': null,
} as const satisfies Record<VtexCause, CauseName | null>;

/** What is not told beside the first: VTEX asks nobody for the price of what is switched off, a brand without a name has no state. */
const hides: readonly (readonly [VtexCause, readonly VtexCause[]])[] = [
  ['no-name', ['long-name', 'emoji-name']],
  ['sku-inactive', ['not-returned', 'no-dimensions', 'no-price', 'out-of-stock']],
  ['product-inactive', ['not-returned', 'no-dimensions', 'no-price', 'out-of-stock']],
  ['not-returned', ['no-dimensions', 'no-price', 'out-of-stock']],
  ['no-dimensions', ['no-price', 'out-of-stock']],
  ['no-price', ['out-of-stock']],
  ['no-brand', ['brand-inactive', 'long-brand']],
  ['no-description', ['long-description']],
  ['long-description', ['blank-description']],
  ['no-category', ['category-inactive']],
];

/** `cause SKU`, as `foundIn` answers it; of brands and categories the name, too. */
export type Findings = ReadonlySet<string>;

/**
 * What the fix list must say of this account, worked out from what was planted. `before`: what it said last, which stays for SKUs
 * that cannot be read.
 */
export function plantedIn(account: VtexAccount, before: Findings): Findings {
  const found = new Set<string>();
  for (let index = 0; index < account.skuCount; index += 1) {
    const skuId = String(skuIdAt(index));
    const sku = findSku(account, skuIdAt(index));
    if (sku === null || !inChannel(account, index, tiktokChannel)) continue;
    if (sku.has('unreadable')) {
      for (const one of before) if (one.split(' ')[1] === skuId) found.add(one);
      found.add(`sku.unreadable ${skuId}`);
      continue;
    }
    const planted = new Set<VtexCause>(account.troubles.get(index));
    if (stockOf(sku) === 0) planted.add('out-of-stock');
    for (const [cause, hidden] of hides)
      if (planted.has(cause)) for (const one of hidden) planted.delete(one);
    for (const cause of planted) found.add(lineOf(cause, skuId, sku));
  }
  return found;
}

function lineOf(cause: VtexCause, skuId: string, sku: VtexSku): string {
  const of = { 'brand-inactive': brandOf(sku), 'category-inactive': sku.seed.category.name } as const;
  const shared = cause === 'brand-inactive' || cause === 'category-inactive' ? ` ${of[cause]}` : '';
  return `${String(told[cause])} ${skuId}${shared}`;
}

export type FixListView = { readonly publishedMs: number | null; readonly found: Findings };

/** Everything that `/tiktok products` shows of what VTEX lacks. */
export async function foundIn(
  fixLists: FixListRepository,
  workspace: Workspace,
  storeId: string,
): Promise<FixListView> {
  const list = await fixLists.read(workspace, storeId);
  const found = new Set<string>();
  for (const group of list?.groups ?? []) {
    if (causes[group.cause].source !== 'vtex') continue;
    const [products = []] = await fixLists.firstProducts(workspace, storeId, [group], group.products);
    const skuIds = products.flatMap(({ skus }) => skus.map(({ skuId }) => skuId));
    if (skuIds.length !== group.skus) throw new Error(`${group.cause}: counted and shown are not the same`);
    const shared = group.reason === '' ? '' : ` ${group.reason}`;
    for (const skuId of skuIds) found.add(`${group.cause} ${skuId}${shared}`);
  }
  return { publishedMs: list?.vtex?.asOf.getTime() ?? null, found };
}
