/** The time of all three worlds: the real one plus what was advanced. */
export type WorldClock = { nowMs(): number; shift(ms: number): void };

export function createWorldClock(aheadMs = 0): WorldClock {
  let shiftMs = aheadMs;
  return {
    nowMs: () => Date.now() + shiftMs,
    shift(ms) {
      shiftMs += ms;
    },
  };
}
