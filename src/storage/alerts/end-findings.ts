import type { CloseReason, ConditionFile } from '../../core/alerts/incident.ts';
import { endFindings } from '../../core/alerts/judge.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import type { FileKey } from './condition-file.ts';
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

/** The store is no longer watched. The caller holds the store, its grant and the audience lock. */
export async function endStoreFindings(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  now: Date,
): Promise<void> {
  const keys = await aliveFiles(trx, workspace, { storeId });
  await end(trx, workspace, keys, { storeId, reason: 'removed', now });
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
  of: { readonly grantId: string } | { readonly storeId: string },
): Promise<FileKey[]> {
  const alive = trx
    .selectFrom('incident as i')
    .select(['i.condition', 'i.scope'])
    .where('i.workspace_id', '=', workspace.id)
    .where('i.phase', '<>', 'closed');
  if ('grantId' in of) return alive.where('i.scope', '=', `grant:${of.grantId}`).execute();
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

/** With a store or a grant goes what was remembered about it. */
export async function forgetScope(
  trx: Trx,
  workspace: Workspace,
  scope: `store:${string}` | `grant:${string}`,
): Promise<void> {
  await trx
    .deleteFrom('condition_state')
    .where('workspace_id', '=', workspace.id)
    .where('scope', '=', scope)
    .execute();
}
