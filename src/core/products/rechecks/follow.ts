import type { FollowContent, FollowedNames, Language } from '../../alerts/content.ts';
import { mostFollowedNames } from '../../alerts/content.ts';
import type { NewPost, Post } from '../../alerts/post.ts';
import { after } from '../../times.ts';
import type { Standing } from '../items/item-standing.ts';
import type { JoinKey } from '../items/join-key.ts';
import type { NamedSku } from './recheck.ts';

/** A SKU that somebody waits to see at TikTok. `unread`: TikTok gave no answer about it so far. */
export type FollowedItem = NamedSku & {
  readonly standing: Standing | 'unread';
  /** Its review came to an end: it is not waited for any more. */
  readonly isSettled: boolean;
  /** TikTok rejects it for reasons of its own: nobody knows whether somebody mended it. */
  readonly isVerdict: boolean;
};

export type SkuToFollow = NamedSku & Pick<FollowedItem, 'isVerdict'>;

export type Follow = {
  readonly startedAt: Date;
  /** When TikTok last answered; null: it did not yet. */
  readonly readAt: Date | null;
  readonly items: readonly FollowedItem[];
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** A review takes some hours, some take a day or two; whoever waits longer had better look again. */
export const longestReviewMs = 72 * hourMs;
/** Whoever waits is told soon: a look is one call for some twenty items or more. */
const firstLooksMs = [
  ...[5, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 4, 5, 6].map((hours) => hours * hourMs),
];
const calmMs = 6 * hourMs;
const laterLooksMs = 3 * hourMs;

/** When to ask TikTok next; null: the time is over. Looks that were missed are not made up for. */
export function nextLookAt(startedAt: Date, now: Date): Date | null {
  const passedMs = now.getTime() - startedAt.getTime();
  if (passedMs >= longestReviewMs) return null;
  const first = firstLooksMs.find((ms) => ms > passedMs);
  if (first !== undefined) return after(startedAt, first);
  const later = Math.floor((passedMs - calmMs) / laterLooksMs) + 1;
  return after(startedAt, Math.min(calmMs + later * laterLooksMs, longestReviewMs));
}

/**
 * Under which of VTEX's ids to ask for the items of a follow. What was joined then has ids of VTEX, so the newest key that is known
 * counts; else they stand under the ids that TikTok has, and a key that was learnt since says nothing of them.
 */
export function keyToAsk(then: JoinKey | null, now: JoinKey | null): JoinKey | null {
  return isKnown(then) && isKnown(now) ? now : then;
}

const isKnown = (key: JoinKey | null): boolean => key === 'sku' || key === 'product';

export const followed = (sku: SkuToFollow, standing: Standing | null): FollowedItem => ({
  skuId: sku.skuId,
  productId: sku.productId,
  name: sku.name,
  skuName: sku.skuName,
  standing: standing ?? 'unread',
  isSettled: false,
  isVerdict: sku.isVerdict,
});

/** What TikTok says now; null: it gave no answer, and everything stays. */
export function looked(
  follow: Follow,
  standings: ReadonlyMap<string, Standing> | null,
  now: Date,
): Follow & { readonly dueAt: Date | null } {
  const items = standings === null ? follow.items : follow.items.map((item) => seen(item, standings));
  const dueAt = isOver(items) ? null : nextLookAt(follow.startedAt, now);
  return { ...follow, items, readAt: standings === null ? follow.readAt : now, dueAt };
}

/** Once others had their reviews, what still stands as it was rejected was not mended, and keeps nobody waiting. */
const isOver = (items: readonly FollowedItem[]): boolean =>
  items.some(({ isSettled }) => isSettled) &&
  items.every(({ isSettled, isVerdict, standing }) => isSettled || (isVerdict && standing === 'rejected'));

function seen(item: FollowedItem, standings: ReadonlyMap<string, Standing>): FollowedItem {
  const standing = standings.get(item.skuId) ?? 'missing';
  const isVerdict = standing === 'available' || standing === 'rejected';
  if (item.isSettled) return isVerdict ? { ...item, standing } : item;
  // Rejected as before: TikTok may not have looked at what was mended. After a review, or of a new item, it is a verdict.
  const isNews = item.standing === 'inReview' || item.standing === 'missing';
  return { ...item, standing, isSettled: standing === 'available' || (standing === 'rejected' && isNews) };
}

type Told = {
  readonly id: string;
  readonly content: FollowContent;
  readonly language: Language;
  /** A message of ours under which to tell it; null: the person is told in a direct message. */
  readonly thread: { readonly messageId: string; readonly channelId: string } | null;
};

/** The one post of it: whoever writes it once more writes none. */
export const followPost = (followId: string, { id, content, language, thread }: Told): NewPost => ({
  ...{ id, dedupKey: `follow:${followId}`, routeId: null, subscriptionId: null },
  ...{ messageId: thread?.messageId ?? null, inThread: thread !== null },
  ...{ channelId: thread?.channelId ?? content.by, broadcast: false, critical: false },
  ...{ language, content },
});

/** Slack refused the thread for good, so it does not stand there: the person is told directly. null: not so told. */
export function directPost({ content, inThread, dedupKey, language }: Post, id: string): NewPost | null {
  if (content?.kind !== 'follow' || !inThread) return null;
  return { ...followPost('', { id, content, language, thread: null }), dedupKey: `${dedupKey}:direct` };
}

/** What is told of it once, at its end. */
export function followContent(
  { startedAt, readAt, items }: Follow,
  store: Pick<FollowContent, 'storeId' | 'store' | 'by'>,
): FollowContent {
  const named = (standing: FollowedItem['standing']): FollowedNames => {
    const of = items.filter((item) => item.standing === standing);
    return { count: of.length, names: of.slice(0, mostFollowedNames).map(labelOf) };
  };
  return {
    kind: 'follow',
    ...store,
    startedAtMs: startedAt.getTime(),
    asOfMs: readAt?.getTime() ?? null,
    available: named('available'),
    rejected: named('rejected'),
    inReview: named('inReview'),
    missing: named('missing'),
    unread: named('unread'),
  };
}

const labelOf = ({ name, skuName, skuId }: FollowedItem): string =>
  [name.trim() === '' ? skuId : name.trim(), skuName.trim()].filter(Boolean).join(' · ');
