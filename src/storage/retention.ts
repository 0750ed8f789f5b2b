import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Logger } from '../logger.ts';
import type { Database } from './database.ts';

export type Retention = {
  /** Deletes or empties what its time has come for. Safe to repeat and to run on several replicas at once. */
  sweep(): Promise<void>;
};

type Rule = {
  readonly table: string;
  /** What stays and for how long, for docs and the test that no table is forgotten. */
  readonly keeps: string;
  /** SQL condition of the rows to delete; absent: rows go only with what they belong to. */
  readonly expired?: RawBuilder<boolean>;
  /** Only this column of them is emptied. */
  readonly erases?: string;
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

// An hour more than within which it can be installed again (workspace-repository.ts): that cannot begin while this empties it.
const workspaceIsOver = older('uninstalled_at', '30 days 1 hour');

/** What can have a million rows; whatever refers to another one of them stands before it. */
const large = [
  ...['pass_sku', 'sku_ping', 'sku', 'image_reading', 'sku_finding', 'pass_item', 'catalog_item'],
  ...['recheck_told', 'check_run', 'snapshot', 'outbox', 'message', 'incident_finding', 'route', 'incident'],
  ...['audit_entry', 'one_time_link', 'card', 'person', 'channel'],
];

/** One entry for each table; a table has more than one where it keeps less and less with age. */
export const retentionRules: readonly Rule[] = [
  // Before the workspace: with it they would go in one statement, however many they are.
  ...large.map((table) => ({
    table,
    keeps: 'until its workspace goes',
    expired: sql<boolean>`workspace_id in (select id from workspace where ${workspaceIsOver})`,
  })),
  {
    table: 'workspace',
    keeps: 'while installed, and 30 days after the uninstall; then all its rows go with it',
    expired: workspaceIsOver,
  },
  { table: 'workspace_slack', keeps: 'with its workspace' },
  { table: 'installation', keeps: 'until the uninstall' },
  // A person who uses the app is read anew from Slack every day: an old reading is that of somebody who left off.
  { table: 'person', keeps: '7 days after the last reading', expired: older('fetched_at', '7 days') },
  { table: 'person_right', keeps: 'until somebody takes it away, with its workspace' },
  { table: 'audit_entry', keeps: '400 days', expired: older('at', '400 days') },
  { table: 'audit_file_lease', keeps: 'a day after it ended', expired: older('until', '1 day') },
  { table: 'one_time_link', keeps: '7 days after it expired', expired: older('expires_at', '7 days') },
  { table: 'card', keeps: '30 days after it was last changed', expired: older('changed_at', '30 days') },
  {
    table: 'disconnect',
    keeps: '400 days after it ended, as what was done; while it goes on it stays',
    expired: older('ended_at', '400 days'),
  },
  {
    table: 'connect_attempt',
    keeps: '30 days after it ended; its token until it is in a grant or given back to TikTok',
    expired: sql<boolean>`due_at is null and ${older('changed_at', '30 days')}`,
  },
  {
    table: 'reachable_asset',
    keeps: 'until its grant goes or reaches other ones, at most until the uninstall',
  },
  { table: 'read_asset', keeps: 'while a connect reads what its sign-in reaches, a day at most' },
  { table: 'store', keeps: 'until it is removed' },
  {
    table: 'tiktok_grant',
    keeps: 'until its last store has left it, or the uninstall',
    expired: sql<boolean>`token is null and not exists (select from connection c
        where c.workspace_id = tiktok_grant.workspace_id and c.grant_id = tiktok_grant.id)
      and not exists (select from connect_attempt a where a.workspace_id = tiktok_grant.workspace_id
        and a.grant_id = tiktok_grant.id and a.state in ('authorized', 'reached'))`,
  },
  {
    table: 'tiktok_grant',
    keeps: 'its token until 30 days after TikTok revoked it',
    expired: sql<boolean>`token is not null and state = 'revoked' and ${older('revoked_at', '30 days')}`,
    erases: 'token',
  },
  {
    table: 'vtex_key',
    keeps: 'until the last store of its VTEX account is removed; its secrets until the uninstall',
  },
  { table: 'catalog_pass', keeps: 'with its store' },
  { table: 'pass_sku', keeps: 'until its pass is published or thrown away, a day at most while checks run' },
  { table: 'item_pass', keeps: 'with its store' },
  { table: 'pass_item', keeps: 'until its pass is published or thrown away, six hours while passes run' },
  { table: 'catalog_item', keeps: 'until the next complete reading of the catalog, with its store' },
  { table: 'ping_pass', keeps: 'with its store' },
  {
    table: 'sku_ping',
    keeps: 'until its SKU was read, two days at most: by then all products were',
    expired: older('pinged_at', '2 days'),
  },
  { table: 'sku', keeps: 'while VTEX lists it, with its store' },
  { table: 'image_pass', keeps: 'with its store' },
  {
    table: 'image_reading',
    keeps: '30 days after it was due to be read again: no SKU has that image any more',
    expired: older('due_at', '30 days'),
  },
  {
    table: 'sku_finding',
    keeps: '30 days after it was fixed',
    expired: older('fixed_at', '30 days'),
  },
  {
    table: 'recheck_follow',
    keeps: '30 days after it was told, at most 33 after the recheck',
    expired: older('ended_at', '30 days'),
  },
  { table: 'recheck_told', keeps: '30 days after it was told', expired: older('told_at', '30 days') },
  { table: 'file_lease', keeps: 'a day after it ended', expired: older('until', '1 day') },
  { table: 'connection', keeps: 'with its store' },
  { table: 'check_schedule', keeps: 'with its store' },
  { table: 'check_run', keeps: '30 days', expired: older('started_at', '30 days') },
  { table: 'pixel_change', keeps: 'until its end is recorded, with its store' },
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
  {
    table: 'condition_state',
    keeps: 'with its store, grant or VTEX account; those of vendors with their workspace',
  },
  // Before incidents: with one of those its posts would go in one statement, however many they are.
  {
    table: 'outbox',
    keeps:
      '30 days after its incident closed; of no incident, 30 days after it was sent or given up; of a card, with it',
    expired: sql<boolean>`(route_id is null and ${older('final_at', '30 days')} and not exists (
        select from card c where c.workspace_id = outbox.workspace_id and c.post_id = outbox.id) or exists (
      select from route r join incident i on i.workspace_id = r.workspace_id and i.id = r.incident_id
      where r.workspace_id = outbox.workspace_id and r.id = outbox.route_id
        and i.phase = 'closed' and ${older('i.closed_at', '30 days')}))`,
  },
  {
    table: 'incident',
    keeps: '400 days after it closed',
    expired: sql<boolean>`phase = 'closed' and ${older('closed_at', '400 days')}`,
  },
  { table: 'incident_finding', keeps: 'with its incident' },
  { table: 'route', keeps: 'with its incident and subscription' },
  { table: 'message', keeps: 'with its route' },
  {
    table: 'subscription',
    keeps: '400 days after it was switched off',
    expired: sql<boolean>`state = 'off' and ${older('state_since', '400 days')}`,
  },
  { table: 'channel_pace', keeps: 'a day', expired: older('next_at', '1 day') },
  { table: 'webhook_delivery', keeps: '7 days', expired: older('received_at', '7 days') },
  { table: 'webhook_round', keeps: 'one row' },
  { table: 'rate_limit', keeps: 'one row a lane' },
  { table: 'encryption_key', keeps: 'one row a key' },
  { table: 'clock', keeps: 'one row' },
  { table: 'schema_migration', keeps: 'one row a migration' },
  { table: 'kysely_migration', keeps: 'one row a migration' },
  { table: 'kysely_migration_lock', keeps: 'one row' },
];

// Few enough for the statement timeout, and a lock on them never lasts.
const sweptAtOnce = 5_000;

export function createRetention(database: Database, logger: Logger): Retention {
  return {
    sweep: async () => {
      const failures: unknown[] = [];
      for (const { table, keeps, expired, erases } of retentionRules) {
        if (expired === undefined) continue;
        try {
          while ((await sweepSome(database, { table, expired, erases })) === sweptAtOnce);
        } catch (error) {
          // What one workspace's rows do to one rule must not keep everybody's.
          logger.error({ err: error, table, keeps }, 'a rule of the retention failed');
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

type Due = {
  readonly table: string;
  readonly expired: RawBuilder<boolean>;
  readonly erases: string | undefined;
};

async function sweepSome(database: Database, { table, expired, erases }: Due): Promise<number> {
  const from = sql.table(table);
  const change =
    erases === undefined ? sql`delete from ${from}` : sql`update ${from} set ${sql.ref(erases)} = null`;
  const { numAffectedRows = 0n } = await database.statement((db) =>
    sql`${change} where ctid = any(array(
      select ctid from ${from} where ${expired} limit ${sweptAtOnce} for update skip locked
    )) and ${expired}`.execute(db),
  );
  return Number(numAffectedRows);
}
