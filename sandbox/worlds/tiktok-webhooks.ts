import { createHmac } from 'node:crypto';
import type { AdAccount, Subscription, TikTokState } from './tiktok-model.ts';

/** Owes every subscriber of AD_ACCOUNT_SUSPENSION the news of this account (tiktok-business-api.md 8.2). */
export function announceAccount(state: TikTokState, account: AdAccount): void {
  if (account.status !== 'STATUS_LIMIT' && account.status !== 'STATUS_ENABLE') return;
  for (const subscription of state.subscriptions.values()) {
    if (subscription.entity !== 'AD_ACCOUNT_SUSPENSION' || !covers(subscription, account)) continue;
    const secret = state.apps.get(subscription.appId)?.secret ?? '';
    const body = JSON.stringify({
      advertiser_id: account.advertiserId,
      advertiser_name: account.name,
      owner_bc_id: account.bcId,
      subscription_id: subscription.subscriptionId,
      status: account.status,
      status_change_time: new Date(state.nowMs()).toISOString().slice(0, 19).replace('T', ' '),
      ...(account.status === 'STATUS_LIMIT' ? { suspension_reason: account.rejectionReason } : {}),
    });
    state.deliveries.push({
      subscriptionId: subscription.subscriptionId,
      callbackUrl: subscription.callbackUrl,
      body,
      signature: signatureOf(secret, body),
    });
  }
}

/** The HMAC is over the payload with each non-ASCII UTF-16 unit escaped (tiktok-business-api.md 8.3). */
export function signatureOf(secret: string, body: string): string {
  const ascii = body.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return createHmac('sha256', secret).update(ascii).digest('hex');
}

function covers({ detail }: Subscription, account: AdAccount): boolean {
  const ids = detail['advertiser_ids'];
  return detail['bc_id'] === account.bcId || (Array.isArray(ids) && ids.includes(account.advertiserId));
}
