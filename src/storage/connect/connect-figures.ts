import type { Answer } from '../../core/answer.ts';
import type { ConnectStep } from '../../core/connect/connect-card.ts';
import type { CheckStart } from '../../core/ports.ts';
import type { Counts } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { changeAttempt, showStep, stepShown } from './attempt-rows.ts';

type Found = Partial<Pick<Extract<ConnectStep, { at: 'connected' }>, 'now' | 'unread'>>;

/** The first figures of a new connection appear on the card of whoever made it, and until then why there are none. */
export function showFirstFigures(
  trx: Trx,
  workspace: Workspace,
  { storeId, startedAt }: CheckStart,
  counts: Answer<Counts>,
): Promise<void> {
  if (counts.class !== 'good') return show(trx, workspace, [storeId], { unread: counts.class });
  const { approved, processing, rejected } = counts.value;
  const now = { approved, processing, rejected, asOfMs: startedAt.getTime() };
  return show(trx, workspace, [storeId], { now });
}

/** What is read from here on is of another connection: it stands on that one's card. The caller holds the store. */
export async function endFigures(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  unread: 'disconnected' | 'replaced',
): Promise<void> {
  await show(trx, workspace, [storeId], { unread });
  await trx
    .updateTable('connect_attempt')
    .set({ waits_for_figures: false })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    .where('waits_for_figures', '=', true)
    .execute();
}

/** Nothing is checked from here on: the card would promise figures for ever. */
export const showFiguresRevoked = (
  trx: Trx,
  workspace: Workspace,
  storeIds: readonly string[],
): Promise<void> => show(trx, workspace, storeIds, { unread: 'revoked' });

async function show(
  trx: Trx,
  workspace: Workspace,
  storeIds: readonly string[],
  found: Found,
): Promise<void> {
  if (storeIds.length === 0) return;
  const waiting = await trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', 'in', storeIds)
    .where('waits_for_figures', '=', true)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const attempt of waiting) {
    if (found.now !== undefined) await changeAttempt(trx, attempt, { waits_for_figures: false });
    const step = await stepShown(trx, workspace, attempt.card_id);
    if (step?.at !== 'connected') continue;
    const { unread: _unread, ...shown } = step;
    await showStep(trx, workspace, attempt.card_id, { ...shown, ...found });
  }
}
