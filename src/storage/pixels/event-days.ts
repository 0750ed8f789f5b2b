import type { EventDay } from '../../core/manage/pixel-events.ts';
import type { PartMemory } from '../../core/reading.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { rowId } from '../row-id.ts';

/**
 * What is known of the pixel's events. Days that were read under another connection are the same, for another pixel ends them
 * (connect-anew.ts); how the last attempt ended is told of this connection only.
 */
export async function readEventDays(
  trx: Trx,
  workspace: Workspace,
  { storeId, generation }: { readonly storeId: string; readonly generation: number },
): Promise<PartMemory<readonly EventDay[]>> {
  const row = await trx
    .selectFrom('reading')
    .select(['good_value', 'good_at', 'last_class', 'last_at', 'generation'])
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('part', '=', 'pixelEvents')
    .executeTakeFirst();
  if (row === undefined) return { good: null, last: null };
  const { good_value: value, good_at: at } = row;
  return {
    // What was stored under this part was of its type.
    good: at === null ? null : { value: value as readonly EventDay[], at },
    last: row.generation === generation ? { class: row.last_class, at: row.last_at } : null,
  };
}
