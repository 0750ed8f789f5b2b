import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { PingReceipt } from '../core/use-cases/receive-pings.ts';
import type { Logger } from '../logger.ts';
import { readBody } from './read-body.ts';

/** VTEX's affiliate posts to this path and a secret. */
export const PINGS_PATH = '/vtex/pings/';

/** 256 bits in base64url. */
const secretPattern = /^[\w-]{43}$/;
/** A ping has some 300 bytes (vtex.md 5.1). */
const bodyLimitBytes = 16_384;
/** Seconds. VTEX does not say whether it tries again. */
const retryAfter = '60';
const text = { 'content-type': 'text/plain' };

export type PingRouteOptions = {
  readonly receive: (secret: string, body: string) => Promise<PingReceipt>;
  readonly log: Logger;
};

/**
 * POST /vtex/pings/<secret>: 202 whatever the body says, for a ping is a hint and nobody reads our answer; 404 where the secret is
 * nobody's. What is refused for another reason is refused without a look at the secret, so that nothing tells of one.
 */
export function createPingRoute(options: PingRouteOptions): RequestListener {
  return (request, response) => void answer(options, request, response);
}

async function answer(
  { receive, log }: PingRouteOptions,
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
    reply(response, await receiptOf(receive, request, body));
  } catch (error) {
    // Never the path: the secret is in it.
    log.error({ err: error }, 'a ping of VTEX could not be noted');
    reply(response, 'full');
  }
}

async function receiptOf(
  receive: PingRouteOptions['receive'],
  { url = '/' }: IncomingMessage,
  body: string,
): Promise<PingReceipt> {
  const secret = (url.split('?', 1)[0] ?? '').slice(PINGS_PATH.length);
  return secretPattern.test(secret) ? receive(secret, body) : 'unknown';
}

function reply(response: ServerResponse, receipt: PingReceipt): void {
  if (receipt === 'noted') response.writeHead(202).end();
  else if (receipt === 'unknown') response.writeHead(404, text).end('not found');
  else response.writeHead(503, { 'retry-after': retryAfter }).end();
}
