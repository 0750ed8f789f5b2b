import { after } from '../times.ts';
import type { SubscriptionSettings } from './subscription.ts';

type Hours = Pick<SubscriptionSettings, 'quietHours' | 'digestHour' | 'timeZone'>;

const hourMs = 3_600_000;
/** More hours than any two daily rules can close in a row. */
const longestHoldHours = 49;

/** When the channel may be disturbed again by what is not critical; null: now. Stepped hour by hour: days have 23 to 25. */
export function heldUntil(hours: Hours, now: Date): Date | null {
  if (isOpen(hours, now)) return null;
  let at = startOfNextHour(now, hours.timeZone);
  for (let steps = 0; steps < longestHoldHours && !isOpen(hours, at); steps += 1) {
    at = after(at, hourMs);
  }
  return at;
}

function isOpen({ quietHours, digestHour, timeZone }: Hours, at: Date): boolean {
  const { hour } = localTime(at, timeZone);
  // A digest hour inside the quiet hours was chosen on purpose: else nothing would ever be shown.
  if (digestHour !== null) return hour === digestHour;
  if (quietHours === null || quietHours.from === quietHours.to) return true;
  const { from, to } = quietHours;
  return from < to ? hour < from || hour >= to : hour < from && hour >= to;
}

/** `2026-11-23` in the channel's zone: what "daily" and "first of a day" mean there. */
export const localDay = (at: Date, timeZone: string): string => localTime(at, timeZone).day;

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(at: Date, timeZone: string) {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { year, month, day, hour, minute, second } = parts;
  return {
    day: `${year}-${month}-${day}`,
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: isKnownZone(timeZone) ? timeZone : 'UTC',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  formats.set(timeZone, made);
  return made;
}

/** Slack's list of zones is newer, or older, than ours: an hour in UTC is better than no alert at all. */
function isKnownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function startOfNextHour(at: Date, timeZone: string): Date {
  const { minute, second } = localTime(at, timeZone);
  const wholeSecondMs = Math.floor(at.getTime() / 1000) * 1000;
  return new Date(wholeSecondMs + hourMs - (minute * 60 + second) * 1000);
}
