declare const brand: unique symbol;

/**
 * The proof that somebody was authorized for this workspace: only the workspace repository makes one, for
 * `authorize` (a signed Slack request), for the sweep of scheduled work and for the admin command.
 * Repository methods take it instead of an id, so that a forgotten scope does not compile.
 */
export type Workspace = { readonly id: string; readonly [brand]: 'Workspace' };

/** A Slack workspace as Slack names it: `enterpriseId` is null outside Enterprise Grid. */
export type SlackTeam = { readonly teamId: string; readonly enterpriseId: string | null };

export type Installation = {
  readonly botToken: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly appId: string | null;
  readonly scopes: readonly string[];
};
