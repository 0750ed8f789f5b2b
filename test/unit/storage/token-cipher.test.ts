import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../support/fast-check.ts';
import { createTokenCipher, kidOf } from '../../../src/storage/token-cipher.ts';
import type { SecretPlace } from '../../../src/storage/token-cipher.ts';

const key = (kid: string) => ({ kid, key: randomBytes(32) });
const place: SecretPlace = { table: 'installation', column: 'bot_token', workspaceId: 'w1', row: 'r1' };
const places: fc.Arbitrary<SecretPlace> = fc.record({
  table: fc.string(),
  column: fc.string(),
  workspaceId: fc.string(),
  row: fc.string(),
});
const unreadable = expect.objectContaining({ code: 'secret_unreadable', kind: 'config' });

describe('token cipher', () => {
  const old = key('old');
  const cipher = createTokenCipher([key('new'), old]);

  it('gives back every secret in its own place', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), places, (secret, where) => {
        expect(cipher.decrypt(cipher.encrypt(secret, where), where)).toBe(secret);
      }),
    );
  });

  it('opens a secret nowhere else', () => {
    fc.assert(
      fc.property(fc.string(), places, places, (secret, here, there) => {
        fc.pre(JSON.stringify(here) !== JSON.stringify(there));
        expect(() => cipher.decrypt(cipher.encrypt(secret, here), there)).toThrow(unreadable);
      }),
    );
  });

  it('keeps apart places whose parts only join to the same text', () => {
    const stored = cipher.encrypt('s', { ...place, workspaceId: 'ab', row: 'c' });
    expect(() => cipher.decrypt(stored, { ...place, workspaceId: 'a', row: 'bc' })).toThrow(unreadable);
  });

  it('refuses a stored text with any one character changed', () => {
    const stored = cipher.encrypt('a secret of some length', place);
    fc.assert(
      fc.property(fc.nat(stored.length - 2), fc.constantFrom('A', 'z', '0', '.'), (at, other) => {
        fc.pre(stored[at] !== other);
        const changed = stored.slice(0, at) + other + stored.slice(at + 1);
        expect(() => cipher.decrypt(changed, place)).toThrow(unreadable);
      }),
    );
  });

  it('refuses a text that it did not write', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => cipher.decrypt(text, place)).toThrow(unreadable);
      }),
    );
  });

  it('never writes the same text twice', () => {
    const texts = Array.from({ length: 100 }, () => cipher.encrypt('same', place));
    expect(new Set(texts).size).toBe(100);
  });

  it('encrypts with the first key and decrypts with all of them', () => {
    const before = createTokenCipher([old]).encrypt('s', place);
    expect(cipher.decrypt(before, place)).toBe('s');
    expect(kidOf(cipher.encrypt('s', place))).toBe('new');
    expect(kidOf(before)).toBe('old');
  });

  it('says neither the secret nor the key when it fails', () => {
    const stored = createTokenCipher([key('lost')]).encrypt('xoxb-secret', place);
    expect(() => cipher.decrypt(stored, place)).toThrow(
      'A secret in installation.bot_token cannot be read with key "lost".',
    );
  });

  it.each([
    ['no key', []],
    ['a short key', [{ kid: 'a', key: Buffer.alloc(16) }]],
    ['two keys of one name', [key('a'), key('a')]],
    ['a name with a dot', [key('a.b')]],
  ])('is not made from %s', (_what, keys) => {
    expect(() => createTokenCipher(keys)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
  });
});
