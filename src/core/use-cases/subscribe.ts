import type { SubscriptionRepository } from '../alerts/ports.ts';
import type { Post } from '../alerts/post.ts';
import type { Subscription, SubscriptionSettings } from '../alerts/subscription.ts';
import type { Workspace } from '../workspace.ts';

/** Delivers one post at once and tells what became of it; null: there is no such post. */
export type DeliverNow = (workspace: Workspace, postId: string) => Promise<Post | null>;

export type SubscribePorts = {
  readonly subscriptions: SubscriptionRepository;
  readonly deliverNow: DeliverNow;
};

export type Wish = {
  readonly channelId: string;
  readonly storeIds: readonly string[] | null;
  /** What the person said; the rest stays as it is, or is `defaults`. */
  readonly chosen: Partial<SubscriptionSettings>;
  readonly defaults: SubscriptionSettings;
  readonly by: string;
};

export type SubscribeResult =
  | { readonly kind: 'on' | 'unconfirmed' | 'already' | 'changed'; readonly subscription: Subscription }
  /** Slack does not take posts there; nothing is left over. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Ended by somebody else at the same moment. */
  | { readonly kind: 'gone' };

/**
 * Turns alerts on for a channel and introduces the app there: only a post that arrives proves that alerts will. Safe to
 * repeat: what is on stays on, with the settings that were said.
 */
export async function subscribe(
  ports: SubscribePorts,
  workspace: Workspace,
  wish: Wish,
): Promise<SubscribeResult> {
  const { subscriptions } = ports;
  const { channelId, storeIds, by, chosen, defaults } = wish;
  const broken = await brokenOne(subscriptions, workspace, wish);
  const settings = { ...(broken === null ? defaults : settingsIn(broken)), ...chosen };
  const begun = await subscriptions.subscribe(workspace, { channelId, storeIds, settings, by });
  const { subscription, introductionId } = begun;
  if (begun.kind === 'already') return reconfigure(subscriptions, workspace, subscription, chosen);
  if (introductionId === null) return { kind: 'unconfirmed', subscription };
  const post = await ports.deliverNow(workspace, introductionId);
  if (post?.state === 'sent') return { kind: 'on', subscription };
  if (post?.state !== 'broken') return { kind: 'unconfirmed', subscription };
  const code = await brokenCode(subscriptions, workspace, subscription.id);
  // A broken one stays on the list with its settings; a new one leaves nothing over.
  if (broken === null) await subscriptions.unsubscribe(workspace, subscription.id);
  return { kind: 'refused', code };
}

/** What this channel had for these stores until Slack refused the channel: its settings go on. */
async function brokenOne(
  subscriptions: SubscriptionRepository,
  workspace: Workspace,
  { channelId, storeIds }: Wish,
): Promise<Subscription | null> {
  const same = (ids: readonly string[] | null) => JSON.stringify(ids === null ? null : [...ids].sort());
  const all = await subscriptions.list(workspace);
  const found = all.find(
    (one) =>
      one.kind === 'channel' &&
      one.state === 'broken' &&
      one.channelId === channelId &&
      same(one.storeIds) === same(storeIds),
  );
  return found ?? null;
}

async function reconfigure(
  subscriptions: SubscriptionRepository,
  workspace: Workspace,
  subscription: Subscription,
  chosen: Partial<SubscriptionSettings>,
): Promise<SubscribeResult> {
  const settings = { ...settingsIn(subscription), ...chosen };
  if (JSON.stringify(settings) === JSON.stringify(settingsIn(subscription)))
    return { kind: 'already', subscription };
  const changed = await subscriptions.configure(workspace, subscription.id, settings);
  return changed === null ? { kind: 'gone' } : { kind: 'changed', subscription: changed };
}

/** In one order, so that two of them can be compared as text. */
const settingsIn = (of: SubscriptionSettings): SubscriptionSettings => ({
  threshold: { items: of.threshold.items, percent: of.threshold.percent },
  quietHours: of.quietHours === null ? null : { from: of.quietHours.from, to: of.quietHours.to },
  digestHour: of.digestHour,
  timeZone: of.timeZone,
  language: of.language,
  mention: of.mention,
});

async function brokenCode(
  subscriptions: SubscriptionRepository,
  workspace: Workspace,
  subscriptionId: string,
): Promise<string> {
  const all = await subscriptions.list(workspace);
  return all.find(({ id }) => id === subscriptionId)?.brokenCode ?? 'refused';
}
