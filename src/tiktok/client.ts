import type { Answer } from '../core/answer.ts';
import type { TikTokOauthApi } from '../core/connect/ports.ts';
import type { TikTokDisconnectApi } from '../core/disconnect/ports.ts';
import type { TikTokPixelApi } from '../core/manage/pixel-ports.ts';
import type { Lane, TikTokApi } from '../core/ports.ts';
import type { TikTokWebhookApi } from '../core/webhooks/ports.ts';
import type { TikTokCatalogApi } from '../core/products/ports.ts';
import { createCatalogApi } from './catalog-client.ts';
import { isConsidered } from './codes.ts';
import { createOauthApi } from './oauth.ts';
import { pageSizes } from './limits.ts';
import { findInPages } from './paging.ts';
import { createPixelApi } from './pixel-client.ts';
import { createAsk } from './request.ts';
import type { Ask, TikTokOptions } from './request.ts';
import { createDisconnectApi } from './revoke.ts';
import * as schema from './schema.ts';
import { createWebhookApi } from './webhook-client.ts';

/** With a list of fields, only what it names comes back, even the id: tiktok-business-api.md 3.1. */
const accountFields = JSON.stringify(['advertiser_id', 'name', 'status']);

/** TikTok issues no such auth_code, so none can be redeemed or used up by it. */
const neverIssued = 'is-sign-in-working';

/**
 * TikTok's Business API v1.3, one method per endpoint (tiktok-business-api.md 2–5). What its port does not call a change changes
 * nothing and is safe to repeat; what TikTok refuses or fails to say is a value. It throws only what the limiter throws.
 */
export function createTikTokApi(
  options: TikTokOptions,
): TikTokApi & TikTokCatalogApi & TikTokPixelApi & TikTokDisconnectApi & TikTokWebhookApi & TikTokOauthApi {
  const ask = createAsk(options); // one for all: they share the breaker and the pauses
  return {
    ...createAccountApi(ask, options),
    ...createCatalogApi(ask),
    ...createPixelApi(ask),
    ...createDisconnectApi(ask, options),
    ...createWebhookApi(ask, options),
    ...createOauthApi(ask, options),
  };
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
      return pick(await ask(read, schema.eventSources), (sources) => bindingOf(sources, pixelCode));
    },

    pixelEvents: (token, pixel, day, lane) => pixelEvents(ask, token, { ...pixel, day }, lane),
  };
}

const bindingOf = (sources: readonly schema.EventSource[], pixelCode: string) => ({
  bound: sources.some((source) => source.pixelCode === pixelCode),
  sources: sources.map((source) => source.name),
});

type EventsOfDay = { readonly advertiserId: string; readonly pixelId: string; readonly day: string };

async function pixelEvents(
  ask: Ask,
  token: string,
  { advertiserId, pixelId, day }: EventsOfDay,
  lane: Lane,
): Promise<Answer<number>> {
  const query = {
    advertiser_id: advertiserId,
    pixel_ids: JSON.stringify([pixelId]),
    date_range: JSON.stringify({ start_date: day, end_date: day }),
  };
  return pick(
    await ask({ operation: 'pixel/event/stats', query, token, lane }, schema.pixelEvents),
    // A pixel without a row had no events (5.3).
    (rows) => rows.find((row) => row.pixelId === pixelId)?.total ?? 0,
  );
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
