import { heldUntil } from '../alerts/hours.ts';
import { after } from '../times.ts';

/** VTEX's TikTok integration is for stores in Brazil (vtex.md 8), and their shops are quietest then. */
const timeZone = 'America/Sao_Paulo';
/** A pass that was published in the night must not be followed by another one in the same night. */
const restMs = 6 * 3_600_000;

/** The next night's reading of everything: when it is `hour` o'clock in Brazil, and not within six hours. */
export function nextNight(now: Date, hour: number): Date {
  const earliest = after(now, restMs);
  return heldUntil({ quietHours: null, digestHour: hour, timeZone }, earliest) ?? earliest;
}
