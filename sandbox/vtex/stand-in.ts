import { slowMs } from '../faults.ts';
import type { Fault, Faults } from '../faults.ts';
import { createRecorder, maskedBody, maskedQuery } from '../recorder.ts';
import type { RecordedRequest } from '../recorder.ts';
import { jsonAnswer, serveStandIn } from '../stand-in.ts';
import type { WireAnswer, WireRequest } from '../stand-in.ts';
import { appCalls } from '../trace.ts';
import type { Trace } from '../trace.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';
import { answerVtex, routeOf } from './answer.ts';
import type { VtexRequest } from './answer.ts';
import { throttled } from './refused.ts';

export type VtexStandIn = {
  readonly url: string;
  /** Base URLs with {account}, as the app's configuration takes them. */
  readonly templates: { readonly commerce: string; readonly pricing: string };
  /** Every call, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
};

export type VtexStandInOptions = {
  readonly world: VtexWorld;
  readonly faults: Faults;
  readonly port?: number;
  readonly trace?: Trace;
};

// No leak in a sandbox that runs for days.
const keptAttempts = 200_000;

const prefixes = { account: '/account/', api: '/api-host/' } as const;

/** VTEX on loopback; its hosts are told apart by the first part of the path. */
export async function startVtexStandIn({
  world,
  faults,
  port,
  trace,
}: VtexStandInOptions): Promise<VtexStandIn> {
  const recorder = createRecorder(appCalls(trace, 'vtex'));
  const server = await serveStandIn({
    faults: withWorld(world, faults),
    operationOf,
    throttled,
    observe: (request, fault) => {
      recorder.arrived(request, fault, recordOf(world, request));
    },
    handle: (request) => {
      const answer = handle(world, request);
      recorder.answered(request, answer.status);
      return answer;
    },
    ...(port === undefined ? {} : { port }),
  });
  return {
    url: server.url,
    templates: { commerce: `${server.url}/account/{account}`, pricing: `${server.url}/api-host/{account}` },
    requests: recorder.requests,
    close: () => server.close(),
  };
}

/** The world's own troubles come before the planned faults; each call is counted, spoilt or not. */
function withWorld(world: VtexWorld, faults: Faults): Faults {
  return {
    ...faults,
    take(operation): Fault | null {
      if (world.attempts.length >= keptAttempts) world.attempts.splice(0, keptAttempts / 2);
      world.attempts.push({ atMs: world.nowMs(), operation });
      if (world.down === 'throttle') return { kind: 'throttle', retryAfterS: world.retryAfterS };
      if (world.down === 'refuse') return { kind: 'reset' };
      if (world.down === 'slow') return { kind: 'delay', ms: slowMs };
      if (world.down === 'lost') return { kind: 'answerLost' };
      return world.down === null || world.down === '503' ? faults.take(operation) : { kind: world.down };
    },
  };
}

function operationOf(request: WireRequest): string {
  const parsed = parse(request);
  return (parsed && routeOf(parsed)?.operation) ?? request.path;
}

function handle(world: VtexWorld, request: WireRequest): WireAnswer {
  // An open circuit breaker of VTEX (vtex.md 1.4).
  if (world.down === '503') return { status: 503, body: 'Service Unavailable' };
  const parsed = parse(request);
  return parsed === null ? jsonAnswer({ message: 'Not found' }, 404) : answerVtex(world, parsed);
}

/** null: not under one of the two hosts. */
function parse(request: WireRequest): VtexRequest | null {
  for (const host of ['account', 'api'] as const) {
    if (!request.path.startsWith(prefixes[host])) continue;
    const rest = request.path.slice(prefixes[host].length);
    const slash = rest.indexOf('/');
    if (slash < 0) return null;
    return {
      ...request,
      host,
      account: rest.slice(0, slash),
      path: rest.slice(slash),
      appKey: header(request, 'x-vtex-api-appkey'),
      appToken: header(request, 'x-vtex-api-apptoken'),
    };
  }
  return null;
}

function header(request: WireRequest, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function recordOf(world: VtexWorld, request: WireRequest): RecordedRequest {
  const parsed = parse(request);
  return {
    atMs: world.nowMs(),
    method: request.method,
    path: parsed?.path ?? request.path,
    query: maskedQuery(request.query),
    body: maskedBody(request.body),
    // The key is a name; the secret is its token.
    credential: parsed?.appKey ?? null,
    answered: null,
  };
}
