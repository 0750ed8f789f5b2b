import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';

type Marking = { readonly storeId: string; readonly sagaId: string };

/** A disconnect begins: tokens that are on their way then were for what was before (connect-merge.ts). The caller holds the store. */
export async function markConnects(trx: Trx, workspace: Workspace, marking: Marking): Promise<void> {
  await trx
    .updateTable('connect_attempt')
    .set({ disconnect_id: marking.sagaId })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', marking.storeId)
    // What is lost may come yet.
    .where('state', 'in', ['exchanging', 'issued', 'lost'])
    .where('disconnect_id', 'is', null)
    .execute();
}

/** It was taken back, or the store is connected anew: they may go on. The caller holds the store. */
export async function unmarkConnects(trx: Trx, workspace: Workspace, marking: Marking): Promise<void> {
  await trx
    .updateTable('connect_attempt')
    .set({ disconnect_id: null })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', marking.storeId)
    .where('disconnect_id', '=', marking.sagaId)
    .execute();
}
