import { after } from '../times.ts';
import type { Language, PostContent } from './content.ts';
import type { Place, SlackRefusal } from './ports.ts';

/**
 * alerts.md 5: Slack's answer to a post can be lost after the message is posted, and no retry can know. So each post is a
 * row with this life. `sent`, `broken`, `cancelled` and `abandoned` are final (but a click may still find an abandoned one).
 */
export type PostState =
  | 'ready'
  | 'intent' // committed before the socket is opened
  | 'unknown' // perhaps posted, perhaps not: Slack's history decides
  | 'sent'
  | 'broken' // Slack refuses the channel or the content for good
  | 'cancelled' // no longer wanted, and never sent
  | 'abandoned'; // fate unknown, history not readable, not important enough to risk a second one

/** All times are database time. */
export const outbox = {
  /** Timeout of one request to Slack. */
  requestMs: 10_000,
  /** From the commit of the intent to the opening of the socket. */
  sendWindowMs: 5_000,
  /** After these, a request that Slack has not applied is taken to be never applied. */
  settleMs: 90_000,
  leaseMs: 60_000,
  /** About one post per second and channel: slack.md 5.3. */
  paceMs: 1_000,
  /** History is read from this long before the first intent: clocks differ. */
  historyMarginMs: 120_000,
} as const;

/** From an intent until its fate can be looked up. */
export const unknownAfterMs = outbox.sendWindowMs + outbox.requestMs + outbox.settleMs;
/** The history could not be read this time. */
export const lookAgainMs = 30_000;
/** The installation is gone; a new one, or a mistake of Slack's that ends, is noticed within the hour. */
export const goneWorkspaceMs = 3_600_000;
const backOffMs = [5_000, 15_000, 60_000, 300_000] as const;
/** Text alone, refused so often over some twenty minutes, is not what Slack will ever take. */
const mostRefusalsOfContent = 7;

export type Post = {
  /** Also `client_msg_id`, in the metadata and in the block ids. */
  readonly id: string;
  readonly dedupKey: string;
  readonly routeId: string | null;
  /** Of the incident's message: that which it posts, or under which it replies. */
  readonly messageId: string | null;
  readonly subscriptionId: string | null;
  readonly channelId: string;
  /** A reply in the thread of its message; else the message itself, or a post of its own. */
  readonly inThread: boolean;
  /** The reply also appears in the channel, and so notifies people. */
  readonly broadcast: boolean;
  readonly critical: boolean;
  readonly language: Language;
  /** null: the content of its message as it is when the intent is recorded. */
  readonly content: PostContent | null;
  readonly state: PostState;
  readonly fence: number;
  readonly leaseUntil: Date | null;
  readonly firstIntentAt: Date | null;
  readonly notBefore: Date | null;
  readonly unknownAttempts: number;
  /** Proven refusals so far: the back-off grows with them. */
  readonly refusals: number;
  /** Slack refused its blocks: text only. */
  readonly plain: boolean;
  /** Sent again without knowing that the first one is lost: it says so. */
  readonly possiblyRepeated: boolean;
  /** The version of its message that it carries. */
  readonly messageVersion: number | null;
  readonly ts: string | null;
  /** Copies of it in the channel that have to be deleted. */
  readonly surplus: readonly string[];
};

export type NewPost = Pick<
  Post,
  | 'id'
  | 'dedupKey'
  | 'routeId'
  | 'messageId'
  | 'subscriptionId'
  | 'channelId'
  | 'inThread'
  | 'broadcast'
  | 'critical'
  | 'language'
  | 'content'
>;

export const newPost = (given: NewPost): Post => ({
  ...given,
  state: 'ready',
  fence: 0,
  leaseUntil: null,
  firstIntentAt: null,
  notBefore: null,
  unknownAttempts: 0,
  refusals: 0,
  plain: false,
  possiblyRepeated: false,
  messageVersion: null,
  ts: null,
  surplus: [],
});

export const isFinal = ({ state }: Post): boolean =>
  state === 'sent' || state === 'broken' || state === 'cancelled' || state === 'abandoned';

/** Proven not to be in the channel, so that it may still be cancelled. */
export const isUnsent = ({ state }: Post): boolean => state === 'ready';

const isPast = (time: Date | null, now: Date): boolean => time === null || time <= now;

/** null: not to be taken now. `parentTs` null: a reply whose message is not there yet has to wait. */
export function claimed(post: Post, now: Date, parentTs: string | null): Post | null {
  if (isFinal(post) || !isPast(post.notBefore, now) || !isPast(post.leaseUntil, now)) return null;
  if (post.inThread && parentTs === null) return null;
  const taken = { ...post, fence: post.fence + 1, leaseUntil: after(now, outbox.leaseMs) };
  if (post.state !== 'intent') return taken;
  // Whoever had it said no more: it crashed, or froze.
  return { ...taken, state: 'unknown', unknownAttempts: post.unknownAttempts + 1 };
}

