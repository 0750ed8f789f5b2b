import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn, appNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import { keepStore } from '../passes/pass-lease.ts';

/** Longer than the largest file takes; after a crash the next click must not be refused for long. */
const leaseMs = 180_000;
/** A second click of a double click comes well within it, and nobody needs the same file twice in it. */
const restMs = 5_000;

export async function beginFile(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  userId: string,
): Promise<'begun' | 'busy' | 'gone'> {
  if (!(await keepStore(trx, workspace, storeId))) return 'gone';
  const row = await trx
    .insertInto('file_lease')
    .values({ workspace_id: workspace.id, store_id: storeId, user_id: userId, until: appIn(leaseMs) })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'store_id', 'user_id'])
        .doUpdateSet({ until: appIn(leaseMs) })
        // Or farther away than any lease: the clock was set back since.
        .where((lease) =>
          lease.or([
            lease('file_lease.until', '<=', appNow),
            lease('file_lease.until', '>', appIn(2 * leaseMs)),
          ]),
        ),
    )
    .returning('user_id')
    .executeTakeFirst();
  return row === undefined ? 'busy' : 'begun';
}

export async function endFile(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  userId: string,
): Promise<void> {
  await trx
    .updateTable('file_lease')
    .set({ until: appIn(restMs) })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('user_id', '=', userId)
    .execute();
}
