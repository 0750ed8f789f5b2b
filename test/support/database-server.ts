import { chmod, mkdir, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import { createLogger } from '../../src/logger.ts';
import { createPool } from '../../src/storage/database.ts';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { migrations } from '../../src/storage/migrations/index.ts';

// Started by global-setup.ts: a server whose database `template` is migrated; ends when the channel to the runner ends.
// With directories for whatever the tests write, which go with it however the run ends.
const logger = createLogger('warn');
// A run leaves far less at any moment; a container that lends 64 MB, as most do, takes the disk.
const neededBytes = 2 * 1024 ** 3;
const root = await mkdtemp(join(await quickDirectory(), 'tests-'));
const temporary = join(root, 'tmp');
await mkdir(temporary);
await chmod(root, 0o755); // like /tmp itself: a server of another user must get in
const server = await startEmbeddedPostgres({
  dataDir: join(root, 'pg'),
  logger,
  settings: {
    // Nothing here must survive a power cut; many databases and pools at once.
    ...{ fsync: 'off', full_page_writes: 'off', max_connections: '100' },
    max_wal_size: '64MB', // what lies in memory stays small
    deadlock_timeout: '200ms', // a test makes one and waits for its end
  },
});

/** Memory where Linux lends enough of it: a copy of the template takes 50 ms there, on a busy disk ten times as long. */
async function quickDirectory(): Promise<string> {
  const memory = '/dev/shm';
  const found = await statfs(memory).catch(() => null);
  return found !== null && found.bavail * found.bsize > neededBytes ? memory : tmpdir();
}

async function stop(): Promise<void> {
  await server.stop();
  await rm(root, { recursive: true, force: true });
  process.exit(0);
}

process.once('disconnect', () => void stop());

const url = (database: string) =>
  `postgres:///${database}?host=${encodeURIComponent(server.socketDir)}&port=${server.port}&user=postgres`;

const client = new pg.Client({ connectionString: url('postgres') });
await client.connect();
await client.query('create database template');
await client.end();

const pool = createPool({ address: { connectionString: url('template') }, logger, max: 1, limits: 'none' });
await migrate({ pool, migrations, logger, queueSchemaSql: getConstructionPlans('pgboss') });
await pool.end();

process.send?.({ url: url('postgres'), temporary });
