import bolt from '@slack/bolt';
import type { Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';
import { clientOptions } from './client.ts';

/** One call of the Web API: the answer as it came, unread. Throws what the client throws. */
export type Call = (
  token: string,
  method: string,
  args: Record<string, unknown>,
) => Promise<Readonly<Record<string, unknown>>>;

/** More workspaces than one process serves; a client is cheap to make again. */
const MOST_CLIENTS = 100;
/** slack.md 5.3: Slack says how long; a 429 of a proxy in between may not. */
const UNSAID_PAUSE_S = '30';

/**
 * Clients of the outbox, one per token: never retried (the outbox decides every attempt), never paused as a whole by one
 * 429, and apart from Bolt's, which people wait for (alerts.md 5).
 */
export function createSenderCalls(apiUrl: string, timeoutMs: number, log: Logger): Call {
  const clients = new Map<string, InstanceType<typeof bolt.webApi.WebClient>>();
  const options = {
    ...clientOptions(apiUrl),
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    logger: boltLogger(log),
    fetch: fetchWithPause,
  };
  const clientOf = (token: string) => {
    const client = clients.get(token) ?? new bolt.webApi.WebClient(token, options);
    // Deleted and set again: the Map's order is then that of the last use.
    clients.delete(token);
    clients.set(token, client);
    const [oldest] = clients.keys();
    if (clients.size > MOST_CLIENTS && oldest !== undefined) clients.delete(oldest);
    return client;
  };
  return async (token, method, args) => ({ ...(await clientOf(token).apiCall(method, args)) });
}

/** The client reads a 429 without a number of seconds as any failure, and a refusal would look like a lost answer. */
const fetchWithPause: typeof fetch = async (input, init) => {
  const response = await fetch(input, init).catch((error: unknown) => {
    // The client keeps the reason only of what it takes for an error of its own.
    throw new Error('no answer from Slack', { cause: error });
  });
  const saysWhen = /^\d/.test(response.headers.get('retry-after') ?? '');
  if (response.status !== 429 || saysWhen) return response;
  await response.body?.cancel();
  return new Response(null, { status: 429, headers: { 'retry-after': UNSAID_PAUSE_S } });
};
