import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, readlink, realpath, rm, chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';

/** Our directory holds the cluster, unfinished clusters of a first start, and the socket; nothing else. */
const known = /^(data|data\.new\..+|\.s\.PGSQL\..+|lost\+found)$/;
const unfinished = /^data\.new\.(\d+)\./;

export function clusterPath(dataDir: string): string {
  return join(dataDir, 'data');
}

/** A name of its own for every attempt: two apps may start for the first time at once. */
export function unfinishedPath(dataDir: string): string {
  return join(dataDir, `data.new.${process.pid}.${randomBytes(4).toString('hex')}`);
}

/** Makes our directory, or refuses one with somebody else's files in it: we change its mode, as root also its owner. */
export async function openDirectory(dataDir: string): Promise<void> {
  try {
    await mkdir(dirname(dataDir), { recursive: true });
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const foreign = (await readdir(dataDir)).filter((name) => !known.test(name));
    if (foreign.length > 0) throw holdsOtherFiles(dataDir, foreign);
    // Everybody who reaches the socket is let in (trust): the mode of this directory is the lock on the door.
    await chmod(dataDir, 0o700);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { code = 'unknown error' } = error as NodeJS.ErrnoException;
    throw new AppError(
      'config_invalid',
      `The data directory ${dataDir} cannot be used by this user (${code}). Give it to this user, or choose another one.`,
      { cause: error },
    );
  }
}

function holdsOtherFiles(dataDir: string, names: readonly string[]): AppError {
  const some = names.slice(0, 3).join(', ');
  return new AppError(
    'config_invalid',
    `The data directory ${dataDir} holds other files (${some}). Choose an empty one.`,
  );
}

/** Removes what first starts left behind that did not live to their end. Another app's running one stays. */
export async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = Number(unfinished.exec(name)?.[1] ?? 0);
    // Our own pid: from an earlier container, in which we had the same number.
    if (pid === 0 || (pid !== process.pid && isAlive(pid))) continue;
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

/** The major version that made the cluster; null: there is none. */
export async function clusterMajor(dataDir: string): Promise<number | null> {
  const text = await readOrNull(join(clusterPath(dataDir), 'PG_VERSION'));
  return text === null ? null : Number(text.trim());
}

export type RunningServer = {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  readonly status: string;
};

/** What PostgreSQL wrote about itself in `postmaster.pid`, whether it still lives or not. */
export async function readServerFile(dataDir: string): Promise<RunningServer | null> {
  const text = await readOrNull(join(clusterPath(dataDir), 'postmaster.pid'));
  if (text === null) return null;
  // Lines: pid, directory, start time, port, socket directory, listen address, shared memory key, status.
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]), socketDir: lines[4] ?? '', status: lines[7] ?? '' };
}

/**
 * The server that runs on this directory now. We look ourselves, before we touch a file: PostgreSQL takes a server
 * of another user for dead, and as root we may have started it as another user.
 */
export async function findLiveServer(dataDir: string): Promise<RunningServer | null> {
  const server = await readServerFile(dataDir);
  if (server === null || !isAlive(server.pid)) return null;
  return (await worksElsewhere(server.pid, clusterPath(dataDir))) ? null : server;
}

/** True only if we know it: after a reboot the number may belong to any program. */
async function worksElsewhere(pid: number, cluster: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) !== (await realpath(cluster));
  } catch {
    return false; // not ours to see, or no /proc on this system: then we must take it for the server
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
