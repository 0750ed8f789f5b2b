import { chooseStore } from '../../core/use-cases/choose-store.ts';
import { recheck } from '../../core/use-cases/recheck.ts';
import type { RecheckPorts } from '../../core/use-cases/recheck.ts';
import type { RecheckTarget } from '../../core/products/recheck-target.ts';
import type { Store } from '../../core/store.ts';
import { chooseStoreMessage, didYouMeanMessage, goneMessage, noStoreMessage } from '../blocks/notices.ts';
import { recheckIn } from '../blocks/products-values.ts';
import { checkingMessage, recheckMessage } from '../blocks/recheck.ts';
import { commandName } from '../ids.ts';
import type { Turn } from '../listen.ts';
import { show } from '../reply.ts';
import type { Reply } from '../reply.ts';
import type { StoreViewDeps } from './store-view.ts';
import { suggest } from './suggest.ts';

export type RecheckDeps = StoreViewDeps & RecheckPorts;

/** `/tiktok recheck [handle]`: reads now what the fix list says of the store. */
export async function recheckNamed(deps: RecheckDeps, turn: Turn, words: readonly string[]): Promise<Reply> {
  const choice = await chooseStore(deps.stores, turn.workspace, turn.channelId, words);
  switch (choice.kind) {
    case 'chosen':
      return later(deps, turn, choice.store, { kind: 'store' });
    case 'ask':
      return show(chooseStoreMessage(turn.t, choice.stores, 'products'));
    case 'none':
      return show(noStoreMessage(turn.t));
    case 'unknown': {
      const handles = choice.stores.map(({ handle }) => handle);
      const near = suggest(choice.word, handles).map((handle) => `${commandName} recheck ${handle}`);
      return show(didYouMeanMessage(turn.t, choice.word, near));
    }
  }
}

/** The button of a product, a cause or the whole list. */
export async function recheckClicked(deps: RecheckDeps, turn: Turn, value: string): Promise<Reply> {
  const wanted = recheckIn(value);
  const { stores } = await deps.stores.list(turn.workspace);
  const store = stores.find(({ id }) => id === wanted?.storeId);
  if (wanted === null || store === undefined) return show(goneMessage(turn.t));
  return later(deps, turn, store, wanted.target);
}

const later = (deps: RecheckDeps, { t, workspace }: Turn, store: Store, target: RecheckTarget): Reply => ({
  kind: 'later',
  waiting: checkingMessage(t),
  work: async () => {
    const result = await recheck(deps, workspace, store.id, target);
    return show(recheckMessage(t, { store, target, result, links: deps.adminLinks, now: deps.clock.now() }));
  },
});
