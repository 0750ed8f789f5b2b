const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `90s`, `30m`, `3h`, `7d` → milliseconds; null: not a duration. At most a year. */
export function parseDurationMs(text: string): number | null {
  const match = /^(\d{1,6})([smhd])$/.exec(text.trim());
  if (match === null) return null;
  const [, amount = '', unit = ''] = match;
  const ms = Number(amount) * (unitsMs[unit] ?? 0);
  return ms > 0 && ms <= 366 * 86_400_000 ? ms : null;
}
