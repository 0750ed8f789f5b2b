import { z } from 'zod';
import type { CatalogItem, DiagnosticIssue } from '../core/products/items/catalog-item.ts';
import { count, listing, pageInfo, shortId, shortText, text, utcDay } from './fields.ts';
import type { Page } from './fields.ts';
import { auditState, imageState } from './item-state.ts';
import { mostReasons, mostSamples } from './limits.ts';

// Items and diagnostics: tiktok-business-api.md 4.3, 4.5. Only the fields that we use.

const reasons = z
  .array(z.object({ reason: shortText, suggestion: shortText }))
  .nullish()
  .transform((list) => (list ?? []).filter(({ reason, suggestion }) => reason !== '' || suggestion !== ''));

/** Sources disagree about the name of the reasons; an answer has one of the two. */
const audit = z
  .object({ audit_status: text, rejected_info: reasons, reject_info: reasons })
  .nullish()
  .transform((given): Pick<CatalogItem, 'audit' | 'issues'> => {
    const state = auditState(given?.audit_status ?? '');
    if (!given || state !== 'rejected') return { audit: state, issues: [] };
    const { rejected_info: one, reject_info: other } = given;
    return { audit: state, issues: (one.length > 0 ? one : other).slice(0, mostReasons) };
  });

/** A row without one of its ids fails the page: the item would be missing, or be taken for another one. */
const item = z
  .object({ product_id: shortId, sku_id: shortId, title: shortText, audit, image_status: text })
  .transform((row): CatalogItem => ({
    itemId: row.product_id,
    skuId: row.sku_id,
    title: row.title,
    ...row.audit,
    image: imageState(row.image_status),
  }));

export const items = listing(item);

const levels: ReadonlyMap<string, DiagnosticIssue['level']> = new Map([
  ['CRITICAL', 'critical'],
  ['WARNING', 'warning'],
]);

/** Items as in 4.3, but samples only: one that cannot be identified is of no use, and its absence does no harm. */
const sampleSkuIds = z
  .array(z.object({ sku_id: shortId.nullable().catch(null) }))
  .nullish()
  .transform((rows) => (rows ?? []).flatMap(({ sku_id }) => sku_id ?? []).slice(0, mostSamples));

const diagnosticIssue = z
  .object({
    issue_id: shortId,
    issue_title: shortText,
    reason_and_suggestion: shortText,
    issue_level: text,
    issue_category: shortText,
    issue_product_field: shortText,
    affected_product_count: count.nullish(),
    example_affected_products: sampleSkuIds,
  })
  .transform((row): DiagnosticIssue => ({
    id: row.issue_id,
    title: row.issue_title,
    advice: row.reason_and_suggestion,
    level: levels.get(row.issue_level.toUpperCase()) ?? 'unknown',
    category: row.issue_category,
    field: row.issue_product_field,
    itemCount: row.affected_product_count ?? null,
    sampleSkuIds: row.example_affected_products,
  }));

export type DiagnosticsPage = Page<DiagnosticIssue> & { readonly day: string | null };

/** Without an issue the answer is empty, `{}`; but rows that `page_info` counts must be there. */
export const diagnostics = z
  .object({
    diagnostic_date: utcDay,
    diagnositic_date: utcDay, // so spelt by one client, perhaps after an answer
    issues: z.array(diagnosticIssue).nullish(),
    page_info: pageInfo.nullish(),
  })
  .transform((data, context): DiagnosticsPage => {
    const info = data.page_info ?? null;
    const day = data.diagnostic_date ?? data.diagnositic_date;
    const rows = data.issues ?? ((info?.total_number ?? 0) === 0 ? [] : null);
    if (rows !== null) return { rows, info, day };
    context.addIssue({ code: 'custom', path: ['issues'], message: 'rows are missing' });
    return z.NEVER;
  });
