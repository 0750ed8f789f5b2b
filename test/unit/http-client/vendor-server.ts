import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Recorded = {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

export type Reply = (response: ServerResponse, request: Recorded) => void;

/** A vendor on loopback: replies in the planned order, the last plan stays. Every request is recorded. */
export type VendorServer = {
  readonly url: string;
  readonly requests: readonly Recorded[];
  plan(...replies: Reply[]): void;
  close(): Promise<void>;
};

export async function startVendorServer(): Promise<VendorServer> {
  const requests: Recorded[] = [];
  let replies: Reply[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '/', 'http://vendor.test');
      const query = Object.fromEntries(url.searchParams);
      const { method = '', headers } = incoming;
      const recorded = { method, path: url.pathname, query, headers, body: Buffer.concat(chunks).toString() };
      requests.push(recorded);
      const reply = replies.length > 1 ? replies.shift() : replies[0];
      if (reply === undefined) throw new Error(`no reply planned for ${method} ${url.pathname}`);
      reply(response, recorded);
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    plan(...next) {
      replies = next;
    },
    close: () => close(server),
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** A body as it is; objects as JSON. */
export function answer(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  return (response) => {
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(text);
  };
}

export const html502 = answer('<html><body>502 Bad Gateway</body></html>', 502);

/** Cuts the connection without an answer. */
export const reset: Reply = (response) => response.socket?.destroy();

/** Never answers. */
export const hang: Reply = () => undefined;

/** Sends the head and half of the body, then nothing. */
export const hangInBody: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"code": 0,');
};

/** Announces more bytes than it sends, then cuts the connection. */
export const cutInBody: Reply = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"code": 0,', () => response.socket?.destroy());
};
