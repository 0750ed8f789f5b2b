import { z } from 'zod';
import { asSeen, storable } from '../core/words.ts';
import { longestId, longestText } from './limits.ts';

// How TikTok's values are read. It drops null keys at some endpoints and sends null or "" at others
// (tiktok-business-api.md 1), so what is not an id or a count may be absent or null.

/** v1.3 sends ids as text, some samples as numbers; a number beyond 2^53 arrives here as text already (json.ts). */
export const id = z
  .union([z.string().min(1), z.int().transform(String)])
  .transform((value) => storable(value));

/** For ids that are stored once per item. A longer one fails: cut in two, it is the id of something else. */
export const shortId = id.pipe(z.string().max(longestId));

export const text = z
  .string()
  .nullish()
  .transform((value) => asSeen(value ?? ''));

/** For what is stored once per item: no answer shall fill the database with one reason of a megabyte. */
export const shortText = text.transform((value) => {
  if (value.length <= longestText) return value;
  return `${value.slice(0, longestText - 1).replace(/[\ud800-\udbff]$/, '')}…`;
});

/** No catalog has a billion items; sums of three such numbers still fit. */
const largestCount = 1_000_000_000;
/** null or absent fails: zero products would be a claim, and a wrong one. */
export const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.int().nonnegative().max(largestCount));

export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

/** An unset time comes as 0001 or 1970 from some servers; both would be shown as a date. */
const isSet = (value: string): boolean => value >= '2000';

/** `YYYY-MM-DD HH:MM:SS` in UTC; null where it is absent or not a time. */
export const utcTime = text.transform((value) => {
  const time = z.iso.datetime().safeParse(`${value.replace(' ', 'T')}Z`);
  return time.success && isSet(value) ? new Date(time.data) : null;
});

/** `YYYY-MM-DD`; null where it is absent or not a day. */
export const utcDay = text.transform((value) =>
  z.iso.date().safeParse(value).success && isSet(value) ? value : null,
);

export const pageInfo = z.object({
  page: count.nullish(),
  page_size: count.nullish(),
  total_number: count.nullish(),
  total_page: count.nullish(),
});
export type PageInfo = z.infer<typeof pageInfo>;

/** An object of a listing, under the id by which we look for it. */
export type Row<Value> = { readonly id: string; readonly value: Value };

/** One page of a listing; `info` is null where TikTok sent none. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly info: PageInfo | null };

/**
 * Missing rows are no rows only if `page_info` says zero: an answer that lost its rows must not look like "your
 * catalog is gone".
 */
export function listing<Value>(row: z.ZodType<Value>, key: 'list' | 'pixels' = 'list') {
  const rows = z.array(row).nullish();
  return z
    .object({ list: rows, pixels: rows, page_info: pageInfo.nullish() })
    .transform((data, context): Page<Value> => {
      const info = data.page_info ?? null;
      const found = data[key] ?? (info?.total_number === 0 ? [] : null);
      if (found !== null) return { rows: found, info };
      context.addIssue({ code: 'custom', path: [key], message: 'rows are missing' });
      return z.NEVER;
    });
}
