/** Case and accents folded, so that `Situação`, `situacao` and `SITUACAO` are one word. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);

/**
 * As PostgreSQL can store it, which takes neither NUL nor half a surrogate pair: one in a vendor's text would cost the whole
 * reading.
 */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
