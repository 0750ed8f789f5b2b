import { closedRoute } from './route.ts';
import type { RoutePass } from './route.ts';
import type { Situation } from './situation.ts';
import { fullPost, liveMessage, replyPost, rewritten, unsentMessage } from './route-write.ts';

/** The incident is over: every message of it says so, and what was never shown never will be. */
export function closePass(situation: Situation): RoutePass {
  const { route, content, hold } = situation;
  const closed = closedRoute(route);
  const nothing = { messages: [], posts: [], cancel: [], digestDueAt: null };
  // Its last post may have been given up since: then it still has to be said that this is over.
  if (route.state === 'closed' && !isReposted(situation)) {
    // It may have been open again in between, within quiet hours: its message said so.
    return { ...nothing, messages: rewritten(situation), route: { ...closed, missed: route.missed } };
  }
  if (isUntold(situation)) {
    const missed = hold?.by === 'quiet' && route.heldBy === 'quiet';
    const digestDueAt = missed ? hold.until : null;
    return {
      ...nothing,
      route: { ...closed, missed, shown: null },
      cancel: cancelled(situation),
      digestDueAt,
    };
  }
  const shown = { version: situation.incident.version, count: content.count, phase: 'closed' as const };
  return {
    ...nothing,
    ...closing(situation),
    route: { ...closed, shown, generation: generationOf(situation) },
  };
}

/** The channel has seen nothing of it, for certain; not where a summary told it, which is no message of its own. */
const isUntold = (situation: Situation): boolean =>
  !isToldBySummary(situation) &&
  situation.messages.every((message) => message.ts === null) &&
  (situation.messages.length === 0 || unsentMessage(situation) !== null);

const cancelled = (situation: Situation): string[] =>
  unsentMessage(situation) === null ? [] : situation.posts.map(({ id }) => id);

const isToldBySummary = ({ route, messages }: Situation): boolean =>
  route.state === 'shown' && messages.length === 0;

const isReposted = (situation: Situation): boolean =>
  situation.route.repost !== null &&
  liveMessage(situation) === null &&
  // A message whose fate nobody knows may stand there and say "open"; one that a person deleted is not missed.
  (situation.isCritical || isToldBySummary(situation) || situation.messages[0]?.ts === null);

const generationOf = (situation: Situation): number =>
  situation.route.generation + (isReposted(situation) ? 1 : 0);

function closing(situation: Situation): Pick<RoutePass, 'messages' | 'posts'> {
  const { route, incident, isCritical, isFlapping, mutedUntil } = situation;
  const messages = rewritten(situation);
  const live = liveMessage(situation);
  if (isReposted(situation)) {
    const generation = generationOf(situation);
    const full = fullPost(situation, { ...route, generation }, `open:${String(generation)}`);
    return { messages: [...messages, ...full.messages], posts: full.posts };
  }
  if (live === null || mutedUntil !== null || route.state === 'hidden') return { messages, posts: [] };
  const reply = replyPost(situation, live, {
    reason: 'closed',
    dedup: `close:${String(incident.version)}`,
    broadcast: isCritical && !isFlapping,
  });
  return { messages, posts: [reply] };
}
