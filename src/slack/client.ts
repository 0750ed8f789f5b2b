import bolt from '@slack/bolt';
import type { webApi } from '@slack/bolt';
import type { Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';

export type SlackClient = webApi.WebClient;

/**
 * Options of every WebClient. Never `headers`: the client writes its token into that shared object, and every
 * workspace would send the first one's (slack.md 2).
 */
export function clientOptions(apiUrl: string) {
  return {
    slackApiUrl: apiUrl,
    // The default waits for ever and retries for half an hour; a person is waiting here.
    timeout: 8_000,
    retryConfig: { retries: 1, minTimeout: 200, maxTimeout: 500 },
    // One 429 would pause the whole client for its Retry-After (slack.md 2).
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  } satisfies webApi.WebClientOptions;
}

export const createSlackClient = (apiUrl: string, token: string, log: Logger): SlackClient =>
  new bolt.webApi.WebClient(token, { ...clientOptions(apiUrl), logger: boltLogger(log) });

/** Slack answered `ok: false` with this code. */
export const isPlatformError = (error: unknown, code: string): boolean =>
  error instanceof bolt.webApi.WebAPIPlatformError && error.data.error === code;
