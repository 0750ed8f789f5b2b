import { describe, expect, it } from '@jest/globals';
import { handlePattern, vtexAccountPattern } from '../../../src/core/store.ts';
import { isUuid } from '../../../src/core/uuid.ts';
import { storeIdOf } from '../../support/builders.ts';

describe('isUuid', () => {
  it('knows a uuid', () => {
    expect(isUuid(storeIdOf(1))).toBe(true);
  });

  it.each([
    '',
    'loja-modelo',
    `${storeIdOf(1)}\n`,
    ` ${storeIdOf(1)}`,
    storeIdOf(1).replace('0', 'g'),
    storeIdOf(1).slice(1),
  ])('refuses %j, on which PostgreSQL would throw', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});

describe('handlePattern', () => {
  it.each(['a', 'loja-modelo', '0', 'a'.repeat(21)])('takes %j', (handle) => {
    expect(handlePattern.test(handle)).toBe(true);
  });

  it.each(['', 'A', 'loja modelo', 'açaí', 'a_b', '<!here>', 'a'.repeat(22), 'a\n'])(
    'refuses %j',
    (handle) => {
      expect(handlePattern.test(handle)).toBe(false);
    },
  );
});

describe('vtexAccountPattern', () => {
  it.each(['', 'evil.example/', 'a@b', '../x', 'a'.repeat(64)])(
    'refuses %j, which would change the host of a request',
    (account) => {
      expect(vtexAccountPattern.test(account)).toBe(false);
    },
  );
});
