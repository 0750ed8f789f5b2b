import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, Faults } from './faults.ts';

export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
export type WireAnswer = {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: string;
};

export type StandIn = { readonly url: string; close(): Promise<void> };

export type StandInOptions = {
  readonly handle: (request: WireRequest) => WireAnswer | Promise<WireAnswer>;
  readonly faults: Faults;
  /** The name by which faults are planned: a Slack method, a TikTok path … */
  readonly operationOf: (request: WireRequest) => string;
  /** The vendor's own way to say "too many requests". */
  readonly throttled: (retryAfterS: number) => WireAnswer;
  /** Sees every request on its arrival, before a fault may spoil it. */
  readonly onRequest?: (request: WireRequest) => void;
  /** Sees every request as it arrives, with the fault that will spoil it; before `handle`. */
  readonly observe?: (request: WireRequest, fault: Fault | null) => void;
  readonly port?: number;
};

export const jsonAnswer = (body: unknown, status = 200): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
});

/** Serves a vendor on loopback, with its planned faults. */
export async function serveStandIn(options: StandInOptions): Promise<StandIn> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      response.writeHead(500).end(`stand-in failed: ${String(error)}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}`, close: () => close(server) };
}

async function answer(options: StandInOptions, request: IncomingMessage, response: ServerResponse) {
  const wire = await readRequest(request);
  options.onRequest?.(wire);
  const fault = options.faults.take(options.operationOf(wire));
  options.observe?.(wire, fault);
  if (fault !== null && (await spoil(fault, options, response))) return;
  const result = await options.handle(wire);
  if (fault?.kind === 'answerLost') response.destroy();
  else response.writeHead(result.status, result.headers).end(result.body);
}

/** true: the fault has answered (or never will); the vendor's own handling must not run. */
async function spoil(fault: Fault, options: StandInOptions, response: ServerResponse): Promise<boolean> {
  if (fault.kind === 'delay') {
    await new Promise((resolve) => setTimeout(resolve, fault.ms));
    return false;
  }
  if (fault.kind === 'answerLost') return false;
  if (fault.kind === 'hang') return true;
  if (fault.kind === 'reset') response.destroy();
  if (fault.kind === 'garbage')
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":0,"da');
  if (fault.kind === 'html502') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html><h1>502 Bad Gateway</h1></html>');
  }
  if (fault.kind === 'throttle') {
    const throttled = options.throttled(fault.retryAfterS);
    response.writeHead(throttled.status, throttled.headers).end(throttled.body);
  }
  return true;
}

async function readRequest(request: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://stand-in');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function close(server: Server): Promise<void> {
  // Hanging requests (fault `hang`) would hold the server open for ever.
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
