import type { Language } from './alerts/content.ts';
import type { Workspace } from './workspace.ts';

export type LinkPurpose = 'vtex-keys' | 'connect';

/** An address for one person and one use: what is secret is not typed into Slack, and a browser has no Slack session. */
export type OneTimeLink = {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly storeId: string;
  /** Whoever asked for it; what is done with it is done in their name. */
  readonly userId: string;
  readonly language: Language;
  readonly expiresAt: Date;
};

/** `unknown` also where the store or the workspace is gone. */
export type LinkRefusal = 'unknown' | 'used' | 'expired';

export type LinkRepository = {
  /** What a GET needs; it consumes nothing. The workspace acts in the name of whoever asked for the link. */
  look(
    purpose: LinkPurpose,
    secret: string,
  ): Promise<{ readonly workspace: Workspace; readonly link: OneTimeLink } | LinkRefusal>;
  /** What was brought with this secret was refused; recorded where there is such a link, five times at most. `why` is a code. */
  recordRefusal(purpose: LinkPurpose, secret: string, why: string): Promise<void>;
};
