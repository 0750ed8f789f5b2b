import type { Workspace } from '../core/workspace.ts';
import type { Trx } from './database.ts';
import { rowId } from './row-id.ts';

/**
 * Takes the store for this transaction; false: there is none. Everything that changes a store's rows takes it first,
 * then connection, grant, the rest. One order for all, or two of them would wait for each other for ever.
 * `removal` also keeps out new rows that point to the store.
 */
export async function lockStore(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  purpose: 'change' | 'removal' = 'change',
): Promise<boolean> {
  const query = trx
    .selectFrom('store')
    .select('id')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(storeId));
  const locking = purpose === 'removal' ? query.forUpdate() : query.forNoKeyUpdate();
  return (await locking.executeTakeFirst()) !== undefined;
}
