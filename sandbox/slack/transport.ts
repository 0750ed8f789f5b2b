import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { parseJson } from './requests.ts';

/** What the app answered. `status` 0: nothing was sent, or no answer came in time. */
export type Acked = { readonly status: number; readonly body: unknown; readonly ackMs: number };

export type Outgoing = {
  readonly url: string;
  readonly body: string;
  readonly contentType: string;
  readonly secret: string;
  /** Defaults to the wall clock: the app compares it with its own. */
  readonly timestampS?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Defaults to Slack's three seconds. */
  readonly ackTimeoutMs?: number;
};

export const form = 'application/x-www-form-urlencoded';
export const json = 'application/json';

// slack.md 5.1: commands, actions, views and events must be acknowledged in 3 s.
const slackAckTimeoutMs = 3_000;

export const sign = (secret: string, timestampS: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestampS}:${body}`).digest('hex')}`;

/** Sends as Slack does. Waits three seconds and no longer. */
export async function deliver(outgoing: Outgoing): Promise<Acked> {
  const timestampS = outgoing.timestampS ?? Math.floor(Date.now() / 1000);
  const startedAtMs = performance.now();
  const headers = {
    'content-type': outgoing.contentType,
    'content-length': String(Buffer.byteLength(outgoing.body)),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(timestampS),
    'x-slack-signature': sign(outgoing.secret, timestampS, outgoing.body),
    ...outgoing.headers,
  };
  const answer = await post(outgoing, headers);
  return { ...answer, ackMs: performance.now() - startedAtMs };
}

function post(
  { url, body, ackTimeoutMs = slackAckTimeoutMs }: Outgoing,
  headers: Record<string, string>,
): Promise<Omit<Acked, 'ackMs'>> {
  return new Promise((resolve) => {
    // No agent: a kept connection would hold the app's server open when it stops.
    const sent = request(url, {
      method: 'POST',
      headers,
      agent: false,
      signal: AbortSignal.timeout(ackTimeoutMs),
    });
    sent.on('response', (response) => {
      read(response).then(resolve, (error: unknown) => {
        resolve({ status: 0, body: String(error) });
      });
    });
    sent.on('error', (error) => {
      resolve({
        status: 0,
        body:
          error.name === 'TimeoutError' || error.name === 'AbortError' ? 'operation_timeout' : error.message,
      });
    });
    sent.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Omit<Acked, 'ackMs'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const isJson = (response.headers['content-type'] ?? '').includes('json');
  return { status: response.statusCode ?? 0, body: isJson ? parseJson(text) : text };
}
