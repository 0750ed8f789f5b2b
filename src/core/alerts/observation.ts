import type { ConditionName, Scope, Severity } from './incident.ts';

/** How a condition is judged; the conditions/ folder has one file for each. */
export type ConditionRule = {
  readonly name: ConditionName;
  readonly severity: Severity;
  /** What a channel's threshold is about: items. Stores are not counted off against it. */
  readonly counts: 'items' | 'stores';
  /** Held back while this vendor does not answer; null: never. */
  readonly heldBackBy: 'tiktok' | null;
  /** Results in a row until a finding opens, or is fixed. 1: the observation itself is a proof. */
  readonly openAfter: 1 | 2;
  readonly closeAfter: 1 | 2;
  /** A result counts if it started so long after the last counted one. */
  readonly minGapMs: number;
  /** `contacts`: no channel's matter, but of whoever looks after the app. */
  readonly audience?: 'contacts';
};

export type Seen = {
  readonly fingerprint: string;
  readonly label: string;
  readonly storeId: string;
  readonly amount: number;
  /** false: looked at, and good. */
  readonly isBad: boolean;
};

/** What one reading says of one condition. A reading that says nothing makes no observation at all. */
export type Observation = {
  readonly scope: Scope;
  readonly label: string;
  /** When the reading started: results apply in this order. */
  readonly at: Date;
  /** When the source was read, where that is an earlier reading than the one that looked into it. */
  readonly asOf?: Date;
  /** Everything that is wrong in this scope is in `seen`: what is not there is good. */
  readonly isComplete: boolean;
  readonly seen: readonly Seen[];
  /** How many there are in all; null: not known. */
  readonly total: number | null;
  /** The store's interval in force: flapping is measured in intervals. */
  readonly intervalMs: number;
};
