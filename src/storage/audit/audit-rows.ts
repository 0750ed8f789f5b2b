import { appAct } from '../../core/audit.ts';
import type { AuditNote } from '../../core/audit.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';

/**
 * Records what this transaction changes, by whom and why: so nothing is done that is not recorded, and nothing recorded that was not
 * done. Call it while the store is still there, for its label.
 */
export async function recordAudit(
  trx: Trx,
  workspace: Workspace,
  { action, storeId, before, after }: AuditNote,
): Promise<void> {
  const { by, reference } = workspace.act ?? appAct;
  const label =
    storeId === null
      ? null
      : ((await handleOf(trx, workspace, storeId)) ?? (await lastLabel(trx, workspace, storeId)));
  await trx
    .insertInto('audit_entry')
    .values({
      workspace_id: workspace.id,
      actor_kind: by.kind,
      actor: by.kind === 'user' ? by.userId : null,
      action,
      store_id: storeId === null ? null : rowId(storeId),
      store_label: label,
      before: before === undefined ? null : JSON.stringify(before),
      after: after === undefined ? null : JSON.stringify(after),
      reference,
    })
    .execute();
}

/** By which people know a store; null: it is gone. */
export async function handleOf(trx: Trx, workspace: Workspace, storeId: string): Promise<string | null> {
  const store = await trx
    .selectFrom('store')
    .select('handle')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId))
    .executeTakeFirst();
  return store?.handle ?? null;
}

/** Of a store that is gone: what it was called when it was spoken of last. */
async function lastLabel(trx: Trx, workspace: Workspace, storeId: string): Promise<string | null> {
  const entry = await trx
    .selectFrom('audit_entry')
    .select('store_label')
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return entry?.store_label ?? null;
}

/** For what is of a VTEX account: its store where it has just one. */
export async function onlyStoreOf(trx: Trx, workspace: Workspace, account: string): Promise<string | null> {
  const stores = await trx
    .selectFrom('store')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('vtex_account', '=', account)
    .limit(2)
    .execute();
  return stores.length === 1 ? (stores[0]?.id ?? null) : null;
}
