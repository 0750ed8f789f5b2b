import type { CauseGroup, FixList } from '../../core/products/fix-list.ts';
import type { Translator } from '../../locales/index.ts';
import { clip, mrkdwn } from './elements.ts';
import { numberText, shareText } from './figures.ts';
import { oneLine } from './fit-lines.ts';

/** A cause in words, with what its products have in common: plain text, to be escaped where it becomes mrkdwn. */
export const groupName = (t: Translator, { cause, reason }: Pick<CauseGroup, 'cause' | 'reason'>): string =>
  reason === '' ? t(`cause.${cause}`) : `${t(`cause.${cause}`)}: ${clip(oneLine(reason), 200)}`;

/** The same with how many items and products have it. */
export function groupTitle(t: Translator, { vtex }: FixList, group: CauseGroup): string {
  const { skus, products } = group;
  const items = countText(t, 'products.items', skus);
  const both =
    products === skus
      ? items
      : t('products.groupProducts', { items, products: countText(t, 'products.products', products) });
  const share = vtex === null || vtex.skus === 0 ? '' : shareText(t, skus / vtex.skus);
  return mrkdwn(t, 'products.group', { cause: groupName(t, group), items: both, share });
}

export const countText = (
  t: Translator,
  key: 'products.items' | 'products.products',
  count: number,
): string => t(key, { count, number: numberText(t, count) });
