import { sql } from 'kysely';
import type { Lane, VendorLimiter } from '../core/ports.ts';
import type { Database } from './database.ts';
import { createSlotBatches } from './slot-batches.ts';

/** A vendor's quota for our developer app, all replicas together. */
export type Quota = { readonly perSecond: number; readonly perMinute: number; readonly perDay: number };

/** How much of the quota each lane may use; together at most 1. */
export type LaneShares = { readonly [L in Lane]: number };
/** alerts.md 7. */
const usualShares: LaneShares = { probe: 0.1, interactive: 0.2, polling: 0.7 };
export const lanes: readonly Lane[] = ['probe', 'interactive', 'polling'];
// What the network adds between our slot and the vendor's count must not take us over the edge of a window.
const usable = 0.9;

const tiers = [
  ['perSecond', 1_000],
  ['perMinute', 60_000],
  ['perDay', 86_400_000],
] as const satisfies readonly (readonly [keyof Quota, number])[];

/** The time between two calls of a lane: by the tightest of the three tiers, no bursts, so no window can overflow. */
export function emissionIntervalMs(quota: Quota, lane: Lane, shares: LaneShares = usualShares): number {
  const intervalMs = Math.max(
    ...tiers.map(([tier, periodMs]) => periodMs / callsPerPeriod(quota[tier], lane, shares)),
  );
  // Up to PostgreSQL's microsecond: rounded down, one call more would fit into a window.
  return Math.ceil(intervalMs * 1_000) / 1_000;
}

/**
 * A lane whose share is 2.2 calls may fall into a window with 3 of them. Where that of all lanes together would be more
 * than the quota, each gets whole calls only. (From 3 calls a period on: three lanes cannot share fewer.)
 */
function callsPerPeriod(quota: number, lane: Lane, shares: LaneShares): number {
  const share = (of: Lane) => quota * usable * shares[of];
  const most = lanes.reduce((sum, each) => sum + Math.ceil(share(each)), 0);
  return most <= quota || quota < lanes.length ? share(lane) : Math.max(1, Math.floor(share(lane)));
}

export type LimiterOptions = {
  readonly vendor: string;
  readonly quota: Quota;
  /** A call that would have to wait longer is refused as 'full'; default: by lane, below. */
  readonly maxWaitMs?: number;
  readonly shares?: LaneShares;
  /**
   * Asked for 100,000 things in a row, where a statement for each slot would take longer than the call: the polling lane takes
   * a second's slots at a time.
   */
  readonly batchesPolling?: boolean;
};

// A person waits for `interactive`. Several replicas of ten polling checks each queue up for a while and still all pass.
const longestWaitMs = { probe: 60_000, interactive: 30_000, polling: 90_000 } as const satisfies Record<
  Lane,
  number
>;

type Taken = { readonly refused: 'paused' | 'full' | null; readonly wait_ms: number };

/** Pure pacing (GCRA with a burst of 1), on the database's clock: one for all replicas. */
export function createRateLimiter(database: Database, options: LimiterOptions): VendorLimiter {
  const { vendor, quota, shares = usualShares, batchesPolling = false } = options;
  const keyOf = (lane: Lane) => `${vendor}:${lane}`;
  const takeSlots = async (lane: Lane, count: number) => {
    const intervalMs = emissionIntervalMs(quota, lane, shares);
    // The last of them may not wait for longer either.
    const longestMs = (options.maxWaitMs ?? longestWaitMs[lane]) - (count - 1) * intervalMs;
    const values = [keyOf(lane), count * intervalMs, Math.max(0, longestMs)];
    const [taken] = await database.prepared<Taken>('take_slot', takeSlot, values);
    if (taken === undefined) throw new Error('take_slot gave no row');
    const waitMs = Math.ceil(Math.max(taken.wait_ms, 0));
    return taken.refused === null ? { waitMs } : { refused: taken.refused, retryAfterMs: waitMs };
  };
  const polling = createSlotBatches({
    intervalMs: emissionIntervalMs(quota, 'polling', shares),
    reserve: (count) => takeSlots('polling', count),
    nowMs: () => performance.now(),
  });
  return {
    take: (lane) => (lane === 'polling' && batchesPolling ? polling.take() : takeSlots(lane, 1)),
    pause: async (pauseMs) => {
      polling.forget();
      // In one order always: two pauses at once would else wait for each other.
      const keys = lanes.map(keyOf).sort();
      await database.statement((db) =>
        sql`insert into rate_limit as r (key, paused_until)
          select key, limiter_now() + ${pauseMs} * interval '1 millisecond' from unnest(${keys}::text[]) as key
          on conflict (key) do update set paused_until = greatest(r.paused_until, excluded.paused_until)`.execute(
          db,
        ),
      );
      // What was taken while the pause was written.
      polling.forget();
    },
  };
}

const takeSlot = `select refused, wait_ms
  from take_slot($1, $2 * interval '1 millisecond', $3 * interval '1 millisecond')`;
