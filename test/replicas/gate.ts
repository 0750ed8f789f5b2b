import { createFaults } from '../../sandbox/faults.ts';
import type { Faults } from '../../sandbox/faults.ts';
import { fieldsOf, textOf } from '../../sandbox/slack/json.ts';
import { parseBody, parseJson } from '../../sandbox/slack/requests.ts';
import { jsonAnswer, serveStandIn } from '../../sandbox/stand-in.ts';
import type { WireAnswer, WireRequest } from '../../sandbox/stand-in.ts';

/** Of one call: it has reached Slack, Slack has applied it, Slack's answer is on its way. */
export type Moment = 'arrived' | 'applied' | 'answered';
export type Call = {
  readonly replica: string;
  readonly method: string;
  /** The outbox's id in the metadata; null: not an alert. */
  readonly postId: string | null;
  readonly arrivedAtMs: number;
};

/** `drop`: what has arrived is never applied. */
export type Trap = {
  readonly method: string;
  readonly moment: Moment;
  /** Of the calls that fit: the how manieth. */
  readonly nth: number;
  readonly spring: (call: Call) => Promise<'go on' | 'drop'>;
};

/** Slack does what was asked and answers something else, or very late. */
export type Twist = { readonly method: string } & (
  | { readonly kind: 'internalError' }
  | { readonly kind: 'html502' }
  | { readonly kind: 'slow'; readonly ms: number }
);

export type Gate = {
  apiUrlFor(replica: string): string;
  readonly faults: Faults;
  twist(twist: Twist): void;
  trap(trap: Trap): void;
  /** Planned faults, twists and traps that nothing has met. */
  clear(): void;
  clearTraps(): void;
  /** Calls that write and are not answered yet. */
  held(): readonly Call[];
  /** World time of the last arrival of this post or of an edit of it. */
  lastArrivalMs(postId: string): number;
  /** Every ts that a post was given, by its id: more than one is a duplicate, even if it was deleted since. */
  readonly posted: ReadonlyMap<string, readonly string[]>;
  readonly counts: { edits: number; lostAnswers: number };
  close(): Promise<void>;
};

export type GateOptions = {
  /** Of the stand-in. */
  readonly slackUrl: string;
  readonly nowMs: () => number;
  /** Slack has just applied this. */
  readonly onApplied: (call: Call) => void;
};

const writes = new Set(['chat.postMessage', 'chat.update', 'chat.delete']);
/** A request to Slack is given up after this (alerts.md 5): whoever asked does not hear a later answer. */
const patienceMs = 10_000;

/**
 * Stands between the replicas and Slack's stand-in, so that faults also hit after Slack has applied a call, and so that
 * it is known which replica called: each one has an address of its own.
 */
