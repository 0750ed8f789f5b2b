import { sql } from 'kysely';
import type { RecheckRepository } from '../../../core/products/rechecks/recheck-ports.ts';
import type { ReadAnew } from '../../../core/products/rechecks/recheck.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Trx } from '../../database.ts';
import { isLockTimeout } from '../../database-error.ts';
import { appNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { hastenItems } from '../items/item-due.ts';
import { waitLonger } from '../passes/pass-lease.ts';
import { beginRecheck, releaseRecheck } from './recheck-begin.ts';
import { readFixedBefore } from './recheck-findings.ts';
import { finishRecheck } from './recheck-finish.ts';
import { saveTold } from './recheck-memory.ts';

export function createRecheckRepository(database: Database, cipher: TokenCipher): RecheckRepository {
  return {
    begin: (workspace, storeId, target, limit) =>
      database
        .transaction((trx) => beginRecheck(trx, cipher, workspace, { storeId, target, limit }))
        .catch(whilePublishing),
    finish: (workspace, start, readings, asker) =>
      database
        .transaction((trx) => finishRecheck(trx, workspace, start, { readings, asker }))
        .catch(whilePublishing),
    release: async (workspace, start) => {
      const released = await database
        .transaction(async (trx) => {
          await waitLonger(trx);
          return releaseRecheck(trx, workspace, start);
        })
        .catch(whilePublishing);
      return released === true; // otherwise the lease ends by itself
    },
    fixedBefore: (workspace, start, wanted) =>
      database.statement((db) => readFixedBefore(db, workspace, start, wanted)),
    saveTold: (workspace, storeId, told) =>
      database.transaction((trx) => saveTold(trx, workspace, storeId, told)),
    readAll: (workspace, storeId) => database.transaction((trx) => makeDue(trx, workspace, storeId)),
  };
}

/** Nothing but a publication with very much to change holds the rows of a recheck for so long (pass-publish.ts). */
function whilePublishing(error: unknown): 'publishing' {
  if (isLockTimeout(error)) return 'publishing';
  throw error;
}

/** Or whoever likes the button keeps VTEX busy for ever. */
const restMs = 30 * 60_000;

/** The whole store is read anew as soon as a worker is free and VTEX has had its rest. */
async function makeDue(trx: Trx, workspace: Workspace, storeId: string): Promise<ReadAnew | null> {
  const restedAt = sql<Date>`greatest(app_now(), read_until + ${restMs} * interval '1 millisecond')`;
  const row = await trx
    .updateTable('catalog_pass')
    .set({ due_at: sql<Date>`least(due_at, ${restedAt})` })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('due_at', 'is not', null)
    // One that somebody works at is on its way already.
    .where((one) => one.or([one('lease_until', 'is', null), one('lease_until', '<=', appNow)]))
    .returning([
      sql<Date>`due_at`.as('at'),
      sql<Date | null>`case when due_at > app_now() then read_until end`.as('lastAt'),
    ])
    .executeTakeFirst();
  await hastenItems(trx, workspace, storeId);
  return row ?? null;
}
