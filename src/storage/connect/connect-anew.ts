import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import { endAccountFindings, forgetScope } from '../alerts/end-findings.ts';
import type { Trx } from '../database.ts';
import { appNow, readNow } from '../domain-time.ts';
import { itemCauses } from '../products/lists/same-findings.ts';

type Changed = {
  readonly hasOtherIds: boolean;
  readonly hasOtherCatalog: boolean;
  /** null: it stands on the same one. */
  readonly oldGrantId: string | null;
};

/** What was known of other accounts says nothing about these. The caller holds the audience lock, the store and its grant. */
export async function forgetAccounts(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { hasOtherIds, hasOtherCatalog, oldGrantId }: Changed,
): Promise<void> {
  const scopes = [
    ...(hasOtherIds ? [`store:${storeId}` as const] : []),
    ...(oldGrantId === null ? [] : [`grant:${oldGrantId}` as const]),
  ];
  if (scopes.length > 0) await endAccountFindings(trx, workspace, { storeId, scopes }, await readNow(trx));
  if (!hasOtherIds) return;
  await forgetScope(trx, workspace, `store:${storeId}`);
  await ofStore(trx, workspace, storeId, 'reading');
  if (!hasOtherCatalog) return;
  for (const table of ['snapshot', 'item_pass', 'pass_item', 'catalog_item', 'recheck_told'])
    await ofStore(trx, workspace, storeId, table);
  await sql`delete from sku_finding where workspace_id = ${workspace.id} and store_id = ${storeId}
    and cause = any(${[...itemCauses]}::text[])`.execute(trx);
}

const ofStore = (trx: Trx, workspace: Workspace, storeId: string, table: string) =>
  sql`delete from ${sql.table(table)} where workspace_id = ${workspace.id} and store_id = ${storeId}`.execute(
    trx,
  );

/** Everything is read at once: the check for the figures, the items, and VTEX's products where there are keys. */
export async function makeDue(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  intervalMs: number,
): Promise<void> {
  const row = { workspace_id: workspace.id, store_id: storeId, due_at: appNow };
  await trx
    .insertInto('check_schedule')
    .values({ ...row, interval_ms: intervalMs })
    .onConflict((conflict) =>
      // A check of the old connection that is under way is thrown away at its end; the new one must not wait for it.
      conflict
        .columns(['workspace_id', 'store_id'])
        .doUpdateSet({ due_at: appNow, lease_until: null, lease_check_id: null }),
    )
    .execute();
  await trx
    .insertInto('item_pass')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace_id', 'store_id']).doUpdateSet({ due_at: appNow }))
    .execute();
  await sql`
    insert into catalog_pass (workspace_id, store_id, due_at)
    select s.workspace_id, s.id, app_now() from store s join vtex_key k
      on k.workspace_id = s.workspace_id and k.account = s.vtex_account and k.app_token is not null
    where s.workspace_id = ${workspace.id} and s.id = ${storeId}
    on conflict (workspace_id, store_id) do update set due_at = app_now()`.execute(trx);
}
