import { after } from '../times.ts';
import type { Acknowledgement, Incident, Severity } from './incident.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const criticalMs = [hourMs, 4 * hourMs];

/** When to say "still": a critical one 1 h and 4 h after it opened, then daily; the others daily (alerts.md 4). */
export function nextRepeatAt(severity: Severity, firedAt: Date, now: Date): Date {
  const ageMs = now.getTime() - firedAt.getTime();
  const early = severity === 'critical' ? criticalMs.find((ms) => ms > ageMs) : undefined;
  return early === undefined ? after(now, dayMs) : after(firedAt, early);
}

const grownShare = 1.2;
const grownBy = 5;

/** Acknowledged, and not much worse since: repeats stop until it grows by 20 % and by 5. */
export function isQuieted({ acknowledged }: Pick<Incident, 'acknowledged'>, count: number): boolean {
  return acknowledged !== null && !hasGrown(acknowledged, count);
}

const hasGrown = (ack: Acknowledgement, count: number): boolean =>
  count >= ack.count * grownShare && count >= ack.count + grownBy;
