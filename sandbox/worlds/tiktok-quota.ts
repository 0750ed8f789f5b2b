import type { TikTokState } from './tiktok-model.ts';

/** After too many calls in a minute the app is shut out for about five (tiktok-business-api.md 7.1). */
const banMs = 300_000;
/** Enough for every check of "attempts in any 60 s", and no leak in a sandbox that runs for days. */
const keptAttempts = 200_000;

/** Every call counts, also one that a fault swallows. True: this call is over the quota. */
export function countAttempt(state: TikTokState, operation: string): boolean {
  const atMs = state.nowMs();
  if (state.attempts.length >= keptAttempts) state.attempts.splice(0, keptAttempts / 2);
  state.attempts.push({ atMs, operation });
  if (atMs < state.bannedUntilMs) return true;
  if (state.quota === null) return false;
  if (attemptsSince(state, atMs - 60_000) > state.quota.perMinute) {
    state.bannedUntilMs = atMs + banMs;
    return true;
  }
  return attemptsSince(state, atMs - 1000) > state.quota.perSecond;
}

/** Calls later than this instant. */
export function attemptsSince(state: TikTokState, afterMs: number): number {
  let count = 0;
  for (let at = state.attempts.length - 1; at >= 0; at -= 1) {
    const attempt = state.attempts[at];
    if (attempt === undefined || attempt.atMs <= afterMs) break;
    count += 1;
  }
  return count;
}
