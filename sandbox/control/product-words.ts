import { productIdAt, skuIdAt } from '../worlds/catalog-seed.ts';
import type { Changed } from '../worlds/shop-break.ts';
import { shopCauseNames, shopCauses } from '../worlds/shop-causes.ts';
import type { ShopCauseName } from '../worlds/shop-causes.ts';
import { done, refused } from './lever.ts';
import type { Applied } from './lever.ts';
import { didYouMean } from './nearest.ts';

const shownSkus = 12;
const minuteMs = 60_000;

/** `12`, `images.missing`, `images.missing:12`, `12:landing-page`; null: no number is in it. */
export function numberAndWord(words: string): { n: number | null; word: string } {
  const parts = words.split(':').map((part) => part.trim().toLowerCase());
  const at = parts.findIndex((part) => /^\d{1,9}$/.test(part));
  return { n: at < 0 ? null : Number(parts[at]), word: parts.filter((_, other) => other !== at).join(':') };
}

/** In any case, and VTEX's world's own words too: images.missing, no-images. */
export function causeNamed(word: string): ShopCauseName | null {
  const isNamed = (name: ShopCauseName): boolean => {
    const cause = shopCauses[name];
    return name.toLowerCase() === word || ('cause' in cause && cause.cause === word);
  };
  return shopCauseNames.find(isNamed) ?? null;
}

export function unknownCause(word: string, known: readonly string[]): Applied {
  const nearest = didYouMean(word, known) || ` Causes: ${known.join(', ')}.`;
  return refused(`I do not know the cause "${word}".${nearest}`);
}

/** `12 products broken: 5 images.missing, 7 price.missing. SKUs 500012, …` */
export function toldOf(
  changed: Changed,
  verb: keyof typeof missing,
  { wanted, note }: { readonly wanted: number; readonly note: string },
): Applied {
  const indexes = [...new Set([...changed.values()].flat())];
  const causes = [...changed].map(([name, found]) => `${found.length} ${name}`).join(', ');
  if (indexes.length === 0)
    return done(`Nothing ${verb}: ${wanted === 0 ? '0 were asked for' : missing[verb]}.`);
  const isShort = indexes.length < wanted && wanted !== Infinity;
  const short = isShort ? ` Not ${wanted}: ${missing[verb]}.` : '';
  return done(`${sized(indexes)} ${verb}: ${causes}.${short} ${skus(indexes)} ${note}`);
}

const missing = {
  broken: 'no more sound products',
  'kept from TikTok': 'this world has no VTEX account of the store',
  fixed: 'nothing more of that is broken',
} as const;

function sized(indexes: readonly number[]): string {
  const products = new Set(indexes.map(productIdAt)).size;
  const named = `${products} product${products === 1 ? '' : 's'}`;
  return products === indexes.length ? named : `${indexes.length} items of ${named}`;
}

function skus(indexes: readonly number[]): string {
  const more = indexes.length > shownSkus ? ` and ${indexes.length - shownSkus} more` : '';
  return `SKU${indexes.length === 1 ? '' : 's'} ${indexes.slice(0, shownSkus).map(skuIdAt).join(', ')}${more}.`;
}

/** 2 h, 90 min, 30 s. */
export function inWords(ms: number): string {
  if (ms === 0) return 'no time';
  if (ms % (60 * minuteMs) === 0) return `${ms / (60 * minuteMs)} h`;
  return ms % minuteMs === 0 ? `${ms / minuteMs} min` : `${ms / 1000} s`;
}
