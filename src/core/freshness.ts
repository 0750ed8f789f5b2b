import type { AnswerClass } from './answer.ts';
import type { StoreStatus } from './status.ts';

/**
 * Why the figures are not fresh; `none`: no check has ended since, `notConnected`: nothing is read at all, `revoked`: the
 * sign-in was proven to be revoked (alerts.md 3), not just refused.
 */
export type StaleReason = Exclude<AnswerClass, 'good'> | 'none' | 'notConnected' | 'revoked';

/** null: fresh. `ageMs` null: there are no figures. */
export type Staleness = { readonly ageMs: number | null; readonly reason: StaleReason };

/** Answers that a person should hear of at once, however young the last good figures are. */
const tellAtOnce: readonly StaleReason[] = ['tokenRefused', 'appRefused', 'askUser', 'objectRefused'];

/** Figures older than two intervals are stale (product.md 3); the reason is how the last attempt ended. */
export function stalenessOf(status: StoreStatus, now: Date): Staleness | null {
  const { good, last } = status.memory.counts;
  const ageMs = good === null ? null : Math.max(0, now.getTime() - good.at.getTime());
  if (status.connection.phase !== 'connected') return { ageMs, reason: 'notConnected' };
  if (status.grant?.state === 'revoked') return { ageMs, reason: 'revoked' };
  const reason: StaleReason = last === null || last.class === 'good' ? 'none' : last.class;
  if (ageMs === null) return { ageMs, reason };
  const isOld = ageMs > 2 * status.check.intervalMs;
  return isOld || tellAtOnce.includes(reason) ? { ageMs, reason } : null;
}
