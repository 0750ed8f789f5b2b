import type { ReadDelivery, WebhookHeaders, WebhookRepository } from './ports.ts';

export type WebhookReceipt = 'noted' | 'repeated' | 'unknown' | 'forged' | 'stale' | 'other';

/** What becomes of a delivery: at most, the stores of its ad account are checked soon. */
export const createWebhookIntake =
  (webhooks: Pick<WebhookRepository, 'receive'>, read: ReadDelivery) =>
  async (headers: WebhookHeaders, body: string): Promise<WebhookReceipt> => {
    const delivery = read(headers, body);
    return delivery.kind === 'hint' ? webhooks.receive(delivery.hint) : delivery.kind;
  };
