import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../project-root.ts';
import type { Session } from '../session.ts';

/** What the two processes say to each other. */
export type ToReplica = { readonly shiftMs: number };
export type FromReplica = { readonly url: string } | { readonly error: string };

export type ReplicaProcess = {
  readonly url: string;
  /** Has it ended, in whatever way? */
  readonly ended: Promise<unknown>;
  /** How far the clock was moved so far. */
  tellTime(shiftMs: number): void;
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
};

/** As this process was started: from the bundle of `npm run sandbox`, or from the sources, which a loader translates. */
const program = import.meta.url.endsWith('.ts')
  ? {
      file: join(projectRoot, 'sandbox', 'page-server', 'replica.ts'),
      execArgv: () => ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href],
    }
  : {
      file: join(projectRoot, 'dist', 'sandbox', 'page-server', 'replica.js'),
      execArgv: () => ['--enable-source-maps'],
    };

/** A real process of the app on the database of this session. Throws what it said when it did not start. */
export async function startReplica({ env, worlds }: Session): Promise<ReplicaProcess> {
  const database = env['DATABASE_URL'] ?? (await embeddedUrl(env['DATA_DIR'] ?? ''));
  const toldMs = worlds.clock.shiftedMs();
  const child = fork(program.file, [String(toldMs)], {
    execArgv: program.execArgv(),
    // Links and TikTok's calls go to the first one, whose port is taken.
    env: { PATH: process.env['PATH'], ...env, DATABASE_URL: database, PORT: '0' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const first = await Promise.race([
    once(child, 'message').then(([message]) => message as FromReplica), // replica.ts sends nothing else
    ended.then(([code]) => ({ error: `it ended with ${String(code)}.` })),
  ]);
  if ('error' in first) throw new Error(first.error);
  let lastMs = toldMs;
  return {
    url: first.url,
    ended,
    tellTime(shiftMs) {
      if (shiftMs === lastMs || !child.connected) return;
      lastMs = shiftMs;
      child.send({ shiftMs } satisfies ToReplica);
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** Where the app's own PostgreSQL listens: lines four and five of its postmaster.pid are port and socket directory. */
async function embeddedUrl(dataDir: string): Promise<string> {
  const lines = (await readFile(join(dataDir, 'data', 'postmaster.pid'), 'utf8')).split('\n');
  const [port = '5432', directory = dataDir] = [lines[3], lines[4]];
  return `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(directory)}`;
}
