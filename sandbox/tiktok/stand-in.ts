import { slowMs } from '../faults.ts';
import type { Fault, Faults } from '../faults.ts';
import { jsonAnswer, serveStandIn } from '../stand-in.ts';
import type { WireAnswer, WireRequest } from '../stand-in.ts';
import { appCalls } from '../trace.ts';
import type { Trace } from '../trace.ts';
import type { DownMode } from '../worlds/tiktok-model.ts';
import type { TikTokWorld } from '../worlds/tiktok-world.ts';
import { answerTikTok } from './answer.ts';
import { consentPage, consentPath } from './consent-page.ts';
import { requestIdOf, toJsonText } from './envelope.ts';
import { createRecorder, maskText, maskedBody, maskedQuery } from '../recorder.ts';
import type { RecordedRequest } from '../recorder.ts';

const basePath = '/open_api/v1.3';

export type TikTokStandIn = {
  /** The base URL, including /open_api/v1.3. */
  readonly url: string;
  /** The consent page, as a template for the app's configuration. */
  readonly consentUrl: string;
  /** Every call, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
};

export type TikTokStandInOptions = {
  readonly world: TikTokWorld;
  readonly faults: Faults;
  readonly port?: number;
  readonly trace?: Trace;
};

/** TikTok API for Business v1.3 on loopback. Operation names of faults are paths: `/catalog/overview/`. */
export async function startTikTokStandIn(options: TikTokStandInOptions): Promise<TikTokStandIn> {
  const { world } = options;
  const recorder = createRecorder(appCalls(options.trace, 'tiktok'));
  const server = await serveStandIn({
    faults: withWorld(world, options.faults),
    operationOf: (request) => pathBelowBase(request) ?? request.path,
    throttled: () => throttled(world),
    observe: (request, fault) => {
      recorder.arrived(request, fault, recordOf(world, request));
    },
    handle: (request) => {
      if (request.path === consentPath) return consentPage(world, request);
      const { answer, code } = handle(world, request);
      recorder.answered(request, code);
      return answer;
    },
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  const consentUrl = `${server.url}${consentPath}?app_id={appId}&state={state}&redirect_uri={redirectUri}`;
  return {
    url: `${server.url}${basePath}`,
    consentUrl,
    requests: recorder.requests,
    close: () => server.close(),
  };
}

const downFaults: Readonly<Record<DownMode, Fault>> = {
  refuse: { kind: 'reset' },
  html502: { kind: 'html502' },
  hang: { kind: 'hang' },
  garbage: { kind: 'garbage' },
  throttle: { kind: 'throttle', retryAfterS: 0 },
  slow: { kind: 'delay', ms: slowMs },
  lost: { kind: 'answerLost' },
};

/** The world's own troubles come before the planned faults; each call counts towards the quota, spoilt or not. */
function withWorld(world: TikTokWorld, faults: Faults): Faults {
  return {
    ...faults,
    take(operation) {
      const overQuota = world.countAttempt(operation);
      if (world.down !== null) return downFaults[world.down];
      return overQuota ? downFaults.throttle : faults.take(operation);
    },
  };
}

const pathBelowBase = ({ path }: WireRequest): string | null =>
  path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : null;

// The gateway's words for a route that is not there, for one: a path without its last slash.
const notFound: WireAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: '404 page not found',
};

function handle(world: TikTokWorld, request: WireRequest): { answer: WireAnswer; code: number } {
  const path = pathBelowBase(request);
  const envelope = path === null ? null : answerTikTok(world, { ...request, path, token: tokenOf(request) });
  if (envelope === null) return { answer: notFound, code: notFound.status };
  return { answer: { ...jsonAnswer(null), body: toJsonText(envelope) }, code: envelope.code };
}

/** 40100 with HTTP 200; TikTok documents no Retry-After (tiktok-business-api.md 7.3). */
function throttled(world: TikTokWorld): WireAnswer {
  world.serial += 1;
  return jsonAnswer({
    code: 40100,
    message: 'Too many requests. Please retry in some time.',
    request_id: requestIdOf(world.nowMs(), world.serial),
    data: {},
  });
}

/** Only this header counts: not Authorization, not the query (tiktok-business-api.md 1). */
function tokenOf({ headers }: WireRequest): string | null {
  const value = headers['access-token'];
  return typeof value === 'string' ? value : null;
}

function recordOf(world: TikTokWorld, request: WireRequest): RecordedRequest {
  const token = tokenOf(request);
  return {
    atMs: world.nowMs(),
    method: request.method,
    path: pathBelowBase(request) ?? request.path,
    query: maskedQuery(request.query),
    body: maskedBody(request.body),
    credential: token === null ? null : maskText(token),
    answered: null,
  };
}
