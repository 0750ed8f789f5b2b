import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';

/**
 * The first lock of everything that opens or changes incidents (`speaks`), or that changes who hears of them (`changes`):
 * an incident that opens while somebody subscribes would else see no subscription, and the subscription no incident.
 */
export async function lockAudience(
  trx: Trx,
  workspace: Workspace,
  purpose: 'speaks' | 'changes',
): Promise<void> {
  const key = sql`hashtextextended(${JSON.stringify(['audience', workspace.id])}, 0)`;
  const lock =
    purpose === 'speaks'
      ? sql`select pg_advisory_xact_lock_shared(${key})`
      : sql`select pg_advisory_xact_lock(${key})`;
  await lock.execute(trx);
}
