import { mix } from './catalog-seed.ts';

const kinds = {
  user: 10,
  bc: 11,
  advertiser: 12,
  catalog: 13,
  pixel: 14,
  feed: 15,
  feedLog: 16,
  app: 17,
  subscription: 18,
  product: 30,
} as const;
export type IdKind = keyof typeof kinds;

/**
 * 19 digits like TikTok's: above 2^53, with odd last digits, so that a client which reads them as numbers gets
 * visibly wrong ids: 7 kk oooo iiiiiiii nnnn (kind, owner, index, noise).
 */
export function tiktokId(seed: number, kind: IdKind, owner: number, index = 0): string {
  const noise = (mix(seed, kinds[kind], owner, index) % 5000) * 2 + 1;
  return `7${digits(kinds[kind], 2)}${digits(owner, 4)}${digits(index, 8)}${digits(noise, 4)}`;
}

/** The index inside an id made above; null for an id of another kind or shape. */
export function indexInId(id: string, kind: IdKind): number | null {
  return id.length === 19 && id.startsWith(`7${digits(kinds[kind], 2)}`) ? Number(id.slice(7, 15)) : null;
}

/** 20 characters, what people see in Events Manager (tiktok-business-api.md 5.1). */
export function pixelCodeOf(seed: number, owner: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  let code = 'C';
  for (let at = 0; at < 19; at += 1) code += letters[mix(seed, owner, at, 14) % letters.length] ?? 'A';
  return code;
}

/** 40 hex characters: tokens, secrets and codes of the sandbox; worth nothing anywhere else. */
export function hexOf(...parts: readonly number[]): string {
  let hex = '';
  for (let at = 0; at < 5; at += 1)
    hex += mix(...parts, at)
      .toString(16)
      .padStart(8, '0');
  return hex;
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');
