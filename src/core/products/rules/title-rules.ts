import type { Defect } from '../causes.ts';
import { isBlank } from './html-text.ts';

/** Characters of a title (tiktok-business-api.md 4.10). VTEX's own form stops at 150; its API and imports may not. */
const titleLimit = 500;

/**
 * Emoji, control characters, halves of characters. Signs below U+2200 such as ® and ™, and digits, are emoji only with U+FE0F
 * behind them: many honest names hold them.
 */
const unusable = /(?![\0-\u21ff])\p{Emoji}\ufe0f?|\p{Emoji}\ufe0f\u20e3?|\u20e3|\p{Cc}|\p{Cs}/gu;
const unprintable = /^[\p{Cc}\p{Cs}\u20e3]$/u;
const named = 5;

/** What TikTok does not take of a title. A blank one is missing, and nothing else is said about it. */
export function titleDefectsOf(name: string): readonly Defect[] {
  if (isBlank(name)) return [{ cause: 'name.missing', reason: '' }];
  const title = name.trim();
  const length = [...title].length;
  const signs = [...new Set(Array.from(title.matchAll(unusable), ([sign]) => sign))];
  const defects: Defect[] = [];
  if (length > titleLimit) defects.push({ cause: 'name.tooLong', reason: `${length} / ${titleLimit}` });
  if (signs.length > 0) {
    defects.push({ cause: 'text.unusable', reason: signs.slice(0, named).map(shown).join(' ') });
  }
  return defects;
}

/** A sign that a message can show: itself, or its number in Unicode, "U+0007". */
function shown(sign: string): string {
  if (!unprintable.test(sign)) return sign;
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
