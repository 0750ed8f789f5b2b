import axios from 'axios';
import type { AxiosInstance } from 'axios';
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

export function createCall(baseUrl: string): Call {
  const http = createAxios(baseUrl);
  return async (request, signal) => {
    try {
      const response = await http.request<string>({
        method: request.method,
        url: withQuery(request.path, request.query),
        headers: { ...request.headers },
        ...(request.body === undefined ? {} : { data: request.body }),
        signal,
      });
      return toOutcome(response.status, textHeaders(response.headers), response.data);
    } catch (error) {
      return signal.aborted ? { kind: 'failed', reason: 'timeout' } : toFailure(error);
    }
  };
}

function createAxios(baseURL: string): AxiosInstance {
  return axios.create({
    baseURL,
    allowAbsoluteUrls: false,
    headers: { Accept: 'application/json', 'User-Agent': userAgent },
    responseType: 'text',
    transformResponse: (body: unknown) => body, // axios would parse, and round the ids
    validateStatus: () => true,
    maxRedirects: 0, // a redirect would carry the token to another host
    maxContentLength: maxBodyBytes,
    ...(isLoopback(new URL(baseURL).hostname) ? { proxy: false } : {}),
  });
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
