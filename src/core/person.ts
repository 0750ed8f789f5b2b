/** What Slack says of a person (users.info), kept for 24 hours. */
export type Person = {
  readonly userId: string;
  /** As Slack writes it, e.g. `pt-BR`; null where Slack did not say. */
  readonly slackLocale: string | null;
  readonly timeZone: string | null;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  /** Belongs to another workspace (Slack Connect). */
  readonly isForeign: boolean;
  readonly fetchedAt: Date;
  /** Slack has not said it again for too long: it still keeps somebody out, and lets nobody do anything (access.ts). */
  readonly isOld: boolean;
};
