import type { ItemPage } from './catalog-item.ts';

/** Which items are read: all of them; of a catalog that is too large for that, those with a problem, one state after the other. */
export type ItemScope = 'all' | 'rejected' | 'processing';

/** How far the reading of a catalog has come. It is stored with each page, so that anybody can go on from there. */
export type ItemCursor = {
  readonly scope: ItemScope;
  /** The next page of the scope. */
  readonly page: number;
  /** As the first page of the scope said; null: that was not read yet, or TikTok did not say. */
  readonly total: number | null;
  /** Rows of the scope so far, doubles among them. */
  readonly listed: number;
  /** `ended`: the scope has no more pages; `complete`: there is nothing left to read. */
  readonly state: 'open' | 'ended' | 'complete';
  /** How often the chain of pages broke and was begun anew. */
  readonly restarts: number;
  /** A list came out shorter than it should be, and is read a second time. */
  readonly isDoubted: boolean;
  /** It holds fewer items than TikTok counts, the second time, too: others may be missing. */
  readonly isShort: boolean;
};

export type ItemStep =
  | { readonly kind: 'goOn'; readonly cursor: ItemCursor }
  /** What was read so far is of no use. */
  | { readonly kind: 'anew'; readonly cursor: ItemCursor }
  | { readonly kind: 'stop'; readonly why: 'unsteady' | 'tooMany' };

export const firstCursor: ItemCursor = {
  scope: 'all',
  page: 1,
  total: null,
  listed: 0,
  state: 'open',
  restarts: 0,
  isDoubted: false,
  isShort: false,
};

/** TikTok's listing goes no further (tiktok-business-api.md 4.3, page × page_size). */
const mostItems = 100_000;
/** A catalog that somebody is filling right now changes under our hands; later it will not. */
const mostRestarts = 3;
/** A list that is shorter than this share of the last one is read twice before it is believed. */
const believableShare = 0.5;

/** What one page at the cursor means. Rows move from page to page as others come and go: a changed total breaks the chain. */
export function afterPage(cursor: ItemCursor, { items, total }: ItemPage): ItemStep {
  if (total !== null && total > mostItems) return narrowed(cursor);
  if (cursor.page > 1 && total !== cursor.total) return brokenChain(cursor);
  const listed = cursor.listed + items.length;
  const isLast = items.length === 0 || (total !== null && listed >= total);
  if (isLast && total !== null && listed < total) return brokenChain(cursor);
  return {
    kind: 'goOn',
    cursor: { ...cursor, page: cursor.page + 1, total, listed, state: isLast ? 'ended' : 'open' },
  };
}

/** `distinct`: items without doubles; `known`: those of the last reading of all, null: there is none. */
export type ListedItems = { readonly distinct: number; readonly known: number | null };

/**
 * What a scope that has ended means. Doubles are harmless by themselves; but while rows move, one that is seen twice stands
 * for one that is not seen at all. So a list that comes out short is read again. A catalog may have shrunk by half, and is believed
 * the second time; what lacks items by TikTok's own count is not, and is marked.
 */
export function afterEnd(cursor: ItemCursor, { distinct, known }: ListedItems): ItemStep {
  if (cursor.scope === 'rejected')
    return { kind: 'goOn', cursor: { ...cursor, ...freshChain, scope: 'processing' } };
  const isShort = cursor.scope === 'all' && distinct < (cursor.total ?? cursor.listed);
  const isShrunk = cursor.scope === 'all' && known !== null && distinct < known * believableShare;
  if ((isShort || isShrunk) && !cursor.isDoubted)
    return { kind: 'anew', cursor: { ...begun(cursor), isDoubted: true } };
  return { kind: 'goOn', cursor: { ...cursor, isShort, state: 'complete' } };
}

const freshChain = { page: 1, total: null, listed: 0, state: 'open' } as const;

/** The reading from its beginning: of two scopes the second one alone would miss what moved to the first. */
function begun(cursor: ItemCursor): ItemCursor {
  return { ...cursor, ...freshChain, scope: cursor.scope === 'all' ? 'all' : 'rejected' };
}

function narrowed(cursor: ItemCursor): ItemStep {
  if (cursor.scope !== 'all') return { kind: 'stop', why: 'tooMany' };
  return { kind: 'anew', cursor: { ...cursor, ...freshChain, scope: 'rejected' } };
}

function brokenChain(cursor: ItemCursor): ItemStep {
  if (cursor.restarts >= mostRestarts) return { kind: 'stop', why: 'unsteady' };
  return { kind: 'anew', cursor: { ...begun(cursor), restarts: cursor.restarts + 1 } };
}
