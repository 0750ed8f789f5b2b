import { z } from 'zod';
import type { Answer, Refusal } from '../core/answer.ts';
import type { Exchange, Listing, Named, NamedPage, PageMark, TikTokOauthApi } from '../core/connect/ports.ts';
import type { Lane } from '../core/ports.ts';
import { isConsidered } from './codes.ts';
import { id, listing, text } from './fields.ts';
import type { Page } from './fields.ts';
import { pageSizes } from './limits.ts';
import { firstPage, readPage, readPages } from './paging.ts';
import type { Listing as Source } from './paging.ts';
import type { Ask, TikTokOptions } from './request.ts';

const issued = z.object({ access_token: z.string().min(1) }).transform((data) => data.access_token);

/** No paging here (2.5); a missing list is not an empty one. */
const adAccounts = z
  .object({ list: z.array(z.object({ advertiser_id: id, advertiser_name: text })) })
  .transform(({ list }) => list.map((row) => ({ id: row.advertiser_id, name: row.advertiser_name })));

const named = <Row>(row: z.ZodType<Row>, read: (row: Row) => Named, key?: 'pixels') =>
  listing(row.transform(read), key);

const businessCenters = named(
  z.object({ bc_info: z.object({ bc_id: id, name: text }) }),
  ({ bc_info: { bc_id, name } }) => ({ id: bc_id, name }),
);
const assets = named(z.object({ asset_id: id, asset_name: text }), (row) => ({
  ...{ id: row.asset_id, name: row.asset_name },
}));
const catalogs = named(z.object({ catalog_id: id, catalog_name: text }), (row) => ({
  ...{ id: row.catalog_id, name: row.catalog_name },
}));
const pixels = named(
  z.object({ pixel_code: id, pixel_name: text }),
  (row) => ({ id: row.pixel_code, name: row.pixel_name }),
  'pixels',
);

/** What a connect asks of TikTok (tiktok-business-api.md 2, 3.3, 3.4, 4.1, 5.1). */
export function createOauthApi(
  ask: Ask,
  { appId, appSecret }: Pick<TikTokOptions, 'appId' | 'appSecret'>,
): TikTokOauthApi {
  return {
    async exchangeCode(code) {
      // Without the ad accounts: for users with thousands of them the answer would time out (2.3), and with it the token be lost.
      const body = { app_id: appId, secret: appSecret, auth_code: code, return_advertiser_ids: false };
      const read = {
        operation: 'oauth2/access_token',
        query: {},
        body,
        token: null,
        lane: 'interactive',
      } as const;
      return exchangeOf(await ask(read, issued));
    },
    async page(token, { list, of }, mark, lane) {
      if (list !== 'accounts') return pageAt(ask, listings[list](of, token, lane), mark);
      const query = { app_id: appId, secret: appSecret }; // both, and the token (2.5)
      const answer = await ask({ operation: 'oauth2/advertiser/get', query, token, lane }, adAccounts);
      return answer.class === 'good' ? { class: 'good', value: { rows: answer.value, next: null } } : answer;
    },
    async pixels(token, advertiserId, lane) {
      const answer = await readPages(ask, listings.pixels(advertiserId, token, lane));
      return answer.class === 'good'
        ? { class: 'good', value: answer.value.flatMap(({ rows }) => rows) }
        : answer;
    },
  };
}

type PagedList = Exclude<Listing['list'], 'accounts'>;

const listings: Readonly<Record<PagedList, (of: string, token: string, lane: Lane) => Source<Page<Named>>>> =
  {
    centers: (_, token, lane) => ({
      read: { operation: 'bc/get', query: {}, token, lane },
      ...{ schema: businessCenters, pageSize: pageSizes.businessCenters },
    }),
    catalogs: (of, token, lane) => ({
      read: { operation: 'catalog/get', query: { bc_id: of }, token, lane },
      ...{ schema: catalogs, pageSize: pageSizes.catalogs },
    }),
    owned: (of, token, lane) => ({
      read: { operation: 'bc/asset/get', query: { bc_id: of, asset_type: 'ADVERTISER' }, token, lane },
      ...{ schema: assets, pageSize: pageSizes.businessCenters },
    }),
    pixels: (of, token, lane) => ({
      read: { operation: 'pixel/list', query: { advertiser_id: of }, token, lane },
      ...{ schema: pixels, pageSize: pageSizes.pixels },
    }),
  };

/** A page that ends like one before it is that one again: what should have come is missing. */
async function pageAt(
  ask: Ask,
  source: Source<Page<Named>>,
  mark: PageMark | null,
): Promise<Answer<NamedPage>> {
  const answer = await readPage(ask, source, mark ?? firstPage);
  if (answer.class !== 'good') return answer;
  const { page, next } = answer.value;
  const { rows } = page;
  const last = rows.at(-1)?.id;
  const lasts = mark?.lasts ?? [];
  const isRepeated = last !== undefined && lasts.includes(last);
  const reached = (at: NamedPage['next']) => ({ class: 'good', value: { rows, next: at } }) as const;
  if (next === 'broken' || isRepeated) return reached('anew');
  return reached(next === null ? null : { ...next, lasts: last === undefined ? lasts : [...lasts, last] });
}

/** Only what TikTok certainly said, or what certainly never reached it, is a "no": a code is used up by whoever gets it. */
function exchangeOf(answer: Answer<string>): Exchange {
  if (answer.class === 'good') return { kind: 'token', token: answer.value };
  const { vendorCode } = answer;
  if (vendorCode === undefined)
    return wasSent(answer) ? { kind: 'lost' } : { kind: 'failed', reason: 'unreached' };
  if (vendorCode === 40110) return { kind: 'failed', reason: 'code' };
  if (answer.class === 'appRefused') return { kind: 'failed', reason: 'app' };
  if (answer.class === 'throttled') return { kind: 'failed', reason: 'unreached' };
  return isConsidered(vendorCode) || answer.class === 'tokenRefused'
    ? { kind: 'failed', reason: 'unknown' }
    : { kind: 'lost' };
}

/** Refused by our own limiter or breaker, or no connection came about (http-client). */
const wasSent = ({ class: verdict, reason }: Refusal): boolean =>
  verdict !== 'throttled' && !/^(breaker_open|network (ECONNREFUSED|ENOTFOUND|EAI_AGAIN))/.test(reason);
