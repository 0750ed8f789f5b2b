/** Who did something: a person in Slack, the host with the admin command, the app on its own, or TikTok. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'host' }
  | { readonly kind: 'app' }
  | { readonly kind: 'tiktok' };

/** Why something changes. A workspace carries it (workspace.ts), so that whatever changes in its name is recorded with it. */
export type Act = {
  readonly by: Actor;
  /** Of the request that wanted it: also in its log lines, and in the answer where it fails. Empty: nobody asked. */
  readonly reference: string;
};

/** What nobody asked for is the app's own work. */
export const appAct: Act = { by: { kind: 'app' }, reference: '' };

/** What is recorded; people read it as the locale key `audit.<action>`. */
export const auditActions = [
  'store.added',
  'store.edited',
  'store.removed',
  'channel.store',
  'keys.saved',
  'pings.renewed',
  'alerts.on',
  'alerts.off',
  'alerts.changed',
  'contact.on',
  'contact.off',
  'alert.acknowledged',
  'alert.muted',
  'right.granted',
  'right.withdrawn',
  'settings.changed',
  'link.made',
  'link.refused',
  'connect.begun',
  'connect.refused',
  'connect.lost',
  'connect.failed',
  'connect.dropped',
  'connect.authorized',
  'connect.chosen',
  'matching.changed',
  'disconnect.begun',
  'disconnect.cancelled',
  'disconnect.step',
  'disconnect.ended',
  'access.ended',
  'app.uninstalled',
  'workspace.erased',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What it was and what it is. Never a secret: this is shown in Slack. */
export type AuditValues = {
  readonly [name: string]: string | number | boolean | null | readonly string[];
};

/** What a change hands to the record; who and why come with the workspace. */
export type AuditNote = {
  readonly action: AuditAction;
  readonly storeId: string | null;
  readonly before?: AuditValues;
  readonly after?: AuditValues;
};

export type AuditEntry = {
  /** Later ones have higher numbers. */
  readonly id: string;
  readonly at: Date;
  readonly by: Actor;
  readonly action: AuditAction;
  /** null: of the whole workspace. The label (its handle then) outlives the store. */
  readonly store: { readonly id: string; readonly label: string } | null;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
  readonly reference: string;
};
