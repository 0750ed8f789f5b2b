import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { RecheckRepository } from '../../../core/products/rechecks/recheck-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { keepStore } from '../passes/pass-lease.ts';

type Told = Parameters<RecheckRepository['saveTold']>[2];

/** What was fixed of these SKUs until then is not told to this person again. */
export async function saveTold(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { userId, skuIds, at }: Told,
): Promise<void> {
  if (skuIds.length === 0 || !(await keepStore(trx, workspace, storeId))) return;
  // In one order: two answers to one person at once must not wait for each other.
  await sql`
    insert into recheck_told as t (workspace_id, store_id, user_id, sku_id, told_at)
    select distinct ${workspace.id}::uuid, ${storeId}::uuid, ${userId}::text, u.sku_id, ${at}::timestamptz
    from unnest(${[...skuIds]}::text[]) as u (sku_id) order by u.sku_id
    on conflict (workspace_id, store_id, user_id, sku_id) do update
      set told_at = greatest(t.told_at, excluded.told_at)`.execute(trx);
}

/** Of `sku_finding f`, which is fixed. */
export const isTold = (userId: string): RawBuilder<boolean> => sql<boolean>`exists (select from recheck_told t
  where t.workspace_id = f.workspace_id and t.store_id = f.store_id and t.user_id = ${userId}
    and t.sku_id = f.sku_id and t.told_at >= f.fixed_at)`;
