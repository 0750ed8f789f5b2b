import { isUnsent } from './post.ts';
import type { Post } from './post.ts';
import type { Situation } from './situation.ts';

/**
 * Replies that Slack does not have yet and that are no longer so: while it was away for an hour, the numbers went up and
 * down. They must not come after the reply that says how it ended.
 */
export function staleReplies({ posts, content }: Situation): readonly Post[] {
  return posts.filter((post) => {
    if (!post.inThread || !isUnsent(post) || post.content?.kind !== 'update') return false;
    const { count, phase } = post.content.incident;
    return count !== content.count || phase !== content.phase;
  });
}

/** As if they had not been written: what changed counts from what the channel was told before the first of them. */
export function withoutReplies(situation: Situation, stale: readonly Post[]): Situation {
  const ids = new Set(stale.map(({ id }) => id));
  const posts = situation.posts.filter(({ id }) => !ids.has(id));
  const { route } = situation;
  const before = countBefore(stale);
  if (route.shown === null || before === null) return { ...situation, posts };
  const shown = { ...route.shown, count: before };
  return { ...situation, posts, route: { ...route, shown }, isRebased: true };
}

/** null: none of them was about a change. */
function countBefore(stale: readonly Post[]): number | null {
  const [first] = stale.flatMap(({ content }) =>
    content?.kind === 'update' && content.added + content.fixed > 0 ? [content] : [],
  );
  return first === undefined ? null : first.incident.count - first.added + first.fixed;
}
