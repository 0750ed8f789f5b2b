import type { Saga } from './saga.ts';

/** What was, was before now: after a clock was set back, whatever is given up after a time would otherwise wait for it to catch up. */
export function withoutFuture(saga: Saga, nowMs: number): Saga {
  const past = (ms: number) => Math.min(ms, nowMs);
  const pastOrNull = (ms: number | null) => (ms === null ? null : past(ms));
  return {
    ...{ ...saga, startedMs: past(saga.startedMs), committedMs: pastOrNull(saga.committedMs) },
    unprovenSinceMs: pastOrNull(saga.unprovenSinceMs),
    steps: saga.steps.map((step) => ({ ...step, beganMs: past(step.beganMs) })),
  };
}
