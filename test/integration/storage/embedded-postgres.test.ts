import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, watch, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createLogger } from '../../../src/logger.ts';
import { startEmbeddedPostgres } from '../../../src/storage/embedded-postgres.ts';
import type { EmbeddedPostgres } from '../../../src/storage/embedded-postgres.ts';
import { readServerFile } from '../../../src/storage/postgres-directory.ts';
import { killChildApps, startChildApp } from './child-app.ts';

const run = promisify(execFile);
const logger = createLogger('silent');
const isRoot = process.getuid?.() === 0;
const hasNamespaces = isRoot && spawnSync('unshare', ['--user', '--', 'true']).status === 0;

let used: string;
let root: string;
let dataDir: string;

beforeAll(async () => {
  used = await mkdtemp(join(tmpdir(), 'embedded-used-'));
  await (await startEmbeddedPostgres({ dataDir: join(used, 'pg'), logger })).stop();
});
afterAll(() => rm(used, { recursive: true, force: true }));

/** A directory in which the app ran before: most tests need no first start, which is slow. */
const useBefore = () => run('cp', ['-a', join(used, 'pg'), dataDir]);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'embedded-'));
  await chmod(root, 0o755); // else only the owner gets in, and as root the server needs a namespace
  dataDir = join(root, 'pg');
});
afterEach(async () => {
  await killChildApps();
  // Whatever ran: every process of this directory has ended.
  expect(await processesOf(root)).toEqual([]);
  await rm(root, { recursive: true, force: true });
});

async function processesOf(path: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-eo', 'pid,args']);
  return stdout.split('\n').filter((line) => line.includes(path));
}

const start = () => startEmbeddedPostgres({ dataDir, logger });

async function query(server: EmbeddedPostgres, text: string): Promise<unknown[]> {
  const client = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: 'postgres',
    database: 'postgres',
  });
  await client.connect();
  return client.query(text).then(
    ({ rows }) => client.end().then(() => rows as unknown[]),
    (error: unknown) =>
      client.end().then(() => {
        throw error;
      }),
  );
}

