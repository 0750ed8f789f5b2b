import { mkdtemp, rm } from 'node:fs/promises';
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
const logger = createLogger('warn');
const root = await mkdtemp(join(tmpdir(), 'tests-pg-'));
const server = await startEmbeddedPostgres({
  dataDir: join(root, 'pg'),
  logger,
  // Nothing here must survive a power cut; many databases and pools at once.
  settings: { fsync: 'off', full_page_writes: 'off', max_connections: '100' },
});

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

process.send?.({ url: url('postgres') });
