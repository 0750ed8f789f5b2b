import { mayLook } from '../core/access.ts';
import type { Right } from '../core/access.ts';
import type { RightRepository } from '../core/right-ports.ts';
import type { Workspace } from '../core/workspace.ts';
import { findRight } from './access-reader.ts';
import type { AccessReader } from './access-reader.ts';
import { lockAudience } from './alerts/audience-lock.ts';
import { removeContact } from './alerts/subscription-repository.ts';
import { recordAudit } from './audit/audit-rows.ts';
import { wakeConnectsOf } from './connect/end-connects.ts';
import type { Database, Trx } from './database.ts';
import { appNow } from './domain-time.ts';

export function createRightRepository(database: Database, accessIn: AccessReader): RightRepository {
  return {
    find: (workspace, userId) => database.statement((db) => findRight(db, workspace, userId)),
    list: async (workspace) => {
      const rows = await database.statement((db) =>
        db
          .selectFrom('person_right')
          .selectAll()
          .where('workspace_id', '=', workspace.id)
          .orderBy('role') // 'admin' comes before 'operator'
          .orderBy('granted_at')
          .orderBy('user_id')
          .execute(),
      );
      return rows.map((row) => ({
        ...{ userId: row.user_id, right: row.role, by: row.granted_by, at: row.granted_at },
      }));
    },
    grant: (workspace, userId, right) =>
      database.transaction((trx) => grant(trx, accessIn, workspace, { userId, right })),
  };
}

/** One at a time: of two clicks at once the second finds it done. false: uninstalled. */
async function holdWorkspace(trx: Trx, workspace: Workspace): Promise<boolean> {
  const row = await trx
    .selectFrom('workspace')
    .select('id')
    .where('id', '=', workspace.id)
    .where('uninstalled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

type Given = { readonly userId: string; readonly right: Right | null };

async function grant(
  trx: Trx,
  accessIn: AccessReader,
  workspace: Workspace,
  { userId, right }: Given,
): Promise<void> {
  await lockAudience(trx, workspace, 'changes');
  if (!(await holdWorkspace(trx, workspace))) return;
  const before = await findRight(trx, workspace, userId);
  if (before === right) return;
  await save(trx, workspace, userId, right);
  await recordAudit(trx, workspace, {
    ...{ action: right === null ? 'right.withdrawn' : 'right.granted', storeId: null },
    before: { user: userId, right: before },
    after: { user: userId, right },
  });
  // What rested on the right ends with it: what they had begun, and what they are told.
  const access = await accessIn(trx, workspace, userId);
  if (access !== 'admin') await wakeConnectsOf(trx, workspace, userId);
  if (!mayLook(access)) await removeContact(trx, workspace, userId);
}

async function save(trx: Trx, workspace: Workspace, userId: string, right: Right | null): Promise<void> {
  if (right === null) {
    await trx
      .deleteFrom('person_right')
      .where('workspace_id', '=', workspace.id)
      .where('user_id', '=', userId)
      .execute();
    return;
  }
  const by = workspace.act?.by;
  const values = {
    ...{ role: right, granted_at: appNow },
    granted_by: by?.kind === 'user' ? by.userId : null,
  };
  await trx
    .insertInto('person_right')
    .values({ workspace_id: workspace.id, user_id: userId, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'user_id']).doUpdateSet(values))
    .execute();
}
