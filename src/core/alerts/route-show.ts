import { after, earliest } from '../times.ts';
import { conditions } from './conditions/index.ts';
import { quietMs } from './judge.ts';
import type { Message } from './message.ts';
import { nextRepeatAt, isQuieted } from './repeat.ts';
import type { Route, RoutePass } from './route.ts';
import type { Situation } from './situation.ts';
import { fullPost, liveMessage, replyPost, rewritten, unchanged, unsentMessage } from './route-write.ts';

/** At most one edit of a message in this time. */
export const editGapMs = 45_000;
/** So long we wait whether it is a hiccup, and for what else comes with it. */
export const groupWaitMs = 60_000;

/** A mute of less ends with an edit, unless something happened that the channel was not told. */
const briefMuteMs = 10 * 60_000;

/** The incident is open: show it, keep what is shown up to date, or wait. */
export function showPass(situation: Situation): RoutePass {
  const { route, content } = situation;
  if (content.phase === 'below') return hidePass(situation);
  const muted = mutePass(situation);
  if (muted !== null) return muted;
  const woken: Route = route.wasMuted ? { ...route, wasMuted: false, repost: afterMute(situation) } : route;
  const next = { ...situation, route: woken };
  return woken.state === 'shown' && woken.repost !== 'now' ? updatePass(next) : openPass(next);
}

/** Under the channel's threshold: what stands there says so, nothing is posted. */
function hidePass(situation: Situation): RoutePass {
  const { route, content, incident, posts } = situation;
  const unsent = unsentMessage(situation);
  const hidden: Route = {
    ...route,
    state: 'hidden',
    heldBy: null,
    repeatDueAt: null,
    dueAt: muteEnd(situation),
  };
  if (unsent !== null) {
    return { ...unchanged({ ...hidden, shown: null }), cancel: posts.map(({ id }) => id) };
  }
  const shown = { version: incident.version, count: content.count, phase: 'below' as const };
  const told = route.shown === null ? null : shown;
  return { ...unchanged({ ...hidden, shown: told }), messages: rewritten(situation) };
}

const muteEnd = ({ mutedUntil }: Situation): Date | null => mutedUntil;

/** null: not muted. Messages follow the facts also while it is: an edit disturbs nobody. */
function mutePass(situation: Situation): RoutePass | null {
  const { route, mutedUntil, posts } = situation;
  if (mutedUntil === null) return null;
  if (unsentMessage(situation) !== null) {
    const unsaid: Route = { ...route, state: 'hidden', shown: null, wasMuted: true, dueAt: mutedUntil };
    return { ...unchanged(unsaid), cancel: posts.map(({ id }) => id) };
  }
  const { messages, dueAt, route: edited } = editPass(situation);
  const next = { ...edited, wasMuted: true, heldBy: null, dueAt: earliest(mutedUntil, dueAt) };
  return { ...unchanged({ ...next, state: route.state }), messages };
}

/**
 * After a mute the channel gets the present state as one full post. An edit is enough where the message that stands there
 * was edited just now (to say that it is muted) and nothing happened since: ten clicks must not become ten posts.
 */
function afterMute(situation: Situation): Route['repost'] {
  const { route, now } = situation;
  const { added, fixed } = changeOf(situation);
  const isBrief = route.editedAt !== null && now < after(route.editedAt, briefMuteMs);
  return route.state === 'shown' && isBrief && added + fixed === 0 ? route.repost : 'now';
}

/** Not told yet, or to be told anew: at once if it may be said now. */
function openPass(situation: Situation): RoutePass {
  const { route, hold, incident, now, isCritical } = situation;
  if (hold !== null)
    return {
      ...unchanged({ ...route, heldBy: hold.by, missed: false, dueAt: hold.until }),
      messages: rewritten(situation),
    };
  const waitUntil = after(incident.firedAt, groupWaitMs);
  if (!isCritical && waitUntil > now && route.state !== 'shown')
    return unchanged({ ...route, dueAt: waitUntil });
  const live = liveMessage(situation);
  if (live !== null && route.repost === null) return againPass(situation);
  const generation = route.generation + 1;
  const told = toldRoute(situation, { ...route, generation, repost: null });
  const full = fullPost(situation, told, `open:${String(generation)}`);
  return { ...unchanged(told), messages: [...rewritten(situation), ...full.messages], posts: full.posts };
}

