import { brokenPosts } from '../../../src/core/alerts/fan-out.ts';
import type {
  Claim,
  OutboxRepository,
  Place,
  Sending,
  SlackRefusal,
} from '../../../src/core/alerts/ports.ts';
import {
  claimed,
  goneWorkspaceMs,
  intended,
  isFinal,
  outbox,
  refused,
  sent,
  unknown,
  unreadable,
  unsent,
  waitAfter,
} from '../../../src/core/alerts/post.ts';
import type { Post } from '../../../src/core/alerts/post.ts';
import type { PostContent } from '../../../src/core/alerts/content.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { isIntroduction } from '../../../src/core/alerts/subscription-begin.ts';
import type { Message } from '../../../src/core/alerts/message.ts';
import { addPost, cancelPost } from './routes.ts';
import { tellOthers } from './news.ts';
import { earliestOf, isInstalled, nextUuid, nowOf, ownRow, stoppedUntilMs, workspaceOfRow } from './rows.ts';
import type { PostRow, Sync, Tables } from './rows.ts';

export function memoryOutbox(tables: Tables): Sync<OutboxRepository> {
  const heldRow = ({ workspace, post }: Claim) => ownRow(tables.posts, workspace, post.id);
  return {
    claim: (limit) => claim(tables, limit),
    claimOne(workspace, postId) {
      const row = ownRow(tables.posts, workspace, postId);
      return row === undefined ? null : take(tables, row);
    },
    recordIntent: (held) => recordIntent(tables, held),
    recordUnsent(held) {
      const row = heldRow(held);
      if (row !== undefined) row.post = unsent(row.post, held.post.fence) ?? row.post;
    },
    recordSent: (workspace, postId, places) => recordSent(tables, workspace, postId, places),
    recordRefused: (held, refusal) => {
      recordRefused(tables, held, refusal);
    },
    recordUnknown(held) {
      const row = heldRow(held);
      if (row !== undefined) row.post = unknown(row.post, held.post.fence, nowOf(tables)) ?? row.post;
    },
    recordUnreadable: (held, refusal) => recordUnreadable(tables, held, refusal ?? null),
    surplus: (limit) => surplus(tables).slice(0, limit),
    recordDeleted(workspace, postId, ts) {
      const row = ownRow(tables.posts, workspace, postId);
      if (row !== undefined)
        row.post = { ...row.post, surplus: row.post.surplus.filter((one) => one !== ts) };
    },
    find: (workspace, postId) => ownRow(tables.posts, workspace, postId)?.post ?? null,
    nextDueAt: () => earliestOf(tables.posts.values(), (row) => dueAtMs(tables, row)),
  };
}

const channelKey = ({ workspaceId, post }: PostRow): string => `${workspaceId}|${post.channelId}`;

/** null: never, as things are. */
function dueAtMs(tables: Tables, row: PostRow): number | null {
  const { post, workspaceId } = row;
  if (isFinal(post) || !isInstalled(tables, workspaceId)) return null;
  if (post.inThread && parentTs(tables, post) === null) return null;
  const free = tables.channelFreeAtMs.get(channelKey(row)) ?? 0;
  const stopped = stoppedUntilMs(tables, workspaceId);
  return Math.max(free, stopped, post.notBefore?.getTime() ?? 0, post.leaseUntil?.getTime() ?? 0);
}

function parentTs(tables: Tables, { inThread, messageId }: Post): string | null {
  return inThread && messageId !== null ? (tables.messages.get(messageId)?.message.ts ?? null) : null;
}

function claim(tables: Tables, limit: number): Claim[] {
  const now = tables.options.nowMs();
  const due = [...tables.posts.values()]
    .filter((row) => (dueAtMs(tables, row) ?? Infinity) <= now)
    .sort((one, other) => Number(other.post.critical) - Number(one.post.critical) || one.order - other.order);
  const claims: Claim[] = [];
  for (const row of due) {
    if (claims.length >= limit) break;
    const taken = take(tables, row);
    if (taken !== null) claims.push(taken);
  }
  return claims;
}

function take(tables: Tables, row: PostRow): Claim | null {
  const now = nowOf(tables);
  const key = channelKey(row);
  if ((dueAtMs(tables, row) ?? Infinity) > now.getTime()) return null;
  const threadTs = parentTs(tables, row.post);
  const post = claimed(row.post, now, threadTs);
  if (post === null) return null;
  row.post = post;
  tables.channelFreeAtMs.set(key, now.getTime() + outbox.paceMs);
  return { workspace: workspaceOfRow(tables, row.workspaceId), post, threadTs };
}

