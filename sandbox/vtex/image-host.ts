import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { imageAt } from '../worlds/vtex-images.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';
import { imageBytes } from './image-bytes.ts';

/** VTEX's image host on loopback: of another kind than its API, so its faults are not planned with those. */
export type ImageHost = {
  /** With `{account}`. */
  readonly template: string;
  /** The path of every request, in order of arrival. */
  readonly requests: readonly string[];
  close(): Promise<void>;
};

// No leak in a sandbox that runs for days.
const keptRequests = 200_000;

export async function startImageHost(world: VtexWorld): Promise<ImageHost> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    if (requests.length >= keptRequests) requests.splice(0, keptRequests / 2);
    const path = request.url ?? '/';
    requests.push(path);
    const bytes = bytesAt(world, path);
    if (bytes === null) response.writeHead(404).end('Not found');
    else answer(response, bytes, request.headers.range);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    template: `http://127.0.0.1:${String(port)}/{account}`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function bytesAt(world: VtexWorld, path: string): Buffer | null {
  const [, name = '', id = ''] = /^\/([^/]+)\/arquivos\/ids\/(\d{1,12})\//.exec(path) ?? [];
  const account = world.accounts.get(name);
  const found = account === undefined ? null : imageAt(account, Number(id));
  return found === null || found === 'missing' ? null : imageBytes(Number(id), found);
}

/** Pictures are shorter than any piece that is asked for. */
function answer(response: ServerResponse, bytes: Buffer, range: string | undefined): void {
  const length = String(bytes.length);
  if (range === undefined) response.writeHead(200, { 'content-length': length });
  else {
    const given = `bytes 0-${String(bytes.length - 1)}/${length}`;
    response.writeHead(206, { 'content-length': length, 'content-range': given });
  }
  response.end(bytes);
}
