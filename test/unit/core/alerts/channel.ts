import { tallyOf } from '../../../../src/core/alerts/fan-out.ts';
import type { ConditionFile, Finding, Incident } from '../../../../src/core/alerts/incident.ts';
import type { Message } from '../../../../src/core/alerts/message.ts';
import { cancelled, newPost } from '../../../../src/core/alerts/post.ts';
import type { Post } from '../../../../src/core/alerts/post.ts';
import { passRoute } from '../../../../src/core/alerts/route-pass.ts';
import { newRoute } from '../../../../src/core/alerts/route.ts';
import type { Route, RouteView, Tally } from '../../../../src/core/alerts/route.ts';
import type { Subscription } from '../../../../src/core/alerts/subscription.ts';
import { at } from './files.ts';

export const subscription: Subscription = {
  id: 'sub',
  channelId: 'C1',
  kind: 'channel',
  storeIds: null,
  conditions: null,
  state: 'active',
  epoch: 1,
  createdBy: 'U1',
  createdAt: at(-60),
  lastDeliveredAt: null,
  brokenCode: null,
  threshold: { items: 1, percent: 0 },
  quietHours: null,
  digestHour: null,
  timeZone: 'UTC',
  language: 'en',
  mention: false,
};

export const openIncident: Incident = {
  id: 'inc',
  condition: 'products.need_details',
  scope: 'store:s1',
  label: 'Loja',
  phase: 'open',
  version: 1,
  openedAt: at(-5),
  firedAt: at(0),
  asOf: at(0),
  total: 100,
  closedAt: null,
  closeReason: null,
  acknowledged: null,
  muted: null,
  flapping: null,
};

export const tally = (count: number, over: Partial<Tally> = {}): Tally => ({
  count,
  openedSince: count,
  unnamed: true,
  stores: [],
  storeCount: 1,
  objects: [],
  ...over,
});

/** One channel with one route. Slack is there and answers at once, unless `deliver` is left out. */
export function channelOf(over: { incident?: Incident; subscription?: Partial<Subscription> } = {}) {
  let route: Route = newRoute('r', 'inc', 'sub', at(0));
  let incident = over.incident ?? openIncident;
  let count = 12;
  let serial = 0;
  let isUpstreamDown = false;
  let lastRead: Date | null = null;
  let findings: readonly Finding[] | null = null;
  const settings: Subscription = { ...subscription, ...over.subscription };
  const messages = new Map<string, Message>();
  const posts = new Map<string, Post>();
  const keys: string[] = [];

  const view = (minutes: number): RouteView => ({
    now: at(minutes),
    route,
    // Read well just now, unless the test says since when it was not.
    incident: { ...incident, asOf: lastRead ?? at(minutes) },
    subscription: settings,
    tally: findings === null ? tally(count) : tallyOf(findings, settings, route.shown?.version ?? null),
    messages: [...messages.values()].reverse(),
    posts: [...posts.values()].filter(({ state }) => ['ready', 'intent', 'unknown'].includes(state)),
    isUpstreamDown,
  });

  return {
    get route() {
      return route;
    },
    messages: () => [...messages.values()],
    posts: () => [...posts.values()],
    /** What the channel got: the dedup keys of its posts, `!` for those that notify. */
    heard: () => keys,
    setRoute: (change: Partial<Route>) => void (route = { ...route, ...change }),
    setIncident: (change: Partial<Incident>) =>
      void (incident = { ...incident, version: incident.version + 1, ...change }),
    setCount: (next: number) => {
      count = next;
      incident = { ...incident, version: incident.version + 1 };
    },
    /** What was judged, instead of figures of the test's own. */
    setFile: (file: ConditionFile) => {
      incident = file.incident ?? incident;
      findings = file.findings;
    },
    setLastRead: (minutes: number) => void (lastRead = at(minutes)),
    setUpstreamDown: (down: boolean) => void (isUpstreamDown = down),
    setMessage: (id: string, change: Partial<Message>) =>
      void messages.set(id, { ...messages.get(id)!, ...change }),
    setPost: (id: string, change: Partial<Post>) => void posts.set(id, { ...posts.get(id)!, ...change }),
    /** Looks at the route, writes what comes of it, and answers the keys of the new posts. */
    pass(minutes: number) {
      const result = passRoute(view(minutes), () => `id-${String((serial += 1))}`);
      route = result.route;
      for (const message of result.messages) messages.set(message.id, message);
      for (const id of result.cancel) {
        const ended = cancelled(posts.get(id)!);
        if (ended !== null) posts.set(id, ended);
      }
      const fresh = result.posts.filter(
        ({ dedupKey }) => !keys.some((key) => key.replace('!', '') === dedupKey),
      );
      for (const post of fresh) posts.set(post.id, newPost(post));
      const heard = fresh.map((post) => `${post.dedupKey}${post.inThread && !post.broadcast ? '' : '!'}`);
      keys.push(...heard);
      return heard;
    },
    /** Slack takes everything that waits, and every edit. */
    deliver(minutes: number) {
      for (const post of posts.values()) {
        if (post.state !== 'ready') continue;
        posts.set(post.id, { ...post, state: 'sent', ts: `${String(minutes)}.1` });
        const message = [...messages.values()].find(({ postId }) => postId === post.id);
        if (message !== undefined) messages.set(message.id, { ...message, ts: `${String(minutes)}.1` });
      }
      for (const message of messages.values())
        messages.set(message.id, { ...message, shownVersion: message.version });
    },
  };
}

/** A channel that was told of the incident a minute after it opened. */
export function toldChannel(over: Parameters<typeof channelOf>[0] = {}) {
  const channel = channelOf(over);
  channel.pass(1);
  channel.deliver(1);
  return channel;
}
