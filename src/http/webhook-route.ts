import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { WebhookHeaders } from '../core/webhooks/ports.ts';
import type { WebhookReceipt } from '../core/webhooks/receive-webhook.ts';
import type { Logger } from '../logger.ts';
import { readBody } from './read-body.ts';

/** TikTok posts to this path what we have subscribed to. */
export const WEBHOOK_PATH = '/tiktok/webhook';

/** News of one ad account have some 500 bytes (tiktok-business-api.md 8.2). */
const bodyLimitBytes = 16_384;
/** Seconds. TikTok delivers at least once, so it tries again. */
const retryAfter = '60';

export type WebhookRouteOptions = {
  readonly receive: (headers: WebhookHeaders, body: string) => Promise<WebhookReceipt>;
  readonly log: Logger;
};

const statusOf = {
  noted: 200,
  repeated: 200,
  unknown: 200,
  other: 200,
  forged: 401,
  stale: 400,
} as const satisfies Record<WebhookReceipt, number>;

/** POST /tiktok/webhook: 200 for whatever TikTok signed, also where it is nobody's; nothing is believed of what it did not sign. */
export function createWebhookRoute(options: WebhookRouteOptions): RequestListener {
  return (request, response) => void answer(options, request, response);
}

async function answer(
  { receive, log }: WebhookRouteOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(405, { allow: 'POST' }).end();
    return;
  }
  const body = await readBody(request, bodyLimitBytes);
  if (body === null) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  try {
    const receipt = await receive(request.headers, body);
    const isRefused = receipt === 'forged' || receipt === 'stale';
    // Never the body: of what is forged anybody wrote it.
    log[isRefused ? 'warn' : 'info']({ receipt }, 'a webhook of TikTok came');
    response.writeHead(statusOf[receipt]).end();
  } catch (error) {
    log.error({ err: error }, 'a webhook of TikTok could not be noted');
    response.writeHead(503, { 'retry-after': retryAfter }).end();
  }
}
