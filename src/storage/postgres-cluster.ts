import { rename, rm } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { clusterMajor, clusterPath, removeUnfinished, unfinishedPath } from './postgres-directory.ts';
import { takeOwnership } from './postgres-identity.ts';
import type { Identity } from './postgres-identity.ts';
import { spawnGuarded } from './postgres-watchdog.ts';

/** A cluster appears under its name only when it is complete: a crash of the first start leaves no half of one. */
export async function prepareCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  identity: Identity,
  logger: Logger,
): Promise<void> {
  await removeUnfinished(dataDir);
  if ((await clusterMajor(dataDir)) === null) await initialize(dataDir, binaries, identity, logger);
  await takeOwnership(clusterPath(dataDir), identity);
}

async function initialize(
  dataDir: string,
  binaries: PostgresBinaries,
  identity: Identity,
  logger: Logger,
): Promise<void> {
  const unfinished = unfinishedPath(dataDir);
  const options = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-D', unfinished];
  const initdb = await spawnGuarded(identity, [binaries.initdb, ...options], logger);
  await initdb.ended;
  if (initdb.exitCode() !== 0) {
    await rm(unfinished, { recursive: true, force: true, maxRetries: 10 });
    throw new AppError('postgres_unavailable', `PostgreSQL's initdb failed: ${initdb.lastWords()}`);
  }
  try {
    await rename(unfinished, clusterPath(dataDir));
  } catch (error) {
    // Another app was faster with its first start; then its server is found when ours is to start.
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    await rm(unfinished, { recursive: true, force: true, maxRetries: 10 });
  }
}
