import type { Connection, Grant } from './connection.ts';
import type { CheckOutcome, Counts, Memory } from './reading.ts';
import type { Store } from './store.ts';

export type DatedCounts = { readonly counts: Counts; readonly at: Date };

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
  /** The counts as they stood 24 hours and 7 days ago; null where nothing was read then. */
  readonly history: { readonly dayAgo: DatedCounts | null; readonly weekAgo: DatedCounts | null };
};
