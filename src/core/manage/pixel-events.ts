import type { PartMemory } from '../reading.ts';

/** The events of one UTC day, of all kinds together, as TikTok told them at `readAtMs`. */
export type EventDay = {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly count: number;
  readonly readAtMs: number;
};

/** Days to read, and what is known of the others. */
export type DueDays = { readonly days: readonly string[]; readonly known: readonly EventDay[] };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** alerts.md 2: what TikTok counts of a day is complete six hours after its end. */
const settleMs = 6 * HOUR_MS;
const daysShown = 7;
/** One call each: a store that is new must not take the turn of the others. */
const mostPerCheck = 2;
/** After a refusal; a check comes every few minutes. */
const retryMs = HOUR_MS;

const dayAt = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const endOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) + DAY_MS;

/** The last seven UTC days that are over, oldest first. */
export function lastDays(now: Date): readonly string[] {
  return Array.from({ length: daysShown }, (_, at) => dayAt(now.getTime() - (daysShown - at) * DAY_MS));
}

export const isComplete = ({ day, readAtMs }: EventDay): boolean => readAtMs >= endOf(day) + settleMs;

/** What a check reads of them: days that are complete by now and were not read since, the newest first. null: nothing is due. */
export function dueDays({ good, last }: PartMemory<readonly EventDay[]>, now: Date): DueDays | null {
  if (last !== null && last.class !== 'good' && now.getTime() - last.at.getTime() < retryMs) return null;
  const known = good?.value ?? [];
  const days = unread(known, now).filter((day) => endOf(day) + settleMs <= now.getTime());
  return days.length === 0 ? null : { days: days.slice(0, mostPerCheck), known };
}

/** The same for somebody who looks: also the days of which TikTok may not have counted everything yet. */
export const openDays = (known: readonly EventDay[], now: Date): DueDays => ({
  days: unread(known, now),
  known,
});

function unread(known: readonly EventDay[], now: Date): string[] {
  const complete = new Set(known.filter(isComplete).map(({ day }) => day));
  return lastDays(now)
    .filter((day) => !complete.has(day))
    .toReversed();
}

/** What is known with what was read; days that nobody sees any more are left out. */
export function withDays(known: readonly EventDay[], read: readonly EventDay[], now: Date): EventDay[] {
  const byDay = new Map([...known, ...read].map((one) => [one.day, one]));
  return lastDays(now).flatMap((day) => byDay.get(day) ?? []);
}
