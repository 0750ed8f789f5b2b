import type { FixListSources } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { date, mrkdwn } from '../elements.ts';
import { numberText } from '../figures.ts';

/** How far the images were looked at: until all were, some that TikTok may refuse are in no list. For lines of "as of". */
export function imagesTexts(t: Translator, { vtex, images }: FixListSources): string[] {
  if (vtex === null || images === null) return [];
  const { looked, total, asOf } = images;
  const all = { total, images: numberText(t, total) };
  if (asOf === null) return [mrkdwn(t, 'products.imagesFirst', all)];
  return [mrkdwn(t, 'products.modal.images', { ...all, looked: numberText(t, looked), asOf: date(asOf) })];
}
