import type { Language } from './alerts/content.ts';
import type { Act } from './audit.ts';

declare const brand: unique symbol;

/**
 * The proof that somebody was authorized for this workspace: only the workspace repository makes one, for
 * `authorize` (a signed Slack request), for the sweep of scheduled work and for the admin command.
 * Repository methods take it instead of an id, so that a forgotten scope does not compile.
 * `act`: who acts in its name and why; absent: the app itself. Whatever changes is recorded with it.
 * `language`: what its admins chose for those whose own language we do not speak; absent where nobody is asked or answered.
 */
export type Workspace = {
  readonly id: string;
  readonly act?: Act;
  readonly language?: Language | null;
  readonly [brand]: 'Workspace';
};

/** The same workspace in the hands of whoever acts. */
export const actingIn = (workspace: Workspace, act: Act): Workspace => ({ ...workspace, act });

/** A Slack workspace as Slack names it: `enterpriseId` is null outside Enterprise Grid. */
export type SlackTeam = { readonly teamId: string; readonly enterpriseId: string | null };

export type Installation = {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly appId: string | null;
  readonly scopes: readonly string[];
};
