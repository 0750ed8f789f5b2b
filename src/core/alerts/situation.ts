import { conditions } from './conditions/index.ts';
import { mostStores } from './content.ts';
import type { IncidentContent } from './content.ts';
import { heldUntil, localDay } from './hours.ts';
import { quietMs } from './judge.ts';
import type { Hold, RouteView, Shown } from './route.ts';
import { isTold } from './threshold.ts';

/** What the pass has found out before it decides. */
export type Situation = RouteView & {
  readonly content: IncidentContent;
  readonly isCritical: boolean;
  readonly isFlapping: boolean;
  readonly mutedUntil: Date | null;
  readonly hold: { readonly by: Hold; readonly until: Date | null } | null;
  readonly day: string;
  readonly newId: () => string;
  /** Replies about earlier changes were taken back: only the difference of the numbers is known. */
  readonly isRebased: boolean;
};

/** All that the pass of one route depends on, worked out. */
export function look(view: RouteView, newId: () => string): Situation {
  const { incident, subscription, now } = view;
  const isCritical = conditions[incident.condition].severity === 'critical';
  const isFlapping = incident.flapping !== null && now.getTime() - incident.flapping.getTime() < quietMs;
  return {
    ...view,
    content: contentOf(view, isFlapping),
    isCritical,
    isFlapping,
    mutedUntil: mutedUntil(view),
    hold: isCritical ? null : holdOf(view),
    day: localDay(now, subscription.timeZone),
    newId,
    isRebased: false,
  };
}

function contentOf(view: RouteView, isFlapping: boolean): IncidentContent {
  const { route, incident, tally } = view;
  const { acknowledged, closedAt } = incident;
  return {
    incidentId: incident.id,
    routeId: route.id,
    condition: incident.condition,
    severity: conditions[incident.condition].severity,
    phase: phaseOf(view),
    label: incident.label,
    ...storesOf(view),
    ...(tally.objects.length === 0 ? {} : { objects: tally.objects }),
    count: tally.count,
    total: incident.total,
    openedAtMs: incident.openedAt.getTime(),
    asOfMs: incident.asOf.getTime(),
    closedAtMs: closedAt?.getTime() ?? null,
    closeReason: incident.closeReason,
    acknowledged: acknowledged === null ? null : { by: acknowledged.by, atMs: acknowledged.at.getTime() },
    // What is over is not muted: its message would say so long after the mute has ended.
    muted: incident.phase === 'closed' ? null : muteShown(view),
    flapping: isFlapping && incident.phase !== 'closed',
  };
}

/** An incident of one store names it also when nothing is wrong any more. */
function storesOf({ incident, tally }: RouteView): Pick<IncidentContent, 'stores' | 'storeCount'> {
  const { scope, label } = incident;
  if (scope.startsWith('store:')) {
    return { stores: [{ id: scope.slice('store:'.length), name: label }], storeCount: 1 };
  }
  return { stores: tally.stores.slice(0, mostStores), storeCount: tally.storeCount };
}

function phaseOf({ incident, subscription, tally, route }: RouteView): Shown['phase'] {
  if (incident.phase === 'closed') return 'closed';
  const wasShown = route.state === 'shown';
  const figures = { count: tally.count, total: incident.total };
  return isTold(incident.condition, subscription.threshold, figures, wasShown) ? 'open' : 'below';
}

function muteShown({ incident: { muted }, route, now }: RouteView): IncidentContent['muted'] {
  if (muted !== null && muted.until > now) {
    return { by: muted.by, untilMs: muted.until.getTime(), reason: muted.reason };
  }
  const { mutedUntil: until } = route;
  return until !== null && until > now ? { by: '', untilMs: until.getTime(), reason: null } : null;
}

/** By the incident's mute or by *mute here*, whichever is longer; null: not muted now. */
function mutedUntil({ incident, route, now }: RouteView): Date | null {
  const ends = [incident.muted?.until ?? null, route.mutedUntil].filter(
    (end): end is Date => end !== null && end > now,
  );
  return ends.length === 0 ? null : new Date(Math.max(...ends.map((end) => end.getTime())));
}

function holdOf({ incident, subscription, isUpstreamDown, now }: RouteView): Situation['hold'] {
  // Its closing wakes the routes that it held: no time to wait for.
  if (isUpstreamDown && conditions[incident.condition].heldBackBy === 'tiktok')
    return { by: 'upstream', until: null };
  const until = heldUntil(subscription, now);
  return until === null ? null : { by: 'quiet', until };
}
