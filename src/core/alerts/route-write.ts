import type { UpdateReason } from './content.ts';
import type { Message } from './message.ts';
import { isUnsent } from './post.ts';
import type { NewPost } from './post.ts';
import type { Route, RoutePass } from './route.ts';
import type { Situation } from './situation.ts';

export const unchanged = (route: Route): RoutePass => ({
  route,
  messages: [],
  posts: [],
  cancel: [],
  digestDueAt: null,
});

/** The newest message, as long as it can still be shown: there, on its way, or perhaps there. */
export function liveMessage({ messages, posts }: Situation): Message | null {
  const [newest] = messages;
  if (newest === undefined || newest.lost) return null;
  if (newest.ts !== null) return newest;
  const post = posts.find(({ id }) => id === newest.postId);
  return post === undefined ? null : newest;
}

/** The newest message if it is proven not to be in the channel yet. */
export function unsentMessage(situation: Situation): Message | null {
  const message = liveMessage(situation);
  if (message === null || message.ts !== null) return null;
  return situation.posts.some((post) => post.id === message.postId && isUnsent(post)) ? message : null;
}

/** A full new post, with a message of its own. */
export function fullPost(
  situation: Situation,
  route: Route,
  dedup: string,
): Pick<RoutePass, 'messages' | 'posts'> {
  const { content, subscription, newId, isCritical } = situation;
  const [postId, messageId] = [newId(), newId()];
  const message: Message = {
    id: messageId,
    routeId: route.id,
    generation: route.generation,
    channelId: subscription.channelId,
    postId,
    ts: null,
    content,
    version: 1,
    shownVersion: null,
    dirty: false,
    editFence: 0,
    editNotBefore: null,
    lost: false,
  };
  const post: NewPost = {
    id: postId,
    dedupKey: `route:${route.id}:${dedup}`,
    routeId: route.id,
    messageId,
    subscriptionId: subscription.id,
    channelId: subscription.channelId,
    inThread: false,
    broadcast: false,
    critical: isCritical,
    language: subscription.language,
    content: null,
  };
  return { messages: [message], posts: [post] };
}

export type Reply = {
  readonly reason: UpdateReason;
  readonly dedup: string;
  readonly broadcast: boolean;
  readonly added?: number;
  readonly fixed?: number;
};

/** A reply in the thread of this message; it waits until the message is there. */
export function replyPost(situation: Situation, message: Message, reply: Reply): NewPost {
  const { route, subscription, content, newId, isCritical } = situation;
  const { reason, dedup, broadcast, added = 0, fixed = 0 } = reply;
  return {
    id: newId(),
    dedupKey: `route:${route.id}:${dedup}`,
    routeId: route.id,
    messageId: message.id,
    subscriptionId: subscription.id,
    channelId: subscription.channelId,
    inThread: true,
    broadcast,
    critical: isCritical,
    language: subscription.language,
    content: { kind: 'update', reason, added, fixed, atMs: situation.now.getTime(), incident: content },
  };
}

/** The messages that do not say what is so now, with the new content. Older generations follow as long as they can. */
export function rewritten({ messages, content }: Situation): Message[] {
  const wanted = facts(content);
  return messages
    .filter((message) => !message.lost && facts(message.content) !== wanted)
    .map((message) => ({ ...message, content, version: message.version + 1 }));
}

/** A newer "as of", or more items in all, are no news alone: else each check would edit every message. */
const facts = (content: Message['content']): string => JSON.stringify({ ...content, asOfMs: 0, total: null });
