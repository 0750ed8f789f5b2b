import { jsonAnswer } from '../stand-in.ts';
import type { WireAnswer } from '../stand-in.ts';

/** VTEX's error bodies are not uniform: each family of endpoints has its own shape (vtex.md 1.4). */
export type Family = 'catalog' | 'checkout' | 'pricing' | 'logistics';

export class Refused extends Error {
  readonly answer: WireAnswer;
  constructor(answer: WireAnswer) {
    super(`answered ${answer.status}`);
    this.answer = answer;
  }
}

const wrapped = (code: string, message: string) => ({ error: { code, message, exception: null } });

export const unauthorized = (family: Family): WireAnswer =>
  family === 'logistics'
    ? jsonAnswer(
        {
          type: 'https://tools.ietf.org/html/rfc9110#section-15.5.2',
          title: 'Unauthorized',
          status: 401,
          traceId: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
        },
        401,
      )
    : jsonAnswer(wrapped('1', 'Unauthorized access'), 401);

export function forbidden(family: Family): WireAnswer {
  if (family === 'checkout') return jsonAnswer(wrapped('CHK003', 'Access denied'), 403);
  return family === 'catalog'
    ? jsonAnswer(wrapped('1', 'Access denied'), 403)
    : jsonAnswer({ message: 'Access denied.' }, 403);
}

export const notFound = (family: Family, what: string): Refused =>
  new Refused(
    family === 'catalog'
      ? { status: 404, headers: { 'content-type': 'text/plain' }, body: `${what} not found` }
      : jsonAnswer({ Message: `${what} not found.` }, 404),
  );

export const badRequest = (message: string): Refused => new Refused(jsonAnswer({ Message: message }, 400));
export const checkoutError = (code: string, message: string): Refused =>
  new Refused(jsonAnswer(wrapped(code, message), 400));

export const throttled = (retryAfterS: number): WireAnswer => ({
  ...jsonAnswer({ message: 'Too many requests' }, 429),
  headers: { 'content-type': 'application/json; charset=utf-8', 'retry-after': String(retryAfterS) },
});
