import type { IncidentContent, PostContent } from '../../src/core/alerts/content.ts';
import { isIn } from './shape.ts';
import type { SubscriptionShape } from './shape.ts';
import type { Engine } from './engine.ts';
import type { Report } from './report.ts';
import { isTokenValid, usersOf } from './truth.ts';
import type { StoreTruth, Truth } from './truth.ts';

/** alerts.md, the promise: how soon people see it. Only in calm schedules: nobody promises it for an outage. */
export type Promises = {
  /** This user's sign-in has just ended. */
  ended(user: string): void;
  /** The number of this store's rejected items has just changed. */
  changed(store: StoreTruth): void;
};

export type PromiseParts = { readonly engine: Engine; readonly truth: Truth; readonly report: Report };

const minuteMs = 60_000;
/** One check notices it, and the last of three probes comes five minutes later, with the next beat. */
const afterCheckMs = 5 * minuteMs + 15_000;
/** Two checks, then the group wait and the gap between two edits. */
const afterChecksMs = 2 * minuteMs;
/** The beat of the queue and of the delivery, and the calls themselves. */
const callsMs = 5_000;

export function watchPromises({ engine, truth, report }: PromiseParts): Promises {
  const { shape, tiktok } = truth;
  const later = (ms: number, look: () => string | null) => {
    if (!shape.isCalm) return;
    engine.at(engine.nowMs() + ms + callsMs, () => {
      const message = look();
      if (message !== null) report.found('late', message);
    });
  };
  return {
    ended(user) {
      const sinceMs = tiktok.nowMs();
      later(shape.intervalMs + afterCheckMs, () => {
        if (!isAlone(truth, user, sinceMs)) return null;
        const missing = followers(truth, user).find(
          ({ channel }) => !shownIn(truth, channel, 'grant.revoked', user).some(isOpen),
        );
        return missing === undefined ? null : `${user} is revoked, and ${missing.channel} does not know`;
      });
    },
    changed(store) {
      const { rejected } = tiktok.countsOf(store.catalogId);
      const changes = () => tiktok.catalogs.get(store.catalogId)?.history.length;
      const before = changes();
      later(2 * shape.intervalMs + afterChecksMs, () => {
        const wasInvalid = (tiktok.tokens.get(truth.tokenOf.get(store.user) ?? '')?.history.length ?? 0) > 1;
        if (wasInvalid || changes() !== before) return null;
        const label = `Store ${String(store.number)}`;
        const missing = plainFollowers(truth, store).find(({ channel }) => {
          const open = shownIn(truth, channel, 'products.need_details', label).filter(isOpen);
          return rejected === 0 ? open.length > 0 : !open.some(({ count }) => count === rejected);
        });
        return missing === undefined
          ? null
          : `${label} has ${String(rejected)} rejected items, and ${missing.channel} does not show it`;
      });
    },
  };
}

const isOpen = ({ phase }: IncidentContent): boolean => phase === 'open';

/** Its sign-in is invalid since then, and it is the only one: more of them are doubted (alerts.md 3). */
function isAlone(truth: Truth, user: string, sinceMs: number): boolean {
  const { tiktok, tokenOf } = truth;
  const isInvalidSince = tiktok.tokens.get(tokenOf.get(user) ?? '')?.history.at(-1)?.atMs === sinceMs;
  const others = usersOf(truth).filter((one) => one !== user);
  return (
    isInvalidSince &&
    !isTokenValid(truth, user) &&
    others.every((one) => tiktok.wasValidSince(tokenOf.get(one) ?? '', sinceMs))
  );
}

/** Channels that follow one of its stores: critical ones have no quiet hours. */
const followers = (truth: Truth, user: string): SubscriptionShape[] =>
  truth.shape.subscriptions.filter(
    (one) =>
      one.settings.threshold.items === 1 &&
      truth.stores.some((store) => store.user === user && isIn(one, truth.shape, store.number)),
  );

const plainFollowers = ({ shape }: Truth, { number }: StoreTruth): SubscriptionShape[] =>
  shape.subscriptions.filter((one) => one.isPlain && isIn(one, shape, number));

function shownIn({ slack }: Truth, channel: string, condition: string, label: string): IncidentContent[] {
  const contents = (slack.channels.get(channel)?.messages ?? []).map(
    ({ text }) => JSON.parse(text) as PostContent,
  );
  return contents
    .flatMap((content) => (content.kind === 'incident' ? [content.incident] : []))
    .filter((incident) => incident.condition === condition && incident.label === label);
}
