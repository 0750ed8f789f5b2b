/** Case and accents folded, so that `Situação`, `situacao` and `SITUACAO` are one word. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export const wordsOf = (text: string): string[] => text.trim().split(/\s+/).filter(Boolean);
