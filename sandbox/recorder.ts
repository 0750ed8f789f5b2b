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
  /** TikTok's code, or the kind of fault that swallowed the call; null while it is under way. */
  answered: number | string | null;
};

export type Recorder = {
  readonly requests: RecordedRequest[];
  arrived(request: WireRequest, fault: Fault | null, entry: RecordedRequest): void;
  answered(request: WireRequest, code: number): void;
};

export function createRecorder(): Recorder {
  const requests: RecordedRequest[] = [];
  const open = new WeakMap<WireRequest, RecordedRequest>();
  return {
    requests,
    arrived(request, fault, entry) {
      // A delayed call is answered like any other.
      if (fault !== null && fault.kind !== 'delay') entry.answered = fault.kind;
      requests.push(entry);
      open.set(request, entry);
    },
    answered(request, code) {
      const entry = open.get(request);
      if (entry?.answered === null) entry.answered = code;
    },
  };
}

const secretKeys: ReadonlySet<string> = new Set(['access_token', 'secret', 'auth_code']);
export const maskText = (value: string): string => `…${value.slice(-4)}`;

/** Masks the values of secret keys at any depth. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked);
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
