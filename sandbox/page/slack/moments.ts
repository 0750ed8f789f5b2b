import { formatDate } from '../../terminal/render-dates.ts';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** When a message was sent, as Slack writes it for this reader. */
export const timeOf = (ts: string, locale: string, nowMs: number): string =>
  formatDate(Number(ts), '{time}', { locale, timeZone, nowMs });
export const dayOf = (ts: string, locale: string, nowMs: number): string =>
  formatDate(Number(ts), '{day_divider_pretty}', { locale, timeZone, nowMs });

/** The clock of the sandbox. */
export const clockText = (nowMs: number): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(nowMs);
