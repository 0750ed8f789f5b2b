import { sql } from 'kysely';
import type { RecheckRepository } from '../../core/products/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import type { TokenCipher } from '../token-cipher.ts';
import { hastenItems } from './item-due.ts';
import { beginRecheck, releaseRecheck } from './recheck-begin.ts';
import { finishRecheck } from './recheck-finish.ts';

export function createRecheckRepository(database: Database, cipher: TokenCipher): RecheckRepository {
  return {
    begin: (workspace, storeId, target, limit) =>
      database.transaction((trx) => beginRecheck(trx, cipher, workspace, { storeId, target, limit })),
    finish: (workspace, start, readings, asker) =>
      database.transaction((trx) => finishRecheck(trx, workspace, start, { readings, asker })),
    release: (workspace, start) => database.transaction((trx) => releaseRecheck(trx, workspace, start)),
    readAll: (workspace, storeId) => database.transaction((trx) => makeDue(trx, workspace, storeId)),
  };
}

/** The whole store is read anew as soon as a worker is free. */
async function makeDue(trx: Trx, workspace: Workspace, storeId: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalog_pass')
    .set({ due_at: sql<Date>`least(due_at, app_now())` })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('due_at', 'is not', null)
    // One that somebody works at is on its way already.
    .where((row) => row.or([row('lease_until', 'is', null), row('lease_until', '<=', appNow)]))
    .executeTakeFirst();
  await hastenItems(trx, workspace, storeId);
  return numUpdatedRows > 0n;
}
