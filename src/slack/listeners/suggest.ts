import { distance } from 'fastest-levenshtein';
import { fold } from '../../core/words.ts';

/** No command and no handle is nearly as long, and the distance costs length times length. */
const LONGEST_WORD = 80;

export const mostSuggestions = 3;

/** The known words nearest to this one, best first; none when nothing is near enough to be meant. */
export function suggest(word: string, known: readonly string[]): string[] {
  return near(word, known).slice(0, mostSuggestions);
}

/** All of them: for a list in which several words mean the same. */
export function near(word: string, known: readonly string[]): string[] {
  const folded = fold(word.slice(0, LONGEST_WORD));
  // A third of the letters may be wrong, at least two (a swap counts as two): `staus`, `sttaus`, `catlog`.
  const tolerance = Math.max(2, Math.floor(folded.length / 3));
  const isNear = (candidate: string, steps: number) =>
    (steps <= tolerance && steps < candidate.length) || (folded.length >= 3 && candidate.startsWith(folded));
  return known
    .map((candidate) => ({ candidate, steps: distance(folded, fold(candidate)) }))
    .filter(({ candidate, steps }) => isNear(fold(candidate), steps))
    .sort((a, b) => a.steps - b.steps)
    .map(({ candidate }) => candidate);
}
