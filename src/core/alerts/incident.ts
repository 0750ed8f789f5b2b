export type ConditionName =
  | 'products.need_details'
  | 'products.not_sent'
  | 'grant.revoked'
  | 'account.suspended'
  | 'account.not_approved'
  | 'connection.permission_lost'
  | 'pixel.permission'
  | 'app.rejected'
  | 'upstream.tiktok'
  | 'upstream.vtex'
  | 'vtex.credentials'
  | 'vtex.permission';
export type Severity = 'critical' | 'warning' | 'info';

/** What an incident is about. There is at most one open incident per workspace, scope and condition. */
export type Scope = `store:${string}` | `grant:${string}` | `vtex:${string}` | 'tiktok' | 'vtex' | 'app';

/**
 * `fixed`: it is good again, by two readings or a proof. The others say why we stopped looking: a mute, a threshold
 * or an inhibition is never among them (alerts.md 4).
 */
export type CloseReason = 'fixed' | 'reconnected' | 'removed' | 'disconnected';

/** candidate → open → clearing → fixed; `gone`: no longer watched. A candidate that is good once is forgotten. */
export type FindingPhase = 'candidate' | 'open' | 'clearing' | 'fixed' | 'gone';

/**
 * One thing that is wrong: a product lacks a datum, a store does not answer. `count:…` stands for many that a source
 * counts but does not name; its amount is their number.
 */
export type Finding = {
  readonly fingerprint: string;
  readonly label: string;
  /** The store it belongs to: a subscription to some stores counts only theirs. */
  readonly storeId: string;
  readonly amount: number;
  readonly phase: FindingPhase;
  /** The incident's version in which it became open; null for a candidate. */
  readonly openedVersion: number | null;
  /** The incident's version in which it was fixed or gone. */
  readonly closedVersion: number | null;
};

/** `pending`: only candidates yet; nobody is told. */
export type IncidentPhase = 'pending' | 'open' | 'closed';

export type Acknowledgement = { readonly by: string; readonly at: Date; readonly count: number };
export type Mute = { readonly by: string; readonly until: Date; readonly reason: string | null };

export type Incident = {
  readonly id: string;
  readonly condition: ConditionName;
  readonly scope: Scope;
  readonly label: string;
  readonly phase: IncidentPhase;
  /** Raised by every change that a channel could want to see. */
  readonly version: number;
  readonly openedAt: Date;
  /** When it was last opened or reopened; the group wait runs from here. */
  readonly firedAt: Date;
  readonly asOf: Date;
  readonly total: number | null;
  readonly closedAt: Date | null;
  readonly closeReason: CloseReason | null;
  readonly acknowledged: Acknowledgement | null;
  readonly muted: Mute | null;
  /** The last transition while it flaps; null: it does not. */
  readonly flapping: Date | null;
};

/** What outlives incidents: when the last result counted, and how often it turned lately. */
export type ConditionState = {
  readonly lastCountedAt: Date | null;
  readonly transitions: readonly Date[];
};

/** Everything about one condition of one scope; read, judged and written back in one transaction under its lock. */
export type ConditionFile = {
  readonly condition: ConditionName;
  readonly scope: Scope;
  readonly state: ConditionState;
  /** The open or pending one, else the one closed last, as long as it may be reopened. */
  readonly incident: Incident | null;
  readonly findings: readonly Finding[];
};

export const isCounted = ({ phase }: Finding): boolean => phase === 'open' || phase === 'clearing';
