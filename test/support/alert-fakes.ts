import type { Language, PostContent } from '../../src/core/alerts/content.ts';
import type { Mute } from '../../src/core/alerts/incident.ts';
import type {
  EditClaim,
  IncidentRepository,
  NewSubscription,
  OutboxRepository,
  Place,
  Sending,
  SubscriptionRepository,
} from '../../src/core/alerts/ports.ts';
import type { Post, PostState } from '../../src/core/alerts/post.ts';
import { defaultThreshold } from '../../src/core/alerts/subscription.ts';
import type { Subscription, SubscriptionSettings } from '../../src/core/alerts/subscription.ts';
import type { Workspace } from '../../src/core/workspace.ts';
import { now, workspace } from './builders.ts';

const uuid = (kind: string, number: number): string =>
  `00000000-0000-4000-8000-${kind}${String(number).padStart(12 - kind.length, '0')}`;

export const settingsOf = (over: Partial<SubscriptionSettings> = {}): SubscriptionSettings => ({
  threshold: defaultThreshold,
  quietHours: null,
  digestHour: null,
  timeZone: 'UTC',
  language: 'en',
  mention: false,
  ...over,
});

export const subscriptionOf = (over: Partial<Subscription> = {}): Subscription => ({
  ...settingsOf(),
  id: uuid('50', 1),
  channelId: 'C1',
  kind: 'channel',
  storeIds: null,
  conditions: null,
  state: 'active',
  epoch: 1,
  createdBy: 'U1',
  createdAt: now,
  lastDeliveredAt: null,
  brokenCode: null,
  ...over,
});

export const postOf = (over: Partial<Post> = {}): Post => ({
  id: uuid('90', 1),
  dedupKey: 'test:1',
  routeId: null,
  messageId: null,
  subscriptionId: null,
  channelId: 'C0GENERAL',
  inThread: false,
  broadcast: false,
  critical: false,
  language: 'en',
  content: { kind: 'test', by: 'U0ANA', atMs: now.getTime() },
  state: 'intent',
  fence: 1,
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
  ...over,
});

const testContent: PostContent = { kind: 'test', by: 'U0ANA', atMs: now.getTime() };

export const sendingOf = (
  over: Partial<Post> = {},
  more: { content?: PostContent; language?: Language; threadTs?: string | null } = {},
): Sending => ({
  post: postOf(over),
  content: more.content ?? testContent,
  language: more.language ?? 'en',
  threadTs: more.threadTs ?? null,
});

export const editOf = (place: Place, over: Partial<EditClaim> & Pick<EditClaim, 'content'>): EditClaim => ({
  workspace,
  messageId: uuid('80', 1),
  fence: 1,
  postId: uuid('90', 1),
  place,
  version: 2,
  language: 'en',
  plain: false,
  possiblyRepeated: false,
  ...over,
});

export type FakeSubscriptions = SubscriptionRepository & {
  readonly all: Subscription[];
  /** What became, or becomes, of each introduction and test. */
  readonly posts: Map<string, Post>;
  readonly contacts: Map<string, SubscriptionSettings>;
};

const sameStores = (one: readonly string[] | null, other: readonly string[] | null): boolean =>
  JSON.stringify(one === null ? null : [...one].sort()) ===
  JSON.stringify(other === null ? null : [...other].sort());

