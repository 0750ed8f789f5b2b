import { describe, expect, it } from '@jest/globals';
import { accessOf, may, mayLook } from '../../../src/core/access.ts';
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
    ['whoever was an admin long ago', personOf({ isAdmin: true, isOld: true }), 'unknown'],
    ['whoever was a member long ago', personOf({ isOld: true }), 'unknown'],
    ['whoever was a guest long ago', personOf({ isGuest: true, isOld: true }), 'guest'],
    ['a guest of another workspace', personOf({ isForeign: true, isGuest: true }), 'foreign'],
  ] as const)('takes %s as %3$s', (_, person, expected) => {
    expect(accessOf('U1', { person, right: null }, [])).toBe(expected);
  });
});

describe('a right', () => {
  it.each([
    ['makes a member an admin', personOf(), 'admin', [], 'admin'],
    ['lets a guest operate', personOf({ isGuest: true }), 'operator', [], 'operator'],
    ['lets a person of another workspace operate', personOf({ isForeign: true }), 'operator', [], 'operator'],
    ['takes nothing from an owner', personOf({ isAdmin: true }), 'operator', [], 'admin'],
    [
      'is all that an admin of long ago has',
      personOf({ isAdmin: true, isOld: true }),
      'operator',
      [],
      'operator',
    ],
    ['names whom Slack did not name in time', null, 'operator', [], 'operator'],
    ['is not needed by whom the host names', null, null, ['U1'], 'admin'],
    [
      'is what an owner needs where the host names others',
      personOf({ isAdmin: true }),
      null,
      ['U2'],
      'operator',
    ],
    [
      'makes no admin of a guest with an admin flag',
      personOf({ isGuest: true, isAdmin: true }),
      'operator',
      [],
      'operator',
    ],
  ] as const)('%s', (_, person, right, named, expected) => {
    expect(accessOf('U1', { person, right }, named)).toBe(expected);
  });
});

describe('may', () => {
  it.each([
    ['unknown', 'operate', false],
    ['operator', 'operate', true],
    ['operator', 'admin', false],
    ['admin', 'operate', true],
    ['admin', 'admin', true],
    ['guest', 'look', false],
  ] as const)('%s, %s: %s', (access, need, expected) => {
    expect(may(access, need)).toBe(expected);
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
