import type { TikTokIds } from '../connection.ts';
import type { ReadingProgress } from './connect-card.ts';
import type { Asset, Listing, Named, PageMark } from './ports.ts';

/** What is still to be read of what a token reaches; kept with the attempt, so that whoever goes on after a kill begins there. */
export type ReachPlan = {
  /** The first one is being read. */
  readonly left: readonly Listing[];
  /** Where in it; null: at its first page. */
  readonly mark: PageMark | null;
  readonly centers: number;
  /** Ad accounts whose pixels are to be read. */
  readonly withPixels: number;
  /** The others, and those whose pixels TikTok did not tell. */
  readonly unread: number;
};

export const firstPlan: ReachPlan = {
  left: [
    { list: 'centers', of: '' },
    { list: 'accounts', of: '' },
  ],
  ...{ mark: null, centers: 0, withPixels: 0, unread: 0 },
};

/** A call each; those of any other ad account are read when it is picked (pick-account.ts). */
const mostPixelReads = 50;

type ReadPage = { readonly rows: readonly Named[]; readonly next: PageMark | null };

/** After a page of the first listing: on to its next one, or to the next listing. */
export function afterPage(
  plan: ReachPlan,
  { rows, next }: ReadPage,
  known: Pick<TikTokIds, 'advertiserId'> | null,
): ReachPlan {
  const grown = grow(plan, rows, known);
  return next === null ? afterListing(grown) : { ...grown, mark: next };
}

const afterListing = (plan: ReachPlan): ReachPlan => ({ ...plan, left: plan.left.slice(1), mark: null });

/** It stays closed to this token, and nothing else depends on it. */
export function withoutListing(plan: ReachPlan): ReachPlan {
  const isPixels = plan.left[0]?.list === 'pixels';
  return afterListing({ ...plan, unread: plan.unread + (isPixels ? 1 : 0) });
}

/** Its pages do not belong together. What was planned because of it is forgotten as well. */
export const listingAnew = (plan: ReachPlan): ReachPlan =>
  plan.left[0]?.list === 'centers' ? firstPlan : { ...plan, mark: null };

function grow(
  plan: ReachPlan,
  rows: readonly Named[],
  known: Pick<TikTokIds, 'advertiserId'> | null,
): ReachPlan {
  const list = plan.left[0]?.list;
  const ids = [...new Set(rows.map(({ id }) => id))];
  if (list === 'centers') {
    const planned = new Set(plan.left.map(({ of }) => of));
    const centers = ids.filter((id) => !planned.has(id));
    const listings = centers.flatMap((of): Listing[] => [
      { list: 'catalogs', of },
      { list: 'owned', of },
    ]);
    return { ...plan, left: [...plan.left, ...listings], centers: plan.centers + centers.length };
  }
  if (list !== 'accounts') return plan;
  // That of the store first: its pixel is to be found however many others there are.
  const first = ids.filter((id) => id === known?.advertiserId);
  const sorted = [...first, ...ids.filter((id) => id !== known?.advertiserId)];
  const read = sorted.slice(0, mostPixelReads).map((of): Listing => ({ list: 'pixels', of }));
  const unread = plan.unread + sorted.length - read.length;
  return { ...plan, left: [...plan.left, ...read], withPixels: read.length, unread };
}

const kinds = {
  ...{ centers: 'bc', accounts: 'advertiser', catalogs: 'catalog' },
  // Which ones belong to a Business Center: only those count that the token reaches by itself.
  ...{ owned: 'advertiser', pixels: 'pixel' },
} as const satisfies Record<Listing['list'], Asset['kind']>;

export const kindOf = ({ list }: Listing): Asset['kind'] => kinds[list];

export const assetsOf = (listing: Listing, rows: readonly Named[]): Asset[] =>
  rows.map((one) => ({ kind: kindOf(listing), ...one, parentId: listing.of }));

/**
 * Of all that was read, what is reached. An ad account is where the token lists it by itself; the Business Centers only say to which of
 * them it belongs. Where none does, it may be chosen with any. (Not in SQL: of a table that was empty a moment ago PostgreSQL knows
 * nothing, and compares each of thousands with each.)
 */
export function joined(read: readonly Asset[]): Asset[] {
  const centersOf = new Map<string, string[]>();
  for (const { kind, id, parentId } of read) {
    if (kind !== 'advertiser' || parentId === '') continue;
    centersOf.set(id, [...(centersOf.get(id) ?? []), parentId]);
  }
  return read.flatMap((one) => {
    if (one.kind !== 'advertiser') return [one];
    if (one.parentId !== '') return [];
    return (centersOf.get(one.id) ?? ['']).map((parentId) => ({ ...one, parentId }));
  });
}

/** null: how much there is to read is not known yet. */
export function progressOf({ left, centers, withPixels }: ReachPlan): ReadingProgress | null {
  if (left.some(({ list }) => list === 'centers' || list === 'accounts')) return null;
  const centersLeft = left.filter(({ list }) => list === 'owned').length;
  if (centersLeft > 0) return { what: 'centers', done: centers - centersLeft, of: centers };
  const pixelsLeft = left.filter(({ list }) => list === 'pixels').length;
  return { what: 'pixels', done: withPixels - pixelsLeft, of: withPixels };
}