/** Its message still stands there, as closed or below the threshold: it goes on with that one. */
function againPass(situation: Situation): RoutePass {
  const { incident, isFlapping } = situation;
  const live = liveMessage(situation);
  const told = toldRoute(situation, situation.route);
  if (live === null || live.ts === null) return { ...unchanged(told), messages: rewritten(situation) };
  const reply = replyPost(situation, live, {
    reason: 'again',
    dedup: `again:${String(incident.version)}`,
    broadcast: !isFlapping,
  });
  return { ...unchanged(told), messages: rewritten(situation), posts: [reply] };
}

function toldRoute({ incident, content, day, now }: Situation, route: Route): Route {
  const repeatDueAt = nextRepeatAt(content.severity, incident.firedAt, now);
  return {
    ...route,
    state: 'shown',
    shown: { version: incident.version, count: content.count, phase: 'open' },
    notified: { count: content.count, day },
    repeatDueAt,
    heldBy: null,
    missed: false,
    flappingTold: content.flapping,
    dueAt: repeatDueAt,
  };
}

/** It is shown: edit the message where facts changed, tell the thread what changed, say "still" from time to time. */
function updatePass(situation: Situation): RoutePass {
  const { hold } = situation;
  const { route: edited, messages, dueAt: editDueAt } = editPass(situation);
  if (hold !== null) {
    const next = { ...edited, heldBy: hold.by, dueAt: earliest(hold.until, editDueAt) };
    return { ...unchanged(next), messages };
  }
  const next = { ...situation, route: { ...edited, heldBy: null } };
  const news = editDueAt === null ? newsPass(next) : unchanged(next.route);
  const repeated = repeatPass({ ...next, route: news.route });
  const dueAt = earliest(repeated.route.repeatDueAt, editDueAt, calmAt(situation));
  return {
    route: { ...repeated.route, dueAt: isPast(situation, dueAt) ? null : dueAt },
    messages: [...messages, ...news.messages, ...repeated.messages],
    posts: [...news.posts, ...repeated.posts],
    cancel: [],
    digestDueAt: null,
  };
}

/** A time that has passed is no time to come back: whatever was due is done, or acknowledged. */
const isPast = ({ now }: Situation, dueAt: Date | null): boolean => dueAt !== null && dueAt <= now;

/** When it will have stopped flapping: the message says so then. */
const calmAt = ({ incident, isFlapping }: Situation): Date | null =>
  isFlapping && incident.flapping !== null ? after(incident.flapping, quietMs) : null;

/** At most one edit per message and 45 s; `dueAt`: the edit has to wait until then. */
function editPass(situation: Situation): {
  route: Route;
  messages: RoutePass['messages'];
  dueAt: Date | null;
} {
  const { route, now } = situation;
  const messages = rewritten(situation);
  if (messages.length === 0) return { route, messages, dueAt: null };
  const waitUntil = route.editedAt === null ? now : after(route.editedAt, editGapMs);
  if (waitUntil > now && unsentMessage(situation) === null && !isClicked(situation)) {
    return { route, messages: [], dueAt: waitUntil };
  }
  return { route: { ...route, editedAt: now }, messages, dueAt: null };
}

/** Somebody pressed a button and looks at the message now. */
const isClicked = ({ messages: [newest], content }: Situation): boolean =>
  newest !== undefined &&
  JSON.stringify([newest.content.acknowledged, newest.content.muted]) !==
    JSON.stringify([content.acknowledged, content.muted]);

