import type { RecheckTarget } from '../../core/products/rechecks/recheck-target.ts';
import type { Store } from '../../core/store.ts';
import { chooseStore } from '../../core/use-cases/choose-store.ts';
import { recheck } from '../../core/use-cases/recheck.ts';
import type { RecheckPorts } from '../../core/use-cases/recheck.ts';
import { chooseStoreMessage, goneMessage, noStoreMessage } from '../blocks/notices.ts';
import { recheckIn } from '../blocks/products/products-values.ts';
import { checkingMessage, progressMessage, recheckMessage } from '../blocks/products/recheck.ts';
import type { Turn } from '../listen.ts';
import { show } from '../reply.ts';
import type { Reply } from '../reply.ts';
import type { StoreViewDeps } from './store-view.ts';
import { unknownStore } from './unknown-store.ts';

export type RecheckDeps = StoreViewDeps & RecheckPorts;

/** `/tiktok recheck [handle]`: reads now what the fix list says of the store. */
export async function recheckNamed(deps: RecheckDeps, turn: Turn, words: readonly string[]): Promise<Reply> {
  const choice = await chooseStore(deps.stores, turn.workspace, turn.channelId, words);
  switch (choice.kind) {
    case 'chosen':
      return later(deps, turn, choice.store, { target: { kind: 'store' }, since: null, postId: null });
    case 'ask':
      return show(chooseStoreMessage(turn.t, choice.stores, 'products'));
    case 'none':
      return show(noStoreMessage(turn.t));
    case 'unknown':
      return show(unknownStore(turn.t, 'recheck', choice));
  }
}

/** The button of a product, a cause or the whole list. `postId`: of our post in a channel that it stands in. */
export async function recheckClicked(
  deps: RecheckDeps,
  turn: Turn,
  { value, postId }: { readonly value: string; readonly postId: string | null },
): Promise<Reply> {
  const wanted = recheckIn(value);
  const { stores } = await deps.stores.list(turn.workspace);
  const store = stores.find(({ id }) => id === wanted?.storeId);
  if (wanted === null || store === undefined) return show(goneMessage(turn.t));
  return later(deps, turn, store, { ...wanted, postId });
}

type Asked = {
  readonly target: RecheckTarget;
  readonly since: Date | null;
  readonly postId: string | null;
};

const later = (
  deps: RecheckDeps,
  { t, workspace, userId }: Turn,
  store: Store,
  { target, since, postId }: Asked,
): Reply => ({
  kind: 'later',
  waiting: checkingMessage(t),
  work: async (tell) => {
    const result = await recheck(deps, workspace, store.id, {
      target,
      since,
      asker: { userId, language: t.locale, postId },
      onProgress: (read, total) => {
        tell(progressMessage(t, read, total));
      },
    });
    const list = result.kind === 'nothing' ? await deps.fixLists.read(workspace, store.id) : null;
    const status = await deps.stores.readStatus(workspace, store.id);
    const isConnected = status?.connection.phase === 'connected';
    const view = { store, target, result, list, isConnected, links: deps.adminLinks, now: deps.clock.now() };
    return show(recheckMessage(t, view));
  },
});
