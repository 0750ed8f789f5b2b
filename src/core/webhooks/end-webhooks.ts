import type { TikTokWebhookApi, WebhookRepository } from './ports.ts';

export type EndWebhooksPorts = {
  readonly webhooks: Pick<WebhookRepository, 'isConnected'>;
  readonly tiktok: Pick<TikTokWebhookApi, 'subscriptions' | 'unsubscribe'>;
  readonly callbackUrl: string | null;
};

/**
 * Ends the subscriptions of an ad account that no connected store has. `already`: there are none, or somebody needs them. Whatever is
 * left over, the next round of sync-subscriptions.ts ends. Safe to repeat.
 */
export async function endWebhooks(
  { webhooks, tiktok, callbackUrl }: EndWebhooksPorts,
  advertiserId: string,
): Promise<'done' | 'already' | 'noInfo'> {
  if (callbackUrl === null || (await webhooks.isConnected(advertiserId))) return 'already';
  const listed = await tiktok.subscriptions('interactive');
  if (listed.class !== 'good') return 'noInfo';
  const own = listed.value.filter(
    (one) =>
      one.callbackUrl === callbackUrl &&
      one.advertiserIds.length === 1 &&
      one.advertiserIds[0] === advertiserId,
  );
  if (own.length === 0) return 'already';
  for (const { id } of own) {
    const { class: answer } = await tiktok.unsubscribe(id, 'interactive');
    if (answer !== 'good' && answer !== 'objectRefused') return 'noInfo';
  }
  return 'done';
}
