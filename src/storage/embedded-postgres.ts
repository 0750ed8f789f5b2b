import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import { findPostgres } from './postgres-binaries.ts';
import { prepareCluster } from './postgres-cluster.ts';
import {
  clusterMajor,
  clusterPath,
  findLiveServer,
  openDirectory,
  readServerFile,
} from './postgres-directory.ts';
import { chooseIdentity } from './postgres-identity.ts';
import type { Identity } from './postgres-identity.ts';
import { spawnGuarded } from './postgres-watchdog.ts';
import type { Guarded } from './postgres-watchdog.ts';

export type EmbeddedPostgres = {
  readonly socketDir: string;
  readonly port: number;
  /** Ends the server in order and waits for it. Safe to repeat. */
  stop(): Promise<void>;
  /** The server ended though nobody stopped it. */
  onLost(callback: () => void): void;
};

export type EmbeddedOptions = {
  readonly dataDir: string;
  readonly logger: Logger;
  /** More server settings, for tests. */
  readonly settings?: Readonly<Record<string, string>>;
};

// Only a name here: without TCP the port is a part of the socket's file name.
const port = 5432;
// A server whose app was killed notices that within some 10 ms, even on a busy machine in less than this.
const noticeMs = 1_500;
// And then it writes its last checkpoint.
const stopMs = 10_000;
const startMs = 30_000;
const startAttempts = 3;
const pollMs = 10;
// sun_path holds 108 bytes with its final zero (unix(7)).
const longestSocketPath = 107;

// architecture.md 3: 8 for the app, 4 for pg-boss, 1 for LISTEN, 2 for the admin command, the rest spare.
const serverSettings = {
  shared_buffers: '16MB',
  max_connections: '20',
  unix_socket_permissions: '0700',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off', // compiling a plan costs more than our small queries
};

/** A private PostgreSQL on a unix socket, which ends with this process in whatever way that ends. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { logger } = options;
  const dataDir = resolve(options.dataDir);
  await openDirectory(dataDir);
  await waitForPreviousServer(dataDir);
  const binaries = await findPostgres(logger, await clusterMajor(dataDir));
  const identity = await chooseIdentity(binaries.postgres, dataDir);
  await prepareCluster(dataDir, binaries, identity, logger);
  const socketDir = await chooseSocketDir(dataDir, identity);
  const server = await startServer({ ...options, dataDir }, binaries.postgres, identity, socketDir);
  server.detach();
  logger.info({ dataDir, pid: server.pid, runsAs: identity.name }, 'embedded PostgreSQL is ready');
  return supervise(server, socketDir === dataDir ? null : socketDir, socketDir, logger);
}

/** The server of an app that was killed goes away in a moment; that of an app that runs is there to stay. */
async function waitForPreviousServer(dataDir: string): Promise<void> {
  const beganAt = Date.now();
  for (;;) {
    const server = await findLiveServer(dataDir);
    if (server === null) return;
    const patienceMs = server.status === 'stopping' ? stopMs : noticeMs;
    if (Date.now() - beganAt > patienceMs) throw directoryInUse(dataDir, server.pid);
    await delay(pollMs);
  }
}

function directoryInUse(dataDir: string, pid: number): AppError {
  return new AppError(
    'data_directory_in_use',
    `Another copy of the app uses the data directory ${dataDir} (its PostgreSQL is process ${pid}). ` +
      'Stop that copy first, or give this one a data directory of its own.',
    { details: { dataDir, pid } },
  );
}

async function chooseSocketDir(dataDir: string, { owner }: Identity): Promise<string> {
  if (Buffer.byteLength(join(dataDir, `.s.PGSQL.${port}`)) <= longestSocketPath) return dataDir;
  const socketDir = await mkdtemp(join(tmpdir(), 'tiktok-vtex-'));
  if (owner !== null) await chown(socketDir, owner.uid, owner.gid);
  return socketDir;
}

async function startServer(
  { dataDir, logger, settings }: EmbeddedOptions,
  postgres: string,
  identity: Identity,
  socketDir: string,
): Promise<Guarded> {
  const all = Object.entries({ ...serverSettings, ...settings }).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const place = ['-D', clusterPath(dataDir), '-h', '', '-k', socketDir, '-p', String(port)];
  const command = [postgres, ...place, ...all];
  for (let left = startAttempts - 1; ; left -= 1) {
    const server = await spawnGuarded(identity, command, logger);
    if (await becomesReady(server, dataDir)) return server;
    await server.stop();
    try {
      if (left === 0) {
        throw new AppError('postgres_unavailable', `PostgreSQL did not start: ${server.lastWords()}`);
      }
      // Another app may have been faster by a hair, and its server kept ours from starting.
      await waitForPreviousServer(dataDir);
    } catch (error) {
      if (socketDir !== dataDir) await rm(socketDir, { recursive: true, force: true });
      throw error;
    }
  }
}

/** Ready means: `postmaster.pid` names *our* child. Else we would use another app's server without knowing. */
async function becomesReady(server: Guarded, dataDir: string): Promise<boolean> {
  const deadline = Date.now() + startMs;
  while (!server.hasEnded() && Date.now() < deadline) {
    const file = await readServerFile(dataDir);
    if (file?.pid === server.pid && file.status === 'ready') return true;
    await delay(pollMs);
  }
  return false;
}

function supervise(
  server: Guarded,
  temporaryDir: string | null,
  socketDir: string,
  logger: Logger,
): EmbeddedPostgres {
  const callbacks: (() => void)[] = [];
  let stopping = false;
  void server.ended.then(() => {
    if (stopping) return;
    logger.error({ lastWords: server.lastWords() }, 'embedded PostgreSQL ended unexpectedly');
    for (const callback of callbacks) callback();
  });
  return {
    socketDir,
    port,
    onLost: (callback) => void callbacks.push(callback),
    stop: async () => {
      stopping = true;
      await server.stop();
      if (temporaryDir !== null) await rm(temporaryDir, { recursive: true, force: true });
    },
  };
}
