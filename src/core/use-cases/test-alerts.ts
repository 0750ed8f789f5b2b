import type { SubscriptionRepository } from '../alerts/ports.ts';
import type { Workspace } from '../workspace.ts';
import type { DeliverNow } from './subscribe.ts';
import { subscriptionsOf } from './unsubscribe.ts';

export type TestAlertsResult =
  { readonly kind: 'sent' | 'unconfirmed' | 'none' } | { readonly kind: 'refused'; readonly code: string };

export type TestAlerts = {
  readonly channelId: string;
  readonly by: string;
  /** The same action twice posts one test. */
  readonly actionId: string;
};

/** Posts a test where alerts of this channel go, on the very way that alerts take. */
export async function testAlerts(
  ports: { readonly subscriptions: SubscriptionRepository; readonly deliverNow: DeliverNow },
  workspace: Workspace,
  { channelId, by, actionId }: TestAlerts,
): Promise<TestAlertsResult> {
  const { subscriptions, deliverNow } = ports;
  const here = await subscriptionsOf(subscriptions, workspace, channelId);
  // Several subscriptions of a channel share its way: one test speaks for all.
  const [first] = [...here].sort(
    (one, other) => Number(one.state === 'broken') - Number(other.state === 'broken'),
  );
  if (first === undefined) return { kind: 'none' };
  // Nothing is delivered for a broken one: it has to be turned on again.
  if (first.state === 'broken') return { kind: 'refused', code: first.brokenCode ?? 'refused' };
  const postId = await subscriptions.test(workspace, first.id, by, actionId);
  if (postId === null) return { kind: 'none' };
  const post = await deliverNow(workspace, postId);
  if (post?.state === 'sent') return { kind: 'sent' };
  if (post?.state !== 'broken') return { kind: 'unconfirmed' };
  const after = await subscriptionsOf(subscriptions, workspace, channelId);
  return { kind: 'refused', code: after.find(({ id }) => id === first.id)?.brokenCode ?? 'refused' };
}
