import { sql } from 'kysely';
import { objectsIn } from '../../core/alerts/conditions/tiktok-objects.ts';
import type { Incident } from '../../core/alerts/incident.ts';
import type { Tally } from '../../core/alerts/route.ts';
import type { Subscription } from '../../core/alerts/subscription.ts';
import type { Trx } from '../database.ts';
import { incidentOf } from './incident-rows.ts';

/** The incident as it stays until this transaction ends; other channels may look at it at the same time. */
export async function shareIncident(trx: Trx, workspaceId: string, id: string): Promise<Incident | null> {
  const row = await trx
    .selectFrom('incident')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}

/**
 * Does TikTok answer nobody of this workspace? Its file is shared first of all: whoever ends that incident wakes the routes
 * that it holds, and must find those which are being held right now.
 */
export async function shareUpstream(trx: Trx, workspaceId: string): Promise<boolean> {
  await trx
    .selectFrom('condition_state')
    .select('scope')
    .where('workspace_id', '=', workspaceId)
    .where('condition', '=', 'upstream.tiktok')
    .where('scope', '=', 'tiktok')
    .forShare()
    .execute();
  const open = await trx
    .selectFrom('incident')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('condition', '=', 'upstream.tiktok')
    .where('scope', '=', 'tiktok')
    .where('phase', '=', 'open')
    .executeTakeFirst();
  return open !== undefined;
}

/** What `tallyOf` (fan-out.ts) gives, without bringing every finding here: an incident may have a hundred thousand. */
export async function readTally(
  trx: Trx,
  workspaceId: string,
  incidentId: string,
  seen: { readonly storeIds: Subscription['storeIds']; readonly shownVersion: number | null },
): Promise<Tally> {
  const storeIds = seen.storeIds === null ? null : [...seen.storeIds];
  const counted = sql`from incident_finding
    where workspace_id = ${workspaceId} and incident_id = ${incidentId} and phase in ('open', 'clearing')
      and (${storeIds}::text[] is null or store_id::text = any(${storeIds}::text[]))`;
  const numbers = await sql<Omit<Tally, 'stores' | 'objects'>>`
    select coalesce(sum(amount), 0)::bigint as count,
      coalesce(sum(amount) filter (where coalesce(opened_version, 0) > ${seen.shownVersion ?? 0}), 0)::bigint
        as "openedSince",
      coalesce(bool_or(starts_with(fingerprint, 'count:')), false) as unnamed,
      count(distinct store_id)::int as "storeCount"
    ${counted}`.execute(trx);
  const stores = await sql<Tally['stores'][number]>`
    select store_id as id, label as name ${counted} and starts_with(fingerprint, 'store:')
    order by fingerprint`.execute(trx);
  const objects = await sql<{ fingerprint: string; label: string }>`
    select fingerprint, label ${counted} and starts_with(fingerprint, 'object:')
    order by fingerprint`.execute(trx);
  const [row] = numbers.rows;
  if (row === undefined) throw new Error('An aggregate gave no row.');
  // Sorted here: the database's order of letters is another one.
  return {
    ...row,
    stores: stores.rows.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    objects: objectsIn(objects.rows),
  };
}
