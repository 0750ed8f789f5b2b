import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../errors.ts';

export type HttpServer = {
  /** Answers the port it listens on. Throws AppError `config_invalid` when the port is taken. */
  start(): Promise<number>;
  /** Stops accepting and waits for the answers under way, at most `deadlineMs`. */
  stop(deadlineMs: number): Promise<void>;
};

export type HttpOptions = {
  readonly host: string;
  readonly port: number;
  /** Exact path → handler; everything else is 404. */
  readonly routes: Readonly<Record<string, RequestListener>>;
  /** The same for all paths that begin with this one. */
  readonly under?: Readonly<Record<string, RequestListener>>;
};

/** Slack's requests arrive at once, and it waits 3 s for an answer. */
const REQUEST_TIMEOUT_MS = 10_000;

export function createHttpServer({ host, port, routes, under = {} }: HttpOptions): HttpServer {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const [, listener] = Object.entries(under).find(([start]) => path.startsWith(start)) ?? [];
    const handle = Object.hasOwn(routes, path) ? routes[path] : listener;
    if (handle === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    else void handle(request, response);
  });
  // Half a request must not hold a stop up, nor a socket for minutes.
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  return {
    start: () => listen(server, host, port),
    stop: (deadlineMs) => close(server, deadlineMs),
  };
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new AppError('config_invalid', listenMistake(error.code ?? error.message, host, port)));
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port); // an address object, because we listen on a port
    });
  });
}

const listenMistake = (code: string, host: string, port: number): string =>
  code === 'EADDRINUSE' || code === 'EACCES'
    ? `PORT ${String(port)} cannot be used (${code}). Choose a free one.`
    : `HOST ${host} cannot be used (${code}). Use 0.0.0.0, or an address of this machine.`;

async function close(server: Server, deadlineMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
  });
  // A keep-alive connection that turns idle after close() would hold it open for seconds.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
  }, 50);
  const deadline = setTimeout(() => {
    server.closeAllConnections();
  }, deadlineMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
