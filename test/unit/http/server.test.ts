import { Agent, request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createHttpServer } from '../../../src/http/server.ts';
import type { HttpServer } from '../../../src/http/server.ts';
import { deferred } from '../../support/fakes.ts';

const open: HttpServer[] = [];
const LONG_MS = 60_000;

async function started(routes: Record<string, RequestListener>, port = 0) {
  const server = createHttpServer({ host: '127.0.0.1', port, routes });
  open.push(server);
  const taken = await server.start();
  return { server, port: taken, url: `http://127.0.0.1:${String(taken)}` };
}

const hello: RequestListener = (_, response) => void response.end('hello');

/** A raw request: fetch would tidy the path up first. Reads the answer to its end. */
function get(port: number, path: string, agent?: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { port, host: '127.0.0.1', path, ...(agent === undefined ? {} : { agent }) },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body });
        });
      },
    );
    request.on('error', reject).end();
  });
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.stop(0)));
});

describe('createHttpServer', () => {
  it('answers the port that it found', async () => {
    const { port } = await started({});
    expect(port).toBeGreaterThan(0);
  });

  it.each(['/hello', '/hello?', '/hello?a=1&b=2', '/hello?x=/other'])(
    'hands %s to its route',
    async (path) => {
      const { port } = await started({ '/hello': hello });
      expect(await get(port, path)).toEqual({ status: 200, body: 'hello' });
    },
  );

  it.each([
    '/',
    '/hello/',
    '/HELLO',
    '/hello/more',
    '//hello',
    '/%68ello',
    '/hello%00',
    '/__proto__',
    '/constructor',
  ])('answers 404 to %s, which is no route', async (path) => {
    const { port } = await started({ '/hello': hello });
    expect(await get(port, path)).toEqual({ status: 404, body: 'not found' });
  });

  it('says that a port is taken, and what to do', async () => {
    const { port } = await started({});
    const other = createHttpServer({ host: '127.0.0.1', port, routes: {} });
    await expect(other.start()).rejects.toMatchObject({
      code: 'config_invalid',
      message: `PORT ${String(port)} cannot be used (EADDRINUSE). Choose a free one.`,
    });
  });

  it('can be stopped though it never listened', async () => {
    const { port } = await started({});
    const other = createHttpServer({ host: '127.0.0.1', port, routes: {} });
    await expect(other.start()).rejects.toThrow();
    await expect(other.stop(LONG_MS)).resolves.toBeUndefined();
  });
});

describe('stop', () => {
  it('does not wait for keep-alive connections that are idle', async () => {
    const { server, port } = await started({ '/hello': hello });
    const agent = new Agent({ keepAlive: true });
    await get(port, '/hello', agent);
    // With the deadline as long as the test may take, only closing the idle connection lets this end.
    await server.stop(LONG_MS);
    await expect(get(port, '/hello')).rejects.toThrow('ECONNREFUSED');
    agent.destroy();
  });

  it('waits for an answer under way, whose connection is kept alive', async () => {
    const asked = deferred<ServerResponse>();
    const slow = (_: IncomingMessage, response: ServerResponse) => {
      asked.resolve(response);
    };
    const { server, port } = await started({ '/slow': slow });
    const agent = new Agent({ keepAlive: true });
    const answered = get(port, '/slow', agent);
    const response = await asked.promise;
    const stopped = server.stop(LONG_MS);
    await expect(get(port, '/slow')).rejects.toThrow('ECONNREFUSED');
    response.end('late');
    expect(await answered).toEqual({ status: 200, body: 'late' });
    await stopped;
    agent.destroy();
  });

  it('cuts answers off at the deadline', async () => {
    const asked = deferred<ServerResponse>();
    const never = (_: IncomingMessage, response: ServerResponse) => {
      asked.resolve(response);
    };
    const { server, port } = await started({ '/never': never });
    const refused = expect(get(port, '/never')).rejects.toThrow('socket hang up');
    await asked.promise;
    await server.stop(0);
    await refused;
  });

  it('frees the port', async () => {
    const { server, port } = await started({});
    await server.stop(LONG_MS);
    expect((await started({ '/hello': hello }, port)).port).toBe(port);
  });
});
