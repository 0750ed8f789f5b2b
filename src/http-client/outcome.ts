import type { Lane } from '../core/ports.ts';

export type HttpRequest = {
  /** Name for the log and the metrics, e.g. `catalog/overview`; never a URL, a query can hold a secret. */
  readonly operation: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Appended to the base URL as it is. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** A POST that only asks: it is tried again like a GET. */
  readonly repeatable?: true;
  readonly lane: Lane;
};

/** The vendor answered with a status below 500. `body` is null after 204 and where a refusal (4xx) is not JSON. */
export type Answered = {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type FailureReason =
  | 'timeout'
  | 'network'
  | 'http' // 5xx, or a redirect: an API that redirects is not the API
  | 'garbage' // a success whose body is not JSON, is cut off or is larger than allowed
  | 'breaker_open' // not sent: the vendor failed several times in a row
  | 'limited'; // not sent: the limiter refused a token

export type Failed = {
  readonly kind: 'failed';
  readonly reason: FailureReason;
  readonly status?: number;
  readonly retryAfterMs?: number;
  /** The request certainly never reached the vendor: refused connection or unknown host. */
  readonly connectionRefused?: true;
  /** A word for the log: the socket's error code, or why the limiter refused. */
  readonly detail?: string;
};

/** How a request ended; a failure is a value too. */
export type HttpOutcome = Answered | Failed;
