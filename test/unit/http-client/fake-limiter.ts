import type { Lane, VendorLimiter } from '../../../src/core/ports.ts';

type Turn = Awaited<ReturnType<VendorLimiter['take']>>;

/** Gives every turn at once, unless `nextTurns` says otherwise; records what was asked. */
export type FakeLimiter = VendorLimiter & {
  readonly taken: Lane[];
  readonly pauses: number[];
  readonly nextTurns: Turn[];
};

export function fakeLimiter(): FakeLimiter {
  const taken: Lane[] = [];
  const pauses: number[] = [];
  const nextTurns: Turn[] = [];
  return {
    taken,
    pauses,
    nextTurns,
    async take(lane) {
      taken.push(lane);
      return nextTurns.shift() ?? { waitMs: 0 };
    },
    async pause(pauseMs) {
      pauses.push(pauseMs);
    },
  };
}
