import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { getConstructionPlans } from 'pg-boss';
import type { ProbeWakeUp } from '../../src/core/alerts/ports.ts';
import type { CheckWakeUp } from '../../src/core/ports.ts';
import { createLogger } from '../../src/logger.ts';
import { createStorage } from '../../src/storage/storage.ts';
import type { Storage, StorageOptions } from '../../src/storage/storage.ts';

export type TestDatabase = {
  readonly name: string;
  /** For DATABASE_URL. */
  readonly url: string;
  /** A connection of the test's own, to look at tables. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** As good as new, if it was migrated: without rows, its clock unmoved, nobody half-way in anything. */
  empty(): Promise<void>;
  /** Also ends connections that are still open. */
  drop(): Promise<void>;
};

/** A new database: migrated (a copy of the template) or empty. */
export async function createTestDatabase(kind: 'migrated' | 'empty' = 'migrated'): Promise<TestDatabase> {
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  // Files copied as they are; written through the log, which is the server's own choice, they take two to four times as long.
  await asAdmin(
    `create database ${name} strategy file_copy ${kind === 'migrated' ? 'template template' : ''}`,
  );
  const url = serverUrl(name);
  const pool = new pg.Pool({ connectionString: url, max: 2, allowExitOnIdle: true });
  pool.on('error', () => {}); // `drop` ends connections on purpose
  return {
    name,
    url,
    query: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await pool.query<Row>(text, values)).rows,
    empty: async () => void (await pool.query(emptyTables)),
    drop: async () => {
      await pool.end();
      await asAdmin(`drop database ${name} with (force)`);
    },
  };
}

// Not `truncate`, which makes new files for each table and its indexes: a hundred times as long. As a replica the server
// checks no foreign keys, so that the order is no matter.
const emptyTables = `do $$
declare
  one record;
begin
  perform pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle';
  perform set_config('session_replication_role', 'replica', true);
  for one in select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('clock', 'schema_migration', 'kysely_migration', 'kysely_migration_lock') loop
    execute format('delete from %I', one.name);
  end loop;
  update clock set shift = default;
  insert into webhook_round (wanted, due_at) values (1, 'epoch');
  perform setval(seqrelid, seqstart, false) from pg_sequence join pg_class on oid = seqrelid
    where relnamespace = 'public'::regnamespace;
end $$`;

export type TestStorage = {
  readonly storage: Storage;
  readonly database: TestDatabase;
  /** What the default `sendWakeUps` was given. */
  readonly sent: CheckWakeUp[];
  /** What the default `sendProbeWakeUps` was given. */
  readonly sentProbes: ProbeWakeUp[];
  /** Another process's storage on the same database. */
  another(overrides?: Partial<StorageOptions>): Promise<Storage>;
  /** As good as new: empties the database but for the storage's keys, and what was sent; closes every other storage. */
  empty(): Promise<void>;
  /** Closes every storage and drops the database. */
  drop(): Promise<void>;
};

export const testKey = { kid: 'test', key: Buffer.alloc(32, 7) };

export async function createTestStorage(overrides: Partial<StorageOptions> = {}): Promise<TestStorage> {
  const database = await createTestDatabase();
  const [sent, sentProbes]: [CheckWakeUp[], ProbeWakeUp[]] = [[], []];
  const opened: Storage[] = [];
  const another = async (more: Partial<StorageOptions> = {}) => {
    const storage = await createStorage({
      ...testOptions(database.url, { sent, sentProbes }),
      ...overrides,
      ...more,
    });
    opened.push(storage);
    return storage;
  };
  const storage = await another();
  const keys = JSON.stringify(await database.query('select * from encryption_key'));
  return {
    storage,
    database,
    sent,
    sentProbes,
    another,
    empty: async () => {
      await Promise.all(opened.splice(1).map((storage) => storage.close()));
      sent.length = sentProbes.length = 0;
      await database.empty();
      await database.query(
        'insert into encryption_key select * from json_populate_recordset(null::encryption_key, $1)',
        [keys],
      );
    },
    drop: async () => {
      await Promise.all(opened.map((storage) => storage.close()));
      await database.drop();
    },
  };
}

function testOptions(
  url: string,
  { sent, sentProbes }: Pick<TestStorage, 'sent' | 'sentProbes'>,
): StorageOptions {
  return {
    connection: { mode: 'server', url, directUrl: null },
    keys: [testKey],
    // In whose names tests act; nobody asks Slack there who they are.
    namedAdmins: ['UANA', 'UEVE', 'UBOB', 'U1', 'UASKER'],
    queueSchemaSql: getConstructionPlans('pgboss'),
    sendWakeUps: async (_transaction, wakeUps) => void sent.push(...wakeUps),
    sendProbeWakeUps: async (_transaction, wakeUps) => void sentProbes.push(...wakeUps),
    sendPassWakeUps: async () => {},
    sendItemWakeUps: async () => {},
    sendFollowWakeUps: async () => {},
    sendPingWakeUps: async () => {},
    sendImageWakeUps: async () => {},
    sendDisconnectWakeUps: async () => {},
    sendWebhookWakeUp: async () => {},
    sendKeyWakeUps: async () => {},
    sendConnectWakeUps: async () => {},
    schedule: { targetMs: 300_000, maxMs: 3_600_000, callsPerCheck: 8 },
    quota: { perSecond: 10, perMinute: 600, perDay: 864_000 },
    vtexQuota: { perSecond: 10, perMinute: 600, perDay: 864_000 },
    imageQuota: { perSecond: 2, perMinute: 120, perDay: 172_800 },
    logger: createLogger('silent'),
  };
}

function serverUrl(database: string): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new Error('No test server: is this test in the integration or app project?');
  return url.replace('/postgres?', `/${database}?`);
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl('postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
