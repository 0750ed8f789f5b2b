import { describe, expect, it } from '@jest/globals';
import { user } from '../../../src/tiktok/schema.ts';

const nameOf = (displayName: string) =>
  user.parse({ core_user_id: '1', display_name: displayName }).displayName;

describe('a name that is made to deceive', () => {
  it.each([
    ['an override of the direction', 'Evil \u202egpj.exe', 'Evil gpj.exe'],
    ['an isolate', '\u2067Loja\u2069', 'Loja'],
    ['what has no width', 'Lo\u200bja\u2060 \ufeffModelo\u00ad', 'Loja Modelo'],
    ['breaks of lines', ' Loja\r\nModelo\u2028de\u0085novo\n', 'Loja Modelo de novo'],
    ['control characters', 'Loja\u001b[31m\u0007', 'Loja [31m'],
    ['nothing that is seen', '\u200d\u200b \u3164', ''],
    ['emoji of several', '👩\u200d👧 ❤\ufe0f Loja', '👩\u200d👧 ❤\ufe0f Loja'],
  ])('with %s is shown as it is seen', (_, given, expected) => {
    expect(nameOf(given)).toBe(expected);
  });

  it('keeps its id as it is', () => {
    expect(user.parse({ core_user_id: 'a\u200b b', display_name: 'x' }).coreUserId).toBe('a\u200b b');
  });
});

describe('a name that PostgreSQL cannot store', () => {
  it.each([
    ['a NUL', 'Cat\u0000alog', 'Catalog'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['the other half', 'a\udc00b', 'a\ufffdb'],
    ['nothing odd', 'Ação 👟', 'Ação 👟'],
  ])('with %s is made storable, so that the reading is not lost', (_, given, expected) => {
    expect(nameOf(given)).toBe(expected);
  });
});
