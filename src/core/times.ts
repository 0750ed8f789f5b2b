/** The time so many milliseconds later. */
export const after = (time: Date, ms: number): Date => new Date(time.getTime() + ms);

/** The earliest of the times that are known; null: none is. */
export function earliest(...times: readonly (Date | null)[]): Date | null {
  return times.reduce(
    (first, time) => (first === null || (time !== null && time < first) ? time : first),
    null,
  );
}
