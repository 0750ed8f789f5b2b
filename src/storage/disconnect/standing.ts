import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Standing } from '../../core/connection.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import type { Tables } from '../tables.ts';

/**
 * Whether a disconnect (d) is what a connection (c) has come to: the one under way, or one that took it away and after which it was not
 * connected again.
 */
export const isOfNow = `(d.ended_at is null or (d.outcome in ('revoked', 'detached', 'uninstalled')
  and d.started_at >= coalesce(c.connected_at, '-infinity')))`;

/** Since when a store is disconnected (d), which is when its alerts stopped, and not when TikTok confirmed it; else when that began. */
export const goneSince = `case when d.outcome = 'uninstalled' then d.ended_at
  else coalesce(to_timestamp((d.saga ->> 'committedMs')::numeric / 1000), d.ended_at, d.started_at) end`;

type Gone = Pick<Selectable<Tables['disconnect']>, 'outcome' | 'started_at' | 'ended_at' | 'saga'>;

/** As `goneSince`. */
export function goneAt({ outcome, started_at, ended_at, saga }: Gone): Date {
  if (outcome !== 'uninstalled' && saga.committedMs !== null) return new Date(saga.committedMs);
  return ended_at ?? started_at;
}

/** How a store stands that is not connected; null: it is. */
export async function readStanding(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<Standing | null> {
  const row = await trx
    .selectFrom('connection as c')
    .leftJoin('disconnect as d', (join) =>
      join
        .onRef('d.workspace_id', '=', 'c.workspace_id')
        .onRef('d.store_id', '=', 'c.store_id')
        .on(sql.raw<boolean>(isOfNow)),
    )
    .select(['c.phase', 'd.asked_by', 'd.outcome'])
    .select(sql.raw<Date | null>(goneSince).as('at'))
    .where('c.workspace_id', '=', workspace.id)
    .where('c.store_id', '=', rowId(storeId))
    .orderBy(sql`d.ended_at is not null`)
    .orderBy('d.started_at', (by) => by.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.phase === 'connected') return null;
  const { phase, at, asked_by: by, outcome } = row;
  return at === null ? { phase } : { phase, disconnect: { by, at, isUninstall: outcome === 'uninstalled' } };
}
