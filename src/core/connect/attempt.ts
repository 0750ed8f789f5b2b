/**
 * offered → exchanging → issued → authorized → reached → connected. Every arrow is a transaction; what stands between two of them is one
 * call to TikTok, and the row says from where to go on.
 */
export const attemptStates = [
  'offered', // the link waits for the consent
  'exchanging', // TikTok's code is being exchanged: the only step that cannot be repeated
  'issued', // we hold a token, and do not know whose
  'authorized', // it is in the grant of its TikTok user
  'reached', // and what it reaches was read: the person chooses
  'connected',
  'orphan', // a token that nobody needs, to be revoked
  'refused',
  'expired',
  'lost',
  'failed',
  'superseded',
  'dropped', // authorized, and nothing chosen in a day
  'revoked',
] as const;
export type AttemptState = (typeof attemptStates)[number];

/** An exchange takes 10 s at most: whoever began it and has not said how it ended is gone. */
export const exchangeMs = 2 * 60_000;
/** For an account to be chosen, and for TikTok to say whose a token is. */
export const patienceMs = 24 * 3_600_000;
/** Far longer than one call with its retries; each stored page renews it (read-reach.ts). */
export const leaseMs = 2 * 60_000;

const retryMs = [5_000, 15_000, 60_000, 300_000, 900_000] as const;
export const retryAfterMs = (tries: number): number =>
  retryMs[Math.min(tries, retryMs.length - 1)] ?? exchangeMs;

/** Nobody may choose for an attempt in any other state. */
export const isChoosable = (state: AttemptState): boolean => state === 'reached' || state === 'connected';
