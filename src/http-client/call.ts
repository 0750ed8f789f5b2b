import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Socket } from 'node:net';
import axios, { AxiosHeaders } from 'axios';
import type { AxiosResponse } from 'axios';
import { parseJson } from './json.ts';
import type { Failed, HttpOutcome, HttpRequest } from './outcome.ts';
import { retryAfterMs } from './retry-after.ts';

/** Far above any page that we ask for (200 items of some kB); a body beyond it would only fill the memory. */
const maxBodyBytes = 20 * 1024 * 1024;

export const userAgent = 'tiktok-for-vtex-slack';

/** Node's codes for "nobody listens there" and "no such host": nothing was sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** One attempt: no retry, no limit, no clock but the signal. It never throws; axios' errors hold headers. */
export type Call = (request: HttpRequest, signal: AbortSignal) => Promise<HttpOutcome>;

/**
 * axios' adapter without what axios does around it: it would merge and copy its whole configuration for each call, which takes as
 * long again as all that we do with the answer, and parse the body, which rounds the ids.
 */
const send = axios.getAdapter('http');

export function createCall(baseUrl: string): Call {
  const config = configFor(baseUrl);
  return async (request, signal) => {
    try {
      const { status, headers, data } = (await send({
        ...config,
        method: request.method,
        url: withQuery(request.path, request.query),
        headers: headersOf(request),
        ...(request.body === undefined ? {} : { data: JSON.stringify(request.body) }),
        signal,
      })) as AxiosResponse<string>; // responseType: text
      return toOutcome(status, textHeaders(headers), data);
    } catch (error) {
      return signal.aborted ? { kind: 'failed', reason: 'timeout' } : toFailure(error);
    }
  };
}

function headersOf({ headers, body }: HttpRequest): AxiosHeaders {
  return new AxiosHeaders({
    Accept: 'application/json',
    'User-Agent': userAgent,
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...headers,
  });
}

function configFor(baseURL: string) {
  return axios.create({
    baseURL,
    allowAbsoluteUrls: false,
    responseType: 'text',
    validateStatus: () => true,
    maxRedirects: 0, // a redirect would carry the token to another host
    maxContentLength: maxBodyBytes,
    httpAgent: kept(new HttpAgent({ keepAlive: true })),
    httpsAgent: kept(new HttpsAgent({ keepAlive: true })),
    ...(isLoopback(new URL(baseURL).hostname) ? { proxy: false } : {}),
  }).defaults;
}

/** TCP's own keep-alive is on since the connection was made: Node would ask the system for it again after each call. */
function kept<A extends HttpAgent>(agent: A): A {
  agent.keepSocketAlive = (socket) => {
    (socket as Socket).unref(); // agents of TCP and TLS keep no others
    return true;
  };
  return agent;
}

/** HTTP_PROXY without NO_PROXY would send the sandbox's own calls to the proxy's loopback. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function withQuery(path: string, query: HttpRequest['query']): string {
  return query === undefined || Object.keys(query).length === 0
    ? path
    : `${path}?${new URLSearchParams(query).toString()}`;
}

export function textHeaders(headers: object): Record<string, string> {
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value]));
}

function toOutcome(status: number, headers: Record<string, string>, text: string): HttpOutcome {
  if (status >= 500 || (status >= 300 && status < 400)) return httpFailure(status, headers);
  if (status === 204) return { kind: 'answered', status, headers, body: null };
  try {
    return { kind: 'answered', status, headers, body: parseJson(text) };
  } catch {
    // A 4xx is a refusal whatever its body says; a success without readable JSON says nothing.
    return status >= 400
      ? { kind: 'answered', status, headers, body: null }
      : { kind: 'failed', reason: 'garbage', status };
  }
}

function httpFailure(status: number, headers: Record<string, string>): Failed {
  const waitMs = retryAfterMs(headers);
  return { kind: 'failed', reason: 'http', status, ...(waitMs === null ? {} : { retryAfterMs: waitMs }) };
}

/** Only the code of an error goes on: its message, config and request hold headers, URL and body. */
function toFailure(error: unknown): Failed {
  const code = codeOf(error);
  // axios: the body was larger than allowed, or the connection ended inside it.
  if (code === 'ERR_BAD_RESPONSE') return { kind: 'failed', reason: 'garbage', detail: code };
  return {
    kind: 'failed',
    reason: 'network',
    detail: code,
    ...(neverSent.has(code) ? { connectionRefused: true } : {}),
  };
}

export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}