/** null: somebody else has it meanwhile, or it is no longer wanted. */
export function intended(post: Post, fence: number, messageVersion: number | null, now: Date): Post | null {
  if (post.fence !== fence || (post.state !== 'ready' && post.state !== 'unknown')) return null;
  return {
    ...post,
    state: 'intent',
    messageVersion,
    firstIntentAt: post.firstIntentAt ?? now,
    notBefore: after(now, unknownAfterMs),
  };
}

const isHeldIntent = (post: Post, fence: number): boolean => post.fence === fence && post.state === 'intent';

/** null: the fate was settled by somebody else. */
export function unsent(post: Post, fence: number): Post | null {
  if (!isHeldIntent(post, fence)) return null;
  return {
    ...post,
    state: post.unknownAttempts === 0 ? 'ready' : 'unknown',
    notBefore: null,
    leaseUntil: null,
  };
}

/** It is there, whatever state it was in: Slack said so, and in which channel (a person's DM, or one that got a new id). */
export function sent(post: Post, places: readonly Place[]): Post {
  const found = places.map(({ ts }) => ts).sort((one, other) => Number(one) - Number(other));
  const ts = post.ts ?? found[0] ?? null;
  const copies = found.filter((one) => one !== ts);
  return {
    ...post,
    state: 'sent',
    ts,
    channelId: places[0]?.channelId ?? post.channelId,
    surplus: [...new Set([...post.surplus, ...copies])],
    leaseUntil: null,
    notBefore: null,
  };
}

/** null: the fate was settled by somebody else. */
export function refused(post: Post, fence: number, refusal: SlackRefusal, now: Date): Post | null {
  if (!isHeldIntent(post, fence)) return null;
  const free = { ...post, leaseUntil: null, refusals: post.refusals + 1 };
  if (refusal.because === 'channel' || refusal.because === 'message-gone')
    return { ...free, state: 'broken' };
  const isContent = refusal.because === 'content';
  if (isContent && post.plain && free.refusals >= mostRefusalsOfContent) return { ...free, state: 'broken' };
  const waitMs = isContent && !post.plain ? 0 : waitAfter(refusal, post.refusals);
  const state = post.unknownAttempts > 0 ? 'unknown' : 'ready';
  return {
    ...free,
    state,
    plain: post.plain || isContent,
    notBefore: after(now, waitMs),
  };
}

/** How long to leave Slack alone after this refusal; `earlier` are the refusals before it. */
export function waitAfter({ because, retryAfterMs }: SlackRefusal, earlier: number): number {
  if (because === 'busy') return retryAfterMs ?? outbox.leaseMs;
  if (because === 'workspace') return goneWorkspaceMs;
  return backOffMs[Math.min(earlier, backOffMs.length - 1)] ?? outbox.leaseMs;
}

/** null: the fate was settled by somebody else. From an intent it is looked up when that intent has settled. */
export function unknown(post: Post, fence: number, now: Date): Post | null {
  if (post.fence !== fence) return null;
  if (post.state === 'intent') {
    return { ...post, state: 'unknown', unknownAttempts: post.unknownAttempts + 1, leaseUntil: null };
  }
  return post.state === 'unknown' ? { ...post, leaseUntil: null, notBefore: after(now, lookAgainMs) } : null;
}

/** History cannot be read. A critical one is sent once more and says so; others are left to their route's next news. */
export function unreadable(post: Post, fence: number, isChannelGone = false): Post | null {
  if (post.fence !== fence || post.state !== 'unknown') return null;
  if (post.critical && !post.possiblyRepeated && !isChannelGone) return { ...post, possiblyRepeated: true };
  return { ...post, state: 'abandoned', leaseUntil: null };
}

/** The app was uninstalled: nothing is sent any more, and nobody can look up what became of it. null: it is final. */
export function givenUp(post: Post): Post | null {
  if (isFinal(post)) return null;
  const state = isUnsent(post) ? 'cancelled' : 'abandoned';
  return { ...post, state, fence: post.fence + 1, leaseUntil: null };
}

/** Takes it out of the hands of whoever holds it; null: too late, it may be in the channel. */
export const cancelled = (post: Post): Post | null =>
  isUnsent(post) ? { ...post, state: 'cancelled', fence: post.fence + 1, leaseUntil: null } : null;
