import type { Store } from '../../core/store.ts';
import type { Translator } from '../../locales/index.ts';
import type { Message } from '../blocks/elements.ts';
import { didYouMeanMessage, handlesLine } from '../blocks/notices.ts';
import { commandName } from '../ids.ts';
import { suggest } from './suggest.ts';

/** As many as are read at a glance. */
const few = 10;

/** Which stores there are; undefined where these are too many, or none. */
export const fewHandles = (t: Translator, stores: readonly Store[]): string | undefined =>
  stores.length === 0 || stores.length > few ? undefined : handlesLine(t, stores);

/** A word where a store's handle was meant: the nearest ones with their command, and, while there are few, which there are. */
export function unknownStore(
  t: Translator,
  command: string,
  { word, stores }: { readonly word: string; readonly stores: readonly Store[] },
): Message {
  const handles = stores.map(({ handle }) => handle);
  const near = suggest(word, handles).map((handle) => `${commandName} ${command} ${handle}`);
  return didYouMeanMessage(t, word, near, fewHandles(t, stores));
}
