const DAY_MS = 86_400_000;

/** When a source was read. */
export type SourceTimes = {
  /** The last complete reading. */
  readonly asOf: Date;
  /** The end of the first one: until then everything is new. null: not known. */
  readonly firstAt: Date | null;
};

/**
 * The moment with which a source's findings are compared: a day ago. Where nothing was read within the day, the moment before the
 * last reading, for otherwise silence would be taken for "nothing changed". null: nothing was read before then.
 */
export function trendSince(now: Date, { asOf, firstAt }: SourceTimes): Date | null {
  const since = new Date(Math.min(now.getTime() - DAY_MS, asOf.getTime() - 1));
  return firstAt === null || firstAt > since ? null : since;
}
