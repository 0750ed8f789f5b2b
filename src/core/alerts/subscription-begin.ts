import { mostSummaryLines } from './content.ts';
import type { PostContent, SummaryLine } from './content.ts';
import { conditions } from './conditions/index.ts';
import { localDay } from './hours.ts';
import type { Incident } from './incident.ts';
import type { NewPost } from './post.ts';
import { nextRepeatAt } from './repeat.ts';
import { newRoute } from './route.ts';
import type { Route, Tally } from './route.ts';
import type { Subscription } from './subscription.ts';
import { isTold } from './threshold.ts';

/** More open incidents than this are told in one summary when a subscription begins. */
const mostSingle = 5;

export type OpenIncident = {
  readonly incident: Incident;
  /** As far as the subscription covers it. */
  readonly tally: Tally;
  /** From an earlier life of the subscription; null: none. */
  readonly route: Route | null;
};

type Clock = { readonly now: Date; readonly newId: () => string };

/** The first thing a channel sees: who set this up, and for what. */
export const introductionPost = (
  subscription: Subscription,
  storeNames: readonly string[] | null,
  by: string,
  id: string,
): NewPost => ({
  ...ownPost(subscription, { kind: 'introduction', by, stores: storeNames }, id),
  dedupKey: `introduction:${subscription.id}:${String(subscription.epoch)}`,
  critical: true,
});

export const isIntroduction = ({ dedupKey }: Pick<NewPost, 'dedupKey'>): boolean =>
  dedupKey.startsWith('introduction:');

/**
 * What is open when a subscription begins: a message each, or one summary where that would flood the channel. Critical
 * ones always speak for themselves.
 */
export function beginRoutes(
  subscription: Subscription,
  open: readonly OpenIncident[],
  clock: Clock,
): { readonly routes: readonly Route[]; readonly posts: readonly NewPost[] } {
  const shown = open.filter(
    ({ incident, tally }) => !isCritical(incident) && isAboveThreshold(subscription, incident, tally),
  );
  const summarized = new Set(shown.length > mostSingle ? shown.map(({ incident }) => incident.id) : []);
  const routes = open.map((one) =>
    summarized.has(one.incident.id)
      ? toldBySummary(subscription, one, clock)
      : freshRoute(subscription, one, clock),
  );
  if (summarized.size === 0) return { routes, posts: [] };
  const content: PostContent = { kind: 'summary', ...linesOf(shown) };
  const dedupKey = `baseline:${subscription.id}:${String(subscription.epoch)}`;
  return { routes, posts: [{ ...ownPost(subscription, content, clock.newId()), dedupKey }] };
}

const isCritical = ({ condition }: Incident): boolean => conditions[condition].severity === 'critical';

const isAboveThreshold = ({ threshold }: Subscription, incident: Incident, { count }: Tally): boolean =>
  isTold(incident.condition, threshold, { count, total: incident.total }, false);

function freshRoute({ id }: Subscription, { incident, route }: OpenIncident, { now, newId }: Clock): Route {
  const fresh = newRoute(route?.id ?? newId(), incident.id, id, now);
  if (route === null) return fresh;
  // Its dedup keys go on where the earlier life stopped.
  return { ...fresh, generation: route.generation, repeatNumber: route.repeatNumber, repost: 'now' };
}

/** Shown, but without a message of its own: its next change or repeat is a full post. */
function toldBySummary(subscription: Subscription, one: OpenIncident, clock: Clock): Route {
  const { incident, tally } = one;
  const repeatDueAt = nextRepeatAt(conditions[incident.condition].severity, incident.firedAt, clock.now);
  return {
    ...freshRoute(subscription, one, clock),
    state: 'shown',
    repost: 'next',
    shown: { version: incident.version, count: tally.count, phase: 'open' },
    notified: { count: tally.count, day: localDay(clock.now, subscription.timeZone) },
    repeatDueAt,
    dueAt: repeatDueAt,
  };
}

function linesOf(open: readonly OpenIncident[]): { lines: SummaryLine[]; more: number } {
  const lines = open.map(({ incident, tally }) => ({
    condition: incident.condition,
    label: incident.label,
    count: tally.count,
  }));
  return summaryLines(lines);
}

/** The largest first, as many as a message can take. */
export function summaryLines(all: readonly SummaryLine[]): { lines: SummaryLine[]; more: number } {
  const lines = all.toSorted((one, other) => other.count - one.count).slice(0, mostSummaryLines);
  return { lines, more: all.length - lines.length };
}

/** A post of the subscription itself, of no incident. */
export const ownPost = (
  subscription: Subscription,
  content: PostContent,
  id: string,
): Omit<NewPost, 'dedupKey'> => ({
  id,
  routeId: null,
  messageId: null,
  subscriptionId: subscription.id,
  channelId: subscription.channelId,
  inThread: false,
  broadcast: false,
  critical: false,
  language: subscription.language,
  content,
});
