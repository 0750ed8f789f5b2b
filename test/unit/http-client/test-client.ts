import { createHttpClient } from '../../../src/http-client/client.ts';
import type { AttemptReport, HttpClientOptions } from '../../../src/http-client/client.ts';
import type { HttpRequest } from '../../../src/http-client/outcome.ts';
import { fakeLimiter } from './fake-limiter.ts';
import { captureLog } from './log-lines.ts';

export const read: HttpRequest = { operation: 'shop/read', method: 'GET', path: '/shop/', lane: 'polling' };
export const write: HttpRequest = {
  ...read,
  operation: 'shop/write',
  method: 'POST',
  body: { name: 'Acme' },
};

export function createTestClient(baseUrl: string, more: Partial<HttpClientOptions> = {}) {
  const limiter = fakeLimiter();
  const log = captureLog();
  const slept: number[] = [];
  const attempts: AttemptReport[] = [];
  const client = createHttpClient({
    vendor: 'acme',
    baseUrl,
    limiter,
    logger: log.logger,
    sleep: async (ms) => void slept.push(ms),
    onAttempt: (report) => void attempts.push(report),
    ...more,
    timing: { retryBaseMs: 0, ...more.timing },
  });
  return { client, limiter, slept, attempts, lines: log.lines };
}