function recordIntent(tables: Tables, { workspace, post: { id, fence } }: Claim): Sending | 'lost' {
  const row = ownRow(tables.posts, workspace, id);
  if (row === undefined || !isInstalled(tables, row.workspaceId)) return 'lost';
  if (!isWanted(tables, row)) return drop(tables, row, fence);
  const content = contentOf(tables, row.post);
  const post =
    content === null ? null : intended(row.post, fence, versionOf(tables, row.post), nowOf(tables));
  if (content === null || post === null) return 'lost';
  row.post = post;
  return { post, content, language: post.language, threadTs: parentTs(tables, post) };
}

/** It is held, so either never sent, or looked for and not found: nobody will ever see it. */
function drop(tables: Tables, row: PostRow, fence: number): 'lost' {
  const { state, messageId, inThread } = row.post;
  if (row.post.fence !== fence || isFinal(row.post) || state === 'intent') return 'lost';
  row.post = { ...row.post, state: 'cancelled', fence: fence + 1, leaseUntil: null };
  // Its replies would wait for it for ever.
  if (messageId !== null && !inThread) cancelReplies(tables, messageId);
  return 'lost';
}

/** Of the message that it carries; null: it has a content of its own. */
function versionOf({ messages }: Tables, { content, messageId }: Post): number | null {
  return content === null ? (messages.get(messageId ?? '')?.message.version ?? null) : null;
}

/** The subscription is on, in the life that wanted it. */
function isWanted(tables: Tables, { post: { subscriptionId }, epoch }: PostRow): boolean {
  if (subscriptionId === null) return true;
  const subscription = tables.subscriptions.get(subscriptionId)?.subscription;
  return subscription?.state === 'active' && subscription.epoch === epoch;
}

function contentOf(tables: Tables, { content, messageId, subscriptionId }: Post): PostContent | null {
  if (content !== null) return content;
  const message = tables.messages.get(messageId ?? '')?.message;
  if (message === undefined) return null;
  const { content: incident } = message;
  const isNews = incident.severity === 'critical' && incident.phase === 'open';
  const mention = tables.subscriptions.get(subscriptionId ?? '')?.subscription.mention === true && isNews;
  return { kind: 'incident', incident, mention };
}

function recordSent(tables: Tables, workspace: Workspace, postId: string, places: readonly Place[]) {
  const row = ownRow(tables.posts, workspace, postId);
  if (row === undefined) return 'gone';
  const before = row.post;
  row.post = sent(before, places);
  const { ts, surplus } = row.post;
  const isKnown = before.state === 'sent' && ts === before.ts && surplus.length === before.surplus.length;
  if (!isKnown) followSent(tables, before, row.post);
  return 'recorded';
}

function followSent(tables: Tables, before: Post, post: Post): void {
  const message = tables.messages.get(post.messageId ?? '');
  if (message !== undefined && !post.inThread && message.message.ts === null) {
    const { ts, channelId } = post;
    message.message = { ...message.message, ts, channelId, shownVersion: shownBy(before) };
  }
  const now = nowOf(tables);
  const subscription = tables.subscriptions.get(post.subscriptionId ?? '');
  if (subscription !== undefined)
    subscription.subscription = { ...subscription.subscription, lastDeliveredAt: now };
}

/** null: more than one attempt may have arrived, and nobody knows which one's content stands there. */
function shownBy({ state, unknownAttempts, messageVersion }: Post): number | null {
  return unknownAttempts + (state === 'intent' ? 1 : 0) > 1 ? null : messageVersion;
}

function recordRefused(
  tables: Tables,
  { workspace, post: { id, fence } }: Claim,
  refusal: SlackRefusal,
): void {
  if (refusal.because === 'workspace') stopDelivery(tables, workspace);
  const row = ownRow(tables.posts, workspace, id);
  if (row === undefined) return;
  const { refusals } = row.post;
  const post = refused(row.post, fence, refusal, nowOf(tables));
  if (post === null) return;
  row.post = post;
  if (refusal.because === 'busy') pauseChannel(tables, row, waitAfter(refusal, refusals));
  else followRefusal(tables, post, refusal);
}

