import type { Shape } from './shape.ts';
import type { SlackModel } from './world/slack.ts';
import type { SlackOutage } from './world/slack-faults.ts';
import type { TikTokModel } from './world/tiktok.ts';

/** What is really so, beside what the app believes: invariants compare the two. */
export type StoreTruth = {
  readonly number: number;
  readonly workspaceId: string;
  readonly storeId: string;
  readonly catalogId: string;
  readonly user: string;
  isRemoved: boolean;
  /** The app was uninstalled: what was known of it is no news to anybody any more. */
  isForgotten: boolean;
};

/** A change that people should hear of, and since when it holds without a break. */
export type Truth = {
  readonly shape: Shape;
  readonly tiktok: TikTokModel;
  readonly slack: SlackModel;
  readonly slackOutage: { mode: SlackOutage | null };
  readonly stores: StoreTruth[];
  /** By TikTok user: the token that the app was given last. */
  readonly tokenOf: Map<string, string>;
  /** Tokens that we revoked ourselves, while they worked. */
  readonly ours: Set<string>;
  /** History was not readable all the time. */
  lostHistory: boolean;
  /** People who will still do something: it is not over before. */
  awaited: number;
  /** People have deleted messages of the app. */
  hasErased: boolean;
};

export const usersOf = ({ stores }: Truth): string[] => [
  ...new Set(stores.filter(({ isRemoved }) => !isRemoved).map(({ user }) => user)),
];

export const isTokenValid = ({ tokenOf, tiktok }: Truth, user: string): boolean =>
  tiktok.tokens.get(tokenOf.get(user) ?? '')?.history.at(-1)?.isValid === true;
