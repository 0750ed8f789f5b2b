import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Applied } from './lever.ts';

type Eventually<T> = T | Promise<T>;

/** What the control API does; the sandbox hands in functions on its own worlds and clock. */
export type ControlHandlers = {
  readonly lever: (text: string) => Eventually<Applied>;
  readonly fault: (text: string) => Eventually<Applied>;
  readonly advance: (ms: number) => Eventually<Applied>;
  /** Anything that JSON can hold. */
  readonly state: () => unknown;
};
export type Control = { readonly url: string; close(): Promise<void> };

type Reply = { readonly status: number; readonly body: unknown };

const maxBodyBytes = 10_000;
const bad = (error: string, status = 400): Reply => ({ status, body: { ok: false, error } });

/** POST /world {"lever"} · POST /fault {"fault"} · POST /advance {"ms"} · GET /state, on loopback only. */
export async function startControl(options: {
  readonly apply: ControlHandlers;
  readonly port?: number;
}): Promise<Control> {
  const server = createServer((request, response) => {
    reply(options.apply, request).then(
      (answer) => {
        send(response, answer);
      },
      (error: unknown) => {
        send(response, bad(`control failed: ${String(error)}`, 500));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

async function reply(apply: ControlHandlers, request: IncomingMessage): Promise<Reply> {
  // A page of another origin must not pull levers: no foreign host name, and a type that browsers preflight.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? ''))
    return bad('not for this host', 403);
  const path = request.url?.split('?')[0] ?? '';
  if (request.method === 'GET' && path === '/state') return { status: 200, body: await apply.state() };
  if (request.method !== 'POST') return unknownRoute;
  if (request.headers['content-type']?.startsWith('application/json') !== true) {
    return bad('send application/json', 415);
  }
  const body = await readJson(request);
  if (body === null) return bad('the body is not a JSON object of a sensible size');
  return replyToPost(apply, path, body);
}

const unknownRoute = bad('POST /world, POST /fault, POST /advance or GET /state', 404);

async function replyToPost(
  apply: ControlHandlers,
  path: string,
  body: Record<string, unknown>,
): Promise<Reply> {
  if (path === '/world') return withText(body['lever'], 'lever', apply.lever);
  if (path === '/fault') return withText(body['fault'], 'fault', apply.fault);
  return path === '/advance' ? advance(body['ms'], apply) : unknownRoute;
}

async function withText(
  value: unknown,
  name: string,
  rule: (text: string) => Eventually<Applied>,
): Promise<Reply> {
  return typeof value === 'string' ? told(await rule(value)) : bad(`"${name}" must be a text`);
}

async function advance(value: unknown, apply: ControlHandlers): Promise<Reply> {
  const valid = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  return valid
    ? told(await apply.advance(value))
    : bad('"ms" must be a whole number of milliseconds, 0 or more');
}

const told = (applied: Applied): Reply => ({ status: applied.ok ? 200 : 400, body: applied });

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
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
  } catch {
    return null; // not JSON: the caller answers 400
  }
}

function send(response: ServerResponse, { status, body }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
