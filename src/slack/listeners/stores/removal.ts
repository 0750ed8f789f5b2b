import type { StoreOverview } from '../../../core/store-ports.ts';
import { isUuid } from '../../../core/uuid.ts';
import { removalMessage, removedMessage, storeGoneMessage } from '../../blocks/stores/store-notices.ts';
import type { Turn } from '../../listen.ts';
import { replaceWith, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { StoresDeps } from './deps.ts';

type Deps = Pick<StoresDeps, 'storeSetups' | 'stores'>;

async function find({ storeSetups }: Deps, { workspace }: Turn, id: string): Promise<StoreOverview | null> {
  const overviews = isUuid(id) ? await storeSetups.overview(workspace) : [];
  return overviews.find(({ store }) => store.id === id) ?? null;
}

/** The page that says what a removal means; nothing is done yet. */
export async function showRemoval(deps: Deps, turn: Turn, storeId: string): Promise<Reply> {
  const overview = await find(deps, turn, storeId);
  return show(overview === null ? storeGoneMessage(turn.t) : removalMessage(turn.t, overview));
}

/** Confirmed. Of two clicks the second finds it done. */
export async function dropStore(deps: Deps, turn: Turn, storeId: string): Promise<Reply> {
  const overview = await find(deps, turn, storeId);
  const isDone = overview !== null && (await deps.stores.remove(turn.workspace, storeId));
  return replaceWith(isDone ? removedMessage(turn.t, overview.store) : storeGoneMessage(turn.t));
}
