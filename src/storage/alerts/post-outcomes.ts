import { randomUUID } from 'node:crypto';
import type { Message } from '../../core/alerts/message.ts';
import type { Claim, Place, SlackRefusal } from '../../core/alerts/ports.ts';
import { refused, sent, unreadable, waitAfter } from '../../core/alerts/post.ts';
import type { Post } from '../../core/alerts/post.ts';
import type { Route } from '../../core/alerts/route.ts';
import { isIntroduction } from '../../core/alerts/subscription-begin.ts';
import { directPost } from '../../core/products/rechecks/follow.ts';
import { after as timeAfter } from '../../core/times.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import { breakSubscription, loseMessage, stopDelivery } from './delivery-state.ts';
import { lockMessage, saveMessage } from './message-rows.ts';
import { delayChannel } from './outbox-claim.ts';
import { cancelUnsent, insertPosts, lockOpenPosts, lockPost, postOf, savePost } from './post-rows.ts';
import { lockRoute, updateRoute } from './route-rows.ts';
import { lockSubscription } from './subscription-rows.ts';
import type { SubscriptionRow } from './subscription-rows.ts';

/** A post and everything that its fate touches, locked. */
type Held = {
  readonly now: Date;
  readonly post: Post;
  readonly subscription: SubscriptionRow | null;
  readonly route: Route | null;
  readonly message: Message | null;
};

/** Whose it is never changes: read first, so that the locks can be taken in their order. */
function placeOf(trx: Trx, workspace: Workspace, postId: string) {
  return trx
    .selectFrom('outbox')
    .select(['subscription_id', 'route_id', 'message_id', appNow.as('now')])
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(postId))
    .executeTakeFirst();
}

async function holdPost(trx: Trx, workspace: Workspace, postId: string): Promise<Held | null> {
  const found = await placeOf(trx, workspace, postId);
  if (found === undefined) return null;
  const { subscription_id, route_id, message_id, now } = found;
  const subscription =
    subscription_id === null ? null : await lockSubscription(trx, workspace.id, subscription_id);
  const route = route_id === null ? null : await lockRoute(trx, workspace.id, route_id);
  const message = message_id === null ? null : await lockMessage(trx, workspace.id, message_id);
  const row = await lockPost(trx, workspace.id, postId);
  if (row === null) return null;
  return { now, post: postOf(row), subscription, route, message };
}

/** The hot path: takes only what it writes to, in the order of all locks. */
export async function recordSent(
  trx: Trx,
  workspace: Workspace,
  postId: string,
  places: readonly Place[],
): Promise<'recorded' | 'gone'> {
  const found = await placeOf(trx, workspace, postId);
  if (found === undefined) return 'gone';
  const { subscription_id, message_id, now } = found;
  if (subscription_id !== null) await noteDelivery(trx, workspace, subscription_id, now);
  const message = message_id === null ? null : await lockMessage(trx, workspace.id, message_id);
  const row = await lockPost(trx, workspace.id, postId);
  if (row === null) return 'gone';
  const post = postOf(row);
  const after = sent(post, places);
  if (post.state === 'sent' && after.ts === post.ts && after.surplus.length === post.surplus.length)
    return 'recorded';
  await savePost(trx, workspace.id, after, now);
  if (message !== null && !post.inThread && message.ts === null) {
    const { ts, channelId } = after;
    await saveMessage(trx, workspace.id, { ...message, ts, channelId, shownVersion: shownBy(post) });
  }
  return 'recorded';
}

/** null: more than one attempt may have arrived, and nobody knows which one's content stands there. */
function shownBy({ state, unknownAttempts, messageVersion }: Post): number | null {
  const attempts = unknownAttempts + (state === 'intent' ? 1 : 0);
  return attempts > 1 ? null : messageVersion;
}

async function noteDelivery(
  trx: Trx,
  workspace: Workspace,
  subscriptionId: string,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('subscription')
    .set({ last_delivered_at: now })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', subscriptionId)
    .execute();
}

export async function recordRefused(
  trx: Trx,
  { workspace, post: { id, fence } }: Claim,
  refusal: SlackRefusal,
): Promise<void> {
  if (refusal.because === 'workspace') await stopDelivery(trx, workspace);
  const held = await holdPost(trx, workspace, id);
  if (held === null) return;
  const { post, now } = held;
  const after = refused(post, fence, refusal, now);
  if (after === null) return;
  await savePost(trx, workspace.id, after, now);
  const direct =
    after.state === 'broken' && refusal.because !== 'content' ? directPost(after, randomUUID()) : null;
  if (direct !== null) await insertPosts(trx, workspace.id, [direct], { epoch: null, now });
  await followRefusal(trx, workspace, held, refusal);
  if (after.state === 'broken' && refusal.because === 'content') await giveUp(trx, workspace, held);
}

async function followRefusal(
  trx: Trx,
  workspace: Workspace,
  { post, subscription, message, route, now }: Held,
  refusal: SlackRefusal,
): Promise<void> {
  const { because, code } = refusal;
  if (because === 'busy') {
    const until = timeAfter(now, waitAfter(refusal, post.refusals));
    await delayChannel(trx, workspace.id, post.channelId, until);
  } else if (because === 'channel' && subscription !== null) {
    await breakSubscription(trx, workspace, subscription, { code, now, isTold: !isIntroduction(post) });
  } else if (because === 'message-gone' && message !== null && route !== null) {
    // A reply found it gone: its news still has to be told.
    await loseMessage(trx, workspace.id, { message, route }, { isMissed: true, now });
  }
}

/** The message of this post never came, or nobody knows: its route's next news is a full new one. */
async function giveUp(trx: Trx, workspace: Workspace, { post, route, message, now }: Held): Promise<void> {
  if (route === null || message === null || post.inThread) return;
  const replies = await lockOpenPosts(trx, workspace.id, { message: message.id });
  await cancelUnsent(trx, workspace.id, replies, now);
  if (message.generation !== route.generation) return;
  await updateRoute(trx, workspace.id, { ...route, repost: 'next', dueAt: now });
}

export async function recordUnreadable(
  trx: Trx,
  { workspace, post: { id, fence } }: Claim,
  refusal: SlackRefusal | null,
): Promise<'send' | 'settled'> {
  const held = await holdPost(trx, workspace, id);
  // A person's id is no channel that could be read, and is none that is gone.
  const broken = refusal !== null && held?.subscription?.kind === 'channel' ? held.subscription : null;
  const after = held === null ? null : unreadable(held.post, fence, broken !== null);
  if (held === null || after === null) return 'settled';
  await savePost(trx, workspace.id, after, held.now);
  if (after.state !== 'abandoned') return 'send';
  await giveUp(trx, workspace, held);
  if (broken !== null && refusal !== null) {
    const { now } = held;
    await breakSubscription(trx, workspace, broken, { code: refusal.code, now, isTold: true });
  }
  return 'settled';
}
