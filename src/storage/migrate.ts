import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import type pg from 'pg';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { Db, Trx } from './database.ts';
import { migrationNumber } from './migrations/index.ts';
import type { MigrationContext, NumberedMigration } from './migrations/index.ts';

export type MigrateOptions = MigrationContext & {
  /** Of one connection without timeouts: the one that waits for another app's migration may wait for long. */
  readonly pool: pg.Pool;
  readonly migrations: readonly NumberedMigration[];
  readonly logger: Logger;
};

/**
 * Brings the schema to our newest migration. On a newer schema it changes nothing and checks that we may run there.
 * Any number of processes may do this at once.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool: options.pool }) });
  if (await isSettled(db, options)) return;
  await createLedger(db);
  const { error, results } = await new Migrator({
    db,
    provider: { getMigrations: async () => asKysely(options) },
  }).migrateToLatest();
  if (error === undefined) {
    const applied = results?.map(({ migrationName }) => migrationName) ?? [];
    if (applied.length > 0) options.logger.info({ applied }, 'database schema is up to date');
    return;
  }
  // A newer app may have been faster between our look and the migrator's; then its schema decides.
  if (await isSettled(db, options)) return;
  throw error instanceof Error ? error : new Error('The migration failed', { cause: error });
}

/** True: nothing to do. Also the fast path of every start: kysely's own look at the schema takes far longer. */
async function isSettled(db: Db, { migrations, logger }: MigrateOptions): Promise<boolean> {
  const applied = await readLedger(db);
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = applied.filter(({ name }) => !known.has(name));
  const names = new Set(applied.map(({ name }) => name));
  const missing = migrations.some(({ name }) => !names.has(name));
  if (unknown.length === 0) return !missing;
  const newest = Math.max(...migrations.map(migrationNumber));
  const needed = Math.max(...unknown.map(({ min_app }) => min_app));
  if (missing || needed > newest) throw schemaTooNew(unknown.at(-1)?.name ?? '', newest, needed);
  logger.warn(
    { unknown: unknown.map(({ name }) => name) },
    'the schema is newer than this app, which may still run',
  );
  return true;
}

function schemaTooNew(last: string, newest: number, needed: number): AppError {
  return new AppError(
    'schema_too_new',
    `A newer version of the app has changed the database (${last}); this version knows changes up to number ${newest}, ` +
      `but ${needed} is needed. Start the newer version again, or restore a backup from before the change.`,
    { details: { newest, needed } },
  );
}

async function readLedger(db: Db): Promise<{ name: string; min_app: number }[]> {
  const { rows } = await sql<{ found: boolean }>`
    select to_regclass('schema_migration') is not null as found`.execute(db);
  if (rows[0]?.found !== true) return [];
  return db.selectFrom('schema_migration').select(['name', 'min_app']).orderBy('number').execute();
}

// `if not exists` alone is no protection: two processes at once both find nothing, and one of them then fails.
const createLedgerLock = 7_204_311;

/** What kysely's own table lacks: each migration's `min_app`, which an older app can read without knowing it. */
async function createLedger(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${createLedgerLock})`.execute(trx);
    await sql`create table if not exists schema_migration (
      number integer primary key,
      name text not null unique,
      min_app integer not null,
      applied_at timestamptz not null default now()
    )`.execute(trx);
  });
}

function asKysely(options: MigrateOptions): Record<string, Migration> {
  const entries = options.migrations.map((migration): [string, Migration] => [
    migration.name,
    { up: (db) => apply(db as Trx, migration, options) }, // the migrator runs it inside its transaction
  ]);
  return Object.fromEntries(entries);
}

async function apply(trx: Trx, migration: NumberedMigration, context: MigrationContext): Promise<void> {
  await migration.up(trx, context);
  const { name, minApp } = migration;
  await trx
    .insertInto('schema_migration')
    .values({ number: migrationNumber(migration), name, min_app: minApp })
    .execute();
}
