import type { StoreRepository } from '../ports.ts';
import type { Store } from '../store.ts';
import type { Workspace } from '../workspace.ts';
import { fold } from '../words.ts';

export type NamedStores =
  /** `storeIds` null: none was named, so all stores are meant, later ones too. */
  | { readonly kind: 'named'; readonly storeIds: readonly string[] | null; readonly stores: readonly Store[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly word: string; readonly stores: readonly Store[] };

/** The stores with exactly these handles. */
export async function namedStores(
  repository: StoreRepository,
  workspace: Workspace,
  handles: readonly string[],
): Promise<NamedStores> {
  const { stores } = await repository.list(workspace);
  if (stores.length === 0) return { kind: 'none' };
  const ids = new Set<string>();
  for (const word of handles) {
    const store = stores.find(({ handle }) => handle === fold(word));
    if (store === undefined) return { kind: 'unknown', word, stores };
    ids.add(store.id);
  }
  return { kind: 'named', storeIds: ids.size === 0 ? null : [...ids].sort(), stores };
}
