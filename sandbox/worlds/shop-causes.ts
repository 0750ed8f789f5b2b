import { imageCauseOf, reviewCauseOf } from './tiktok-causes.ts';
import type { TikTokCause } from './tiktok-causes.ts';
import type { ImageTrouble, VtexCause } from './vtex-model.ts';

/** What spoils a product under one of the fix list's names, and what TikTok says once VTEX has sent that. */
export type ShopCause =
  /** `says` null: TikTok has nothing against it. */
  | { readonly side: 'vtex'; readonly cause: VtexCause; readonly says: TikTokCause | null }
  /** The picture of a product, which all its SKUs share. */
  | { readonly side: 'image'; readonly trouble: ImageTrouble; readonly says: TikTokCause }
  /** TikTok's own opinion, at once, of data that are in order. */
  | { readonly side: 'tiktok'; readonly causeOf: (seed: number, index: number) => TikTokCause }
  | { readonly side: 'upload' }
  | { readonly side: 'notSent' };

const vtex = (cause: VtexCause, says: TikTokCause | null): ShopCause => ({ side: 'vtex', cause, says });

/** Under the fix list's names; a test holds them against src/core/products/causes.ts. In the order in which `mixed` plants them. */
export const shopCauses = {
  'product.inactive': vtex('product-inactive', 'landing-page'),
  'sku.inactive': vtex('sku-inactive', 'unavailable'),
  'name.missing': vtex('no-name', 'lacks-title'),
  'category.missing': vtex('no-category', 'lacks-category'),
  'brand.missing': vtex('no-brand', 'lacks-brand'),
  'url.missing': vtex('no-url', 'landing-page'),
  'images.missing': vtex('no-images', 'lacks-image'),
  'price.missing': vtex('no-price', 'lacks-price'),
  'offer.missing': vtex('not-returned', 'unavailable'),
  'dimensions.missing': vtex('no-dimensions', 'unavailable'),
  'description.missing': vtex('no-description', 'lacks-description'),
  'product.invisible': vtex('not-visible', 'landing-page'),
  'name.tooLong': vtex('long-name', 'title-too-long'),
  'text.unusable': vtex('emoji-name', 'title-characters'),
  'description.tooLong': vtex('long-description', null),
  'brand.tooLong': vtex('long-brand', null),
  'image.tooSmall': { side: 'image', trouble: 'small', says: 'image-too-small' },
  'image.unreadable': { side: 'image', trouble: 'missing', says: 'image-not-found' },
  'image.format': { side: 'image', trouble: 'webp', says: 'image-unsupported' },
  'tiktok.rejected': { side: 'tiktok', causeOf: reviewCauseOf },
  'tiktok.image': { side: 'tiktok', causeOf: imageCauseOf },
  'stock.none': vtex('out-of-stock', null),
  'brand.inactive': vtex('brand-inactive', null),
  'category.inactive': vtex('category-inactive', null),
  'sku.unreadable': vtex('unreadable', null),
  'upload.refused': { side: 'upload' },
  'join.notSent': { side: 'notSent' },
} as const satisfies Readonly<Record<string, ShopCause>>;
export type ShopCauseName = keyof typeof shopCauses;

export const shopCauseNames = Object.keys(shopCauses) as ShopCauseName[]; // a literal's keys

const unmixed: ReadonlySet<ShopCauseName> = new Set([
  'stock.none',
  'brand.inactive',
  'category.inactive',
  'sku.unreadable',
  'upload.refused',
  'join.notSent',
]);
/** What a person can mend product by product, and has to: no hints. */
export const mixedCauses = shopCauseNames.filter((name) => !unmixed.has(name));

const namesOfVtex = new Map<VtexCause, ShopCauseName>([['blank-description', 'description.missing']]);
const namesOfImages = new Map<ImageTrouble, ShopCauseName>();
for (const name of shopCauseNames) {
  const cause: ShopCause = shopCauses[name];
  if (cause.side === 'vtex') namesOfVtex.set(cause.cause, name);
  if (cause.side === 'image') namesOfImages.set(cause.trouble, name);
}

/** The fix list's name of it; the world's own for what is no cause of the list. */
export const nameOfTrouble = (cause: VtexCause): string => namesOfVtex.get(cause) ?? cause;
export const nameOfImage = (trouble: ImageTrouble): string => namesOfImages.get(trouble) ?? trouble;

/** What TikTok says of a product with these troubles; null: nothing. */
export function verdictOn(
  troubles: ReadonlySet<VtexCause> | undefined,
  image: ImageTrouble | null,
): TikTokCause | null {
  const names = [...(troubles ?? [])].map((trouble) => namesOfVtex.get(trouble));
  if (image !== null) names.push(namesOfImages.get(image));
  for (const name of names) {
    const cause: ShopCause | null = name === undefined ? null : shopCauses[name];
    if (cause !== null && 'says' in cause && cause.says !== null) return cause.says;
  }
  return null;
}
