import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { itemCauses } from '../products/lists/same-findings.ts';
import { takeTurn } from '../products/passes/pass-lease.ts';

/**
 * What TikTok said of the products is not shown as if it were so still, and nobody waits for its reviews. The history of the counts
 * stays, for whoever connects the store again. Before incidents: whoever publishes products takes them in this order, too.
 */
export async function forgetItems(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  await sql`update recheck_follow set ended_at = app_now(), due_at = null, lease_until = null, lease_id = null
    where workspace_id = ${workspace.id} and store_id = ${storeId} and ended_at is null`.execute(trx);
  await takeTurn(trx, workspace, storeId);
  for (const table of ['pass_item', 'catalog_item', 'item_pass'])
    await sql`delete from ${sql.table(table)}
      where workspace_id = ${workspace.id} and store_id = ${storeId}`.execute(trx);
  await sql`delete from sku_finding where workspace_id = ${workspace.id} and store_id = ${storeId}
    and cause = any(${[...itemCauses]}::text[])`.execute(trx);
}
