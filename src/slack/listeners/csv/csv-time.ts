/** Slack's zones are those of the tz database; one that this machine does not know must not cost the file. */
export function zoneOr(timeZone: string | null): string {
  if (timeZone === null) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** The day in the person's zone. */
export const fileDay = (at: Date, timeZone: string): string => at.toLocaleDateString('sv-SE', { timeZone });

/** `2026-03-10 09:00`, which spreadsheets of every language read as a time. */
export function cellTime(timeZone: string): (at: Date) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return (at) => format.format(at);
}
