import type { Standing } from '../../core/connection.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';

/** How a store stands that is not connected; null: it is. */
export async function readStanding(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<Standing | null> {
  const row = await trx
    .selectFrom('connection as c')
    .leftJoin('disconnect as d', (join) =>
      join.onRef('d.workspace_id', '=', 'c.workspace_id').onRef('d.store_id', '=', 'c.store_id'),
    )
    .select(['c.phase', 'd.asked_by', 'd.started_at', 'd.ended_at', 'd.outcome'])
    .where('c.workspace_id', '=', workspace.id)
    .where('c.store_id', '=', rowId(storeId))
    .orderBy('d.started_at', (by) => by.desc().nullsLast())
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.phase === 'connected') return null;
  const { phase, started_at, ended_at, asked_by: by, outcome } = row;
  const at = ended_at ?? started_at;
  return at === null ? { phase } : { phase, disconnect: { by, at, isUninstall: outcome === 'uninstalled' } };
}
