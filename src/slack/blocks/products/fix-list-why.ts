import { causes } from '../../../core/products/causes.ts';
import type { CauseGroup } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { clip, mrkdwn, words } from '../elements.ts';
import { numberText } from '../figures.ts';
import { firstOf } from '../fit-lines.ts';
import { groupName, reasonText } from './fix-list-words.ts';

const mostNamed = 3;
const longestName = 60;

/** The largest causes behind a figure, as the line below it; '' where there is none. */
export function whyText(t: Translator, groups: readonly CauseGroup[]): string {
  if (groups.length === 0) return '';
  const sorted = groups.toSorted((one, other) => other.skus - one.skus);
  const named = firstOf(sorted, mostNamed);
  const left = groups.length - named.length;
  const parts = [
    ...named.map((group) => `${words(clip(nameOf(t, group), longestName))} (${numberText(t, group.skus)})`),
    ...(left > 0 ? [mrkdwn(t, 'products.moreCauses', { count: left })] : []),
  ];
  return `\n${t('products.why', { causes: parts.join(' · ') })}`;
}

/** Of what TikTok refuses its reason alone: that it does stands before it. */
const nameOf = (t: Translator, group: CauseGroup): string =>
  capitalized(t, causes[group.cause].source === 'tiktok' ? reasonText(t, group) : '') || groupName(t, group);

/** Some reasons of ours are made to stand after a colon. */
const capitalized = (t: Translator, text: string): string => {
  const [first = '', ...rest] = text;
  return `${first.toLocaleUpperCase(t.locale)}${rest.join('')}`;
};
