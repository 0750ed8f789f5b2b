import { randomUUID } from 'node:crypto';
import type { Pass } from '../../../core/products/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn, readNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { isLeased, keepStore, leaseMs } from './pass-lease.ts';
import { readKeys } from '../keys/vtex-key-rows.ts';

/** Its first readings would be older than people may expect of "as of". */
const longestPassMs = 24 * 3_600_000;

export async function beginPass(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<Pass | 'busy' | 'idle'> {
  if (!(await keepStore(trx, workspace, storeId))) return 'idle';
  const row = await lockRow(trx, workspace, storeId);
  const keys = await readKeys(trx, cipher, workspace, storeId);
  if (row === undefined || keys === null) {
    await forgetDueTime(trx, workspace, storeId);
    return 'idle';
  }
  const now = await readNow(trx);
  if (isLeased(row.lease_until, now)) return 'busy';
  const isTooOld = row.started_at !== null && now.getTime() - row.started_at.getTime() > longestPassMs;
  if (isTooOld) await forgetPass(trx, workspace, row.pass_id);
  const passId = (isTooOld ? null : row.pass_id) ?? randomUUID();
  const leaseId = randomUUID();
  const state = passId === row.pass_id ? stateOf(row) : fresh(passId, now);
  await trx
    .updateTable('catalog_pass')
    .set({ ...state, lease_id: leaseId, lease_until: appIn(leaseMs), due_at: appIn(leaseMs) })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .execute();
  return {
    ...{ passId, leaseId, storeId },
    ...keys,
    stage: state.stage,
    nextPage: state.next_page,
    knownSkus: row.published_skus,
  };
}

/** Without keys there is nothing to wake anybody for; new ones make it due. */
async function forgetDueTime(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  await trx
    .updateTable('catalog_pass')
    .set({ due_at: null })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .execute();
}

type PassRow = NonNullable<Awaited<ReturnType<typeof lockRow>>>;

function lockRow(trx: Trx, workspace: Workspace, storeId: string) {
  return trx
    .selectFrom('catalog_pass')
    .select(['pass_id', 'lease_until', 'started_at', 'stage', 'next_page', 'published_skus'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

const stateOf = ({ stage, next_page }: PassRow) => ({ stage: stage ?? ('listing' as const), next_page });

const fresh = (passId: string, now: Date) => ({
  ...{ pass_id: passId, started_at: now, stage: 'listing' as const, next_page: 1, listed: 0, done: 0 },
});

export async function forgetPass(trx: Trx, workspace: Workspace, passId: string | null): Promise<void> {
  if (passId === null) return;
  await trx
    .deleteFrom('pass_sku')
    .where('workspace_id', '=', workspace.id)
    .where('pass_id', '=', passId)
    .execute();
}
