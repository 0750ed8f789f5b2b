import type { ConditionName } from './alerts/incident.ts';
import type { Connection, Grant } from './connection.ts';
import type { CheckOutcome, Counts, Memory } from './reading.ts';
import type { Store } from './store.ts';

export type DatedCounts = { readonly counts: Counts; readonly at: Date };

/** An open incident as far as it concerns one store. */
export type OpenIncident = {
  readonly id: string;
  readonly condition: ConditionName;
  /** Whom the whole incident is about: the store's name, the TikTok user's; empty for TikTok itself. */
  readonly label: string;
  /** Of this store only: items, or 1 where the store itself is what is concerned. */
  readonly count: number;
  /** Of how many items; null where no source says. */
  readonly total: number | null;
  readonly openedAt: Date;
  readonly asOf: Date;
  readonly acknowledged: { readonly by: string; readonly at: Date } | null;
};

/** All that `status` and `catalog` show of one store, from stored data only. */
export type StoreStatus = {
  readonly store: Store;
  readonly connection: Connection;
  readonly grant: Grant | null;
  readonly memory: Memory;
  /** `intervalMs` is the interval actually in force (stretched when the quota is short). */
  readonly check: {
    readonly lastEndedAt: Date | null;
    readonly lastOutcome: CheckOutcome | null;
    readonly intervalMs: number;
  };
  /** Oldest first. What a channel's threshold or a mute hides stands here as well. */
  readonly incidents: readonly OpenIncident[];
  /** The counts as they stood 24 hours and 7 days ago; null where nothing was read then. */
  readonly history: { readonly dayAgo: DatedCounts | null; readonly weekAgo: DatedCounts | null };
};
