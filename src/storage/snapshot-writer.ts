import { sql } from 'kysely';
import type { CheckStart } from '../core/ports.ts';
import type { Counts } from '../core/reading.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Trx } from './database.ts';

// A row at least each hour, so that the hourly history has one to keep when nothing changes.
const longestRowMs = 3_600_000;

/** Equal counts only move the end of the newest row; other counts, an hour or a new connection begin a new one. */
export async function saveSnapshot(
  trx: Trx,
  workspace: Workspace,
  check: CheckStart,
  counts: Counts,
): Promise<void> {
  const newest = await trx
    .selectFrom('snapshot')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', check.storeId)
    .orderBy('taken_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const { startedAt, generation, tokenVersion } = check;
  const continues =
    newest !== undefined &&
    newest.generation === generation &&
    startedAt.getTime() - newest.taken_at.getTime() < longestRowMs &&
    sameCounts(newest, counts);
  const takenAt = continues ? newest.taken_at : startedAt;
  await sql`
    insert into snapshot as s (workspace_id, store_id, taken_at, last_seen_at, approved, processing, rejected,
      generation, token_version)
    values (${workspace.id}, ${check.storeId}, ${takenAt}, ${startedAt}, ${counts.approved}, ${counts.processing},
      ${counts.rejected}, ${generation}, ${tokenVersion})
    on conflict (workspace_id, store_id, taken_at) do update set
      last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at),
      approved = excluded.approved, processing = excluded.processing, rejected = excluded.rejected,
      generation = excluded.generation, token_version = excluded.token_version`.execute(trx);
}

function sameCounts(one: Counts, other: Counts): boolean {
  return (
    one.approved === other.approved && one.processing === other.processing && one.rejected === other.rejected
  );
}
