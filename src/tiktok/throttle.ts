import type { VendorLimiter } from '../core/ports.ts';
import { longPauseMs, maxPauseMs, shortPauseMs, throttlesBeforeLongPause } from './limits.ts';

export type ThrottleAnswer = {
  /** null: HTTP 429 without TikTok's envelope. */
  readonly code: number | null;
  readonly message: string;
  readonly retryAfterMs: number | null;
};

export type ThrottleEvent = {
  readonly operation: string;
  readonly code: number | null;
  readonly pauseMs: number;
};

/** Turns throttle answers into pauses that every replica keeps. */
export type Throttle = {
  /** Called before a request; hand the number back with its answer. */
  begin(): number;
  good(turn: number): void;
  throttled(turn: number, operation: string, answer: ThrottleAnswer): Promise<void>;
};

/**
 * Requests that were under way together are throttled together: that is one throttle, not several in a row. `turn`
 * tells which throttle a request has already seen when it began, so that no clock is needed.
 */
export function createThrottle(
  limiter: VendorLimiter,
  onThrottle?: (event: ThrottleEvent) => void,
): Throttle {
  let turn = 0;
  let inARow = 0;
  return {
    begin: () => turn,
    good(begun) {
      if (begun === turn) inARow = 0;
    },
    async throttled(begun, operation, answer) {
      if (begun === turn) {
        turn += 1;
        inARow += 1;
      }
      const pauseMs = pauseFor(answer, inARow);
      onThrottle?.({ operation, code: answer.code, pauseMs });
      await limiter.pause(pauseMs);
    },
  };
}

function pauseFor(answer: ThrottleAnswer, inARow: number): number {
  if (answer.retryAfterMs !== null) {
    // "Retry-After: 0" beside a throttle would let all replicas come back at once.
    return Math.min(Math.max(answer.retryAfterMs, 1_000), maxPauseMs);
  }
  // 61000 = blocked for too many requests; 40100 names the limit in its message, QPS, QPM or QPD (7.2).
  const isLong = answer.code === 61000 || /QPM|QPD/i.test(answer.message);
  return isLong || inARow >= throttlesBeforeLongPause ? longPauseMs : shortPauseMs;
}
