import type { ChannelRepository, StoreRepository } from '../ports.ts';
import type { Store } from '../store.ts';
import type { Workspace } from '../workspace.ts';
import { fold } from '../words.ts';

export type SetChannelStoreResult =
  | { readonly kind: 'set'; readonly store: Store }
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly stores: readonly Store[] }
  | { readonly kind: 'unknown'; readonly word: string; readonly stores: readonly Store[] };

/** Makes the store with exactly this handle the default of the channel. Safe to repeat. */
export async function setChannelStore(
  ports: { readonly stores: StoreRepository; readonly channels: ChannelRepository },
  workspace: Workspace,
  channelId: string,
  words: readonly string[],
): Promise<SetChannelStoreResult> {
  const { stores } = await ports.stores.list(workspace);
  if (stores.length === 0) return { kind: 'none' };
  const [word, extra] = words;
  if (word === undefined) return { kind: 'missing', stores };
  // Something is changed here: a second word is not understood, so nothing is done.
  if (extra !== undefined) return { kind: 'unknown', word: words.join(' '), stores };
  const store = stores.find(({ handle }) => handle === fold(word));
  if (store === undefined) return { kind: 'unknown', word, stores };
  const isSet = await ports.channels.setDefaultStore(workspace, channelId, store.id);
  return isSet ? { kind: 'set', store } : { kind: 'unknown', word, stores };
}
