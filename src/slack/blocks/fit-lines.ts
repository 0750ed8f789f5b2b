/**
 * As many whole lines as fit into `max`, and what `rest` says of how many were shown where some were not: a text that is
 * cut anywhere else may end inside a link or a code span.
 */
export function fitLines(
  lines: readonly string[],
  max: number,
  rest: (shown: number) => string | null,
): string {
  for (let shown = lines.length; shown > 0; shown -= 1) {
    const text = joined(lines.slice(0, shown), rest(shown));
    if (text.length <= max) return text;
  }
  return rest(0) ?? '';
}

const joined = (lines: readonly string[], last: string | null): string =>
  (last === null ? lines : [...lines, last]).join('\n');

/** The first ones; where only one would be left out, that one as well: "1 more" takes the room of what it hides. */
export const firstOf = <T>(all: readonly T[], most: number): readonly T[] =>
  all.length === most + 1 ? all : all.slice(0, most);

/** Somebody's words without breaks: one would end the line, and a code span or a list item with it. */
export const oneLine = (text: string): string => text.replace(/[\s\u0085\u2028\u2029]+/g, ' ').trim();
