import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database } from './database.ts';

export type Retention = {
  /** Deletes what its time has come for. Safe to repeat and to run on several replicas at once. */
  sweep(): Promise<void>;
};

type Rule = {
  readonly table: string;
  /** What stays and for how long, for docs and the test that no table is forgotten. */
  readonly keeps: string;
  /** SQL condition of the rows to delete; absent: rows go only with what they belong to. */
  readonly expired?: RawBuilder<boolean>;
};

const older = (column: string, than: string) =>
  sql<boolean>`${sql.ref(column)} < app_now() - ${sql.lit(than)}::interval`;

/** One row of a store per bin of time: those that have an earlier one in their bin go. */
const thinned = (bin: string, from: string, until: string) => sql<boolean>`
  taken_at < app_now() - ${sql.lit(from)}::interval and taken_at >= app_now() - ${sql.lit(until)}::interval
  and exists (
    select from snapshot as first
    where first.workspace_id = snapshot.workspace_id and first.store_id = snapshot.store_id
      and first.taken_at < snapshot.taken_at
      and first.taken_at >= date_bin(${sql.lit(bin)}::interval, snapshot.taken_at, timestamptz 'epoch')
  )`;

/** One entry for each table; a table has more than one where it keeps less and less with age. */
export const retentionRules: readonly Rule[] = [
  {
    table: 'workspace',
    keeps: 'while installed, and 30 days after the uninstall; then all its rows go with it',
    expired: older('uninstalled_at', '30 days'),
  },
  { table: 'workspace_slack', keeps: 'with its workspace' },
  { table: 'installation', keeps: 'until the uninstall' },
  // A person who uses the app is read anew from Slack every day: an old reading is that of somebody who left off.
  { table: 'person', keeps: '7 days after the last reading', expired: older('fetched_at', '7 days') },
  { table: 'store', keeps: 'until it is removed' },
  { table: 'tiktok_grant', keeps: 'until its last store is removed' },
  { table: 'connection', keeps: 'with its store' },
  { table: 'check_schedule', keeps: 'with its store' },
  { table: 'check_run', keeps: '30 days', expired: older('started_at', '30 days') },
  { table: 'reading', keeps: 'the last one, with its store' },
  { table: 'snapshot', keeps: '13 months', expired: older('taken_at', '13 months') },
  {
    table: 'snapshot',
    keeps: 'after 35 days one a day',
    expired: thinned('1 day', '35 days', '13 months'),
  },
  {
    table: 'snapshot',
    keeps: 'after 48 hours one an hour',
    expired: thinned('1 hour', '48 hours', '35 days'),
  },
  {
    table: 'channel',
    keeps: '30 days after it was deleted in Slack',
    expired: sql<boolean>`state = 'deleted' and ${older('state_since', '30 days')}`,
  },
  { table: 'rate_limit', keeps: 'one row a lane' },
  { table: 'encryption_key', keeps: 'one row a key' },
  { table: 'clock', keeps: 'one row' },
  { table: 'schema_migration', keeps: 'one row a migration' },
  { table: 'kysely_migration', keeps: 'one row a migration' },
  { table: 'kysely_migration_lock', keeps: 'one row' },
];

// Few enough for the statement timeout, and a lock on them never lasts.
const deletedAtOnce = 5_000;

export function createRetention(database: Database): Retention {
  return {
    sweep: async () => {
      for (const { table, expired } of retentionRules) {
        if (expired === undefined) continue;
        while ((await deleteSome(database, table, expired)) === deletedAtOnce);
      }
    },
  };
}

async function deleteSome(database: Database, table: string, expired: RawBuilder<boolean>): Promise<number> {
  const { numAffectedRows = 0n } = await database.statement((db) =>
    sql`delete from ${sql.table(table)} where ctid = any(array(
      select ctid from ${sql.table(table)} where ${expired} limit ${deletedAtOnce} for update skip locked
    )) and ${expired}`.execute(db),
  );
  return Number(numAffectedRows);
}
