import { sql } from 'kysely';
import type { CountsAt } from '../../core/connect/connect-card.ts';
import type { Saga } from '../../core/disconnect/saga.ts';
import type { Counts } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { AttemptRow } from './attempt-rows.ts';
import type { Trx } from '../database.ts';
import { isOfNow } from '../disconnect/standing.ts';

/** What was read of the store last; null: nothing. */
export async function lastCounts(trx: Trx, workspace: Workspace, storeId: string): Promise<CountsAt | null> {
  const row = await trx
    .selectFrom('reading')
    .select(['good_value', 'good_at'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .where('part', '=', 'counts')
    .executeTakeFirst();
  if (row === undefined || row.good_at === null || row.good_value === null) return null;
  return { ...(row.good_value as Counts), asOfMs: row.good_at.getTime() }; // only saveParts writes this part
}

type Earlier = { readonly before: CountsAt | null; readonly unlinkedMs?: number };

export const nothingEarlier: Earlier = { before: null };

/** How the store stood with its catalog before this attempt connects it. */
export async function earlierOf(trx: Trx, workspace: Workspace, attempt: AttemptRow): Promise<Earlier> {
  const { store_id: storeId, issued_no, state, counts_before } = attempt;
  // As long as accounts are chosen the new sign-in may have been read already: what was before it is in the attempt.
  const isOfConsent = issued_no !== null && state !== 'connected';
  const before = isOfConsent ? counts_before : await lastCounts(trx, workspace, storeId);
  const unlinkedMs = await unlinkedAt(trx, workspace, storeId);
  return { before, ...(unlinkedMs === null ? {} : { unlinkedMs }) };
}

/** When the disconnect after which the store is connected now took its pixel out of the catalog; null: none did. */
async function unlinkedAt(trx: Trx, workspace: Workspace, storeId: string): Promise<number | null> {
  const { rows } = await sql<{ saga: Saga }>`
    select d.saga from disconnect d
      join connection c on c.workspace_id = d.workspace_id and c.store_id = d.store_id
    where d.workspace_id = ${workspace.id} and d.store_id = ${storeId} and d.ended_at is not null
      and ${sql.raw(isOfNow)}
    order by d.started_at desc limit 1`.execute(trx);
  const unlink = rows[0]?.saga.steps.find(({ name }) => name === 'unlink')?.ended;
  return unlink?.result === 'done' ? unlink.atMs : null;
}

/** Whose TikTok user a store stands on; null: nobody's. */
export async function userOf(trx: Trx, workspace: Workspace, grantId: string | null): Promise<string | null> {
  if (grantId === null) return null;
  const row = await trx
    .selectFrom('tiktok_grant')
    .select('display_name')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', grantId)
    .executeTakeFirst();
  return row?.display_name ?? null;
}
