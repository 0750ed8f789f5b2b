const most = 3;
const farthest = 3;

/** ` Did you mean a or b?`, with a blank before it; '' where nothing is like it. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

/** The known words that are most like this one, or hold it. */
function nearest(word: string, known: readonly string[]): readonly string[] {
  const wanted = folded(word);
  if (wanted.length < 2) return [];
  const near = known
    .map((name) => ({ name, away: distance(wanted, folded(name)) }))
    .filter(({ away }) => away <= farthest)
    .sort((one, other) => one.away - other.away);
  return near
    .filter(({ away }) => away === near[0]?.away)
    .slice(0, most)
    .map(({ name }) => name);
}

const folded = (word: string): string => word.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** Letters to change, add or leave out; 1 where one word holds the other. */
function distance(one: string, other: string): number {
  if (one === other) return 0;
  return Math.min(one.length, other.length) > 2 && (other.includes(one) || one.includes(other))
    ? 1
    : changesTo(one, other);
}

function changesTo(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (letter === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  // Of a short word little may be wrong.
  const away = row.at(-1) ?? 0;
  return away * 2 > one.length ? Infinity : away;
}
