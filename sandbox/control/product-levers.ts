import { parseDurationMs } from '../duration.ts';
import { breakProducts, refuseProducts } from '../worlds/shop-break.ts';
import { shopCauseNames, shopCauses } from '../worlds/shop-causes.ts';
import type { ShopCauseName } from '../worlds/shop-causes.ts';
import { fixProducts } from '../worlds/shop-fix.ts';
import type { Wish } from '../worlds/shop-fix.ts';
import { stock } from '../worlds/shop-size.ts';
import { sendDelayMs, shopOf } from '../worlds/shop.ts';
import type { Shop } from '../worlds/shop.ts';
import { countsOf } from '../worlds/tiktok-catalog.ts';
import { rejectionCauseOf, tiktokCauseNames } from '../worlds/tiktok-causes.ts';
import { vtexCauses } from '../worlds/vtex-model.ts';
import { done, refused } from './lever.ts';
import type { Applied, Lever, LeverTarget, Levers } from './lever.ts';
import { causeNamed, inWords, numberAndWord, toldOf, unknownCause } from './product-words.ts';

/** Enough for any catalog, and no lever that makes a laptop swap. Less than the first SKU id, so that those can be told apart. */
const mostItems = 200_000;
const numberExpected = `a whole number up to ${mostItems} is expected`;

const ofShop = (
  help: string,
  value: string,
  run: (shop: Shop, text: string, target: LeverTarget) => Applied,
): Lever => ({
  help,
  takes: 'text',
  value,
  run: (target, text) => run(shopOf(target.worlds.tiktok, target.worlds.vtex, target.store), text, target),
});

/** The goods of one shop, in VTEX and at TikTok together; words that begin with vtex- change VTEX alone. */
export const productLevers: Levers = {
  products: ofShop(
    'so many items (SKUs), the same in VTEX and at TikTok, all sound; usual: with the defects of an ordinary shop',
    '=<number>[:usual]',
    setProducts,
  ),
  break: ofShop(
    'sound products lack something; mixed: so many different causes; a number alone: TikTok rejects them',
    '=<cause|mixed>:<number>',
    breakSome,
  ),
  fix: ofShop(
    'products are mended, sent to TikTok and reviewed, those of break first; alone: all of them',
    '[=<number>|<cause>:<number>|<SKU id>]',
    fixSome,
  ),
  'not-sent': ofShop('new products for sale in VTEX are never sent to TikTok', '=<number>', (shop, text) =>
    /^\d+$/.test(text) ? breakSome(shop, `join.notSent:${text}`) : refused(`${numberExpected}.`),
  ),
  'review-delay': ofShop("TikTok's reviews take so long from now on; 2h at first", '=<duration>', setDelay),
};

function setProducts(shop: Shop, text: string): Applied {
  const { n, word } = numberAndWord(text);
  if (n === null || n > mostItems || !['', 'usual'].includes(word))
    return refused(`${numberExpected}, with or without ":usual" behind it.`);
  stock(shop, n, word === 'usual' ? word : 'sound');
  const { approved, processing, rejected } = countsOf(shop.catalog, shop.tiktok.nowMs());
  const vtex =
    shop.account === null ? 'VTEX: no account of this store' : `VTEX: ${n} SKUs in the trade policy`;
  return done(`${vtex}. TikTok: ${approved} items approved, ${processing} in review, ${rejected} rejected.`);
}

function breakSome(shop: Shop, text: string): Applied {
  const { n, word } = numberAndWord(text);
  const wanted = n ?? (word === '' ? mostItems + 1 : 1);
  if (wanted > mostItems) return refused(`${numberExpected}, as in mixed:12 or images.missing:5.`);
  const reason = tiktokCauseNames.find((name) => name === word);
  if (word === '' || reason !== undefined) {
    const causeOf = reason === undefined ? rejectionCauseOf : () => reason;
    return toldOf(refuseProducts(shop, wanted, causeOf), 'broken', { wanted, note: atOnce });
  }
  const cause = word === 'mixed' ? word : causeNamed(word);
  if (cause === null) return unknownCause(word, ['mixed', ...shopCauseNames, ...tiktokCauseNames]);
  if (shop.account === null && needsVtex(cause))
    return refused('this store has no VTEX account in this world where anything could be broken.');
  const verb = cause === 'join.notSent' ? 'kept from TikTok' : 'broken';
  return toldOf(breakProducts(shop, cause, wanted), verb, { wanted, note: afterBreak(shop, cause) });
}

function fixSome(shop: Shop, text: string): Applied {
  const { n, word } = numberAndWord(text);
  if (text !== '' && word === '' && n === null) return refused(`${numberExpected}, or a cause, or a SKU id.`);
  const wish = wishOf(n, word);
  if (wish === null) return unknownCause(word, [...shopCauseNames, ...tiktokCauseNames]);
  const wanted = wish.kind === 'sku' ? 1 : (n ?? Infinity);
  return toldOf(fixProducts(shop, wish, wanted), 'fixed', { wanted, note: afterSend(shop) });
}

function wishOf(n: number | null, word: string): Wish | null {
  if (word === '') return n !== null && n > mostItems ? { kind: 'sku', skuId: n } : { kind: 'all' };
  const cause = [...vtexCauses, ...tiktokCauseNames].find((name) => name === word) ?? causeNamed(word);
  return cause === null ? null : { kind: 'cause', cause };
}

function setDelay(_: Shop, text: string, { worlds }: LeverTarget): Applied {
  const ms = text === '0' ? 0 : parseDurationMs(text);
  if (ms === null) return refused(`"${text}" is no duration: 0, 90s, 30m, 3h, 7d.`);
  worlds.tiktok.reviewDelayMs = ms;
  return done(`TikTok's reviews take ${inWords(ms)} from now on; those under way end as planned.`);
}

const needsVtex = (cause: ShopCauseName | 'mixed'): boolean =>
  cause === 'mixed' || ['vtex', 'image', 'notSent'].includes(shopCauses[cause].side);

const atOnce = 'TikTok says so at once.';
const afterSend = ({ tiktok }: Shop): string =>
  `VTEX sends that to TikTok in ${inWords(sendDelayMs)}; the review takes ${inWords(tiktok.reviewDelayMs)}.`;

function afterBreak(shop: Shop, cause: ShopCauseName | 'mixed'): string {
  if (cause === 'join.notSent')
    return 'The list names them after a day, with the readings of the next night: advance:2d.';
  if (cause === 'upload.refused') return 'The newest upload of the feed names five of them at most.';
  return cause !== 'mixed' && shopCauses[cause].side === 'tiktok' ? atOnce : afterSend(shop);
}
