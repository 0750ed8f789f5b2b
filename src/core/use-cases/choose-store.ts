import type { StoreRepository } from '../ports.ts';
import type { Store } from '../store.ts';
import type { Workspace } from '../workspace.ts';
import { fold } from '../words.ts';

export type StoreChoice =
  | { readonly kind: 'chosen'; readonly store: Store }
  /** Several are possible: the person has to say which. */
  | { readonly kind: 'ask'; readonly stores: readonly Store[] }
  | { readonly kind: 'none' }
  /** A word that is no handle: nothing is guessed. */
  | { readonly kind: 'unknown'; readonly word: string; readonly stores: readonly Store[] };

/**
 * Which store a command means: the handle among its words, else the channel's default, else the only one.
 */
export async function chooseStore(
  repository: StoreRepository,
  workspace: Workspace,
  channelId: string | null,
  words: readonly string[],
): Promise<StoreChoice> {
  const { stores, defaultStoreId } = await repository.list(workspace, channelId ?? undefined);
  if (stores.length === 0) return { kind: 'none' };
  const named = new Set<Store>();
  for (const word of words) {
    const store = stores.find(({ handle }) => handle === fold(word));
    if (store === undefined) return { kind: 'unknown', word, stores };
    named.add(store);
  }
  const [first, second] = named;
  if (second !== undefined) return { kind: 'ask', stores: [...named] };
  const store = first ?? stores.find(({ id }) => id === defaultStoreId) ?? onlyOne(stores);
  return store === undefined ? { kind: 'ask', stores } : { kind: 'chosen', store };
}

const onlyOne = (stores: readonly Store[]) => (stores.length === 1 ? stores[0] : undefined);
