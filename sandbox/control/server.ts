import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that passed the guard. */
export type LocalRequest = {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: URLSearchParams;
  /** Of a POST; empty of a GET. */
  readonly body: Readonly<Record<string, unknown>>;
};
export type Reply =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly headers: Record<string, string>; readonly bytes: Buffer }
  /** Goes on writing by itself. */
  | { readonly stream: (response: ServerResponse) => void };

/** null: not a route of this one. */
export type Answer = (request: LocalRequest) => Promise<Reply | null>;
export type LocalServer = { readonly url: string; close(): Promise<void> };

const maxBodyBytes = 200_000;
export const bad = (error: string, status = 400): Reply => ({ status, body: { ok: false, error } });
export const good = (body: unknown): Reply => ({ status: 200, body });

/** Serves on loopback only, and only for whoever names it so: a page of another origin can neither read nor change anything. */
export async function serveLocally(answer: Answer, wantedPort = 0): Promise<LocalServer> {
  const server = createServer((request, response) => {
    reply(answer, request).then(
      (made) => {
        send(response, made);
      },
      (error: unknown) => {
        send(response, bad(`The sandbox failed: ${String(error)}`, 500));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wantedPort, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        // Event streams would hold it open for ever.
        server.closeAllConnections();
      }),
  };
}

async function reply(answer: Answer, request: IncomingMessage): Promise<Reply> {
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
    return bad('not for this host', 403);
  const { method } = request;
  if (method !== 'GET' && method !== 'POST') return bad('GET or POST', 405);
  // A type that browsers ask for first when a page of another origin sends it.
  const isJson = request.headers['content-type']?.startsWith('application/json') === true;
  if (method === 'POST' && !isJson) return bad('send application/json', 415);
  const body = method === 'GET' ? {} : await readJson(request);
  if (body === null) return bad('the body is not a JSON object of a sensible size');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://local');
  return (await answer({ method, path: pathname, query: searchParams, body })) ?? bad('not found', 404);
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes > maxBodyBytes) return null;
  }
  try {
    const parsed: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : null; // checked the line before
  } catch {
    return null; // not JSON: the caller answers 400
  }
}

function send(response: ServerResponse, reply: Reply): void {
  if ('stream' in reply) reply.stream(response);
  else if ('bytes' in reply) response.writeHead(reply.status, reply.headers).end(reply.bytes);
  else
    response
      .writeHead(reply.status, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .end(JSON.stringify(reply.body));
}
