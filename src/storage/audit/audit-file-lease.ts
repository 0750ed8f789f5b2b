import type { Workspace } from '../../core/workspace.ts';
import type { Db } from '../database.ts';
import { appIn, appNow } from '../domain-time.ts';

// As for the file of findings (file-lease.ts): longer than the largest file takes, and a rest in which a double click ends.
const leaseMs = 180_000;
const restMs = 5_000;

export async function beginAuditFile(
  db: Db,
  workspace: Workspace,
  userId: string,
): Promise<'begun' | 'busy'> {
  const row = await db
    .insertInto('audit_file_lease')
    .values({ workspace_id: workspace.id, user_id: userId, until: appIn(leaseMs) })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'user_id'])
        .doUpdateSet({ until: appIn(leaseMs) })
        // Or farther away than any lease: the clock was set back since.
        .where((lease) =>
          lease.or([
            lease('audit_file_lease.until', '<=', appNow),
            lease('audit_file_lease.until', '>', appIn(2 * leaseMs)),
          ]),
        ),
    )
    .returning('user_id')
    .executeTakeFirst();
  return row === undefined ? 'busy' : 'begun';
}

export async function endAuditFile(db: Db, workspace: Workspace, userId: string): Promise<void> {
  await db
    .updateTable('audit_file_lease')
    .set({ until: appIn(restMs) })
    .where('workspace_id', '=', workspace.id)
    .where('user_id', '=', userId)
    .execute();
}