/** Subscriptions of the workspace of builders.ts; any other workspace has none. */
export function fakeSubscriptions(...given: readonly Subscription[]): FakeSubscriptions {
  const all = [...given];
  const posts = new Map<string, Post>();
  const contacts = new Map<string, SubscriptionSettings>();
  const of = (one: Workspace) => (one.id === workspace.id ? all : []);
  const write = (subscription: Subscription, dedupKey: string) => {
    const known = [...posts.values()].find((post) => post.dedupKey === dedupKey);
    const { id: subscriptionId, channelId } = subscription;
    const made =
      known ??
      postOf({ id: uuid('90', posts.size + 1), dedupKey, subscriptionId, channelId, state: 'ready' });
    posts.set(made.id, made);
    return made.id;
  };
  const replace = (next: Subscription) => {
    all.splice(
      all.findIndex(({ id }) => id === next.id),
      1,
      next,
    );
    return next;
  };
  return {
    all,
    posts,
    contacts,
    list: async (one) => of(one).filter(({ state }) => state !== 'off'),
    async subscribe(one, wanted) {
      const known = of(one).find(
        (sub) => sub.channelId === wanted.channelId && sameStores(sub.storeIds, wanted.storeIds),
      );
      if (known?.state === 'active') return { kind: 'already', subscription: known, introductionId: null };
      const subscription =
        known === undefined ? makeOf(wanted, all.length + 1) : replace(revived(known, wanted));
      if (known === undefined) all.push(subscription);
      const introductionId = write(subscription, `baseline:${subscription.id}:${String(subscription.epoch)}`);
      return { kind: known === undefined ? 'created' : 'revived', subscription, introductionId };
    },
    async configure(one, id, settings) {
      const known = of(one).find((sub) => sub.id === id && sub.state !== 'off');
      return known === undefined ? null : replace({ ...known, ...settings });
    },
    async unsubscribe(one, id) {
      const known = of(one).find((sub) => sub.id === id && sub.state !== 'off');
      if (known !== undefined) replace({ ...known, state: 'off' });
      return known !== undefined;
    },
    async test(one, id, _, actionId) {
      const known = of(one).find((sub) => sub.id === id && sub.state !== 'off');
      return known === undefined ? null : write(known, `test:${actionId}`);
    },
    addContact: async (_, userId, settings) => void contacts.set(userId, settings),
    removeContact: async (_, userId) => contacts.delete(userId),
  };
}

const makeOf = ({ channelId, storeIds, settings, by }: NewSubscription, number: number): Subscription =>
  subscriptionOf({ ...settings, id: uuid('50', number), channelId, storeIds, createdBy: by });

const revived = (known: Subscription, { settings, by }: NewSubscription): Subscription => ({
  ...known,
  ...settings,
  createdBy: by,
  state: 'active',
  brokenCode: null,
  epoch: known.epoch + 1,
});

export type FakeDelivery = (of: Workspace, postId: string) => Promise<Post | null>;

/** Slack answers every post of these subscriptions alike; a refused channel breaks its subscription. */
export function fakeDelivery(
  subscriptions: FakeSubscriptions,
  ending: { readonly state: PostState; readonly code?: string } | null = { state: 'sent' },
): FakeDelivery {
  return async (of, postId) => {
    const post = of.id === workspace.id ? subscriptions.posts.get(postId) : undefined;
    if (post === undefined || ending === null) return null;
    const done = { ...post, state: ending.state };
    subscriptions.posts.set(postId, done);
    const at = subscriptions.all.findIndex(({ id }) => id === post.subscriptionId);
    const broken = subscriptions.all[at];
    if (ending.code !== undefined && broken !== undefined) {
      subscriptions.all[at] = { ...broken, state: 'broken', brokenCode: ending.code };
    }
    return done;
  };
}

export type FakeIncidents = IncidentRepository & {
  /** Ids that are open; others are gone. */
  readonly open: Set<string>;
  readonly acknowledged: Map<string, string>;
  readonly mutes: Map<string, Mute | null>;
  readonly routeMutes: Map<string, Date | null>;
};

export function fakeIncidents(...ids: readonly string[]): FakeIncidents {
  const open = new Set(ids);
  const acknowledged = new Map<string, string>();
  const mutes = new Map<string, Mute | null>();
  const routeMutes = new Map<string, Date | null>();
  const isOpen = (of: Workspace, id: string) => of.id === workspace.id && open.has(id);
  return {
    open,
    acknowledged,
    mutes,
    routeMutes,
    async acknowledge(of, id, by) {
      if (!isOpen(of, id)) return 'gone';
      if (acknowledged.has(id)) return 'already';
      acknowledged.set(id, by);
      return 'done';
    },
    async mute(of, id, mute) {
      if (!isOpen(of, id)) return 'gone';
      mutes.set(id, mute);
      return 'done';
    },
    async muteRoute(of, id, until) {
      if (!isOpen(of, id)) return 'gone';
      routeMutes.set(id, until);
      return 'done';
    },
  };
}

export type FakeAdoptions = Pick<OutboxRepository, 'recordSent' | 'find'> & {
  readonly adopted: { readonly postId: string; readonly places: readonly Place[] }[];
};

export function fakeAdoptions(over: Partial<Post> = {}): FakeAdoptions {
  const adopted: FakeAdoptions['adopted'] = [];
  return {
    adopted,
    find: async (of, id) =>
      of.id === workspace.id ? postOf({ id, state: 'unknown', channelId: 'C1', ...over }) : null,
    async recordSent(of, postId, places) {
      if (of.id !== workspace.id) return 'gone';
      adopted.push({ postId, places });
      return 'recorded';
    },
  };
}
