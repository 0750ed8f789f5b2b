import { storeUpload } from './api/files.ts';
import { callSlackApi, installationOf } from './api/methods.ts';
import { fieldsOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { parseBody, parseForm, parseJson, withoutToken } from './requests.ts';
import type { SlackRequest } from './requests.ts';
import { answerResponseUrl } from './response-url.ts';
import type { Faults } from '../faults.ts';
import { createRecorder } from '../recorder.ts';
import type { RecordedRequest } from '../recorder.ts';
import { jsonAnswer, serveStandIn } from '../stand-in.ts';
import type { WireAnswer, WireRequest } from '../stand-in.ts';
import { appCalls } from '../trace.ts';
import type { Trace } from '../trace.ts';
import type { SlackWorld } from '../worlds/slack-world.ts';

export type SlackStandIn = {
  /** For `slackApiUrl`: ends in `/api/`. */
  readonly apiUrl: string;
  readonly url: string;
  /** Every request of the app in order of arrival, those that a fault has spoilt too. */
  readonly requests: SlackRequest[];
  close(): Promise<void>;
};

export type SlackStandInOptions = {
  readonly world: SlackWorld;
  readonly faults: Faults;
  readonly port?: number;
  readonly trace?: Trace;
};

/** `chat.postMessage` …, `response` or `upload`: the names by which faults are planned. */
function operationOf({ path }: WireRequest): string {
  const [, first = '', second = ''] = path.split('/');
  return first === 'api' ? second : first;
}

function argsOf(wire: WireRequest): Fields {
  const contentType = wire.headers['content-type'] ?? '';
  const args = { ...parseForm(wire.query), ...parseBody(wire.body, contentType) };
  // A response_url also takes `payload=<JSON>`.
  const { payload } = args;
  return typeof payload === 'string' ? fieldsOf(parseJson(payload)) : args;
}

function tokenOf(wire: WireRequest, args: Fields): string | null {
  const bearer = /^Bearer (.+)$/i.exec(wire.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const isJson = (wire.headers['content-type'] ?? '').startsWith('application/json');
  // In a JSON body Slack does not look for a token.
  return isJson || args['token'] === undefined ? null : textOf(args['token']);
}

function answerApi(world: SlackWorld, wire: WireRequest): WireAnswer {
  const args = argsOf(wire);
  const token = tokenOf(wire, args);
  const { status, body, retryAfterS } = callSlackApi(world, operationOf(wire), withoutToken(args), token);
  const scopes = [...(installationOf(world, token)?.scopes ?? [])];
  const answer = jsonAnswer(body, status);
  const more = { ...(retryAfterS === null ? {} : { 'retry-after': String(retryAfterS) }) };
  return { ...answer, headers: { ...answer.headers, 'x-oauth-scopes': scopes.join(','), ...more } };
}

function answerUpload({ state }: SlackWorld, id: string, wire: WireRequest): WireAnswer {
  const stored = storeUpload(state, id, wire.headers['content-type'] ?? '', wire.body);
  return stored ? { status: 200, body: `OK - ${wire.body.length}` } : { status: 404, body: 'Not found' };
}

function answerTo(world: SlackWorld, wire: WireRequest): WireAnswer {
  const [, area, id = ''] = wire.path.split('/');
  if (area === 'api') return answerApi(world, wire);
  if (area === 'upload') return answerUpload(world, id, wire);
  if (area !== 'response') return { status: 404, body: 'Not found' };
  const { status, body } = answerResponseUrl(world.state, id, argsOf(wire));
  return jsonAnswer(body, status);
}

/** Slack refuses with status 200 and a word. */
function errorIn({ body }: WireAnswer): string | null {
  const { ok, error } = fieldsOf(parseJson(body));
  return ok === false ? textOf(error) : null;
}

function recordOf(world: SlackWorld, wire: WireRequest): RecordedRequest {
  const isUpload = wire.path.startsWith('/upload/');
  return {
    atMs: world.nowMs(),
    method: wire.method,
    path: wire.path,
    query: {},
    body: isUpload ? `(${String(wire.body.length)} characters)` : withoutToken(argsOf(wire)),
    credential: null,
    answered: null,
  };
}

/** Serves Slack's Web API, response URLs and uploads on loopback. */
export async function startSlackStandIn(options: SlackStandInOptions): Promise<SlackStandIn> {
  const { world, faults } = options;
  const requests: SlackRequest[] = [];
  const recorder = createRecorder(appCalls(options.trace, 'slack'));
  const server = await serveStandIn({
    faults,
    operationOf,
    ...(options.port === undefined ? {} : { port: options.port }),
    onRequest: (wire) => {
      const method = wire.method === 'GET' ? 'GET' : 'POST';
      requests.push({ method, path: wire.path, body: withoutToken(argsOf(wire)) });
    },
    observe: (wire, fault) => {
      recorder.arrived(wire, fault, recordOf(world, wire));
    },
    throttled: (retryAfterS) => ({
      ...jsonAnswer({ ok: false, error: 'ratelimited' }, 429),
      headers: { 'content-type': 'application/json', 'retry-after': String(retryAfterS) },
    }),
    handle: (wire) => {
      const answer = answerTo(world, wire);
      recorder.answered(wire, errorIn(answer) ?? answer.status);
      return answer;
    },
  });
  world.state.baseUrl = server.url;
  return { apiUrl: `${server.url}/api/`, url: server.url, requests, close: () => server.close() };
}
