import { z } from 'zod';
import type { Counts, ReadingValues } from '../core/reading.ts';
import { advertiserState, businessCenterState } from './account-state.ts';

// Only the fields that we use. TikTok drops null keys at some endpoints and sends null or "" at others
// (tiktok-business-api.md 1), so what is not an id or a count may be absent or null.

/** PostgreSQL stores neither NUL nor half a surrogate pair: one in a name would cost the whole reading. */
const storable = (value: string): string =>
  value
    .replaceAll('\0', '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** v1.3 sends ids as text, some samples as numbers; a number beyond 2^53 arrives here as text already (json.ts). */
const id = z.union([z.string().min(1), z.int().transform(String)]).transform((value) => storable(value));

const text = z
  .string()
  .nullish()
  .transform((value) => storable(value ?? ''));

/** No catalog has a billion items; sums of three such numbers still fit. */
const mostItems = 1_000_000_000;
/** null or absent fails: zero products would be a claim, and a wrong one. */
const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.int().nonnegative().max(mostItems));

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

export const envelope = z.object({
  code: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]),
  message: text,
  request_id: text,
  data: z.unknown().optional(),
});
export type Envelope = z.infer<typeof envelope>;

const pageInfo = z.object({
  page: count.nullish(),
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
function listing<Value>(row: z.ZodType<Row<Value>>, key: 'list' | 'pixels' = 'list') {
  const rows = z.array(row).nullish();
  return z
    .object({ list: rows, pixels: rows, page_info: pageInfo.nullish() })
    .transform((data, context): Page<Row<Value>> => {
      const info = data.page_info ?? null;
      const found = data[key] ?? (info?.total_number === 0 ? [] : null);
      if (found !== null) return { rows: found, info };
      context.addIssue({ code: 'custom', path: [key], message: 'rows are missing' });
      return z.NEVER;
    });
}

/** Where only the class of the answer matters. */
export const anything = z.unknown();

export const user = z
  .object({ core_user_id: id, display_name: text })
  .transform((data): ReadingValues['user'] => ({
    coreUserId: data.core_user_id,
    displayName: data.display_name,
  }));

/** No paging here (2.5); a missing list is not an empty one. */
export const advertiserIds = z
  .object({ list: z.array(z.object({ advertiser_id: id })) })
  .transform(({ list }) => list.map((row) => row.advertiser_id));

export const adAccounts = z
  .object({ list: z.array(z.object({ advertiser_id: id, name: text, status: text })) })
  .transform(({ list }) =>
    list.map((row): Row<ReadingValues['adAccount']> => {
      const value = { name: row.name, state: advertiserState(row.status), rawStatus: row.status };
      return { id: row.advertiser_id, value };
    }),
  );

export const businessCenters = listing(
  z
    .object({ bc_info: z.object({ bc_id: id, name: text, status: text }) })
    .transform(({ bc_info }): Row<ReadingValues['businessCenter']> => {
      const { name, status } = bc_info;
      return { id: bc_info.bc_id, value: { name, state: businessCenterState(status), rawStatus: status } };
    }),
);

export const catalogs = listing(
  z
    .object({ catalog_id: id, catalog_name: text, ad_creation_eligible: text })
    .transform((row): Row<ReadingValues['catalog']> => {
      return {
        id: row.catalog_id,
        value: { name: row.catalog_name, usableInAds: usableInAds(row.ad_creation_eligible) },
      };
    }),
);

function usableInAds(eligible: string): boolean | null {
  if (eligible === 'AVAILABLE') return true;
  return eligible === 'NOT_AVAILABLE' ? false : null;
}

export const catalogCounts = z
  .object({ approved: count, processing: count, rejected: count })
  .transform((data): Counts => data);

export const pixels = listing(
  z
    .object({
      pixel_id: id,
      pixel_code: id,
      pixel_name: text,
      advanced_matching_fields: z.object({ email: flag, phone_number: flag }).nullish(),
    })
    .transform((row): Row<ReadingValues['pixel']> => {
      const matching = row.advanced_matching_fields;
      const advancedMatching = { email: matching?.email ?? null, phone: matching?.phone_number ?? null };
      return {
        id: row.pixel_code,
        value: { pixelId: row.pixel_id, name: row.pixel_name, advancedMatching },
      };
    }),
  'pixels',
);

export type EventSource = { readonly name: string; readonly pixelCode: string };
/** The key must be there: this endpoint sends null where others drop it (SDK: `pop_resp_nullvalue: false`). */
export const eventSources = z
  .object({ event_sources: z.array(z.object({ event_source_name: text, pixel_code: text })).nullable() })
  .transform(({ event_sources }): readonly EventSource[] =>
    (event_sources ?? []).map((source) => ({
      name: source.event_source_name,
      pixelCode: source.pixel_code,
    })),
  );
