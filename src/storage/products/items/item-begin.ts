import { randomUUID } from 'node:crypto';
import { firstCursor } from '../../../core/products/items/item-chain.ts';
import type { ItemPass } from '../../../core/products/items/item-ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { readConnected } from '../../check-repository.ts';
import type { Trx } from '../../database.ts';
import { appIn, readNow } from '../../domain-time.ts';
import { grantPlace } from '../../encryption-keys.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { forgetItems } from './item-lease.ts';
import { isLeased, keepStore, leaseMs } from '../passes/pass-lease.ts';

/** A full catalog is read in minutes; what took so many pauses says too little of one moment to be compared with anything. */
const longestPassMs = 6 * 3_600_000;

export async function beginItemPass(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  storeId: string,
): Promise<ItemPass | 'busy' | 'idle'> {
  if (!(await keepStore(trx, workspace, storeId))) return 'idle';
  const row = await lockRow(trx, workspace, storeId);
  const found = await readConnected(trx, workspace, rowId(storeId));
  if (row === undefined || found === null) return 'idle';
  const now = await readNow(trx);
  if (isLeased(row.lease_until, now)) return 'busy';
  const { generation, tokenVersion, ids } = found;
  const state = stateOf(row, now, { generation, tokenVersion }) ?? fresh(now, { generation, tokenVersion });
  if (state.pass_id !== row.pass_id) await forgetItems(trx, workspace, row.pass_id);
  const leaseId = randomUUID();
  await trx
    .updateTable('item_pass')
    .set({ ...state, cursor: JSON.stringify(state.cursor) })
    .set({ lease_id: leaseId, lease_until: appIn(leaseMs), due_at: appIn(leaseMs) })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .execute();
  return {
    ...{ passId: state.pass_id, leaseId, storeId, generation, tokenVersion, ids, cursor: state.cursor },
    token: cipher.decrypt(found.token, grantPlace(workspace.id, found.appId, found.coreUserId)),
    knownItems: row.too_many ? null : row.published_items,
  };
}

type ItemPassRow = NonNullable<Awaited<ReturnType<typeof lockRow>>>;

function lockRow(trx: Trx, workspace: Workspace, storeId: string) {
  return trx
    .selectFrom('item_pass')
    .select(['pass_id', 'lease_until', 'started_at', 'generation', 'token_version', 'cursor'])
    .select(['published_items', 'too_many'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

type Stamp = { readonly generation: number; readonly tokenVersion: number };

/** The pass under way, if it can be gone on with. */
function stateOf(
  { pass_id, started_at, generation, token_version, cursor }: ItemPassRow,
  now: Date,
  stamp: Stamp,
) {
  if (pass_id === null || started_at === null || cursor === null) return null;
  if (generation !== stamp.generation || token_version !== stamp.tokenVersion) return null;
  if (now.getTime() - started_at.getTime() > longestPassMs) return null;
  return { pass_id, started_at, generation, token_version, cursor };
}

const fresh = (now: Date, { generation, tokenVersion }: Stamp) => ({
  pass_id: randomUUID(),
  started_at: now,
  generation,
  token_version: tokenVersion,
  cursor: firstCursor,
});
