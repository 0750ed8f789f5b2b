import { causes } from '../causes.ts';
import type { AdminForm, CauseName, Defect } from '../causes.ts';

const missing = (...fields: readonly string[]): readonly string[] =>
  fields.flatMap((field) => [
    ...[`the ${field} is missing`, `${field} is missing`, `missing ${field}`, `${field} missing`],
    ...[`the ${field} is required`, `${field} is required`, `${field} required`, `no ${field}`],
  ]);

type ReasonFacts = {
  /** Folded as by `foldReason`. TikTok publishes no list: those of its samples, and what they are like (tiktok-business-api.md 4.3, 4.5). */
  readonly spellings: readonly string[];
  /** What of VTEX's data makes TikTok say so. The first one is what a person mends. */
  readonly same: readonly CauseName[];
  /** Where it is mended by words of its own; null: as the first cause of `same`. */
  readonly form: AdminForm | null;
};

/** What TikTok is known to have against an item. Nothing of it is stored, so names may change. */
export const tiktokReasons = {
  landingPage: {
    spellings: [
      'landing page does not open',
      'the landing page does not open',
      'landing page cannot be opened',
    ],
    same: ['url.missing', 'product.inactive', 'sku.inactive', 'product.invisible'],
    form: 'product',
  },
  unavailable: {
    spellings: [
      'the product cannot be bought on the landing page',
      'product cannot be bought on the landing page',
    ],
    same: ['offer.missing', 'product.inactive', 'sku.inactive', 'price.missing', 'dimensions.missing'],
    form: 'product',
  },
  priceDiffers: {
    spellings: ['the price differs from the landing page', 'price differs from the landing page'],
    same: ['price.missing'],
    form: 'prices',
  },
  prohibited: { spellings: ['prohibited content'], same: [], form: 'product' },
  promotionalTitle: {
    spellings: ['the title holds promotional text', 'promotional text in the title'],
    same: [],
    form: 'product',
  },
  imageText: { spellings: ['the image is covered with text'], same: [], form: 'sku' },
  imageMissing: {
    spellings: missing('image', 'image link', 'image url', 'main image'),
    same: ['images.missing', 'image.unreadable'],
    form: null,
  },
  imageUnreachable: {
    spellings: [
      ...['the image cannot be reached', 'image cannot be reached', 'the image host refuses tiktok'],
      ...['image link invalid', 'the image link is invalid', 'invalid image link'],
    ],
    same: ['image.unreadable', 'images.missing'],
    form: null,
  },
  imageTooSmall: {
    spellings: ['image too small', 'the image is too small', 'image is too small'],
    same: ['image.tooSmall'],
    form: null,
  },
  imageFormat: {
    spellings: ['image format not supported', 'the image format is not supported'],
    same: ['image.format'],
    form: null,
  },
  titleMissing: {
    spellings: missing('title', 'product title', 'product name'),
    same: ['name.missing'],
    form: null,
  },
  titleTooLong: {
    spellings: ['the title is too long', 'title too long'],
    same: ['name.tooLong'],
    form: null,
  },
  titleCharacters: {
    spellings: ['invalid characters in the title', 'invalid characters in title'],
    same: ['text.unusable'],
    form: null,
  },
  descriptionMissing: { spellings: missing('description'), same: ['description.missing'], form: null },
  categoryMissing: {
    spellings: missing('category', 'product category', 'google product category'),
    same: ['category.missing'],
    form: null,
  },
  brandMissing: { spellings: missing('brand'), same: ['brand.missing'], form: null },
  priceMissing: { spellings: missing('price'), same: ['price.missing', 'offer.missing'], form: null },
} as const satisfies Readonly<Record<string, ReasonFacts>>;

export type TikTokReason = keyof typeof tiktokReasons;
export const tiktokReasonNames = Object.keys(tiktokReasons) as readonly TikTokReason[]; // a literal's keys

/** As same-findings.ts does it in SQL. Case, spaces, `image_link`, "brand: missing" and a full stop make no difference. */
export const foldReason = (reason: string): string =>
  reason
    .replace(/[\s\u00a0_:]+/g, ' ')
    .toLowerCase()
    .replace(/^[ .!]+|[ .!]+$/g, '');

const bySpelling = new Map<string, TikTokReason>(
  tiktokReasonNames.flatMap((name) => tiktokReasons[name].spellings.map((spelling) => [spelling, name])),
);

/** null: words that we do not know; they are shown as they are. */
export const knownReason = (reason: string): TikTokReason | null =>
  bySpelling.get(foldReason(reason)) ?? null;

const inWords: ReadonlySet<CauseName> = new Set(['tiktok.rejected', 'upload.refused'] satisfies CauseName[]);

/** Of a finding whose reason is in TikTok's words. */
export const knownReasonOf = ({ cause, reason }: Defect): TikTokReason | null =>
  inWords.has(cause) ? knownReason(reason) : null;

type Facts = typeof tiktokReasons;
type WithRemedy = { [R in TikTokReason]: Facts[R]['form'] extends null ? never : R }[TikTokReason];

/** It is mended in a way of its own; others as a cause of VTEX's is. */
export const hasOwnRemedy = (reason: TikTokReason): reason is WithRemedy =>
  tiktokReasons[reason].form !== null;

export const mendedAs = (reason: Exclude<TikTokReason, WithRemedy>): CauseName =>
  tiktokReasons[reason].same[0];

/** Where a finding is mended. */
export function formOf(finding: Defect): AdminForm {
  const reason = knownReasonOf(finding);
  if (reason === null) return causes[finding.cause].form;
  return hasOwnRemedy(reason) ? tiktokReasons[reason].form : causes[mendedAs(reason)].form;
}