export async function openGate(options: GateOptions): Promise<Gate> {
  const faults = createFaults();
  const calls = new Map<WireRequest, Call>();
  const lost = new Set<WireRequest>();
  const arrivals = new Map<string, number>();
  const posted = new Map<string, string[]>();
  const counts = { edits: 0, lostAnswers: 0 };
  let [twists, traps]: [Twist[], (Trap & { left: number })[]] = [[], []];

  const spring = async (call: Call, moment: Moment): Promise<'go on' | 'drop' | null> => {
    const fitting = traps.find((trap) => trap.method === call.method && trap.moment === moment);
    if (fitting === undefined) return null;
    fitting.left -= 1;
    if (fitting.left > 0) return null;
    traps = traps.filter((trap) => trap !== fitting);
    return fitting.spring(call);
  };
  const applied = (call: Call, answer: WireAnswer): boolean => {
    const { ok, ts } = fieldsOf(parseJson(answer.body));
    if (ok !== true || call.postId === null || !writes.has(call.method)) return false;
    if (call.method === 'chat.update') counts.edits += 1;
    if (call.method === 'chat.postMessage')
      posted.set(call.postId, [...(posted.get(call.postId) ?? []), textOf(ts)]);
    options.onApplied(call);
    return true;
  };
  const pass = async (wire: WireRequest, call: Call): Promise<WireAnswer> => {
    const arrived = await spring(call, 'arrived');
    if (arrived === 'drop') return jsonAnswer({});
    const answer = await forward(options.slackUrl, wire);
    const isApplied = applied(call, answer);
    const cut = await spring(call, 'applied');
    const twist = twists.find(({ method }) => method === call.method);
    twists = twists.filter((one) => one !== twist);
    const isUnheard = arrived !== null || cut !== null || lost.has(wire) || isDeaf(twist);
    if (isApplied && isUnheard) counts.lostAnswers += 1;
    void spring(call, 'answered');
    return twisted(twist, answer);
  };

  const server = await serveStandIn({
    faults,
    operationOf: methodOf,
    throttled: (retryAfterS) => ({
      ...jsonAnswer({ ok: false, error: 'ratelimited' }, 429),
      headers: { 'content-type': 'application/json', 'retry-after': String(retryAfterS) },
    }),
    observe: (wire, fault) => {
      const call = callOf(wire, options.nowMs());
      if (call.postId !== null) arrivals.set(call.postId, call.arrivedAtMs);
      if (fault === null || fault.kind === 'delay' || fault.kind === 'answerLost') calls.set(wire, call);
      if (fault?.kind === 'answerLost' || (fault?.kind === 'delay' && fault.ms > patienceMs)) lost.add(wire);
    },
    handle: async (wire) => {
      const call = calls.get(wire);
      if (call === undefined) throw new Error('a call that was not observed');
      try {
        return await pass(wire, call);
      } finally {
        calls.delete(wire);
      }
    },
  });
  return {
    apiUrlFor: (replica) => `${server.url}/${replica}/api/`,
    ...{ faults, posted, counts },
    twist: (twist) => void twists.push(twist),
    trap: (trap) => void traps.push({ ...trap, left: trap.nth }),
    clear() {
      faults.clear();
      [twists, traps] = [[], []];
    },
    clearTraps() {
      traps = [];
    },
    held: () => [...calls.values()].filter(({ method }) => writes.has(method)),
    lastArrivalMs: (postId) => arrivals.get(postId) ?? -Infinity,
    close: () => server.close(),
  };
}

const isDeaf = (twist: Twist | undefined): boolean =>
  twist !== undefined && (twist.kind !== 'slow' || twist.ms > patienceMs);

async function twisted(twist: Twist | undefined, answer: WireAnswer): Promise<WireAnswer> {
  if (twist === undefined) return answer;
  if (twist.kind === 'internalError') return jsonAnswer({ ok: false, error: 'internal_error' });
  if (twist.kind === 'html502')
    return { status: 502, headers: { 'content-type': 'text/html' }, body: '<html>Bad Gateway</html>' };
  await new Promise((resolve) => setTimeout(resolve, twist.ms));
  return answer;
}

/** `/<replica>/api/<method>` */
const wordsOf = ({ path }: WireRequest): readonly string[] => path.split('/');
const methodOf = (wire: WireRequest): string => wordsOf(wire)[3] ?? '';

function callOf(wire: WireRequest, arrivedAtMs: number): Call {
  const { metadata } = parseBody(wire.body, wire.headers['content-type'] ?? '');
  const postId = textOf(fieldsOf(fieldsOf(metadata)['event_payload'])['post']);
  return {
    replica: wordsOf(wire)[1] ?? '',
    method: methodOf(wire),
    postId: postId === '' ? null : postId,
    arrivedAtMs,
  };
}

async function forward(slackUrl: string, wire: WireRequest): Promise<WireAnswer> {
  const { authorization, 'content-type': contentType } = wire.headers;
  const headers = {
    ...(authorization === undefined ? {} : { authorization }),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
  };
  const path = wordsOf(wire).slice(2).join('/');
  const query = wire.query.size === 0 ? '' : `?${wire.query.toString()}`;
  const body = wire.method === 'GET' ? {} : { body: wire.body };
  const response = await fetch(`${slackUrl}/${path}${query}`, { method: wire.method, headers, ...body });
  const passedOn: Record<string, string> = {};
  for (const name of ['content-type', 'retry-after', 'x-oauth-scopes']) {
    const value = response.headers.get(name);
    if (value !== null) passedOn[name] = value;
  }
  return { status: response.status, headers: passedOn, body: await response.text() };
}
