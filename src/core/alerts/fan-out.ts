import { conditions } from './conditions/index.ts';
import { objectsIn } from './conditions/tiktok-objects.ts';
import type { SummaryLine } from './content.ts';
import { localDay } from './hours.ts';
import { isCounted } from './incident.ts';
import type { Finding, Incident } from './incident.ts';
import type { NewPost } from './post.ts';
import type { Tally } from './route.ts';
import { ownPost, summaryLines } from './subscription-begin.ts';
import { coversCondition, coversStore } from './subscription.ts';
import type { Subscription } from './subscription.ts';

/**
 * The subscriptions that hear of an open incident: of every channel that follows one of its stores, one; where none does
 * and it is critical, the alert contacts (product.md 2); of the app's own matters the contacts first. `hearing`: those that have a route of it already.
 */
export function subscribersOf(
  incident: Incident,
  findings: readonly Finding[],
  subscriptions: readonly Subscription[],
  hearing: ReadonlySet<string> = new Set(),
): readonly Subscription[] {
  const storeIds = [...new Set(findings.filter(isCounted).map(({ storeId }) => storeId))];
  const listening = subscriptions.filter(
    (one) =>
      one.state === 'active' &&
      coversCondition(one, incident.condition) &&
      storeIds.some((storeId) => coversStore(one, storeId)),
  );
  const channels = listening.filter(({ kind }) => kind === 'channel');
  const contacts = listening.filter(({ kind }) => kind === 'contact');
  // Where nobody is one, better the channels than nobody at all.
  if (conditions[incident.condition].audience === 'contacts' && contacts.length > 0) return contacts;
  if (channels.length > 0) return onePerChannel(incident, channels, hearing);
  return conditions[incident.condition].severity === 'critical' ? listening : [];
}

/**
 * A channel with alerts for all stores and for one of them hears once of each incident: through whichever told it first,
 * else by the store's own settings, and of what concerns several stores by those for all.
 */
function onePerChannel(
  { scope }: Incident,
  subscriptions: readonly Subscription[],
  hearing: ReadonlySet<string>,
): readonly Subscription[] {
  const isOfStore = scope.startsWith('store:');
  const rank = ({ id, storeIds }: Subscription): number =>
    hearing.has(id) ? 0 : (storeIds === null) === isOfStore ? 2 : 1;
  const best = new Map<string, Subscription>();
  for (const one of subscriptions.toSorted((left, right) => rank(left) - rank(right))) {
    if (!best.has(one.channelId)) best.set(one.channelId, one);
  }
  return subscriptions.filter((one) => best.get(one.channelId)?.id === one.id);
}

/** The incident's numbers as one subscription sees them. `shownVersion`: of what its channel was last told. */
export function tallyOf(
  findings: readonly Finding[],
  subscription: Pick<Subscription, 'storeIds'>,
  shownVersion: number | null,
): Tally {
  const counted = findings.filter((one) => isCounted(one) && coversStore(subscription, one.storeId));
  const isNamedStore = ({ fingerprint }: Finding): boolean => fingerprint.startsWith('store:');
  const stores = counted
    .filter(isNamedStore)
    .map(({ storeId, label }) => ({ id: storeId, name: label }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const opened = counted.filter(({ openedVersion }) => (openedVersion ?? 0) > (shownVersion ?? 0));
  const sum = (of: readonly Finding[]) => of.reduce((total, { amount }) => total + amount, 0);
  return {
    count: sum(counted),
    openedSince: sum(opened),
    unnamed: counted.some(({ fingerprint }) => fingerprint.startsWith('count:')),
    stores,
    storeCount: new Set(counted.map(({ storeId }) => storeId)).size,
    objects: objectsIn(counted),
  };
}

/** What opened and closed again while the channel was not to be disturbed: one line of one post. */
export function digestPost(
  subscription: Subscription,
  missed: readonly SummaryLine[],
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): NewPost {
  const day = localDay(now, subscription.timeZone);
  return {
    ...ownPost(subscription, { kind: 'digest', ...summaryLines(missed) }, newId()),
    dedupKey: `digest:${subscription.id}:${day}`,
  };
}

/** Tells its creator and the alert contacts, once in each life of the subscription. */
export function brokenPosts(
  subscription: Subscription,
  code: string,
  contacts: readonly Subscription[],
  newId: () => string,
): readonly NewPost[] {
  if (subscription.kind === 'contact') return [];
  const people = new Set([subscription.createdBy, ...contacts.map(({ channelId }) => channelId)]);
  return [...people].map((userId) => ({
    ...ownPost(subscription, { kind: 'broken', channelId: subscription.channelId, code }, newId()),
    // Not of the broken subscription: it could not be delivered.
    subscriptionId: null,
    channelId: userId,
    dedupKey: `broken:${subscription.id}:${userId}:${String(subscription.epoch)}`,
  }));
}
