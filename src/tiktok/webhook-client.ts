import { z } from 'zod';
import type { TikTokWebhookApi, WebhookSubscription } from '../core/webhooks/ports.ts';
import { parseJson } from '../http-client/json.ts';
import { id, pageInfo, text } from './fields.ts';
import type { Page } from './fields.ts';
import { pageSizes } from './limits.ts';
import { readPages } from './paging.ts';
import type { Ask, TikTokOptions } from './request.ts';
import { anything } from './schema.ts';

const entity = 'AD_ACCOUNT_SUSPENSION';

/** Subscriptions to TikTok's webhooks (tiktok-business-api.md 8.1). They prove themselves by app id and secret, not by a header. */
export function createWebhookApi(
  ask: Ask,
  { appId, appSecret }: Pick<TikTokOptions, 'appId' | 'appSecret'>,
): TikTokWebhookApi {
  const app = { app_id: appId, secret: appSecret };
  return {
    async subscriptions(lane) {
      const query = { ...app, subscribe_entity: entity };
      const read = { operation: 'subscription/get', query, token: null, lane };
      const answer = await readPages(ask, {
        read,
        schema: subscriptions,
        pageSize: pageSizes.subscriptions,
      });
      if (answer.class !== 'good') return answer;
      return { class: 'good', value: answer.value.flatMap(({ rows }) => rows) };
    },

    subscribe(token, advertiserId, callbackUrl, lane) {
      const body = {
        ...app,
        subscribe_entity: entity,
        callback_url: callbackUrl,
        subscription_detail: { access_token: token, advertiser_ids: [advertiserId] },
      };
      return ask({ operation: 'subscription/subscribe', query: {}, body, token: null, lane }, anything);
    },

    unsubscribe(subscriptionId, lane) {
      const body = { ...app, subscription_id: subscriptionId };
      return ask({ operation: 'subscription/unsubscribe', query: {}, body, token: null, lane }, anything);
    },
  };
}

/** Its access token, which stands there too, is left out here and goes nowhere. */
const detail = z
  .preprocess(asObject, z.object({ advertiser_ids: z.array(id).nullish() }).nullish())
  .transform((value) => value?.advertiser_ids ?? []);

/** An object by the sources, but its neighbours send theirs as text. */
function asObject(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return parseJson(value);
  } catch {
    return null; // not JSON: it names no ad account that we could recognize
  }
}

const subscriptions = z
  .object({
    subscriptions: z
      .array(
        z.object({
          subscription_id: id,
          subscribe_entity: text,
          callback_url: text,
          subscription_detail: detail,
        }),
      )
      .nullish()
      .transform((rows) => rows ?? null),
    page_info: pageInfo.nullish(),
  })
  // A list that was lost on its way must not look like no subscription at all.
  .refine((data) => data.subscriptions !== null || (data.page_info?.total_number ?? 0) === 0)
  .transform(({ subscriptions: rows, page_info }): Page<WebhookSubscription> => ({
    rows: (rows ?? [])
      .filter(({ subscribe_entity }) => subscribe_entity === entity)
      .map((row) => ({
        id: row.subscription_id,
        callbackUrl: row.callback_url,
        advertiserIds: row.subscription_detail,
      })),
    info: page_info ?? null,
  }));
