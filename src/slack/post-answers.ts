import bolt from '@slack/bolt';
import type { EditAnswer, PostAnswer, SlackRefusal } from '../core/alerts/ports.ts';
import { refusalOf } from './slack-refusals.ts';

/** How a call ended that did not end well: Slack's code, or a word of ours for what kept us from hearing one. */
export type Failure = {
  readonly code: string;
  readonly retryAfterMs: number | null;
  /** The connection was never made: whatever was asked for did not happen. */
  readonly isUnsent: boolean;
};

const { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIHTTPError, WebAPIRequestError } = bolt.webApi;

/** Reads what the Web API client has thrown; a thing that it never throws is a failure without proof too. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof WebAPIRateLimitedError) return heard('ratelimited', thrown.retryAfter);
  if (thrown instanceof WebAPIPlatformError) {
    // Where the body is no JSON the client puts all of it here; where it has no code, nothing.
    const code: unknown = thrown.data.error;
    return heard(typeof code === 'string' && isCode(code) ? code : 'unreadable_answer', retryAfterIn(thrown));
  }
  if (thrown instanceof WebAPIHTTPError) return heard(`http_${String(thrown.statusCode)}`, null);
  const reason = thrown instanceof WebAPIRequestError ? thrown.original : thrown;
  const networkCode = networkCodeOf(reason);
  return { code: networkCode, retryAfterMs: null, isUnsent: neverConnected.has(networkCode) };
}

const isCode = (text: string) => /^[a-z0-9_]{1,80}$/i.test(text);

const heard = (code: string, retryAfterS: number | null): Failure => ({
  code,
  retryAfterMs: retryAfterS === null ? null : Math.min(Math.max(retryAfterS, 1), LONGEST_PAUSE_S) * 1000,
  isUnsent: false,
});

/** Slack asks for seconds or minutes; a header that says years would silence a channel for ever. */
const LONGEST_PAUSE_S = 3600;

function retryAfterIn({ data }: InstanceType<typeof WebAPIPlatformError>): number | null {
  const seconds: unknown = data.response_metadata?.['retryAfter'];
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : null;
}

/** DNS failure and refused connection, and nothing else: a reset may come after Slack has read the request. */
const neverConnected: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED']);

/** fetch says "fetch failed"; the error that caused it says why. */
function networkCodeOf(reason: unknown, depth = 0): string {
  if (typeof reason !== 'object' || reason === null || depth > 3) return 'no_answer';
  const { name, code, cause }: { name?: unknown; code?: unknown; cause?: unknown } = reason;
  if (name === 'TimeoutError') return 'timeout';
  return typeof code === 'string' && isCode(code) ? code : networkCodeOf(cause, depth + 1);
}

/** A proven refusal, or null where nobody can say what happened. */
export const provenBy = ({ code, retryAfterMs, isUnsent }: Failure): SlackRefusal | null =>
  isUnsent ? { code, because: 'later', retryAfterMs } : refusalOf(code, retryAfterMs);

export function notDone(failure: Failure): Exclude<PostAnswer & EditAnswer, { kind: 'ok' }> {
  const refusal = provenBy(failure);
  return refusal === null ? { kind: 'unknown', code: failure.code } : { kind: 'refused', refusal };
}
