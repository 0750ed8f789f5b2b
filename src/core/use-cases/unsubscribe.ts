import type { SubscriptionRepository } from '../alerts/ports.ts';
import type { Subscription } from '../alerts/subscription.ts';
import type { Workspace } from '../workspace.ts';

export type UnsubscribeResult =
  | { readonly kind: 'off'; readonly ended: readonly Subscription[] }
  /** `others`: what is on in this channel, but for another set of stores. */
  | { readonly kind: 'none'; readonly others: readonly Subscription[] };

/** Ends the alerts of a channel: all of them, or those for exactly these stores. Safe to repeat. */
export async function unsubscribe(
  subscriptions: SubscriptionRepository,
  workspace: Workspace,
  channelId: string,
  storeIds: readonly string[] | null,
): Promise<UnsubscribeResult> {
  const here = await subscriptionsOf(subscriptions, workspace, channelId);
  const meant = here.filter((one) => storeIds === null || isSameSet(one.storeIds, storeIds));
  const ended: Subscription[] = [];
  for (const one of meant) {
    if (await subscriptions.unsubscribe(workspace, one.id)) ended.push(one);
  }
  return ended.length > 0 ? { kind: 'off', ended } : { kind: 'none', others: here };
}

/** Of one channel, not those of people. */
export async function subscriptionsOf(
  subscriptions: SubscriptionRepository,
  workspace: Workspace,
  channelId: string,
): Promise<readonly Subscription[]> {
  const all = await subscriptions.list(workspace);
  return all.filter((one) => one.kind === 'channel' && one.channelId === channelId);
}

const isSameSet = (one: readonly string[] | null, other: readonly string[]): boolean =>
  one !== null && one.length === other.length && one.every((id) => other.includes(id));
