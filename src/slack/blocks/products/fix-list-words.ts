import type { ImageState } from '../../../core/products/items/catalog-item.ts';
import { wholeOf } from '../../../core/products/list/fix-list-facts.ts';
import type { CauseGroup, FixList } from '../../../core/products/list/fix-list.ts';
import {
  foldReason,
  hasOwnRemedy,
  knownReasonOf,
  mendedAs,
} from '../../../core/products/list/tiktok-reasons.ts';
import type { Translator } from '../../../locales/index.ts';
import { clip, mrkdwn } from '../elements.ts';
import { numberText, shareText } from '../figures.ts';
import { oneLine } from '../fit-lines.ts';

type Group = Pick<CauseGroup, 'cause' | 'reason'>;

const longestReason = 200;

/** What is wrong with an image that TikTok refuses. */
const imageReasons = ['failed', 'tooSmall', 'notSupported', 'notFound'] as const satisfies ImageState[];

export const imageReasonTexts = (t: Translator): readonly string[] =>
  imageReasons.map((reason) => t(`reason.tiktok.image.${reason}`));

/** What the products of a group have in common; '' where the cause says it all. Plain text. */
export function reasonText(t: Translator, group: Group): string {
  const { cause, reason } = group;
  const known = knownReasonOf(group);
  if (known !== null) return t(`reason.tiktok.${known}`);
  const ofImage = cause === 'tiktok.image' ? imageReasons.find((one) => one === reason) : undefined;
  return ofImage === undefined ? oneLine(reason) : t(`reason.tiktok.image.${ofImage}`);
}

/** A cause in words, with what its products have in common: plain text, to be escaped where it becomes mrkdwn. */
export function groupName(t: Translator, group: Group): string {
  const name = t(`cause.${group.cause}`);
  const reason = reasonText(t, group);
  return reason === '' ? name : `${name}: ${clip(reason, longestReason)}`;
}

/** What to do about it: our own words, which are mrkdwn. */
export function fixText(t: Translator, group: Group): string {
  const known = knownReasonOf(group);
  if (known === null) return t(`fix.${group.cause}`);
  if (hasOwnRemedy(known)) return t(`fix.tiktok.${known}`);
  // VTEX may have it by now, while TikTok was not told.
  return t('fix.tiktok.again', { fix: t(`fix.${mendedAs(known)}`) });
}

/** The same as mrkdwn, with TikTok's own words where its reason is shown in others. */
export function remedyText(t: Translator, group: Group): string {
  const isTranslated =
    knownReasonOf(group) !== null && foldReason(reasonText(t, group)) !== foldReason(group.reason);
  if (!isTranslated) return fixText(t, group);
  const reason = clip(oneLine(group.reason), longestReason);
  return `${fixText(t, group)} ${mrkdwn(t, 'products.tiktok.original', { reason })}`;
}

/** The same with how many items and products have it, and their share where it is known of what. */
export function groupTitle(t: Translator, list: FixList, group: CauseGroup): string {
  const { skus, refused } = group;
  const title = countedTitle(t, list, group);
  if (refused === 0) return title;
  return `${title} · ${t('products.groupRefused', { skus, refused, count: numberText(t, refused) })}`;
}

function countedTitle(t: Translator, list: FixList, group: CauseGroup): string {
  const { skus, products } = group;
  const count = countText(t, 'products.items', skus);
  const items =
    products === skus
      ? count
      : t('products.groupProducts', { items: count, products: countText(t, 'products.products', products) });
  const cause = groupName(t, group);
  const whole = wholeOf(list, group.cause);
  // SKUs come and go between two readings: more than all of them are a share of nothing.
  if (whole === null || whole.items < skus) return mrkdwn(t, 'products.group', { cause, items });
  const share = shareText(t, skus / whole.items);
  const key = whole.of === 'vtex' ? 'products.groupShare' : 'products.groupTikTokShare';
  return mrkdwn(t, key, { cause, items, share });
}

export const countText = (
  t: Translator,
  key: 'products.items' | 'products.products',
  count: number,
): string => t(key, { count, number: numberText(t, count) });
