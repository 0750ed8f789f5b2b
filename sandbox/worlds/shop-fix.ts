import { firstIndexOfProduct, indexOfSkuId, productIdAt } from './catalog-seed.ts';
import { nameOfImage, nameOfTrouble } from './shop-causes.ts';
import type { ShopCauseName } from './shop-causes.ts';
import type { Changed } from './shop-break.ts';
import { pictureOf, send, siblingsOf } from './shop.ts';
import type { Shop } from './shop.ts';
import { findItem } from './tiktok-catalog.ts';
import { tiktokCauses } from './tiktok-causes.ts';
import type { TikTokCause } from './tiktok-causes.ts';
import { tiktokId } from './tiktok-ids.ts';
import type { FeedLog, Item } from './tiktok-model.ts';
import { nextSerial } from './tiktok-tokens.ts';
import { replacePicture } from './vtex-images.ts';
import type { VtexAccount, VtexCause } from './vtex-model.ts';

/** What is to be mended. */
export type Wish =
  | { readonly kind: 'all' }
  | { readonly kind: 'sku'; readonly skuId: number }
  | { readonly kind: 'cause'; readonly cause: ShopCauseName | VtexCause | TikTokCause };

/**
 * Mends at most n SKUs, what a lever has spoilt first, and VTEX's connector sends them: TikTok reviews each. Answers what was
 * wrong with them. A SKU keeps what is not of the cause that is asked for.
 */
export function fixProducts(shop: Shop, wish: Wish, n: number): Changed {
  const fixed = new Map<string, number[]>();
  const indexes = wish.kind === 'sku' ? [indexOfSkuId(wish.skuId)] : spoiltOf(shop);
  const refused = refusedAtUpload(shop);
  let left = n;
  for (const index of indexes) {
    if (left <= 0) break;
    const names = faultsOf(shop, index, refused).filter((fault) => isWanted(fault, wish));
    if (names.length === 0) continue;
    left -= 1;
    mend(shop, index, names);
    for (const { name, isPicture } of names) {
      const mended = isPicture === true ? siblingsOf(shop, index) : [index];
      fixed.set(name, [...(fixed.get(name) ?? []), ...mended]);
    }
  }
  uploadAgain(shop, new Set(fixed.get('upload.refused')));
  return fixed;
}

/** `name` is the fix list's where it has one; `trouble`, where it is VTEX's. */
type Fault = {
  readonly name: string;
  readonly trouble?: VtexCause;
  readonly says?: TikTokCause;
  /** Of the product, so of all its SKUs. */
  readonly isPicture?: boolean;
};

/** What TikTok says, or will say of what it has under review; null: nothing, or not any more. */
const verdictOf = ({ cause, review }: Item): TikTokCause | null => (review === null ? cause : review.cause);

/** What a lever spoilt, in that order, then the rest. */
function spoiltOf({ catalog, account }: Shop): Set<number> {
  const bad = catalog.items.filter((item) => verdictOf(item) !== null);
  return new Set([
    ...(account?.planted ?? []),
    ...(account?.troubles.keys() ?? []),
    ...[...(account?.images ?? [])].flatMap(([productId, { trouble }]) =>
      trouble === null ? [] : [firstIndexOfProduct(productId)],
    ),
    ...bad.map(({ index }) => index),
    ...(account?.withheld ?? []),
  ]);
}

function faultsOf(shop: Shop, index: number, refused: ReadonlySet<number>): Fault[] {
  const { catalog, account } = shop;
  const faults: Fault[] = [];
  const picture = pictureOf(shop, index);
  if (picture !== null) faults.push({ name: nameOfImage(picture), isPicture: true });
  for (const trouble of account?.troubles.get(index) ?? [])
    faults.push({ name: nameOfTrouble(trouble), trouble });
  const item = findItem(catalog, index);
  const says = item === null ? null : verdictOf(item);
  // What TikTok says of VTEX's data is mended with them.
  if (faults.length === 0 && says !== null) faults.push({ name: says, says });
  if (refused.has(index)) faults.push({ name: 'upload.refused' });
  if (account?.withheld.has(index) === true) faults.push({ name: 'join.notSent' });
  return faults;
}

function isWanted({ name, trouble, says }: Fault, wish: Wish): boolean {
  if (wish.kind !== 'cause') return true;
  if (wish.cause === 'tiktok.image')
    return says !== undefined && tiktokCauses[says].imageStatus !== 'SUCCESS';
  if (wish.cause === 'tiktok.rejected') return says !== undefined && tiktokCauses[says].audit === 'rejected';
  return wish.cause === name || wish.cause === trouble;
}

function mend(shop: Shop, index: number, faults: readonly Fault[]): void {
  const { account } = shop;
  if (account !== null) {
    const mended = new Set(faults.map(({ trouble }) => trouble));
    const left = [...(account.troubles.get(index) ?? [])].filter((trouble) => !mended.has(trouble));
    if (left.length === 0) account.troubles.delete(index);
    else account.troubles.set(index, new Set(left));
    account.planted.delete(index);
    if (faults.some(({ name }) => name === 'join.notSent')) account.withheld.delete(index);
    if (faults.some(({ isPicture }) => isPicture)) mendPicture(shop, account, index);
  }
  send(shop, index);
}

function mendPicture(shop: Shop, account: VtexAccount, index: number): void {
  replacePicture(account, productIdAt(index), null);
  for (const sku of siblingsOf(shop, index)) if (sku !== index) send(shop, sku);
}

const newestUpload = ({ catalog }: Shop): FeedLog | undefined => catalog.feedLogs.at(-1);
const refusedAtUpload = (shop: Shop): ReadonlySet<number> => {
  const log = newestUpload(shop);
  return new Set(log?.isNamed === true ? log.refused.map(({ index }) => index) : []);
};

/** The next upload refuses only what is left. */
function uploadAgain(shop: Shop, mended: ReadonlySet<number>): void {
  const log = newestUpload(shop);
  if (mended.size === 0 || log === undefined) return;
  const { catalog, tiktok } = shop;
  catalog.feedLogs.push({
    ...log,
    feedLogId: tiktokId(tiktok.seed, 'feedLog', catalog.owner, nextSerial(tiktok)),
    atMs: tiktok.nowMs(),
    added: mended.size,
    refused: log.refused.filter(({ index }) => !mended.has(index)),
  });
}
