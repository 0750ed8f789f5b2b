import type { Fault } from './faults.ts';
import type { WireRequest } from './stand-in.ts';

/** One call as it arrived, with secrets masked, and how it was answered. */
export type RecordedRequest = {
  readonly atMs: number;
  readonly method: string;
  /** Below the vendor's base URL. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** The last four characters of the credential, to tell one from another; null without one. */
  readonly credential: string | null;
  /** TikTok's code, VTEX's status, Slack's error, or the kind of fault that swallowed the call; null while it is under way. */
  answered: number | string | null;
};

export type Recorder = {
  readonly requests: RecordedRequest[];
  arrived(request: WireRequest, fault: Fault | null, entry: RecordedRequest): void;
  answered(request: WireRequest, code: number | string): void;
};

/** `onEnd`: sees each call as soon as it is known how it ended, with the time that took; null: a fault has swallowed it. */
export function createRecorder(onEnd?: (entry: RecordedRequest, ms: number | null) => void): Recorder {
  const requests: RecordedRequest[] = [];
  const open = new WeakMap<WireRequest, { readonly entry: RecordedRequest; readonly startMs: number }>();
  return {
    requests,
    arrived(request, fault, entry) {
      // A delayed call is answered like any other.
      if (fault !== null && fault.kind !== 'delay') entry.answered = fault.kind;
      requests.push(entry);
      if (entry.answered !== null) onEnd?.(entry, null);
      else open.set(request, { entry, startMs: performance.now() });
    },
    answered(request, code) {
      const found = open.get(request);
      if (found === undefined) return;
      open.delete(request);
      found.entry.answered = code;
      onEnd?.(found.entry, performance.now() - found.startMs);
    },
  };
}

const secretKeys: ReadonlySet<string> = new Set([
  ...['access_token', 'secret', 'auth_code', 'token', 'client_secret'],
  // Whoever knows them may answer in the app's name or open a modal.
  ...['response_url', 'trigger_id'],
]);
export const maskText = (value: string): string => `…${value.slice(-4)}`;
/** A token of Slack wherever it stands. */
const slackToken = /xox[a-z]-[\w-]+/g;

/** Masks the values of secret keys at any depth. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value === 'string') return value.replace(slackToken, maskText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      secretKeys.has(key) && typeof entry === 'string' ? maskText(entry) : masked(entry),
    ]),
  );
}

export const maskedQuery = (query: URLSearchParams): Record<string, string> =>
  masked(Object.fromEntries(query)) as Record<string, string>; // strings stay strings

export function maskedBody(body: string): unknown {
  if (body === '') return null;
  try {
    return masked(JSON.parse(body));
  } catch {
    return `(${body.length} characters that are not JSON)`;
  }
}
