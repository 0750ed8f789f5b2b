import { sql } from 'kysely';
import type { CloseReason, ConditionFile, ConditionName } from '../../core/alerts/incident.ts';
import { endFindings } from '../../core/alerts/judge.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { openFiles } from './condition-file.ts';
import type { FileKey } from './condition-file.ts';
import { leaveSubscriptions, silence } from './end-subscription.ts';
import { changeFiles } from './judge-files.ts';

/** The grant has a new token: what was wrong with the old one is over. The caller holds the grant and the audience lock. */
export async function endGrantIncident(
  trx: Trx,
  workspace: Workspace,
  grantId: string,
  now: Date,
): Promise<void> {
  const keys = await aliveFiles(trx, workspace, { grantId });
  await end(trx, workspace, keys, { storeId: null, reason: 'reconnected', now });
}

/** The VTEX account has new keys: what was wrong with the old ones is over. The caller holds the audience lock. */
export async function endKeyIncidents(
  trx: Trx,
  workspace: Workspace,
  account: string,
  now: Date,
): Promise<void> {
  const keys = await aliveFiles(trx, workspace, { account });
  await end(trx, workspace, keys, { storeId: null, reason: 'reconnected', now });
}

/** The store is no longer watched, and nobody names it any more. The caller holds the audience lock, the store and its grant. */
export async function endStoreFindings(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  now: Date,
): Promise<void> {
  const keys = await aliveFiles(trx, workspace, { storeId });
  // Before those of subscriptions, and these before those of routes: the order of all locks.
  await openFiles(trx, workspace, keys);
  const ended = await leaveSubscriptions(trx, workspace, storeId);
  await end(trx, workspace, keys, { storeId, reason: 'removed', now });
  await silence(trx, workspace, ended, now);
}

/** The store has other products: what these conditions say of it is over. The caller holds the audience lock and the store. */
export async function endProductFindings(
  trx: Trx,
  workspace: Workspace,
  {
    storeId,
    conditions,
    now,
  }: { readonly storeId: string; readonly conditions: readonly ConditionName[]; readonly now: Date },
): Promise<void> {
  const alive = await aliveFiles(trx, workspace, { storeId });
  const keys = alive.filter(({ condition }) => conditions.includes(condition));
  await end(trx, workspace, keys, { storeId, reason: 'removed', now });
}

/**
 * We disconnect it ourselves: what TikTok said of it is over, and nothing that it says from here on is news. VTEX's data are watched as
 * before, and channels follow it as before. The caller holds the audience lock, the store and its grant.
 */
export async function endConnectionFindings(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  now: Date,
): Promise<void> {
  const alive = await aliveFiles(trx, workspace, { storeId });
  const keys = alive.filter(({ condition }) => !isAboutVtex(condition));
  await end(trx, workspace, keys, { storeId, reason: 'disconnected', now });
  await sql`update condition_state set silence = null where workspace_id = ${workspace.id}
    and condition = 'upstream.tiktok' and scope = ${`store:${storeId}`}`.execute(trx);
}

const isAboutVtex = (condition: ConditionName): boolean =>
  condition.startsWith('vtex.') || condition === 'upstream.vtex';

/** The store stands on other accounts, or on another grant. The caller holds the audience lock, the store and its grant. */
export async function endAccountFindings(
  trx: Trx,
  workspace: Workspace,
  { storeId, scopes }: { readonly storeId: string; readonly scopes: readonly FileKey['scope'][] },
  now: Date,
): Promise<void> {
  const keys = await aliveFiles(trx, workspace, { storeId });
  const about = keys.filter(({ scope }) => scopes.includes(scope));
  await end(trx, workspace, about, { storeId, reason: 'reconnected', now });
}

/** Nothing is watched any more. The caller holds the audience lock, and the workspace. */
export async function endAllFindings(trx: Trx, workspace: Workspace, now: Date): Promise<void> {
  const keys = await aliveFiles(trx, workspace, 'all');
  await end(trx, workspace, keys, { storeId: null, reason: 'removed', now });
}

type Ending = {
  readonly storeId: string | null;
  readonly reason: Exclude<CloseReason, 'fixed'>;
  readonly now: Date;
};

async function end(
  trx: Trx,
  workspace: Workspace,
  keys: readonly FileKey[],
  { storeId, reason, now }: Ending,
): Promise<void> {
  if (keys.length === 0) return;
  const change = (file: ConditionFile) => endFindings(file, storeId, reason, now);
  await changeFiles(
    trx,
    workspace,
    keys.map((key) => ({ key, change })),
    now,
  );
}

/** Read without their locks: only who holds the store, or the grant, brings it into a file or out of it. */
async function aliveFiles(
  trx: Trx,
  workspace: Workspace,
  of: { readonly grantId: string } | { readonly account: string } | { readonly storeId: string } | 'all',
): Promise<FileKey[]> {
  const alive = trx
    .selectFrom('incident as i')
    .select(['i.condition', 'i.scope'])
    .where('i.workspace_id', '=', workspace.id)
    .where('i.phase', '<>', 'closed');
  if (of === 'all') return alive.execute();
  if ('grantId' in of) return alive.where('i.scope', '=', `grant:${of.grantId}`).execute();
  if ('account' in of) return alive.where('i.scope', '=', `vtex:${of.account}`).execute();
  return alive
    .where((row) =>
      row.exists(
        row
          .selectFrom('incident_finding as f')
          .select('f.store_id')
          .whereRef('f.workspace_id', '=', 'i.workspace_id')
          .whereRef('f.incident_id', '=', 'i.id')
          .where('f.store_id', '=', of.storeId),
      ),
    )
    .execute();
}

/** With a store, a grant or a VTEX account goes what was remembered about it. */
export async function forgetScope(
  trx: Trx,
  workspace: Workspace,
  scope: `store:${string}` | `grant:${string}` | `vtex:${string}`,
): Promise<void> {
  await trx
    .deleteFrom('condition_state')
    .where('workspace_id', '=', workspace.id)
    .where('scope', '=', scope)
    .execute();
}
