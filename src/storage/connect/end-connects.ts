import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import type { AttemptRow } from './attempt-rows.ts';
import { changeAttempt, ended, forgetRead, showStep } from './attempt-rows.ts';
import { wakeKept } from './kept-tokens.ts';

/** The app was uninstalled: no token stays, and one that is on its way finds nobody. */
export async function endConnects(trx: Trx, workspace: Workspace): Promise<void> {
  const over = { ...ended, waits_for_figures: false };
  const ours = trx.updateTable('connect_attempt').where('workspace_id', '=', workspace.id);
  await ours
    .where('state', 'in', ['offered', 'exchanging', 'issued', 'authorized', 'reached', 'orphan'])
    .set({ ...over, state: 'dropped' })
    .execute();
  await ours.where('token', 'is not', null).set(over).execute();
  await trx.deleteFrom('reachable_asset').where('workspace_id', '=', workspace.id).execute();
  await trx.deleteFrom('read_asset').where('workspace_id', '=', workspace.id).execute();
}

/**
 * Nobody may choose for it any more, and its card says why. What it stood on is let go at once, in a transaction of its own
 * (connect-work.ts), for the grant may be somebody else's than the store's. The caller holds the store.
 */
export async function supersede(
  trx: Trx,
  workspace: Workspace,
  attempt: AttemptRow,
  at: 'superseded' | 'disconnected',
): Promise<void> {
  const over = attempt.state === 'offered' ? ended : { due_at: appNow, ends_at: appNow };
  await changeAttempt(trx, attempt, {
    ...{ state: 'superseded', lease_id: null, lease_until: null, reading: null },
    ...over,
  });
  await forgetRead(trx, attempt);
  await showStep(trx, workspace, attempt.card_id, { at });
}

/** A consent takes the place of what the same person agreed to for this store before. The caller holds the store. */
export async function supersedeOthers(
  trx: Trx,
  workspace: Workspace,
  { id, store_id, user_id }: AttemptRow,
): Promise<void> {
  const others = await trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', store_id)
    .where('user_id', '=', user_id)
    .where('id', '<>', id)
    .where('state', 'in', ['authorized', 'reached'])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const one of others) await supersede(trx, workspace, one, 'superseded');
}

const openStates = ['offered', 'authorized', 'reached'] as const;

/**
 * The store is being disconnected, or was removed: a consent of before must not connect it again. An exchange under way is judged when
 * TikTok has said whose token it is (connect-merge.ts). The caller holds the store.
 */
export async function endConnectsOf(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  const open = await trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('state', 'in', openStates)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const attempt of open) await supersede(trx, workspace, attempt, 'disconnected');
}

type SignIn = { readonly id: string; readonly core_user_id: string };

/** Its token is proven to be dead and is gone: there is nothing to choose on it, and no older token of the person is needed. */
export async function endConnectsOn(trx: Trx, workspace: Workspace, grant: SignIn): Promise<void> {
  const standing = await trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('grant_id', '=', grant.id)
    .where('state', 'in', openStates)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const attempt of standing) await supersede(trx, workspace, attempt, 'disconnected');
  await wakeKept(trx, workspace, grant.core_user_id);
}

/** A right of this person changed: whoever works on their connects loses them, and each is judged anew (connect-work.ts). */
export async function wakeConnectsOf(trx: Trx, workspace: Workspace, userId: string): Promise<void> {
  await trx
    .updateTable('connect_attempt')
    .set({ lease_id: null, lease_until: null, due_at: appNow })
    .where('workspace_id', '=', workspace.id)
    .where('user_id', '=', userId)
    .where('state', 'in', ['issued', 'authorized', 'reached'])
    .execute();
}
