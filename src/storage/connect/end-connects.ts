import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { ended } from './attempt-rows.ts';

/** The app was uninstalled: no token stays, and one that is on its way finds nobody. */
export async function endConnects(trx: Trx, workspace: Workspace): Promise<void> {
  const over = { ...ended, waits_for_figures: false };
  const ours = trx.updateTable('connect_attempt').where('workspace_id', '=', workspace.id);
  await ours
    .where('state', 'in', ['offered', 'exchanging', 'issued', 'authorized', 'reached', 'orphan'])
    .set({ ...over, state: 'dropped' })
    .execute();
  await ours.where('token', 'is not', null).set(over).execute();
  await trx.deleteFrom('reachable_asset').where('workspace_id', '=', workspace.id).execute();
}
