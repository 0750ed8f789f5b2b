import type { TikTokObject } from './conditions/tiktok-objects.ts';
import type { IncidentContent } from './content.ts';
import type { Incident } from './incident.ts';
import type { Message } from './message.ts';
import type { NewPost, Post } from './post.ts';
import type { Subscription } from './subscription.ts';

/** Why a route says nothing although its incident is open. */
export type Hold = 'quiet' | 'upstream';

/** Incident × subscription: one channel's view of one incident. Facts belong to the incident, taste to the route. */
export type Route = {
  readonly id: string;
  readonly incidentId: string;
  readonly subscriptionId: string;
  /** `hidden`: the channel has not been told, or it is below the threshold. */
  readonly state: 'hidden' | 'shown' | 'closed';
  /** Of its newest message; 0: none yet. */
  readonly generation: number;
  /**
   * A full new post is wanted, since the last one may be lost, deleted or too old to edit, or a mute has ended: at once, or
   * with the next change or repeat.
   */
  readonly repost: 'now' | 'next' | null;
  /** What the posts and edits written so far tell the channel; null: nothing. */
  readonly shown: Shown | null;
  /** When the last edit was decided: at most one per 45 s. */
  readonly editedAt: Date | null;
  /** What the last post that notifies people said, and on which local day. */
  readonly notified: { readonly count: number; readonly day: string } | null;
  readonly repeatNumber: number;
  readonly repeatDueAt: Date | null;
  /** *Mute here*. */
  readonly mutedUntil: Date | null;
  /** It was muted when last looked at: when that ends, the channel gets one full post. */
  readonly wasMuted: boolean;
  readonly heldBy: Hold | null;
  /** It opened and closed while the channel was not to be disturbed: the next digest tells. */
  readonly missed: boolean;
  readonly flappingTold: boolean;
  /** When to look at it next; null: not before something changes. */
  readonly dueAt: Date | null;
};

export type Shown = {
  readonly version: number;
  readonly count: number;
  readonly phase: IncidentContent['phase'];
};

/** Numbers of an incident's findings, as far as the subscription covers their stores. */
export type Tally = {
  readonly count: number;
  /** Amount of the named findings that became open after the version that the channel was last shown. */
  readonly openedSince: number;
  /** Its findings are counted by the source, not named. */
  readonly unnamed: boolean;
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly storeCount: number;
  readonly objects: readonly TikTokObject[];
};

/** All that the pass of one route looks at. */
export type RouteView = {
  readonly now: Date;
  readonly route: Route;
  readonly incident: Incident;
  readonly subscription: Subscription;
  readonly tally: Tally;
  /** Of all its generations, the newest first. */
  readonly messages: readonly Message[];
  /** The route's posts that are not final yet. */
  readonly posts: readonly Post[];
  /** An `upstream.tiktok` incident is open in this workspace. */
  readonly isUpstreamDown: boolean;
};

export type RoutePass = {
  readonly route: Route;
  /** New and changed ones. */
  readonly messages: readonly Message[];
  /** To be written where no post with their dedup key exists. */
  readonly posts: readonly NewPost[];
  /** Ids of posts that are no longer wanted, if they were never sent. */
  readonly cancel: readonly string[];
  /** A digest of this subscription is due then, at the latest; null: none because of this route. */
  readonly digestDueAt: Date | null;
};

/** So long a route rests whose pass failed: a mistake of ours, or data that nobody expected. */
export const postponeMs = 10 * 60_000;

/** Its incident is over, and all that was to be said of it is written. */
export const closedRoute = (route: Route): Route => ({
  ...route,
  state: 'closed',
  repost: null,
  repeatDueAt: null,
  wasMuted: false,
  heldBy: null,
  dueAt: null,
});

/** The app was uninstalled: of what was before, not even the digest tells. */
export const abandonedRoute = (route: Route): Route => ({ ...closedRoute(route), missed: false });

export const newRoute = (id: string, incidentId: string, subscriptionId: string, dueAt: Date): Route => ({
  id,
  incidentId,
  subscriptionId,
  state: 'hidden',
  generation: 0,
  repost: null,
  shown: null,
  editedAt: null,
  notified: null,
  repeatNumber: 0,
  repeatDueAt: null,
  mutedUntil: null,
  wasMuted: false,
  heldBy: null,
  missed: false,
  flappingTold: false,
  dueAt,
});
