import type { Silence } from '../../core/alerts/conditions/upstream.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import type { FileKey } from './condition-file.ts';

/**
 * A silence is of one store or account: kept under its scope, beside the file that all of them share, and under the lock of whoever
 * checks it.
 */
export async function readSilence(
  trx: Trx,
  workspace: Workspace,
  { condition, scope }: FileKey,
): Promise<Silence | null> {
  const row = await trx
    .selectFrom('condition_state')
    .select('silence')
    .where('workspace_id', '=', workspace.id)
    .where('condition', '=', condition)
    .where('scope', '=', scope)
    .executeTakeFirst();
  const silence = row?.silence ?? null;
  return silence === null ? null : { ...silence, since: new Date(silence.since) };
}

export async function saveSilence(
  trx: Trx,
  workspace: Workspace,
  { condition, scope }: FileKey,
  silence: Silence,
): Promise<void> {
  const text = JSON.stringify(silence);
  await trx
    .insertInto('condition_state')
    .values({ workspace_id: workspace.id, condition, scope, silence: text })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'condition', 'scope']).doUpdateSet({ silence: text }),
    )
    .execute();
}
