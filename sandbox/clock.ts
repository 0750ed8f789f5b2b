/** The time of all three worlds: the real one plus what was advanced. */
export type WorldClock = {
  nowMs(): number;
  shift(ms: number): void;
  /** What was advanced so far. */
  shiftedMs(): number;
};

export function createWorldClock(): WorldClock {
  let shiftMs = 0;
  return {
    nowMs: () => Date.now() + shiftMs,
    shift(ms) {
      shiftMs += ms;
    },
    shiftedMs: () => shiftMs,
  };
}
