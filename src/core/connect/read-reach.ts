import type { Answer } from '../answer.ts';
import type { Asset, ConnectWork, Named, TikTokOauthApi } from './ports.ts';

/** One call each, within the lease; those of any other ad account are read when it is picked (read-pixels.ts). */
const mostPixelReads = 50;

type Reach = { readonly assets: readonly Asset[]; readonly unread: number };

/** What a token reaches. null: TikTok did not say all of it this time. Pixels may be closed to it one by one (5.1): they are counted. */
export async function readReach(
  tiktok: TikTokOauthApi,
  { token, known }: Extract<ConnectWork, { kind: 'reach' }>,
): Promise<Reach | null> {
  const centers = readable(await tiktok.businessCenters(token, 'interactive'));
  const accounts = readable(await tiktok.adAccounts(token, 'interactive'));
  if (centers === null || accounts === null) return null;
  const assets: Asset[] = centers.map((one) => ({ kind: 'bc', ...one, parentId: '' }));
  const centerOf = new Map<string, string>();
  for (const { id: bcId } of centers) {
    const catalogs = readable(await tiktok.catalogs(token, bcId, 'interactive'));
    if (catalogs === null) return null;
    assets.push(...catalogs.map((one): Asset => ({ kind: 'catalog', ...one, parentId: bcId })));
    const owned = parents(await tiktok.adAccountsOf(token, bcId, 'interactive'));
    if (owned === null) return null;
    for (const { id } of owned) centerOf.set(id, bcId);
  }
  // Where TikTok does not say to which Business Center one belongs, it may be chosen with any.
  for (const one of accounts)
    assets.push({ kind: 'advertiser', ...one, parentId: centerOf.get(one.id) ?? '' });
  // That of the store first: its pixel is to be found however many others there are.
  const sorted = accounts.toSorted((one, other) => rank(one, known) - rank(other, known));
  const { pixels, unread } = await readPixels(tiktok, token, sorted);
  return { assets: [...assets, ...pixels], unread };
}

const rank = ({ id }: Named, known: { readonly advertiserId: string } | null): number =>
  id === known?.advertiserId ? 0 : 1;

/** What is closed to the token is not reached. null: it may be, and TikTok does not say. */
function readable(answer: Answer<readonly Named[]>): readonly Named[] | null {
  if (answer.class === 'good') return answer.value;
  return answer.class === 'objectRefused' || answer.class === 'appRefused' ? [] : null;
}

/** It says only where they belong, which may stay open: a listing that cannot be read to its end fails nothing. null: ask again. */
const parents = (answer: Answer<readonly Named[]>): readonly Named[] | null =>
  answer.class === 'noInfo' ? [] : readable(answer);

async function readPixels(
  tiktok: TikTokOauthApi,
  token: string,
  accounts: readonly Named[],
): Promise<{ readonly pixels: readonly Asset[]; readonly unread: number }> {
  const pixels: Asset[] = [];
  let unread = Math.max(accounts.length - mostPixelReads, 0);
  for (const { id } of accounts.slice(0, mostPixelReads)) {
    const answer = await tiktok.pixels(token, id, 'interactive');
    if (answer.class === 'good')
      pixels.push(...answer.value.map((one): Asset => ({ kind: 'pixel', ...one, parentId: id })));
    else unread += 1;
  }
  return { pixels, unread };
}
