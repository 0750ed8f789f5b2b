import { causeNames } from '../../../core/products/causes.ts';
import type { CauseName } from '../../../core/products/causes.ts';
import { fold } from '../../../core/words.ts';
import type { Translator } from '../../../locales/index.ts';
import { imageReasonTexts } from '../../blocks/products/fix-list-words.ts';

/** Shorter ones are the beginning of too much. */
const shortestBeginning = 3;

/**
 * The causes that these words mean: each word is one of the cause's title in this language or of its name, or the beginning
 * of one. Several: a tie.
 */
export function causesNamed(t: Translator, typed: readonly string[]): readonly CauseName[] {
  const folded = typed.map(fold);
  const isExact = (cause: CauseName) =>
    fold(cause) === folded.join('') || fold(t(`cause.${cause}`)) === folded.join(' ');
  const exact = causeNames.filter(isExact);
  if (exact.length > 0) return exact;
  return causeNames.filter((cause) => {
    const words = causeWords(t, cause);
    return folded.every((one) => words.some((word) => means(one, word)));
  });
}

const means = (typed: string, word: string): boolean =>
  typed === word || (typed.length >= shortestBeginning && word.startsWith(typed));

/** `image.tooSmall`, "Image too small" → image, too, small. Of an image that TikTok refuses also why. */
function causeWords(t: Translator, cause: CauseName): readonly string[] {
  const name = cause.replace(/[A-Z]/g, ' $&').replace('.', ' ');
  const reasons = cause === 'tiktok.image' ? imageReasonTexts(t) : [];
  return fold([name, t(`cause.${cause}`), ...reasons].join(' ')).split(/[^\p{L}\p{N}]+/u);
}

/** All words by which a cause can be named, for suggestions; short ones are near to everything. */
export const allCauseWords = (t: Translator): readonly string[] => [
  ...new Set(
    causeNames.flatMap((cause) => causeWords(t, cause)).filter((word) => word.length > shortestBeginning),
  ),
];