/** What changed since the channel was last told: a reply in the thread, loud where it matters, or a full new post. */
function newsPass(situation: Situation): RoutePass {
  const { route, isFlapping } = situation;
  const change = changeOf(situation);
  const tellsFlapping = isFlapping && !route.flappingTold;
  if (change.added === 0 && change.fixed === 0 && !tellsFlapping) {
    return unchanged({ ...route, flappingTold: isFlapping });
  }
  if (unsentMessage(situation) !== null) return unchanged(shownNow(situation, false)); // the message says it itself
  const live = route.repost === 'next' ? null : liveMessage(situation);
  return live === null ? repostPass(situation) : replyPass(situation, live, change, tellsFlapping);
}

type Change = { readonly added: number; readonly fixed: number };

/**
 * A source that only counts tells the difference; one that names its findings tells which are new. What grew while it was only
 * counted has got its names meanwhile, none of them new by itself: the difference is the least that was added.
 */
function changeOf({ route, tally, isRebased }: Situation): Change {
  const before = route.shown?.count ?? 0;
  const grown = Math.max(0, tally.count - before);
  const added = tally.unnamed || isRebased ? grown : Math.max(grown, tally.openedSince);
  return { added, fixed: Math.max(0, before + added - tally.count) };
}

function replyPass(situation: Situation, live: Message, change: Change, tellsFlapping: boolean): RoutePass {
  const { incident, isFlapping } = situation;
  const broadcast = tellsFlapping || isLoud(situation, change.added);
  const reason = tellsFlapping ? 'flapping' : 'changed';
  const dedup = `${tellsFlapping ? 'flapping' : 'thread'}:${String(incident.version)}`;
  const reply = replyPost(situation, live, { reason, dedup, broadcast, ...change });
  return { ...unchanged({ ...shownNow(situation, broadcast), flappingTold: isFlapping }), posts: [reply] };
}

function shownNow({ route, incident, content, day }: Situation, isLoudNow: boolean): Route {
  const notified = isLoudNow ? { count: content.count, day } : route.notified;
  return {
    ...route,
    shown: { version: incident.version, count: content.count, phase: 'open' },
    notified: notified ?? { count: content.count, day },
  };
}

/** Edits and replies notify nobody: doubling, and the first new findings of a day, do (alerts.md 4). */
function isLoud({ route, content, day, isFlapping }: Situation, added: number): boolean {
  if (isFlapping || added === 0 || route.notified === null) return false;
  return content.count >= 2 * route.notified.count || day !== route.notified.day;
}

function repostPass(situation: Situation): RoutePass {
  const generation = situation.route.generation + 1;
  const told = toldRoute(situation, { ...situation.route, generation, repost: null });
  return { ...unchanged(told), ...fullPost(situation, told, `open:${String(generation)}`) };
}

function repeatPass(situation: Situation): RoutePass {
  const { route, incident, tally, content, now, isFlapping } = situation;
  if (route.repeatDueAt === null || route.repeatDueAt > now) return unchanged(route);
  const repeatDueAt = nextRepeatAt(content.severity, incident.firedAt, now);
  if (isFlapping || isOld(situation) || isQuieted(incident, tally.count)) {
    return unchanged({ ...route, repeatDueAt });
  }
  const live = liveMessage(situation);
  if (live === null || route.repost === 'next') return repostPass(situation);
  // A message that Slack does not have yet says it by itself when it comes.
  if (live.ts === null) return unchanged({ ...route, repeatDueAt });
  const repeatNumber = route.repeatNumber + 1;
  const reply = replyPost(situation, live, {
    reason: 'still',
    dedup: `repeat:${String(repeatNumber)}`,
    broadcast: true,
  });
  const notified = { count: content.count, day: situation.day };
  return { ...unchanged({ ...route, repeatNumber, repeatDueAt, notified }), posts: [reply] };
}

/** Two of the longest intervals: older figures are known to be old, and "still" would claim that they are not. */
const oldMs = 2 * 3_600_000;
const isOld = ({ incident, now }: Situation): boolean =>
  conditions[incident.condition].heldBackBy !== null && now.getTime() - incident.asOf.getTime() > oldMs;
