import type { HttpOutcome } from '../http-client/outcome.ts';
import { retryAfterMs } from '../http-client/retry-after.ts';
import { defaultPauseMs, maxPauseMs, minPauseMs } from './limits.ts';

export type ThrottleEvent = {
  readonly account: string;
  readonly operation: string;
  readonly status: number;
  readonly pauseMs: number;
};

export type Throttled = { readonly status: number; readonly pauseMs: number };

/**
 * How long every replica leaves the account alone; null: nobody asked for it. A 503 is an open circuit breaker of VTEX
 * (vtex.md 1.4), and a pause only where it says how long.
 */
export function throttledBy(outcome: HttpOutcome): Throttled | null {
  if (outcome.kind === 'answered') {
    if (outcome.status !== 429) return null;
    return { status: 429, pauseMs: bounded(retryAfterMs(outcome.headers) ?? defaultPauseMs) };
  }
  if (outcome.status !== 503 || outcome.retryAfterMs === undefined) return null;
  return { status: 503, pauseMs: bounded(outcome.retryAfterMs) };
}

function bounded(pauseMs: number): number {
  return Math.min(Math.max(pauseMs, minPauseMs), maxPauseMs);
}
