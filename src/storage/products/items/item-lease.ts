import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { ItemPass } from '../../../core/products/items/item-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import { keepStore, leaseMs } from '../passes/pass-lease.ts';

/** True for the row `item_pass p` of this pass while we have its lease, and connection and token are those of its start. */
export function isOurs(workspace: Workspace, pass: ItemPass): RawBuilder<boolean> {
  return sql<boolean>`
    p.workspace_id = ${workspace.id} and p.store_id = ${rowId(pass.storeId)}
    and p.pass_id = ${rowId(pass.passId)} and p.lease_id = ${rowId(pass.leaseId)}
    and exists (select from connection c
      join tiktok_grant g on g.workspace_id = c.workspace_id and g.id = c.grant_id
      where c.workspace_id = p.workspace_id and c.store_id = p.store_id and c.phase = 'connected'
        and c.generation = ${pass.generation} and g.token_version = ${pass.tokenVersion})`;
}

/** Takes the pass for this transaction and renews its lease; false: it is not ours any more. */
export async function holdItemPass(trx: Trx, workspace: Workspace, pass: ItemPass): Promise<boolean> {
  if (!(await keepStore(trx, workspace, pass.storeId))) return false;
  // The due time goes with the lease: a pass that somebody works at must not be woken.
  const { numAffectedRows = 0n } = await sql`
    update item_pass p set lease_until = ${appIn(leaseMs)}, due_at = greatest(p.due_at, ${appIn(leaseMs)})
    where ${isOurs(workspace, pass)}`.execute(trx);
  return numAffectedRows > 0n;
}

export async function forgetItems(trx: Trx, workspace: Workspace, passId: string | null): Promise<void> {
  if (passId === null) return;
  await trx
    .deleteFrom('pass_item')
    .where('workspace_id', '=', workspace.id)
    .where('pass_id', '=', rowId(passId))
    .execute();
}
