import { nameOfImage, nameOfTrouble } from './shop-causes.ts';
import { pictureOf } from './shop.ts';
import type { Shop } from './shop.ts';
import { tiktokChannel } from './vtex-model.ts';
import { inChannel } from './vtex-sku.ts';

/** How many SKUs lack what, under the names that `break` takes; the most frequent first. */
export function brokenOf(shop: Shop): readonly { readonly cause: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const cause of [...inVtex(shop), ...atTikTok(shop)]) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  return [...counts].map(([cause, count]) => ({ cause, count })).sort((a, b) => b.count - a.count);
}

function inVtex({ account }: Shop): readonly string[] {
  if (account === null) return [];
  const troubles = [...account.troubles].filter(([index]) => inChannel(account, index, tiktokChannel));
  const withheld = [...account.withheld].map(() => 'join.notSent');
  return [...troubles.flatMap(([, causes]) => [...causes].map(nameOfTrouble)), ...withheld];
}

/** Bad pictures of what TikTok has, and what it rejects for reasons of its own. */
function atTikTok(shop: Shop): readonly string[] {
  return shop.catalog.items.flatMap(({ index, audit }) => {
    const picture = pictureOf(shop, index);
    if (picture !== null) return [nameOfImage(picture)];
    const isOwnReason = audit === 'rejected' && shop.account?.troubles.has(index) !== true;
    return isOwnReason ? ['tiktok.rejected'] : [];
  });
}
