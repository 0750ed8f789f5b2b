import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';

/** The app was uninstalled, and every token with it: nothing goes on, and nobody is reminded. The caller holds the workspace. */
export async function endDisconnects(trx: Trx, { id }: Workspace): Promise<void> {
  await sql`update disconnect set stage = 'ended', outcome = 'uninstalled', ended_at = app_now(), due_at = null,
      lease_id = null, lease_until = null,
      saga = (saga::jsonb || jsonb_build_object('stage', 'ended', 'outcome', 'uninstalled', 'dueMs', null,
        'endedMs', floor(extract(epoch from app_now()) * 1000)))::json
    where workspace_id = ${id} and ended_at is null`.execute(trx);
}
