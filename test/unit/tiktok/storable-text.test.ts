import { describe, expect, it } from '@jest/globals';
import { user } from '../../../src/tiktok/schema.ts';

const nameOf = (displayName: string) =>
  user.parse({ core_user_id: '1', display_name: displayName }).displayName;

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
