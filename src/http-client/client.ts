import {
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  halfJitterGenerator,
  handleWhenResult,
  isBrokenCircuitError,
  retry,
} from 'cockatiel';
import type { Lane, VendorLimiter } from '../core/ports.ts';
import type { Logger } from '../logger.ts';
import { createCall } from './call.ts';
import { createDeadline } from './deadline.ts';
import type { Answered, Failed, HttpOutcome, HttpRequest } from './outcome.ts';

export type HttpTiming = {
  /** One attempt, from the connection to the last byte of the body. */
  readonly timeoutMs: number;
  /** Further attempts after the first, reads only. */
  readonly retries: number;
  /** Longest wait before the first retry (at least half of it); it doubles. */
  readonly retryBaseMs: number;
  /** Failed attempts in a row after which nothing is sent for `breakerPauseMs`. */
  readonly breakerFailures: number;
  readonly breakerPauseMs: number;
};

/**
 * Our choice; vendors name no figures (public TikTok clients wait 60 s: tiktok-business-api.md 7.3). A check makes
 * about 7 calls in a lease of two minutes: while the vendor hangs, the breaker ends it after 5 × 10 s.
 */
const defaultTiming: HttpTiming = {
  timeoutMs: 10_000,
  retries: 2,
  retryBaseMs: 300,
  breakerFailures: 5,
  breakerPauseMs: 15_000,
};
const maxRetryDelayMs = 5_000;

/** What the vendor's own client makes of an answer, before it is handed back. */
export type Verdict = {
  /** For the log and the metrics, e.g. `good` or `noInfo`. */
  readonly label: string;
  /** The vendor calls this refusal temporary: a read is tried again. Never for a throttle. */
  readonly retry: boolean;
  readonly requestId?: string;
};

export type AttemptReport = {
  readonly vendor: string;
  readonly operation: string;
  /** From 1. */
  readonly attempt: number;
  readonly ms: number;
  /** The verdict's label, or the reason of a failure. */
  readonly outcome: string;
};

export type HttpClientOptions = {
  readonly vendor: string;
  readonly baseUrl: string;
  readonly timing?: Partial<HttpTiming>;
  readonly limiter: VendorLimiter;
  /** Waits for the limiter's turn; a parameter so that the sandbox's clock can do it. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly logger: Logger;
  readonly judge?: (answer: Answered) => Verdict;
  /** Which failures open the breaker; default: all. */
  readonly isOutage?: (failed: Failed, request: HttpRequest) => boolean;
  readonly onAttempt?: (report: AttemptReport) => void;
};

export type HttpClient = {
  /**
   * Sends a request as retry(limiter(breaker(timeout(call)))): each attempt takes its own limiter token. Vendor
   * failures are values; what throws comes from the limiter (database) or is a bug. A write is sent once only,
   * unless it is `repeatable`.
   */
  request(request: HttpRequest): Promise<HttpOutcome>;
};

type Tried = { readonly outcome: HttpOutcome; readonly isOutage: boolean };
type Attempt = { readonly outcome: HttpOutcome; readonly retry: boolean };

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const timing = { ...defaultTiming, ...options.timing };
  const send = createBreaker(options, timing);
  const persist = createRetry(timing);

  async function attempt(request: HttpRequest, number: number): Promise<Attempt> {
    const refused = await waitForTurn(options, request.lane);
    const startedAt = performance.now();
    const outcome = refused ?? (await send(request));
    const verdict = outcome.kind === 'answered' ? judge(options, outcome) : failureVerdict(outcome);
    report(options, request, outcome, verdict, { attempt: number, ms: performance.now() - startedAt });
    return { outcome, retry: verdict.retry };
  }

  return {
    async request(request) {
      const once = request.method !== 'GET' && request.repeatable !== true;
      if (once) return (await attempt(request, 1)).outcome;
      const last = await persist.execute((context) => attempt(request, context.attempt + 1));
      return last.outcome;
    },
  };
}

/** breaker(timeout(call)). Only failures count: a refusal is an answer of a vendor that works. */
function createBreaker(
  { baseUrl, isOutage = () => true }: HttpClientOptions,
  timing: HttpTiming,
): (request: HttpRequest) => Promise<HttpOutcome> {
  const call = createCall(baseUrl);
  // The signal aborts the socket, and the call itself turns that into a value.
  const withinTime = createDeadline(timing.timeoutMs);
  const breaker = circuitBreaker(
    handleWhenResult((result) => (result as Tried).isOutage),
    { halfOpenAfter: timing.breakerPauseMs, breaker: new ConsecutiveBreaker(timing.breakerFailures) },
  );
  const attempt = async (request: HttpRequest): Promise<Tried> => {
    const outcome = await withinTime((signal) => call(request, signal));
    return { outcome, isOutage: outcome.kind === 'failed' && isOutage(outcome, request) };
  };
  return async (request) => {
    try {
      return (await breaker.execute(() => attempt(request))).outcome;
    } catch (error) {
      if (isBrokenCircuitError(error)) return { kind: 'failed', reason: 'breaker_open' };
      throw error;
    }
  };
}

function createRetry(timing: HttpTiming) {
  return retry(
    handleWhenResult((result) => (result as Attempt).retry),
    {
      maxAttempts: timing.retries,
      backoff: new ExponentialBackoff({
        generator: halfJitterGenerator, // without jitter all replicas would return at the same moment
        initialDelay: timing.retryBaseMs,
        maxDelay: maxRetryDelayMs,
      }),
    },
  );
}

async function waitForTurn(options: HttpClientOptions, lane: Lane): Promise<Failed | null> {
  const turn = await options.limiter.take(lane);
  if ('refused' in turn) {
    return { kind: 'failed', reason: 'limited', detail: turn.refused, retryAfterMs: turn.retryAfterMs };
  }
  if (turn.waitMs > 0) await options.sleep(turn.waitMs);
  return null;
}

function judge(options: HttpClientOptions, answer: Answered): Verdict {
  return options.judge?.(answer) ?? { label: 'answered', retry: false };
}

/** Not sent is not tried again: a refused token or an open breaker would refuse the next moment too. */
function failureVerdict(failed: Failed): Verdict {
  const worthIt: Record<Failed['reason'], boolean> = {
    timeout: true,
    network: true,
    // Whoever names a time is not asked before it.
    http: (failed.status ?? 0) >= 500 && failed.retryAfterMs === undefined,
    garbage: true,
    breaker_open: false,
    limited: false,
  };
  return { label: failed.reason, retry: worthIt[failed.reason] };
}

/** The only log line of a call: no URL, no header, no body, so that no secret can be in it. */
function report(
  options: HttpClientOptions,
  request: HttpRequest,
  outcome: HttpOutcome,
  verdict: Verdict,
  measured: { readonly attempt: number; readonly ms: number },
): void {
  if (options.onAttempt === undefined && !options.logger.isLevelEnabled('debug')) return;
  const ms = Math.round(measured.ms);
  const { vendor } = options;
  const line = {
    vendor,
    operation: request.operation,
    attempt: measured.attempt,
    ms,
    outcome: verdict.label,
  };
  const detail = outcome.kind === 'failed' ? outcome.detail : undefined;
  options.logger.debug(
    { ...line, status: outcome.status, detail, requestId: verdict.requestId },
    'vendor call',
  );
  options.onAttempt?.(line);
}
