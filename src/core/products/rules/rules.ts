import { causes } from '../causes.ts';
import type { CauseName, Defect } from '../causes.ts';
import { isBlank, isBlankHtml, shownLength } from './html-text.ts';
import { isWebAddress } from './image-address.ts';
import { offerDefectsOf } from './offer-rules.ts';
import type { SkuContext, SkuReading, TradePolicy } from '../sku.ts';
import { titleDefectsOf } from './title-rules.ts';

/** What blocks comes first: the table of causes is in that order. */
const order = Object.keys(causes);

/** Characters (tiktok-business-api.md 4.10). */
const brandLimit = 150;
const descriptionLimit = 10_000;

/**
 * Everything that keeps one SKU out of TikTok, as VTEX's data show it. All rules at once, so that nobody
 * mends one thing only to be told the next (vtex.md 2.5); but a cause is not told again by what follows from it. VTEX publishes
 * no rule for "complete": these are vtex.md 3.2 and 4.3, and the limits of tiktok-business-api.md 4.10.
 */
export function defectsOf(reading: SkuReading, policy: TradePolicy): readonly Defect[] {
  const { context } = reading;
  const brandLength = [...context.brand.trim()].length;
  return [
    ...activityDefectsOf(context),
    ...titleDefectsOf(context.productName),
    ...groupDefectsOf('category', context.category, context.isCategoryActive),
    ...groupDefectsOf('brand', context.brand, context.isBrandActive),
    ...found(brandLength > brandLimit, 'brand.tooLong', `${brandLength} / ${brandLimit}`),
    ...pageDefectsOf(context),
    ...offerDefectsOf(reading, policy),
  ].sort((one, other) => order.indexOf(one.cause) - order.indexOf(other.cause));
}

/** Two switches, both to be turned: an active SKU of an inactive product is not sold, and the other way round (vtex.md 3.3). */
function activityDefectsOf(context: SkuContext): readonly Defect[] {
  return [
    ...found(!context.isProductActive, 'product.inactive'),
    ...found(!context.isActive, 'sku.inactive'),
    ...found(context.isVisible === false, 'product.invisible'),
  ];
}

/** Of a brand or category that has no name it does not matter whether it is active. */
function groupDefectsOf(
  group: 'brand' | 'category',
  name: string,
  isActive: boolean | null,
): readonly Defect[] {
  if (isBlank(name)) return [{ cause: `${group}.missing`, reason: '' }];
  return found(isActive === false, `${group}.inactive`, name.trim());
}

function pageDefectsOf(context: SkuContext): readonly Defect[] {
  return [
    ...found(!isProductPath(context.path), 'url.missing', context.path.trim()),
    ...found(!context.imageUrls.some(isWebAddress), 'images.missing'),
    ...descriptionDefectsOf(context.description),
  ];
}

/**
 * Whether VTEX sends a description with its HTML is not known: what is too long even without it is so in any case. Only one that is
 * long enough is looked through for its text.
 */
function descriptionDefectsOf(description: string): readonly Defect[] {
  if (isBlankHtml(description)) return [{ cause: 'description.missing', reason: '' }];
  const length = description.length > descriptionLimit ? shownLength(description) : 0;
  return found(length > descriptionLimit, 'description.tooLong', `${length} / ${descriptionLimit}`);
}

/** VTEX's pages of products are `/{textLink}/p`, without a host (vtex.md 3.2). */
function isProductPath(path: string): boolean {
  return /^\/[^\s/]\S*\/p$/.test(path);
}

function found(isSo: boolean, cause: CauseName, reason = ''): readonly Defect[] {
  return isSo ? [{ cause, reason }] : [];
}
