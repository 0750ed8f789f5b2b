import type { CatalogItem } from './catalog-item.ts';
import { badImages } from './catalog-item.ts';
import type { JoinKey } from './join-key.ts';

/** Where a SKU stands at TikTok. `missing`: TikTok names no item for it. */
export type Standing = 'available' | 'inReview' | 'rejected' | 'missing';

/** Of all items that TikTok holds for one SKU: the worst counts. */
export function standingOf(items: readonly CatalogItem[]): Standing {
  if (items.length === 0) return 'missing';
  // A bad image alone stays "processing" for ever: nobody reviews it any more (tiktok-business-api.md 4.3).
  if (items.some(({ audit, image }) => audit === 'rejected' || badImages.includes(image))) return 'rejected';
  return items.every(({ audit }) => audit === 'approved') ? 'available' : 'inReview';
}

/** What both sides call a SKU. */
export type SkuIds = { readonly skuId: string; readonly productId: string };

/** Under which of the store's ids TikTok holds it. Where that is not known: findings of TikTok's side stand under TikTok's id. */
export const itemKeyOf = ({ skuId, productId }: SkuIds, joinKey: JoinKey | null): string =>
  joinKey === 'product' ? productId : skuId;

/** By SKU id, of items that were asked for by the keys of these SKUs. */
export function standingsOf(
  skus: readonly SkuIds[],
  items: readonly CatalogItem[],
  joinKey: JoinKey | null,
): ReadonlyMap<string, Standing> {
  const byKey = new Map<string, CatalogItem[]>();
  for (const item of items) byKey.set(item.skuId, [...(byKey.get(item.skuId) ?? []), item]);
  return new Map(skus.map((sku) => [sku.skuId, standingOf(byKey.get(itemKeyOf(sku, joinKey)) ?? [])]));
}
