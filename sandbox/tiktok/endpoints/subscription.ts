import type { Subscription } from '../../worlds/tiktok-model.ts';
import { tiktokId } from '../../worlds/tiktok-ids.ts';
import { nextSerial } from '../../worlds/tiktok-tokens.ts';
import { authorizeToken } from '../call.ts';
import type { AppCall, Endpoint } from '../call.ts';
import { bodyText, isRecord, oneOf, optionalText, pageOf, paging } from '../parameters.ts';
import { badParameter, doesNotExist } from '../refused.ts';

const maxPageSize = 1000; // tiktok-business-api.md 8.1
const maxAdvertisers = 100; // 8.1
const entities = [
  'AD_ACCOUNT_SUSPENSION',
  'API_SERVICE_STATUS',
  'AD_GROUP',
  'AD',
  'LEAD',
  'CREATIVE_FATIGUE',
  'TCM_VIDEOS',
  'REPORT_DATA_CHANGE',
] as const;

// No Access-Token header here: the token goes into subscription_detail (8.1).
export const subscriptionEndpoints: Record<string, Endpoint> = {
  '/subscription/subscribe/': {
    method: 'POST',
    auth: 'app',
    answer: (call) => {
      const subscription = newSubscription(call);
      call.world.subscriptions.set(subscription.subscriptionId, subscription);
      return { subscription_id: subscription.subscriptionId };
    },
  },
  '/subscription/unsubscribe/': {
    method: 'POST',
    auth: 'app',
    answer: (call) => {
      const id = bodyText(call, 'subscription_id');
      if (call.world.subscriptions.get(id)?.appId !== call.app.appId) throw doesNotExist('subscription', id);
      call.world.subscriptions.delete(id);
      return { subscription_id: id };
    },
  },
  '/subscription/get/': {
    method: 'GET',
    auth: 'app',
    answer: (call) => {
      const entity = optionalText(call, 'subscribe_entity');
      if (entity !== null) oneOf('subscribe_entity', entity, entities);
      const mine = [...call.world.subscriptions.values()].filter(
        (found) => found.appId === call.app.appId && (entity === null || found.entity === entity),
      );
      const { rows, page_info } = pageOf(mine, paging(call, maxPageSize));
      return { subscriptions: rows.map(row), page_info };
    },
  },
};

function newSubscription(call: AppCall): Subscription {
  const entity = oneOf('subscribe_entity', bodyText(call, 'subscribe_entity'), entities);
  const callbackUrl = bodyText(call, 'callback_url');
  if (!/^https?:\/\//.test(callbackUrl)) throw badParameter('callback_url', 'Not a valid URL.');
  const detail = call.body['subscription_detail'];
  if (!isRecord(detail)) throw badParameter('subscription_detail', 'Missing data for required field.');
  const token = bodyText({ ...call, body: detail }, 'access_token');
  authorizeToken(call.world, token, '/subscription/subscribe/');
  if (entity === 'AD_ACCOUNT_SUSPENSION') checkTarget(detail);
  return {
    subscriptionId: tiktokId(call.world.seed, 'subscription', 1, nextSerial(call.world)),
    appId: call.app.appId,
    entity,
    callbackUrl,
    detail,
    token,
  };
}

/** A Business Center, or up to 100 ad accounts. */
function checkTarget(detail: Record<string, unknown>): void {
  const ids = detail['advertiser_ids'];
  if (typeof detail['bc_id'] === 'string') return;
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > maxAdvertisers) {
    throw badParameter('subscription_detail', `bc_id or 1 to ${maxAdvertisers} advertiser_ids are needed.`);
  }
}

const row = (subscription: Subscription) => ({
  app_id: subscription.appId,
  subscription_id: subscription.subscriptionId,
  subscribe_entity: subscription.entity,
  callback_url: subscription.callbackUrl,
  subscription_detail: subscription.detail,
});
