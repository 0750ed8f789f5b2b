import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';

/**
 * Whether another workspace of this installation stands on the same TikTok user. By one token TikTok may end all of a person
 * (docs/decisions/0009), theirs among them. Nothing else of theirs is read, and nobody is told who they are.
 */
export async function isHeldElsewhere(trx: Trx, { id }: Workspace, coreUserId: string): Promise<boolean> {
  const { rows } = await sql`
    select from tiktok_grant g join workspace w on w.id = g.workspace_id and w.uninstalled_at is null
    where g.core_user_id = ${coreUserId} and g.workspace_id <> ${id} and g.token is not null and g.state <> 'revoked'
    limit 1`.execute(trx);
  return rows.length > 0;
}

/** Until we commit: whoever is about to revoke and whoever is about to sign in see one another, in whichever workspace. After grants. */
export async function lockPerson(trx: Trx, coreUserId: string): Promise<void> {
  const lock = JSON.stringify(['tiktok-user', coreUserId]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(trx);
}
