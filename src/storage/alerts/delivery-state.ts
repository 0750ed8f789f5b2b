import { randomUUID } from 'node:crypto';
import { brokenPosts } from '../../core/alerts/fan-out.ts';
import type { Message } from '../../core/alerts/message.ts';
import { goneWorkspaceMs } from '../../core/alerts/post.ts';
import type { Route } from '../../core/alerts/route.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { appIn, appNow } from '../domain-time.ts';
import { silence } from './end-subscription.ts';
import { saveMessage } from './message-rows.ts';
import { cancelUnsent, insertPosts, lockOpenPosts } from './post-rows.ts';
import { updateRoute } from './route-rows.ts';
import { activeSubscriptions, subscriptionOf } from './subscription-rows.ts';
import type { SubscriptionRow } from './subscription-rows.ts';

/** The installation is gone, Slack says. First of all locks: an uninstall begins with the workspace, too. */
export async function stopDelivery(trx: Trx, workspace: Workspace): Promise<void> {
  await trx
    .updateTable('workspace')
    .set({ delivery_stopped_until: appIn(goneWorkspaceMs) })
    .where('id', '=', workspace.id)
    .execute();
}

type Broken = { readonly code: string; readonly now: Date; readonly isTold: boolean };

/** Its channel can no longer be reached: nothing more is sent there, and people are told once. */
export async function breakSubscription(
  trx: Trx,
  workspace: Workspace,
  row: SubscriptionRow,
  { code, now, isTold }: Broken,
): Promise<void> {
  if (row.state !== 'active') return;
  await trx
    .updateTable('subscription')
    .set({ state: 'broken', state_since: appNow, broken_code: code })
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', row.id)
    .execute();
  await silence(trx, workspace, [row.id], now);
  if (!isTold) return;
  const others = await activeSubscriptions(trx, workspace);
  const contacts = others.filter(({ kind }) => kind === 'contact');
  const posts = brokenPosts(subscriptionOf(row), code, contacts, randomUUID);
  await insertPosts(trx, workspace.id, posts, { epoch: null, now });
}

/** Slack has the message no more, or does not let us change it: it is given up with the replies that wait for it. */
export async function loseMessage(
  trx: Trx,
  workspaceId: string,
  { message, route }: { readonly message: Message; readonly route: Route },
  { isMissed, now }: { readonly isMissed: boolean; readonly now: Date },
): Promise<void> {
  await saveMessage(trx, workspaceId, { ...message, lost: true });
  const replies = await lockOpenPosts(trx, workspaceId, { message: message.id });
  await cancelUnsent(trx, workspaceId, replies, now);
  if (message.generation !== route.generation) return;
  // One that a person deleted is not missed until there is news, unless it is critical (alerts.md 5). A reply that was still
  // to come was news.
  const hasNews = replies.some(({ state }) => state === 'ready');
  const isUrgent = isMissed || hasNews || message.content.severity === 'critical';
  await updateRoute(trx, workspaceId, { ...route, repost: isUrgent ? 'now' : 'next', dueAt: now });
}
