import { findByProductId, findBySkuId, settle } from '../../worlds/tiktok-catalog.ts';
import type { Catalog, Item, TikTokState } from '../../worlds/tiktok-model.ts';
import { catalogInQuery, get } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import { filterOf, filterableFields } from '../conditions.ts';
import type { Field } from '../conditions.ts';
import { isRecord, object, pageOf, paging, textList } from '../parameters.ts';
import { Refused, badParameter } from '../refused.ts';
import { productRow } from '../product-row.ts';

const maxPageSize = 500; // tiktok-business-api.md 4.3, like the four below
const maxPosition = 100_000;
const maxIds = 1000;
const maxSets = 100;
const maxSkuIdLength = 100;
const unordered: readonly string[] = ['audit_status', 'active_status', 'condition', 'age_group', 'gender'];

export const productEndpoints: Record<string, Endpoint> = {
  '/catalog/product/get/': get((call) => {
    const catalog = catalogInQuery(call);
    const pages = paging(call, maxPageSize);
    if (pages.page * pages.pageSize > maxPosition) {
      throw badParameter('page', `page * page_size must be at most ${maxPosition}.`);
    }
    textList(call, 'product_set_ids', maxSets);
    settle(catalog, call.world.nowMs());
    const { rows, page_info } = pageOf(selected(call, catalog), pages);
    return { list: rows.map((item) => productRow(call.world, catalog, item)), page_info };
  }),
};

function selected(call: TokenCall, catalog: Catalog): readonly Item[] {
  const productIds = textList(call, 'product_ids', Infinity);
  const skuIds = textList(call, 'sku_ids', Infinity);
  checkIds(productIds, skuIds);
  // Unknown ids are silently left out; conditions and order are ignored with ids.
  if (productIds !== null) return productIds.flatMap((id) => findByProductId(catalog, id) ?? []);
  if (skuIds !== null) return skuIds.flatMap((id) => findBySkuId(catalog, id) ?? []);
  const read = (item: Item, field: Field): string => fieldOf(call.world, catalog, item, field);
  const fits = filterOf(object(call, 'conditions'), read);
  const found = fits === null ? catalog.items : catalog.items.filter(fits);
  return inOrder(found, object(call, 'order'), read);
}

function checkIds(productIds: readonly string[] | null, skuIds: readonly string[] | null): void {
  if (productIds !== null && skuIds !== null) throw badParameter('sku_ids', 'Not together with product_ids.');
  // 40011 = ID_LIMIT_EXCEED: tiktok-business-api.md 7.2
  if ((productIds ?? skuIds ?? []).length > maxIds) throw new Refused(40011, `At most ${maxIds} ids.`);
  if (skuIds === null) return;
  if (new Set(skuIds).size < skuIds.length) throw badParameter('sku_ids', 'Duplicate ids.');
  if (skuIds.some((id) => id.length > maxSkuIdLength)) throw badParameter('sku_ids', 'An id is too long.');
}

/** The cheap fields first: a filter on audit_status runs over 100,000 products a page. */
function fieldOf(state: TikTokState, catalog: Catalog, item: Item, field: Field): string {
  if (field === 'audit_status') return item.audit;
  if (field === 'active_status') return item.active ? 'ACTIVATED' : 'DEACTIVATED';
  const row = productRow(state, catalog, item);
  const price = row[state.shapes.price] as Record<string, unknown>;
  if (field === 'price_info') return scalar(price['price']);
  if (field === 'sale_price') return scalar(price['sale_price']);
  return scalar(row[field] ?? (row[state.shapes.detail] as Record<string, unknown>)[field]);
}

const scalar = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

function inOrder(
  found: readonly Item[],
  order: Record<string, unknown> | null,
  read: (item: Item, field: Field) => string,
): readonly Item[] {
  const rule: unknown = Array.isArray(order?.['custom_order']) ? order['custom_order'][0] : null;
  if (!isRecord(rule)) return found;
  const field = filterableFields.find((name) => name === rule['field']);
  if (field === undefined || unordered.includes(field))
    throw badParameter('order', 'The field cannot be used.');
  // "DES", not "DESC": tiktok-business-api.md 4.3
  if (rule['type'] !== 'ASC' && rule['type'] !== 'DES')
    throw badParameter('order', 'The type is ASC or DES.');
  const sign = rule['type'] === 'ASC' ? 1 : -1;
  const keyed = found.map((item) => ({ item, key: read(item, field) }));
  keyed.sort((one, other) => sign * one.key.localeCompare(other.key, 'en', { numeric: true }));
  return keyed.map(({ item }) => item);
}
