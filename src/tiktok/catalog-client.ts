import type { Answer } from '../core/answer.ts';
import type { CatalogItem, Diagnostics } from '../core/products/items/catalog-item.ts';
import type { TikTokCatalogApi } from '../core/products/ports.ts';
import { catalogReads } from './catalog-read.ts';
import type { CatalogRead } from './catalog-read.ts';
import * as schema from './catalog-schema.ts';
import type { Page } from './fields.ts';
import { itemsPerPage, mostItems, pageSizes } from './limits.ts';
import { brokenChain, readPages } from './paging.ts';
import type { Ask, Read } from './request.ts';
import { skuIdBatches } from './sku-id-batches.ts';
import { readUploads } from './uploads.ts';

/** TikTok would refuse the parameter, as if we had made a mistake. */
const beyond = { class: 'noInfo', reason: `beyond ${mostItems} items` } as const;

/** With another's items in it, it does not answer the question: perhaps the filter was ignored. */
const notAskedFor = { class: 'noInfo', reason: 'items not asked for' } as const;

/** TikTok's catalog item by item (tiktok-business-api.md 4.3, 4.5–4.7). Changes nothing, safe to repeat. */
export function createCatalogApi(ask: Ask): TikTokCatalogApi {
  return {
    async catalogItems(token, ids, { audit, page }, lane) {
      if (page * itemsPerPage > mostItems) return beyond;
      const filter = audit === null ? {} : { conditions: auditIs(audit) };
      const answer = await readItems(ask, catalogReads(token, ids, lane), { ...filter, page: String(page) });
      if (answer.class !== 'good') return answer;
      const { rows, info } = answer.value;
      const total = info?.total_number ?? null;
      if (rows.length === 0 && (total ?? 0) > (page - 1) * itemsPerPage) return brokenChain; // it lost its rows
      return { class: 'good', value: { items: rows, total } };
    },

    async catalogItemsBySkuIds(token, ids, skuIds, lane) {
      const items: CatalogItem[] = [];
      for (const batch of skuIdBatches(skuIds)) {
        const query = { sku_ids: JSON.stringify(batch), page: '1' };
        const answer = await readItems(ask, catalogReads(token, ids, lane), query);
        if (answer.class !== 'good') return answer;
        const { rows } = answer.value;
        if (!rows.every(({ skuId }) => batch.includes(skuId))) return notAskedFor;
        if (mayLackRows(answer.value, batch)) return brokenChain;
        items.push(...rows);
      }
      return { class: 'good', value: items };
    },

    async diagnostics(token, ids, language, lane) {
      // Without feed_id it speaks of the default feed alone (4.5).
      const read = catalogReads(token, ids, lane)('diagnostic/catalog', { feed_id: 'ALL', lang: language });
      const listing = { read, schema: schema.diagnostics, pageSize: pageSizes.diagnostics };
      const answer = await readPages(ask, listing);
      return answer.class === 'good' ? joinDays(answer.value) : answer;
    },

    uploads: (token, ids, lane) => readUploads(ask, catalogReads(token, ids, lane)),
  };
}

/** The lower case is that of the answers; no document shows the value in a condition (4.3). */
function auditIs(audit: string): string {
  return JSON.stringify({ and: [{ field: 'audit_status', operator: 'EQ', values: [audit] }] });
}

async function readItems(
  ask: Ask,
  readOf: CatalogRead,
  query: { readonly page: string } & Read['query'],
): Promise<Answer<Page<CatalogItem>>> {
  const read = readOf('catalog/product/get', { ...query, page_size: String(itemsPerPage) });
  const answer = await ask(read, schema.items);
  if (answer.class !== 'good') return answer;
  return isPage(answer.value, Number(query.page)) ? answer : brokenChain;
}

/** Not so a page of another number or size, from which the next one would not go on. */
function isPage({ rows, info }: Page<unknown>, page: number): boolean {
  if ((info?.page ?? page) !== page) return false;
  return (info?.page_size ?? itemsPerPage) === itemsPerPage && rows.length <= itemsPerPage;
}

/**
 * An item that lacks would be taken for one that TikTok does not have. No document says what the total counts beside ids: more than
 * was asked for is the whole catalog, for a store's id is one item's (4.0); else it may be the items that fit, and all must be there.
 */
function mayLackRows({ rows, info }: Page<CatalogItem>, skuIds: readonly string[]): boolean {
  const total = info?.total_number ?? 0;
  return total <= skuIds.length && new Set(rows.map(({ itemId }) => itemId)).size < total;
}

/** Pages of two days are of two readings, as after midnight UTC: their issues cannot be put together. */
function joinDays(pages: readonly schema.DiagnosticsPage[]): Answer<Diagnostics> {
  const day = pages[0]?.day ?? null;
  if (pages.some((page) => page.day !== day)) return brokenChain;
  return { class: 'good', value: { day, issues: pages.flatMap(({ rows }) => rows) } };
}
