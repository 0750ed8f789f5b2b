import type { Answer } from '../core/answer.ts';
import type { Lane, TikTokApi } from '../core/ports.ts';
import type { TikTokCatalogApi } from '../core/products/ports.ts';
import { createCatalogApi } from './catalog-client.ts';
import { isConsidered } from './codes.ts';
import { pageSizes } from './limits.ts';
import { findInPages } from './paging.ts';
import { createAsk } from './request.ts';
import type { Ask, TikTokOptions } from './request.ts';
import * as schema from './schema.ts';

/** With a list of fields, only what it names comes back, even the id: tiktok-business-api.md 3.1. */
const accountFields = JSON.stringify(['advertiser_id', 'name', 'status']);

/** TikTok issues no such auth_code, so none can be redeemed or used up by it. */
const neverIssued = 'is-sign-in-working';

/**
 * TikTok's Business API v1.3, one method per endpoint (tiktok-business-api.md 2–5). Every method changes nothing and is
 * safe to repeat; what TikTok refuses or fails to say is a value. It throws only what the limiter throws.
 */
export function createTikTokApi(options: TikTokOptions): TikTokApi & TikTokCatalogApi {
  const ask = createAsk(options); // one for both: they share the breaker and the pauses
  return { ...createAccountApi(ask, options), ...createCatalogApi(ask) };
}

function createAccountApi(ask: Ask, options: Pick<TikTokOptions, 'appId' | 'appSecret'>): TikTokApi {
  return {
    userInfo: (token, lane) => ask({ operation: 'user/info', query: {}, token, lane }, schema.user),

    signIn: (lane) => signIn(ask, options, lane),

    advertiserIds(token, lane) {
      const query = { app_id: options.appId, secret: options.appSecret }; // both, and the token (2.5)
      return ask({ operation: 'oauth2/advertiser/get', query, token, lane }, schema.advertiserIds);
    },

    async adAccount(token, advertiserId, lane) {
      const query = { advertiser_ids: JSON.stringify([advertiserId]), fields: accountFields };
      const answer = await ask({ operation: 'advertiser/info', query, token, lane }, schema.adAccounts);
      return pick(answer, (rows) => rows.find((row) => row.id === advertiserId)?.value);
    },

    businessCenter(token, bcId, lane) {
      const read = { operation: 'bc/get', query: { bc_id: bcId }, token, lane };
      const listing = { read, schema: schema.businessCenters, pageSize: pageSizes.businessCenters };
      return findInPages(ask, listing, bcId);
    },

    catalog(token, bcId, catalogId, lane) {
      const read = { operation: 'catalog/get', query: { bc_id: bcId, catalog_id: catalogId }, token, lane };
      return findInPages(ask, { read, schema: schema.catalogs, pageSize: pageSizes.catalogs }, catalogId);
    },

    catalogOverview(token, bcId, catalogId, lane) {
      const query = { bc_id: bcId, catalog_id: catalogId };
      return ask({ operation: 'catalog/overview', query, token, lane }, schema.catalogCounts);
    },

    pixel(token, advertiserId, pixelCode, lane) {
      const query = { advertiser_id: advertiserId, code: pixelCode };
      const read = { operation: 'pixel/list', query, token, lane };
      return findInPages(ask, { read, schema: schema.pixels, pageSize: pageSizes.pixels }, pixelCode);
    },

    async pixelBinding(token, bcId, catalogId, pixelCode, lane) {
      const query = { bc_id: bcId, catalog_id: catalogId };
      const read = { operation: 'catalog/eventsource_bind/get', query, token, lane };
      return pick(await ask(read, schema.eventSources), (sources) => ({
        bound: sources.some((source) => source.pixelCode === pixelCode),
        sources: sources.map((source) => source.name),
      }));
    },
  };
}

async function signIn(
  ask: Ask,
  { appId, appSecret }: Pick<TikTokOptions, 'appId' | 'appSecret'>,
  lane: Lane,
): Promise<Answer<unknown>> {
  const body = { app_id: appId, secret: appSecret, auth_code: neverIssued };
  const read = { operation: 'oauth2/access_token', query: {}, body, token: null, lane };
  const answer = await ask(read, schema.anything);
  return isVerdict(answer) ? { class: 'good', value: null } : answer;
}

/** TikTok looked at the code and said no, which is all that we wanted. Any other answer lifts no doubt (decision 0007). */
function isVerdict(answer: Answer<unknown>): boolean {
  if (answer.class === 'good') return true;
  return answer.class !== 'throttled' && answer.vendorCode !== undefined && isConsidered(answer.vendorCode);
}

/** Takes what was asked for out of a good answer; `undefined`: the id that we named is absent. */
function pick<From, To>(answer: Answer<From>, take: (value: From) => To | undefined): Answer<To> {
  if (answer.class !== 'good') return answer;
  const value = take(answer.value);
  return value === undefined ? { class: 'objectRefused', reason: 'absent' } : { class: 'good', value };
}
