import type { z } from 'zod';
import type { Answer } from '../core/answer.ts';
import type { Page, PageInfo, Row } from './fields.ts';
import { maxPages } from './limits.ts';
import type { Ask, Read } from './request.ts';

/** "Absent" needs proof: every page read, in one consistent chain. */
const absent = { class: 'objectRefused', reason: 'absent' } as const;
export const brokenChain = { class: 'noInfo', reason: 'broken page chain' } as const;

export type Listing<OnePage extends Page<unknown>> = {
  readonly read: Read;
  readonly schema: z.ZodType<OnePage>;
  readonly pageSize: number;
};

/**
 * Looks for one object through all pages of a listing, also where the query names its id: `/catalog/get/` filters
 * each page after it was cut (SDK: `catalog_get.yml`, after_response), so ours may be on a later one.
 */
export async function findInPages<Value>(
  ask: Ask,
  listing: Listing<Page<Row<Value>>>,
  id: string,
): Promise<Answer<Value>> {
  let found: Row<Value> | undefined;
  const walked = await walk(ask, listing, ({ rows }) => {
    found = rows.find((row) => row.id === id);
    return found === undefined ? 'next' : 'enough';
  });
  if (walked.class !== 'good') return walked;
  return found === undefined ? absent : { class: 'good', value: found.value };
}

/** Every page of a listing, in one consistent chain. */
export async function readPages<OnePage extends Page<unknown>>(
  ask: Ask,
  listing: Listing<OnePage>,
): Promise<Answer<readonly OnePage[]>> {
  const pages: OnePage[] = [];
  const walked = await walk(ask, listing, (page) => {
    pages.push(page);
    return 'next';
  });
  return walked.class === 'good' ? { class: 'good', value: pages } : walked;
}

/** Goes from page to page until the last one or until `visit` has enough. */
async function walk<OnePage extends Page<unknown>>(
  ask: Ask,
  listing: Listing<OnePage>,
  visit: (page: OnePage) => 'next' | 'enough',
): Promise<Answer<null>> {
  const done = { class: 'good', value: null } as const;
  for (let at: Place | null = firstPage; at !== null;) {
    const read: Answer<Reached<OnePage>> = await readPage(ask, listing, at);
    if (read.class !== 'good') return read;
    if (visit(read.value.page) === 'enough') return done;
    if (read.value.next === 'broken') return brokenChain;
    at = read.value.next;
  }
  return done;
}

/** A page, with the totals of the one before it; null: it is the first one. */
type Place = { readonly page: number; readonly totals: Totals | null };
/** Of items and of pages; null: TikTok did not say. */
type Totals = readonly (number | null)[];

export const firstPage: Place = { page: 1, totals: null };

type Reached<OnePage> = {
  readonly page: OnePage;
  /** null: it is the last one. */
  readonly next: { readonly page: number; readonly totals: Totals } | null | 'broken';
};

/** One page, and whether it continues the one before. */
export async function readPage<OnePage extends Page<unknown>>(
  ask: Ask,
  listing: Listing<OnePage>,
  { page, totals }: Place,
): Promise<Answer<Reached<OnePage>>> {
  const answer = await ask(pageOf(listing, page), listing.schema);
  if (answer.class !== 'good') return answer;
  const { rows, info } = answer.value;
  const reached = (next: Reached<OnePage>['next']) =>
    ({ class: 'good', value: { page: answer.value, next } }) as const;
  const pages = info === null ? null : countPages(info, listing.pageSize);
  // Without a total a listing of one page that is not full is complete; a full one may have been cut.
  if (info === null || pages === null)
    return reached(page === 1 && rows.length < listing.pageSize ? null : 'broken');
  if (!continues(info, totals, page)) return reached('broken');
  if (page >= pages) return reached(null);
  return reached(page < maxPages ? { page: page + 1, totals: totalsOf(info) } : 'broken');
}

const totalsOf = ({ total_number, total_page }: PageInfo): Totals => [
  total_number ?? null,
  total_page ?? null,
];

function pageOf({ read, pageSize }: Listing<Page<unknown>>, page: number): Read {
  return { ...read, query: { ...read.query, page: String(page), page_size: String(pageSize) } };
}

/** The larger of both totals: a server that uses a smaller page than we asked for has more pages than we expect. */
function countPages(info: PageInfo, pageSize: number): number | null {
  const items = info.total_number ?? null;
  const stated = info.total_page ?? null;
  if (items === null) return stated;
  return Math.max(Math.ceil(items / pageSize), stated ?? 0);
}

/** The page that we asked for, and the totals of the page before: otherwise rows moved between the two reads. */
function continues(info: PageInfo, before: Totals | null, page: number): boolean {
  if ((info.page ?? page) !== page) return false;
  return before === null || totalsOf(info).every((total, at) => total === before[at]);
}
