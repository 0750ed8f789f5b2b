import type { CardContent } from '../card.ts';
import type { TikTokObject } from './conditions/tiktok-objects.ts';
import type { CloseReason, ConditionName, Severity } from './incident.ts';

/** Languages of channel posts; the same ones as those of the locale files. */
export type Language = 'en' | 'es' | 'pt-BR';

/** The facts of one incident as one channel shows them. Plain data: it is kept as JSON; times are epoch milliseconds. */
export type IncidentContent = {
  readonly incidentId: string;
  readonly routeId: string;
  readonly condition: ConditionName;
  readonly severity: Severity;
  /** `below`: still so, but under the channel's threshold. `closed` says why in `closeReason`. */
  readonly phase: 'open' | 'below' | 'closed';
  /** Whom it is about: the store's name, the TikTok user's name; empty for TikTok as a whole. */
  readonly label: string;
  /** At most `mostStores`, by name; `storeCount` counts them all. */
  readonly stores: readonly { readonly id: string; readonly name: string }[];
  readonly storeCount: number;
  /** What of TikTok's is concerned, where the condition names it. */
  readonly objects?: readonly TikTokObject[];
  /** Items (or stores) that are wrong; of `total` where the source says how many there are. */
  readonly count: number;
  readonly total: number | null;
  readonly openedAtMs: number;
  /** When the source was last read well. */
  readonly asOfMs: number;
  readonly closedAtMs: number | null;
  readonly closeReason: CloseReason | null;
  readonly acknowledged: { readonly by: string; readonly atMs: number } | null;
  readonly muted: { readonly by: string; readonly untilMs: number; readonly reason: string | null } | null;
  readonly flapping: boolean;
};

export const mostStores = 10;

/** Why a reply stands in an incident's thread. */
export type UpdateReason = 'changed' | 'still' | 'closed' | 'again' | 'flapping';

export type PostContent =
  /** The incident's own message, edited in place as long as it lives. */
  | { readonly kind: 'incident'; readonly incident: IncidentContent; readonly mention: boolean }
  /** A reply in its thread: what changed since the channel was last told. */
  | {
      readonly kind: 'update';
      readonly reason: UpdateReason;
      readonly added: number;
      readonly fixed: number;
      /** When it was decided: "still" counts from the opening to here. */
      readonly atMs: number;
      readonly incident: IncidentContent;
    }
  | { readonly kind: 'introduction'; readonly by: string; readonly stores: readonly string[] | null }
  | { readonly kind: 'test'; readonly by: string; readonly atMs: number }
  /** Too many open incidents for a message each, when a subscription begins. */
  | { readonly kind: 'summary'; readonly lines: readonly SummaryLine[]; readonly more: number }
  /** What opened and closed again while the channel was not to be disturbed. */
  | { readonly kind: 'digest'; readonly lines: readonly SummaryLine[]; readonly more: number }
  /** To a person: this channel can no longer be reached. */
  | { readonly kind: 'broken'; readonly channelId: string; readonly code: string }
  | FollowContent
  | DisconnectedContent
  | UnprovenContent
  /** To whoever was asked to do it by hand: that is over. */
  | { readonly kind: 'proven'; readonly store: string; readonly atMs: number }
  /** To a person: something that goes on, edited in place. */
  | { readonly kind: 'card'; readonly card: CardContent };

/** To the channels that follow a store: we have disconnected it ourselves. `by` null: the host did. */
export type DisconnectedContent = {
  readonly kind: 'disconnected';
  readonly store: string;
  readonly by: string | null;
  readonly atMs: number;
  /** `pending`: whether TikTok has let go of the access is not known yet. */
  readonly outcome: 'revoked' | 'detached' | 'pending';
};

/** To a person, once a day: TikTok was not seen to have let go of the sign-in. */
export type UnprovenContent = {
  readonly kind: 'unproven';
  readonly store: string;
  readonly sagaId: string;
  readonly signIn: string;
  readonly sinceMs: number;
  /** TikTok's page where a person can take the access away. */
  readonly manualUrl: string;
};

/** To whoever had items rechecked: what TikTok made of them, told once. */
export type FollowContent = {
  readonly kind: 'follow';
  readonly by: string;
  readonly storeId: string;
  readonly store: string;
  readonly startedAtMs: number;
  /** When TikTok last answered; null: it never did. */
  readonly asOfMs: number | null;
  readonly available: FollowedNames;
  readonly rejected: FollowedNames;
  /** These had no verdict by the end. */
  readonly inReview: FollowedNames;
  readonly missing: FollowedNames;
  readonly unread: FollowedNames;
};

/** The first `mostFollowedNames` of `count`. */
export type FollowedNames = { readonly count: number; readonly names: readonly string[] };

export const mostFollowedNames = 5;

export type SummaryLine = {
  readonly condition: ConditionName;
  readonly label: string;
  readonly count: number;
};

export const mostSummaryLines = 10;
