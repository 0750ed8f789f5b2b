import { accessOf } from '../core/access.ts';
import type { Access, Right } from '../core/access.ts';
import type { Workspace } from '../core/workspace.ts';
import type { Db } from './database.ts';
import { findPerson } from './person-repository.ts';

/** What somebody may do at this moment, for what goes on without them. */
export type AccessReader = (db: Db, workspace: Workspace, userId: string) => Promise<Access>;

/**
 * Slack's last word counts here however old it is: what was begun with a right ends when that is withdrawn, not because Slack was not
 * asked again.
 */
export const createAccessReader =
  (namedAdmins: readonly string[]): AccessReader =>
  async (db, workspace, userId) => {
    const found = await findPerson(db, workspace, userId);
    const person = found === null ? null : { ...found, isOld: false };
    return accessOf(userId, { person, right: await findRight(db, workspace, userId) }, namedAdmins);
  };

export async function findRight(db: Db, workspace: Workspace, userId: string): Promise<Right | null> {
  const row = await db
    .selectFrom('person_right')
    .select('role')
    .where('workspace_id', '=', workspace.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.role ?? null;
}
