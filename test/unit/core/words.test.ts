import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../support/fast-check.ts';
import { fold, wordsOf } from '../../../src/core/words.ts';

describe('fold', () => {
  it.each([
    ['Situação', 'situacao'],
    ['SITUACAO', 'situacao'],
    ['Catálogo', 'catalogo'],
    ['Cata\u0301logo', 'catalogo'],
    ['AÑO', 'ano'],
    ['İstanbul', 'istanbul'],
    ['loja-modelo-1', 'loja-modelo-1'],
    ['', ''],
  ])('turns %j into %j', (given, expected) => {
    expect(fold(given)).toBe(expected);
  });

  it('leaves a handle as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,21}$/), (handle) => {
        expect(fold(handle)).toBe(handle);
      }),
    );
  });

  it('gives composed and decomposed spellings the same word', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')));
      }),
    );
  });
});

describe('wordsOf', () => {
  it.each([
    ['status  loja ', ['status', 'loja']],
    ['\tstatus\nloja', ['status', 'loja']],
    ['use\u00a0loja\u3000extra', ['use', 'loja', 'extra']],
    ['', []],
    ['   ', []],
  ])('splits %j into %j', (text, expected) => {
    expect(wordsOf(text)).toEqual(expected);
  });
});
