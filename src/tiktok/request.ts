import type { z } from 'zod';
import type { Answer, Refusal } from '../core/answer.ts';
import type { Lane, VendorLimiter } from '../core/ports.ts';
import { retryAfterMs } from '../http-client/retry-after.ts';
import { createHttpClient } from '../http-client/client.ts';
import type { AttemptReport, HttpTiming, Verdict } from '../http-client/client.ts';
import type { Answered, Failed } from '../http-client/outcome.ts';
import type { Logger } from '../logger.ts';
import { classOfCode, isPuzzling, isTransient } from './codes.ts';
import { envelope } from './schema.ts';
import type { Envelope } from './schema.ts';
import { createThrottle } from './throttle.ts';
import type { ThrottleAnswer, ThrottleEvent } from './throttle.ts';

export type TikTokOptions = {
  /** With the version and without a final slash: `https://business-api.tiktok.com/open_api/v1.3`. */
  readonly baseUrl: string;
  readonly appId: string;
  readonly appSecret: string;
  readonly limiter: VendorLimiter;
  readonly timing?: Partial<HttpTiming>;
  readonly sleep: (ms: number) => Promise<void>;
  readonly logger: Logger;
  readonly onAttempt?: (report: AttemptReport) => void;
  readonly onThrottle?: (event: ThrottleEvent) => void;
};

export type Read = {
  /** The path between the slashes: `catalog/overview`. */
  readonly operation: string;
  /** Arrays and objects as JSON text: tiktok-business-api.md 1. */
  readonly query: Readonly<Record<string, string>>;
  /** Makes it a POST, which is sent once only. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** null: the call proves itself by app id and secret. */
  readonly token: string | null;
  readonly lane: Lane;
};

/** One call: the envelope is opened and judged, `data` is read by the schema. */
export type Ask = <T>(read: Read, schema: z.ZodType<T>) => Promise<Answer<T>>;

export function createAsk(options: TikTokOptions): Ask {
  const { limiter, logger, onThrottle } = options;
  const http = createHttpClient({ ...options, vendor: 'tiktok', judge: judgeAnswer });
  const throttle = createThrottle(limiter, onThrottle);

  return async (read, schema) => {
    const turn = throttle.begin();
    const outcome = await http.request({
      operation: read.operation,
      method: read.body === undefined ? 'GET' : 'POST',
      // Without the final slash the gateway answers a bare 404: tiktok-business-api.md 1.
      path: `/${read.operation}/`,
      query: read.query,
      headers: read.token === null ? {} : { 'Access-Token': read.token },
      ...(read.body === undefined ? {} : { body: read.body }),
      lane: read.lane,
    });
    if (outcome.kind === 'failed') return refusalOfFailure(outcome);
    const body = openEnvelope(outcome);
    const verdict = classOfAnswer(outcome, body);
    if (verdict === 'throttled') {
      await throttle.throttled(turn, read.operation, throttleAnswer(outcome, body));
    }
    if (verdict !== 'good') return refusalOfAnswer(verdict, outcome, body, read, logger);
    throttle.good(turn);
    return readData(read, body, schema, logger);
  };
}

function openEnvelope(answer: Answered): Envelope | null {
  return envelope.safeParse(answer.body).data ?? null;
}

/** An error code counts at any status; "OK" only at 200, which is what TikTok's application layer sends. */
function classOfAnswer(answer: Answered, body: Envelope | null) {
  if (answer.status === 429) return 'throttled';
  if (body === null) return 'noInfo';
  if (body.code === 0 && answer.status !== 200) return 'noInfo';
  return classOfCode(body.code, body.message);
}

function throttleAnswer(answer: Answered, body: Envelope | null): ThrottleAnswer {
  const waitMs = retryAfterMs(answer.headers);
  return { code: body?.code ?? null, message: body?.message ?? '', retryAfterMs: waitMs };
}

function judgeAnswer(answer: Answered): Verdict {
  const body = openEnvelope(answer);
  const label = classOfAnswer(answer, body);
  if (body === null) return { label, retry: false };
  return { label, retry: label !== 'throttled' && isTransient(body.code), requestId: body.request_id };
}

function refusalOfFailure(failed: Failed): Refusal {
  // Not sent because all replicas pause: the same news as a throttle, and nobody may pause anew for it.
  if (failed.reason === 'limited') return { class: 'throttled', reason: `limiter ${failed.detail ?? ''}` };
  const reason = [failed.reason, failed.status, failed.detail].filter((word) => word !== undefined).join(' ');
  return { class: 'noInfo', reason };
}

function refusalOfAnswer(
  verdict: Refusal['class'],
  answer: Answered,
  body: Envelope | null,
  read: Read,
  logger: Logger,
): Refusal {
  if (body === null || body.code === 0) return { class: verdict, reason: `http ${answer.status}` };
  const named = { vendorCode: body.code, ...requestIdOf(body) };
  // The message stays out: TikTok repeats parameters in it, and one of ours is the app secret.
  if (isPuzzling(body.code, body.message)) {
    logger.warn({ operation: read.operation, ...named }, 'TikTok code that needs a look');
  }
  return { class: verdict, reason: `code ${body.code}`, ...named };
}

function readData<T>(read: Read, body: Envelope | null, schema: z.ZodType<T>, logger: Logger): Answer<T> {
  const data = schema.safeParse(body?.data);
  if (data.success) return { class: 'good', value: data.data };
  const field = data.error.issues[0]?.path.join('.') ?? '';
  logger.warn({ operation: read.operation, field, ...requestIdOf(body) }, 'TikTok answer of unknown shape');
  return { class: 'noInfo', reason: `schema ${field}`, ...requestIdOf(body) };
}

function requestIdOf(body: Envelope | null): { requestId?: string } {
  return body === null || body.request_id === '' ? {} : { requestId: body.request_id };
}
