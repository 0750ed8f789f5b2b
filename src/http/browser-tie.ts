import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Ties what a one-time link does to the browser that opened it, without a row written by a GET: a cookie of 256 random bits, and in
 * the page (or in TikTok's `state`) an HMAC of the link's secret under it. Whoever has only the address, or only the cookie, can
 * make no second step. docs/decisions/0008.
 */
export type TiePlace = {
  /** Without a final slash; its path belongs to the cookie's, for there may be a proxy that cuts it off. */
  readonly publicUrl: string;
  /** Begins and ends with a slash, e.g. '/keys/'. */
  readonly place: string;
};

const name = 'tie';
/** 256 bits in base64url: secrets of links, cookies and their HMACs alike. */
export const tokenPattern = /^[\w-]{43}$/;
/** As long as a link lives. */
const maxAgeSeconds = 600;

/** The cookie of this browser; null: none, or nothing that we made. */
export function readTie({ headers }: Pick<IncomingMessage, 'headers'>): string | null {
  const cookies = (headers.cookie ?? '').split(';').map((one) => one.trim());
  const ours = cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return tokenPattern.test(ours) ? ours : null;
}

/** Gives the browser its cookie, or the one that it has for ten minutes more: two tabs must both work. Answers its value. */
export function setTie(request: IncomingMessage, response: ServerResponse, place: TiePlace): string {
  const tie = readTie(request) ?? randomBytes(32).toString('base64url');
  const { pathname, protocol } = new URL(place.publicUrl + place.place);
  const flags = ['HttpOnly', 'SameSite=Lax', ...(protocol === 'https:' ? ['Secure'] : [])];
  response.setHeader(
    'set-cookie',
    [`${name}=${tie}`, `Path=${pathname}`, `Max-Age=${String(maxAgeSeconds)}`, ...flags].join('; '),
  );
  return tie;
}

/** What the second step must bring along. */
export const csrfOf = (tie: string, secret: string): string =>
  createHmac('sha256', tie).update(secret).digest('base64url');

/** Whether this browser opened this link. Takes as long whatever is wrong. */
export function isTied(tie: string | null, secret: string, csrf: string): boolean {
  const expected = Buffer.from(csrfOf(tie ?? '', secret));
  const given = Buffer.from(csrf);
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame && tie !== null;
}
