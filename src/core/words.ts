/** Case and accents folded, so that `Situação`, `situacao` and `SITUACAO` are one word. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);

/**
 * As PostgreSQL can store it, which takes neither NUL nor half a surrogate pair: one in a vendor's text would cost the whole
 * reading.
 */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/** Nobody sees these, and some turn round what follows; U+200D and U+FE0F hold emoji together. */
const unseen = /(?![\u200D\uFE0F])\p{Default_Ignorable_Code_Point}/gu;
const nothingSeen = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

/**
 * Somebody's words on one line, as they are seen, and '' where nothing of them is: a name must not look like another one, turn
 * round the sentence that it stands in, or begin a line of its own. Not for ids, addresses and secrets.
 */
export function asSeen(text: string): string {
  const line = storable(text)
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return nothingSeen.test(line) ? '' : line;
}
