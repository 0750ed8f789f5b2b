import { z } from 'zod';
import type { UploadIssue } from '../core/products/items/catalog-item.ts';
import { count, shortId, shortText, text, utcTime } from './fields.ts';
import { mostUploadIssues, mostUploadSamples } from './limits.ts';

// Feeds and their uploads: tiktok-business-api.md 4.6, 4.7. Only the fields that we use.

/** Sources disagree about the name of a feed's id. */
const feedIds = { feed_id: shortId.nullish(), feeds_id: shortId.nullish() };

/** The key must be there: this endpoint sends null where others drop it (SDK: `pop_resp_nullvalue: false`). */
export const feeds = z
  .object({ feed_list: z.array(z.object(feedIds)).nullable() })
  .transform(({ feed_list }, context): readonly string[] => {
    const found = (feed_list ?? []).map((feed) => feed.feed_id ?? feed.feeds_id ?? null);
    if (!found.includes(null)) return [...new Set(found.filter((feedId) => feedId !== null))];
    context.addIssue({ code: 'custom', path: ['feed_list', 'feed_id'], message: 'a feed has no id' });
    return z.NEVER;
  });

export type FinishedUpload = {
  /** null: TikTok did not name it, as its documents have it. */
  readonly feedLogId: string | null;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly errorCount: number;
  readonly warningCount: number;
};

/** SUCCESS with errors is normal: it says that the upload came to its end. */
const finished = new Set(['SUCCESS', 'FAILED']);

/** An upload that waits or runs need not have its counts yet. */
const upload = z
  .object({
    feed_log_id: shortId.nullish(),
    update_status: z
      .object({ process_status: text, error_count: count.nullish(), warn_count: count.nullish() })
      .nullish(),
    update_time: z.object({ start_time: utcTime, end_time: utcTime }).nullish(),
  })
  .transform((row, context): FinishedUpload | null => {
    const status = row.update_status;
    if (!status || !finished.has(status.process_status.toUpperCase())) return null;
    const errorCount = status.error_count ?? null;
    const warningCount = status.warn_count ?? null;
    if (errorCount === null || warningCount === null) {
      context.addIssue({ code: 'custom', path: ['update_status'], message: 'finished without counts' });
      return z.NEVER;
    }
    const { start_time: startedAt = null, end_time: endedAt = null } = row.update_time ?? {};
    return { feedLogId: row.feed_log_id ?? null, startedAt, endedAt, errorCount, warningCount };
  });

/** The finished ones of the last ten, in TikTok's order, which no document names. */
export const feedLog = z
  .object({ feed_logs: z.array(upload).nullable() })
  .transform(({ feed_logs }): readonly FinishedUpload[] => (feed_logs ?? []).filter((row) => row !== null));

/** What is wrong may be the id itself: empty, or so long that it says nothing to anybody. */
const sample = z
  .object({ sku_id: shortId.catch(''), title: shortText })
  .transform(({ sku_id, title }) => ({ skuId: sku_id, title }));

const uploadIssue = z
  .object({
    field: shortText,
    issue: shortText,
    suggestion: shortText,
    affected_product_count: count,
    affected_product_item_list: z.array(sample).nullish(),
  })
  .transform((row): UploadIssue => ({
    field: row.field,
    issue: row.issue,
    advice: row.suggestion,
    itemCount: row.affected_product_count,
    samples: (row.affected_product_item_list ?? []).slice(0, mostUploadSamples),
  }));

export type UploadErrors = { readonly feedId: string | null; readonly errors: readonly UploadIssue[] };

/** This endpoint drops null keys (SDK: `pop_resp_nullvalue: true`). */
export const productLog = z
  .object({
    product_feed_log: z.object({
      ...feedIds,
      feed_log_data: z.object({ error_affected_products: z.array(uploadIssue).nullish() }).nullish(),
    }),
  })
  .transform(({ product_feed_log: log }): UploadErrors => ({
    feedId: log.feed_id ?? log.feeds_id ?? null,
    errors: (log.feed_log_data?.error_affected_products ?? []).slice(0, mostUploadIssues),
  }));