describe('embedded PostgreSQL', () => {
  it('keeps its data over a stop, in a directory that only its user can enter', async () => {
    const first = await start();
    await query(first, 'create table kept as select 1 as n');
    await first.stop();
    await first.stop();
    const second = await start();
    expect(await query(second, 'select n from kept')).toEqual([{ n: 1 }]);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect(await query(second, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
    await second.stop();
  });

  it('starts where the path is too long for a socket, and leaves nothing in the temp directory', async () => {
    dataDir = join(root, 'x'.repeat(100));
    await useBefore();
    const server = await start();
    expect(server.socketDir.startsWith(tmpdir())).toBe(true);
    expect((await stat(server.socketDir)).mode & 0o777).toBe(0o700);
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    await server.stop();
    await expect(stat(server.socketDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('refuses a directory with other files and changes nothing there', async () => {
    await mkdir(dataDir, { mode: 0o755 });
    await writeFile(join(dataDir, 'thesis.txt'), 'mine');
    await expect(start()).rejects.toMatchObject({
      code: 'config_invalid',
      message: `The data directory ${dataDir} holds other files (thesis.txt). Choose an empty one.`,
    });
    expect((await stat(dataDir)).mode & 0o777).toBe(0o755);
  });

  it('says when a server of another major version wrote the data', async () => {
    await mkdir(join(dataDir, 'data'), { recursive: true });
    await writeFile(join(dataDir, 'data', 'PG_VERSION'), '9\n');
    await expect(start()).rejects.toMatchObject({
      code: 'postgres_unavailable',
      message: expect.stringContaining('The data was written by PostgreSQL 9'),
    });
  });

  it('tells that it was lost', async () => {
    await useBefore();
    const server = await start();
    const lost = new Promise<void>((resolve) => server.onLost(resolve));
    process.kill((await readServerFile(dataDir))!.pid, 'SIGKILL');
    await lost;
    await server.stop();
    const again = await start();
    await again.stop();
  });

  it('removes what a first start left that did not live to its end', async () => {
    const dead = Number(execFileSync('sh', ['-c', 'echo $$']).toString());
    await mkdir(join(dataDir, `data.new.${dead}.00000000`, 'base'), { recursive: true });
    const server = await start();
    expect((await readdir(dataDir)).filter((name) => name.startsWith('data.new'))).toEqual([]);
    await server.stop();
  });

  (hasNamespaces ? it : it.skip)(
    'as root, moves between a place open to others and one that is not',
    async () => {
      await useBefore();
      const owners: number[] = [];
      for (const mode of [0o755, 0o700, 0o755]) {
        await chmod(root, mode);
        const server = await start();
        await query(server, 'create table if not exists kept (n int); insert into kept values (1)');
        owners.push((await stat(join(dataDir, 'data', 'PG_VERSION'))).uid);
        await server.stop();
      }
      // Where this clone lies in a place of root alone, nobody else could run its PostgreSQL.
      expect(owners[0] !== 0).toBe(await isOpenToOthers(process.cwd()));
      expect(owners).toEqual([owners[0], 0, owners[0]]);
      const server = await start();
      expect(await query(server, 'select count(*)::int as n from kept')).toEqual([{ n: 3 }]);
      await server.stop();
    },
  );
});

describe('two apps on one data directory', () => {
  it('do not run at once: the second one is refused with a sentence', async () => {
    await useBefore();
    const first = startChildApp(dataDir);
    expect(await first.opened()).toEqual({ ready: true });
    const second = startChildApp(dataDir);
    expect(await second.opened()).toEqual({
      error: 'data_directory_in_use',
      message: expect.stringMatching(
        new RegExp(`^Another copy of the app uses the data directory ${dataDir} .*Stop that copy first`),
      ),
    });
    expect(await second.stop()).toBe(1);
    expect(await first.stop()).toBe(0);
  });

  it('at their first start: one of them runs', async () => {
    const apps = [startChildApp(dataDir), startChildApp(dataDir)];
    const answers = await Promise.all(apps.map((app) => app.opened()));
    expect(answers.filter(({ ready }) => ready === true)).toHaveLength(1);
    expect(answers.filter(({ error }) => error === 'data_directory_in_use')).toHaveLength(1);
    await Promise.all(apps.map((app) => app.stop()));
    expect(await readdir(dataDir)).toEqual(['data']);
  });
});

describe('kill -9 of the app', () => {
  it('loses no row that was acknowledged, leaves no server, and the next start works at once', async () => {
    await useBefore();
    const stored: string[] = [];
    for (const rows of [40, 1, 25]) {
      const app = startChildApp(dataDir, 'write');
      await app.opened();
      for (let seen = 0; seen < rows; seen += 1) await app.next((line) => line.stored !== undefined);
      const server = (await readServerFile(dataDir))!;
      await app.kill();
      stored.push(...app.said.flatMap((line) => line.stored ?? []));
      const next = await start();
      expect(() => process.kill(server.pid, 0)).toThrow('ESRCH');
      const kept = (await query(next, 'select team_id from workspace_slack')) as { team_id: string }[];
      expect(kept.map(({ team_id }) => team_id)).toEqual(expect.arrayContaining(stored));
      await next.stop();
    }
  });

  it('in the middle of the first start does no harm', async () => {
    await mkdir(dataDir);
    const seen = new AbortController();
    const events = watch(dataDir, { signal: seen.signal });
    const app = startChildApp(dataDir);
    app.opened().catch(() => {}); // it never opens
    for await (const { filename } of events) {
      if (filename?.startsWith('data.new.') === true) break;
    }
    await app.kill();
    const server = await start();
    expect(await query(server, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('data.new'))).toEqual([]);
    await server.stop();
  });
});

async function isOpenToOthers(path: string): Promise<boolean> {
  const { mode } = await stat(path);
  if ((mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToOthers(dirname(path));
}