function followRefusal(tables: Tables, post: Post, { because, code }: SlackRefusal): void {
  if (because === 'channel') breakSubscription(tables, post.subscriptionId, code, !isIntroduction(post));
  else if (because === 'message-gone' && post.messageId !== null) loseMessage(tables, post.messageId, false);
  if (post.state === 'broken' && because === 'content') giveUp(tables, post);
}

export function stopDelivery(tables: Tables, { id }: Workspace): void {
  const row = tables.workspaces.get(id);
  if (row !== undefined) row.stoppedUntilMs = tables.options.nowMs() + goneWorkspaceMs;
}

function pauseChannel(tables: Tables, row: PostRow, ms: number): void {
  const key = channelKey(row);
  const until = tables.options.nowMs() + ms;
  tables.channelFreeAtMs.set(key, Math.max(until, tables.channelFreeAtMs.get(key) ?? 0));
}

function recordUnreadable(
  tables: Tables,
  { workspace, post: { id, fence } }: Claim,
  refusal: SlackRefusal | null,
): 'send' | 'settled' {
  const row = ownRow(tables.posts, workspace, id);
  const subscriptionId = row?.post.subscriptionId ?? null;
  const isChannel = tables.subscriptions.get(subscriptionId ?? '')?.subscription.kind === 'channel';
  const isGone = refusal !== null && isChannel;
  const post = row === undefined ? null : unreadable(row.post, fence, isGone);
  if (row === undefined || post === null) return 'settled';
  row.post = post;
  if (post.state !== 'abandoned') return 'send';
  giveUp(tables, post);
  if (isGone) breakSubscription(tables, subscriptionId, refusal.code, true);
  return 'settled';
}

/** The message of this post never came, or nobody knows: its route's next news is a full new one. */
function giveUp(tables: Tables, { messageId, inThread }: Post): void {
  const message = tables.messages.get(messageId ?? '')?.message;
  if (message === undefined || inThread) return;
  cancelReplies(tables, message.id);
  setRepost(tables, message, 'next');
}

function cancelReplies(tables: Tables, messageId: string): void {
  for (const { post } of tables.posts.values()) if (post.messageId === messageId) cancelPost(tables, post.id);
}

/** Slack has it no more, or does not let us change it: it is given up with the replies that wait for it. */
export function loseMessage(tables: Tables, messageId: string, isGone: boolean): void {
  const row = tables.messages.get(messageId);
  if (row === undefined) return;
  row.message = { ...row.message, lost: true };
  const hasNews = [...tables.posts.values()].some(
    ({ post }) => post.messageId === messageId && post.inThread && post.state === 'ready',
  );
  cancelReplies(tables, messageId);
  const isMissed = !isGone || hasNews || row.message.content.severity === 'critical';
  setRepost(tables, row.message, isMissed ? 'now' : 'next');
}

function setRepost(tables: Tables, { routeId, generation }: Message, repost: 'now' | 'next'): void {
  const row = tables.routes.get(routeId);
  if (row === undefined || row.route.generation !== generation) return;
  row.route = { ...row.route, repost, dueAt: nowOf(tables) };
}

/** Its creator and the alert contacts are told once in each of its lives. */
export function breakSubscription(
  tables: Tables,
  subscriptionId: string | null,
  code: string,
  isTold: boolean,
): void {
  const row = tables.subscriptions.get(subscriptionId ?? '');
  if (row?.subscription.state !== 'active') return;
  row.subscription = { ...row.subscription, state: 'broken', brokenCode: code };
  for (const { post } of tables.posts.values()) {
    if (post.subscriptionId === subscriptionId) cancelPost(tables, post.id);
  }
  tellOthers(tables, row.workspaceId);
  if (!isTold) return;
  const contacts = [...tables.subscriptions.values()]
    .filter(({ workspaceId }) => workspaceId === row.workspaceId)
    .map(({ subscription }) => subscription)
    .filter(({ kind, state }) => kind === 'contact' && state === 'active');
  for (const post of brokenPosts(row.subscription, code, contacts, () => nextUuid(tables)))
    addPost(tables, row.workspaceId, post);
}

function surplus(tables: Tables) {
  const now = tables.options.nowMs();
  const rows = [...tables.posts.values()].filter(
    ({ workspaceId }) => isInstalled(tables, workspaceId) && stoppedUntilMs(tables, workspaceId) <= now,
  );
  return rows.flatMap((row) =>
    row.post.surplus.map((ts) => ({
      workspace: workspaceOfRow(tables, row.workspaceId),
      postId: row.post.id,
      place: { channelId: row.post.channelId, ts },
    })),
  );
}
