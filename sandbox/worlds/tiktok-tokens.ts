import { hexOf } from './tiktok-ids.ts';
import type { AuthCode, DeveloperApp, TikTokState, Token } from './tiktok-model.ts';

/** Auth codes live one hour and work once (tiktok-business-api.md 2.2). */
const authCodeLifeMs = 3_600_000;

export const nextSerial = (state: TikTokState): number => {
  state.serial += 1;
  return state.serial;
};

/** What the consent page would append to the redirect as `auth_code`. */
export function issueAuthCode(state: TikTokState, appId: string, coreUserId: string): AuthCode {
  const code = {
    code: hexOf(state.seed, 3, nextSerial(state)),
    appId,
    coreUserId,
    expiresAtMs: state.nowMs() + authCodeLifeMs,
    used: false,
  };
  state.authCodes.set(code.code, code);
  return code;
}

/** Uses up the code. null: wrong, used, expired, or another app's. */
export function redeemAuthCode(state: TikTokState, app: DeveloperApp, code: string): Token | null {
  const found = state.authCodes.get(code);
  if (found === undefined || found.used || found.appId !== app.appId) return null;
  if (found.expiresAtMs <= state.nowMs()) return null;
  found.used = true;
  return issueToken(state, app.appId, found.coreUserId);
}

/** The token of a fresh consent, by the issue mode in force. */
export function issueToken(state: TikTokState, appId: string, coreUserId: string): Token {
  const current = validTokens(state, appId, coreUserId);
  const newest = current.at(-1);
  if (state.tokenIssue === 'same' && newest !== undefined) return newest;
  if (state.tokenIssue === 'killing-old') for (const old of current) endToken(state, old, 'revoked');
  const token: Token = {
    value: hexOf(state.seed, 4, nextSerial(state)),
    appId,
    coreUserId,
    issuedAtMs: state.nowMs(),
    state: 'valid',
  };
  state.tokens.set(token.value, token);
  return token;
}

export function validTokens(state: TikTokState, appId: string, coreUserId: string): Token[] {
  return [...state.tokens.values()].filter(
    (token) => token.appId === appId && token.coreUserId === coreUserId && token.state === 'valid',
  );
}

/** Revoking a token silently ends its subscriptions (tiktok-business-api.md 8.3). */
export function endToken(state: TikTokState, token: Token, to: 'revoked' | 'expired'): void {
  token.state = to;
  for (const [id, subscription] of state.subscriptions) {
    if (subscription.token === token.value) state.subscriptions.delete(id);
  }
}

/** The accounts that the token's person can reach. */
export function advertiserIdsOf(state: TikTokState, coreUserId: string): string[] {
  const roles = state.users.get(coreUserId)?.roles;
  return [...state.adAccounts.keys()].filter((id) => roles?.has(id) === true);
}
