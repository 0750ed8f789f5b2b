import { productIdAt, skuIdAt, stockAt } from './catalog-seed.ts';
import { mixedCauses, shopCauses } from './shop-causes.ts';
import type { ShopCause, ShopCauseName } from './shop-causes.ts';
import { send, siblingsOf, victimsOf } from './shop.ts';
import type { Shop } from './shop.ts';
import { change } from './tiktok-catalog.ts';
import { tiktokCauses } from './tiktok-causes.ts';
import type { TikTokCause } from './tiktok-causes.ts';
import { tiktokId } from './tiktok-ids.ts';
import type { Item } from './tiktok-model.ts';
import { relabel } from './tiktok-review.ts';
import { nextSerial } from './tiktok-tokens.ts';
import type { ImageTrouble, VtexAccount } from './vtex-model.ts';
import { replacePicture } from './vtex-images.ts';
import { owePings } from './vtex-pings.ts';

/** SKU indexes under the name of what is wrong with them now. */
export type Changed = ReadonlyMap<string, readonly number[]>;

/** Spoils n sound SKUs, or fewer where there are not so many; of a picture, all that share it. */
export function breakProducts(shop: Shop, cause: ShopCauseName | 'mixed', n: number): Changed {
  if (cause === 'join.notSent') return new Map([[cause, withhold(shop, n)]]);
  const names = cause === 'mixed' ? mixedCauses : [cause];
  const broken = new Map<string, number[]>();
  const victims = victimsOf(shop, n);
  victims.forEach((item, at) => {
    const name = names[at % names.length] ?? 'images.missing';
    const spoilt = spoil(shop, item, shopCauses[name]);
    broken.set(name, [...(broken.get(name) ?? []), ...spoilt]);
  });
  if (cause === 'upload.refused') refuseUpload(shop, victims);
  return broken;
}

/** TikTok refuses approved products at once, for this reason or a believable mixture. */
export function refuseProducts(
  shop: Shop,
  n: number,
  causeOf: (seed: number, index: number) => TikTokCause,
): Changed {
  const broken = new Map<string, number[]>();
  for (const item of victimsOf(shop, n)) {
    const cause = causeOf(shop.catalog.seed, item.index);
    spoil(shop, item, { side: 'tiktok', causeOf: () => cause });
    broken.set(cause, [...(broken.get(cause) ?? []), item.index]);
  }
  return broken;
}

/** Answers the SKUs that are spoilt by it. */
function spoil(shop: Shop, item: Item, cause: ShopCause): readonly number[] {
  const { account, catalog, tiktok } = shop;
  account?.planted.add(item.index);
  if (cause.side === 'image' && account !== null)
    return spoilPicture(shop, account, item.index, cause.trouble);
  if (cause.side === 'tiktok') {
    const why = cause.causeOf(catalog.seed, item.index);
    change(catalog, tiktok.nowMs(), () => {
      relabel(item, tiktokCauses[why].audit, why);
    });
  }
  if (cause.side === 'vtex' && account !== null) {
    account.troubles.set(item.index, new Set([cause.cause]));
    send(shop, item.index);
  }
  return [item.index];
}

function spoilPicture(shop: Shop, account: VtexAccount, index: number, trouble: ImageTrouble) {
  replacePicture(account, productIdAt(index), trouble);
  const spoilt = siblingsOf(shop, index);
  for (const sku of spoilt) send(shop, sku);
  return spoilt;
}

/** The newest upload of the feed names them, and nothing else. */
function refuseUpload({ catalog, tiktok }: Shop, victims: readonly Item[]): void {
  catalog.feedLogs.push({
    feedLogId: tiktokId(tiktok.seed, 'feedLog', catalog.owner, nextSerial(tiktok)),
    feedId: catalog.feedId,
    atMs: tiktok.nowMs(),
    added: 0,
    refused: victims.map(({ index }) => ({ index, field: 'landing_page_url' })),
    isNamed: true,
  });
}

/** VTEX has n products for sale that it never sends; those among them that are out of stock are not counted. */
function withhold({ account, vtex }: Shop, n: number): number[] {
  const added: number[] = [];
  if (account === null) return added;
  while (added.length < n) {
    const index = account.channelSkuCount;
    account.channelSkuCount += 1;
    account.skuCount = Math.max(account.skuCount, account.channelSkuCount);
    account.troubles.delete(index);
    account.withheld.add(index);
    owePings(vtex, account, skuIdAt(index));
    if (stockAt(account.seed, index) > 0) added.push(index);
  }
  return added;
}
