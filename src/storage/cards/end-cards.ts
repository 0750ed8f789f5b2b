import type { CardContent } from '../../core/card.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import { updateCard } from './card-rows.ts';

/** The store goes: whoever still waits for something of it learns from their card that nothing more comes. The caller holds the store. */
export async function endStoreCards(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  const cards = await trx
    .selectFrom('card')
    .select(['id', 'content'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const { id, content } of cards) {
    const last = lastOf(content);
    if (last !== null) await updateCard(trx, workspace, id, last);
  }
}

const openSteps: ReadonlySet<string> = new Set(['offered', 'exchanging', 'issued', 'authorized', 'reached']);

/** null: it has told its end already. */
function lastOf(content: CardContent): CardContent | null {
  if (content.kind === 'disconnect')
    return content.saga.outcome === null ? { ...content, isStoreRemoved: true } : null;
  return openSteps.has(content.step.at) ? { ...content, step: { at: 'removed' } } : null;
}
