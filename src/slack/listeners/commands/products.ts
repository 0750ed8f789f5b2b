import type { CauseName } from '../../../core/products/causes.ts';
import type { Store } from '../../../core/store.ts';
import { chooseStore } from '../../../core/use-cases/choose-store.ts';
import { fold } from '../../../core/words.ts';
import { limits } from '../../blocks/elements.ts';
import type { Message } from '../../blocks/elements.ts';
import { chooseStoreMessage, didYouMeanMessage, noStoreMessage } from '../../blocks/notices.ts';
import { pickCauseMessage, productsHint } from '../../blocks/products/products-notices.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { showFixList } from '../fix-list-view.ts';
import { allCauseWords, causesNamed } from '../products/cause-words.ts';
import type { StoreViewDeps } from '../store-view.ts';
import { suggest } from '../suggest.ts';
import { fewHandles } from '../unknown-store.ts';

/** `/tiktok products [handle] [cause]`, in any order: what is no handle names a cause. */
export async function products(deps: StoreViewDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const { stores } = await deps.stores.list(turn.workspace);
  if (stores.length === 0) return noStoreMessage(turn.t);
  const isHandle = (word: string) => stores.some(({ handle }) => handle === fold(word));
  const causeWords = words.filter((word) => !isHandle(word));
  const named = causeWords.length === 0 ? [] : causesNamed(turn.t, causeWords);
  if (causeWords.length > 0 && named.length === 0) return suggestion(turn, causeWords, stores);
  const choice = await chooseStore(deps.stores, turn.workspace, turn.channelId, words.filter(isHandle));
  if (choice.kind === 'chosen') return listOf(deps, turn, choice.store, named);
  return choice.kind === 'none' ? noStoreMessage(turn.t) : askStore(turn, choice.stores, named);
}

async function listOf(
  deps: StoreViewDeps,
  turn: Turn,
  { id: storeId }: Store,
  named: readonly CauseName[],
): Promise<Message> {
  const [first = null, ...others] = named;
  if (others.length === 0) return showFixList(deps, turn, storeId, first);
  return pickCauseMessage(
    turn.t,
    named.map((cause) => ({ name: turn.t(`cause.${cause}`), storeId, cause })),
  );
}

/** The cause that was named is kept, where it is one and a menu can hold the stores. */
function askStore({ t }: Turn, stores: readonly Store[], [cause, ...others]: readonly CauseName[]): Message {
  if (cause === undefined || others.length > 0 || stores.length > limits.options)
    return chooseStoreMessage(t, stores, 'products');
  return pickCauseMessage(
    t,
    stores.map(({ handle, name, id: storeId }) => ({ name: `${handle} · ${name}`, storeId, cause })),
  );
}

function suggestion({ t }: Turn, unknown: readonly string[], stores: readonly Store[]): Message {
  const known = [...stores.map(({ handle }) => handle), ...allCauseWords(t)];
  const strange = unknown.find((word) => causesNamed(t, [word]).length === 0) ?? unknown.join(' ');
  const near = suggest(strange, known).map((word) => `${commandName} products ${word}`);
  const hints = [productsHint(t), fewHandles(t, stores) ?? ''].filter(Boolean).join('\n');
  return didYouMeanMessage(t, strange, near, hints);
}
