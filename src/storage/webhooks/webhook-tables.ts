import type { Generated } from 'kysely';

export type WebhookTables = {
  webhook_delivery: WebhookDeliveryTable;
  webhook_round: WebhookRoundTable;
};

/** Of the app, not of a workspace: TikTok does not know ours. */
type WebhookDeliveryTable = { key: string; received_at: Generated<Date> };

/** One row. `wanted` is raised by whoever wants another round: one that ends late must not put that off. */
type WebhookRoundTable = { one: Generated<boolean>; wanted: number; due_at: Date };
