import type { CheckStart } from '../../core/ports.ts';
import type { Counts } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { changeAttempt, showStep, stepShown } from './attempt-rows.ts';

/** The first figures of a new connection appear on the card of whoever made it. */
export async function showFirstFigures(
  trx: Trx,
  workspace: Workspace,
  { storeId, startedAt }: CheckStart,
  counts: Counts,
): Promise<void> {
  const waiting = await trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .where('waits_for_figures', '=', true)
    .forNoKeyUpdate()
    .execute();
  for (const attempt of waiting) {
    await changeAttempt(trx, attempt, { waits_for_figures: false });
    const step = await stepShown(trx, workspace, attempt.card_id);
    if (step?.at !== 'connected') continue;
    const { approved, processing, rejected } = counts;
    const now = { approved, processing, rejected, asOfMs: startedAt.getTime() };
    await showStep(trx, workspace, attempt.card_id, { ...step, now });
  }
}
