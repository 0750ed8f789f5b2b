import type { Answer, Refusal } from '../core/answer.ts';
import type { UploadIssue, UploadLog } from '../core/products/items/catalog-item.ts';
import type { CatalogRead } from './catalog-read.ts';
import { mostFeeds } from './limits.ts';
import type { Ask } from './request.ts';
import * as schema from './upload-schema.ts';
import type { FinishedUpload } from './upload-schema.ts';

/** The last finished upload of each feed; feeds without one are left out. Two calls a feed at most, and one. */
export async function readUploads(ask: Ask, readOf: CatalogRead): Promise<Answer<readonly UploadLog[]>> {
  const feeds = await ask(readOf('catalog/feed/get'), schema.feeds);
  if (feeds.class !== 'good') return feeds;
  if (feeds.value.length > mostFeeds) return { class: 'noInfo', reason: `more than ${mostFeeds} feeds` };
  const uploads: UploadLog[] = [];
  for (const feedId of feeds.value) {
    const upload = await readLastUpload(ask, readOf, feedId);
    if (upload.class !== 'good') return upload;
    if (upload.value !== null) uploads.push(upload.value);
  }
  return { class: 'good', value: uploads };
}

async function readLastUpload(
  ask: Ask,
  readOf: CatalogRead,
  feedId: string,
): Promise<Answer<UploadLog | null>> {
  const log = await ask(readOf('catalog/feed/log', { feed_id: feedId }), schema.feedLog);
  if (log.class !== 'good') return aboutTheFeed(log);
  const last = lastOf(log.value);
  if (last === null) return { class: 'good', value: null };
  const errors = await readErrors(ask, readOf, feedId, last);
  if (errors.class !== 'good') return errors;
  const { endedAt, errorCount, warningCount } = last;
  return { class: 'good', value: { feedId, endedAt, errorCount, warningCount, errors: errors.value } };
}

async function readErrors(
  ask: Ask,
  readOf: CatalogRead,
  feedId: string,
  upload: FinishedUpload,
): Promise<Answer<readonly UploadIssue[]>> {
  const none = { class: 'good', value: [] } as const;
  if (upload.feedLogId === null || upload.errorCount === 0) return none;
  const query = { feed_log_id: upload.feedLogId, language: 'en' }; // it knows es, but not pt (4.6)
  const log = await ask(readOf('catalog/product/log', query), schema.productLog);
  if (log.class === 'objectRefused') return none; // this one log is gone; its counts are known
  if (log.class !== 'good') return log;
  if ((log.value.feedId ?? feedId) !== feedId) return { class: 'noInfo', reason: 'log of another feed' };
  return { class: 'good', value: log.value.errors };
}

/** The refused object may be the feed, deleted a moment ago: nothing that speaks against the catalog. */
function aboutTheFeed(refusal: Refusal): Refusal {
  return refusal.class === 'objectRefused' ? { ...refusal, class: 'noInfo' } : refusal;
}

/** By its times; among equal ones the later in the list. One without a time is taken only if none has one. */
function lastOf(uploads: readonly FinishedUpload[]): FinishedUpload | null {
  return uploads.reduce<FinishedUpload | null>(
    (last, upload) => (last === null || timeOf(upload) >= timeOf(last) ? upload : last),
    null,
  );
}

function timeOf({ endedAt, startedAt }: FinishedUpload): number {
  return (endedAt ?? startedAt)?.getTime() ?? 0;
}
