import { describe, expect, it } from '@jest/globals';
import { accessOf, mayLook } from '../../../src/core/access.ts';
import type { Access } from '../../../src/core/access.ts';
import { personOf } from '../../support/builders.ts';

describe('accessOf', () => {
  it.each([
    ['somebody whom Slack did not name in time', null, 'unknown'],
    ['a member', personOf(), 'operator'],
    ['an admin or owner', personOf({ isAdmin: true }), 'admin'],
    ['a guest', personOf({ isGuest: true }), 'guest'],
    ['a guest with an admin flag', personOf({ isGuest: true, isAdmin: true }), 'guest'],
    ['a person of another workspace', personOf({ isForeign: true }), 'foreign'],
    ['an admin of another workspace', personOf({ isForeign: true, isAdmin: true }), 'foreign'],
    ['a guest of another workspace', personOf({ isForeign: true, isGuest: true }), 'foreign'],
  ] as const)('takes %s as %3$s', (_, person, expected) => {
    expect(accessOf(person)).toBe(expected);
  });
});

describe('mayLook', () => {
  it.each([
    ['guest', false],
    ['foreign', false],
    ['unknown', true],
    ['operator', true],
    ['admin', true],
  ] as const satisfies readonly (readonly [Access, boolean])[])('answers for %s: %s', (access, expected) => {
    expect(mayLook(access)).toBe(expected);
  });
});
