import { sharedReason } from '../../../core/products/causes.ts';
import type { Defect } from '../../../core/products/causes.ts';
import { imageAddressOf } from '../../../core/products/rules/image-address.ts';
import type { SkuResult } from '../../../core/products/ports.ts';

/** As it waits in pass_sku; the names are those that pass-results.ts reads. */
export function resultRow(result: SkuResult): { sku_id: string; result: object } {
  if (result.kind === 'gone') return { sku_id: result.skuId, result: { kind: 'gone', defects: [] } };
  if (result.kind === 'unreadable') {
    const defects = [defectRow({ cause: 'sku.unreadable', reason: '' })];
    return { sku_id: result.skuId, result: { kind: 'unreadable', defects } };
  }
  const { context, isSellable, defects } = result;
  const { skuId, productId, productName, skuName, brand, category } = context;
  const imageUrl = imageAddressOf(context.imageUrls);
  const facts = { productId, productName, skuName, brand, category, imageUrl, isSellable };
  const rows = defects.map(defectRow);
  return { sku_id: skuId, result: { kind: 'read', ...facts, defects: rows } };
}

/** A reason stands in an index, whose entries end at 2,700 bytes: the name of a brand may be longer. */
const longestReason = 500;

const defectRow = (defect: Defect) => ({
  cause: defect.cause,
  reason: sharedReason(defect).slice(0, longestReason).toWellFormed(),
  detail: defect.reason,
});
