import type { z } from 'zod';
import type { Lane } from '../core/ports.ts';
import type { VtexAccess } from '../core/products/ports.ts';
import { vtexAccountPattern } from '../core/store.ts';
import type { Answered, HttpRequest } from '../http-client/outcome.ts';
import type { Logger } from '../logger.ts';
import { createAccountClients } from './account-client.ts';
import type { VtexOptions } from './account-client.ts';
import { refusalOfAnswer, refusalOfFailure } from './refusal.ts';
import type { Endpoint, Refused } from './refusal.ts';
import { throttledBy } from './throttle.ts';

export type Call = Endpoint & {
  readonly account: string;
  /** null: the endpoint is public. */
  readonly key: Pick<VtexAccess, 'appKey' | 'appToken'> | null;
  /** For the log: without ids. */
  readonly operation: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Makes it a POST, which must be one that only asks. */
  readonly body?: unknown;
  readonly lane: Lane;
};

export type Asked<T> = { readonly class: 'good'; readonly value: T } | Refused;

/** One call: its status is judged, the body of a success is read by the schema. */
export type Ask = <T>(call: Call, schema: z.ZodType<T>) => Promise<Asked<T>>;

export function createAsk(options: VtexOptions): Ask {
  const clientOf = createAccountClients(options);
  return async (call, schema) => {
    const { account, operation } = call;
    // The account becomes a part of the host: anything else than a name could send the key elsewhere.
    if (!vtexAccountPattern.test(account)) return { class: 'noInfo', reason: 'account name' };
    const { http, limiter, logger } = clientOf(account);
    const outcome = await http.request(requestOf(call));
    const throttled = throttledBy(outcome);
    if (throttled !== null) {
      options.onThrottle?.({ account, operation, ...throttled });
      await limiter.pause(throttled.pauseMs);
    }
    if (outcome.kind === 'failed') return refusalOfFailure(outcome, call);
    return outcome.status === 200 ? readBody(outcome, call, schema, logger) : refuse(outcome, call, logger);
  };
}

function requestOf(call: Call): HttpRequest {
  const { operation, path, query, body, lane } = call;
  return {
    operation,
    method: body === undefined ? 'GET' : 'POST',
    path,
    query,
    headers: { 'Content-Type': 'application/json', ...keyHeaders(call) }, // on a GET too: vtex.md 1.1
    ...(body === undefined ? {} : { body, repeatable: true }),
    lane,
  };
}

function keyHeaders({ key }: Call): Record<string, string> {
  return key === null ? {} : { 'X-VTEX-API-AppKey': key.appKey, 'X-VTEX-API-AppToken': key.appToken };
}

function refuse(answer: Answered, call: Call, logger: Logger): Refused {
  const refused = refusalOfAnswer(answer, call);
  if (refused.class === 'noInfo' && refused.tooManyItems !== true) {
    logger.warn({ operation: call.operation, reason: refused.reason }, 'VTEX answer that needs a look');
  }
  return refused;
}

function readBody<T>(answer: Answered, call: Call, schema: z.ZodType<T>, logger: Logger): Asked<T> {
  const read = schema.safeParse(answer.body);
  if (read.success) return { class: 'good', value: read.data };
  const field = read.error.issues[0]?.path.join('.') ?? '';
  logger.warn({ operation: call.operation, field }, 'VTEX answer of unknown shape');
  return { class: 'noInfo', reason: `schema ${field}` };
}
