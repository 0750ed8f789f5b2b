import { z } from 'zod';
import type { Answer, Refusal } from '../core/answer.ts';
import type { Exchange, Named, TikTokOauthApi } from '../core/connect/ports.ts';
import { isConsidered } from './codes.ts';
import { id, listing, text } from './fields.ts';
import type { Page } from './fields.ts';
import { pageSizes } from './limits.ts';
import { readPages } from './paging.ts';
import type { Ask, Read, TikTokOptions } from './request.ts';

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
  const all = async (
    read: Read,
    schema: z.ZodType<Page<Named>>,
    pageSize: number,
  ): Promise<Answer<readonly Named[]>> => {
    const answer = await readPages(ask, { read, schema, pageSize });
    return answer.class === 'good'
      ? { class: 'good', value: answer.value.flatMap(({ rows }) => rows) }
      : answer;
  };
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
    businessCenters: (token, lane) =>
      all({ operation: 'bc/get', query: {}, token, lane }, businessCenters, pageSizes.businessCenters),
    adAccounts(token, lane) {
      const query = { app_id: appId, secret: appSecret }; // both, and the token (2.5)
      return ask({ operation: 'oauth2/advertiser/get', query, token, lane }, adAccounts);
    },
    adAccountsOf(token, bcId, lane) {
      const query = { bc_id: bcId, asset_type: 'ADVERTISER' };
      return all({ operation: 'bc/asset/get', query, token, lane }, assets, pageSizes.businessCenters);
    },
    catalogs(token, bcId, lane) {
      const read = { operation: 'catalog/get', query: { bc_id: bcId }, token, lane };
      return all(read, catalogs, pageSizes.catalogs);
    },
    pixels(token, advertiserId, lane) {
      const read = { operation: 'pixel/list', query: { advertiser_id: advertiserId }, token, lane };
      return all(read, pixels, pageSizes.pixels);
    },
  };
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
