import type { IncomingMessage } from 'node:http';
import { localeOf } from '../locales/index.ts';
import type { Locale } from '../locales/index.ts';
import { tokenPattern } from './browser-tie.ts';
import { readBody } from './read-body.ts';

/** The secret that follows the place in the address; null: none that we would have made. */
export function secretIn({ url = '/' }: Pick<IncomingMessage, 'url'>, place: string): string | null {
  const secret = (url.split('?', 1)[0] ?? '').slice(place.length);
  return tokenPattern.test(secret) ? secret : null;
}

/** Our longest form has some 600 bytes. */
const formLimitBytes = 8_192;

/** A submitted form: its first value of each name. */
export async function readForm(
  request: IncomingMessage,
): Promise<URLSearchParams | 'tooLarge' | 'wrongType'> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return 'wrongType';
  const body = await readBody(request, formLimitBytes);
  return body === null ? 'tooLarge' : new URLSearchParams(body);
}

/** The first language of ours that the browser names; null: none. For pages of nobody's link. */
export function languageOf({ headers }: Pick<IncomingMessage, 'headers'>): Locale | null {
  const named = (headers['accept-language'] ?? '')
    .split(',')
    .map((one) => localeOf(one.split(';', 1)[0]?.trim() ?? null));
  return named.find((one) => one !== null) ?? null;
}
