import { z } from 'zod';
import type { Counts, ReadingValues } from '../core/reading.ts';
import { advertiserState, businessCenterState } from './account-state.ts';
import { count, flag, id, listing, text } from './fields.ts';
import type { Row } from './fields.ts';

// Only the fields that we use.

export const envelope = z.object({
  code: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]),
  message: text,
  request_id: text,
  data: z.unknown().optional(),
});
export type Envelope = z.infer<typeof envelope>;

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

/** What the site sends itself (5.1). Without the object nothing is known, which is not "off". */
const manualMatching = z
  .object({ email: flag, phone_number: flag })
  .nullish()
  .transform((given) => ({ email: given?.email ?? null, phone: given?.phone_number ?? null }));

/** What TikTok finds on the site. */
const automaticMatching = z
  .object({ email: flag, phone_number: flag, name: flag, address: flag, external_id: flag })
  .nullish()
  .transform((given) => ({
    email: given?.email ?? null,
    phone: given?.phone_number ?? null,
    name: given?.name ?? null,
    address: given?.address ?? null,
    externalId: given?.external_id ?? null,
  }));

export const pixels = listing(
  z
    .object({
      pixel_id: id,
      pixel_code: id,
      pixel_name: text,
      advanced_matching_fields: manualMatching,
      automatic_advanced_matching_fields: automaticMatching,
    })
    .transform((row): Row<ReadingValues['pixel']> => ({
      id: row.pixel_code,
      value: {
        pixelId: row.pixel_id,
        name: row.pixel_name,
        advancedMatching: row.advanced_matching_fields,
        automaticMatching: row.automatic_advanced_matching_fields,
      },
    })),
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

/** Each row must tell its totals: no events would be a claim, and a wrong one. */
export const pixelEvents = z
  .object({
    // The key must be there; like the sources of a catalog, it may be null where there are none (SDK: `pop_resp_nullvalue: false`).
    list: z
      .array(z.object({ pixel_id: id, statistics: z.array(z.object({ total_count: count })) }))
      .nullable(),
  })
  .transform(({ list }) =>
    (list ?? []).map(({ pixel_id, statistics }) => ({
      pixelId: pixel_id,
      total: statistics.reduce((sum, { total_count }) => sum + total_count, 0),
    })),
  );
