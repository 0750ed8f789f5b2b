import type { VendorLimiter } from '../core/ports.ts';
import { createHttpClient } from '../http-client/client.ts';
import type { AttemptReport, HttpClient, HttpTiming } from '../http-client/client.ts';
import type { Logger } from '../logger.ts';
import { breakerFailures, maxAccounts } from './limits.ts';
import { classOfStatus } from './refusal.ts';
import type { ThrottleEvent } from './throttle.ts';

/** The operation that fails for single SKUs. */
export const readsOneSku = 'stockkeepingunitbyid';

export type VtexOptions = {
  /** With `{account}` in it and without a final slash: `https://{account}.vtexcommercestable.com.br`. */
  readonly baseUrl: string;
  /** The quota that all replicas share for one account. Asked once per account, or again after a long idle time. */
  readonly limiterOf: (account: string) => VendorLimiter;
  readonly timing?: Partial<HttpTiming>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly logger: Logger;
  readonly onAttempt?: (report: AttemptReport) => void;
  readonly onThrottle?: (event: ThrottleEvent) => void;
};

export type AccountClient = {
  readonly http: HttpClient;
  readonly limiter: VendorLimiter;
  /** Names the account in each line. */
  readonly logger: Logger;
};

/**
 * One HTTP client per account, opened at its first use: the breaker is in it, and one account's outage must not stop
 * another. An account that was dropped starts anew with a closed breaker, which costs a few requests at most.
 */
export function createAccountClients(options: VtexOptions): (account: string) => AccountClient {
  const clients = new Map<string, AccountClient>();
  return (account) => {
    const client = clients.get(account) ?? openClient(options, account);
    // A Map keeps the order of insertion: taken out and put back, the first is the longest idle.
    clients.delete(account);
    clients.set(account, client);
    const [longestIdle] = clients.keys();
    if (clients.size > maxAccounts && longestIdle !== undefined) clients.delete(longestIdle);
    return client;
  };
}

function openClient(options: VtexOptions, account: string): AccountClient {
  const limiter = options.limiterOf(account);
  const logger = options.logger.child({ account });
  const http = createHttpClient({
    vendor: 'vtex',
    baseUrl: options.baseUrl.replaceAll('{account}', account),
    timing: { breakerFailures, ...options.timing },
    limiter,
    sleep: options.sleep,
    logger,
    // The SKUs of a product follow one another, and fail in rows (vtex.md 1.4): read-contexts.ts tells them from an outage.
    isOutage: ({ status }, { operation }) => status !== 500 || operation !== readsOneSku,
    // A refusal is never repeated: a 429 makes it worse, and the others stay what they are.
    judge: ({ status }) => ({ label: classOfStatus(status), retry: false }),
    ...(options.onAttempt === undefined ? {} : { onAttempt: options.onAttempt }),
  });
  return { http, limiter, logger };
}
