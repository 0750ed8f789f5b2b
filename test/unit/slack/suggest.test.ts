import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../support/fast-check.ts';
import { findCommand, suggestCommands } from '../../../src/slack/listeners/commands/help.ts';
import { commands } from '../../../src/slack/listeners/commands/table.ts';
import { suggest } from '../../../src/slack/listeners/suggest.ts';

const known = ['status', 'catalog', 'use', 'help'];

describe('suggest', () => {
  it.each([
    ['a letter too few', 'staus', 'status'],
    ['a letter too many', 'statuss', 'status'],
    ['a wrong letter', 'stetus', 'status'],
    ['two letters swapped', 'sttaus', 'status'],
    ['a beginning of three letters', 'cat', 'catalog'],
    ['another case', 'STATSU', 'status'],
    ['an accent', 'cátalog', 'catalog'],
    ['accent and typo', 'Cátalóg0', 'catalog'],
  ])('finds the word in spite of %s: %s', (_, word, expected) => {
    expect(suggest(word, known)[0]).toBe(expected);
  });

  it('finds a handle with an accent in what was typed', () => {
    expect(suggest('lója-modeloo', ['loja-modelo'])).toEqual(['loja-modelo']);
  });

  it.each(['', 'x', 'zz', 'qwertyuiop', '<!channel>', '12345', '\u{1F600}\u{1F600}\u{1F600}'])(
    'suggests nothing where nothing is near: %j',
    (word) => {
      expect(suggest(word, known)).toEqual([]);
    },
  );

  it('does not take a beginning of two letters for a word', () => {
    expect(suggest('ca', known)).toEqual([]);
  });

  it('puts the nearest first', () => {
    expect(suggest('store-1', ['store-123', 'store-12', 'store-1'])).toEqual([
      'store-1',
      'store-12',
      'store-123',
    ]);
  });

  it('suggests three at most', () => {
    expect(suggest('store', ['store-1', 'store-2', 'store-3', 'store-4'])).toHaveLength(3);
  });

  it('suggests only words that are known', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 40 }), (word) => {
        for (const suggestion of suggest(word, known)) expect(known).toContain(suggestion);
      }),
    );
  });

  it('finds every word with one letter missing', () => {
    const cases = ['status', 'catalog', 'help'].flatMap((word) =>
      [...word].map((_, at) => [word.slice(0, at) + word.slice(at + 1), word] as const),
    );
    for (const [typed, word] of cases) expect(suggest(typed, known)).toContain(word);
  });

  it('is done with a word of 10,000 characters beside 100 handles', () => {
    const handles = Array.from({ length: 100 }, (_, index) => `store-${String(index)}`);
    expect(suggest('store'.repeat(2_000), handles)).toEqual([]);
  });
});

describe('findCommand', () => {
  it.each(commands.flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [word, name] as const)))(
    'knows %s as %s',
    (word, name) => {
      expect(findCommand(commands, word)?.name).toBe(name);
    },
  );

  it.each([
    ['Situação', 'status'],
    ['CATÁLOGO', 'catalog'],
    ['Ayuda', 'help'],
  ])('folds case and accents of %s', (word, name) => {
    expect(findCommand(commands, word)?.name).toBe(name);
  });

  it.each(['', 'stat', 'statuss', 'constructor'])('does not guess from %j', (word) => {
    expect(findCommand(commands, word)).toBeUndefined();
  });
});

describe('the command table', () => {
  it('gives no spelling to two commands', () => {
    const spellings = commands.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(spellings).toEqual([...new Set(spellings)]);
  });

  it('writes its spellings as what a typed word is folded to', () => {
    for (const { name, aliases } of commands)
      for (const spelling of [name, ...aliases]) expect(spelling).toMatch(/^[a-z-]+$/);
  });
});

describe('suggestCommands', () => {
  it('offers two spellings of one command once', () => {
    expect(suggestCommands(commands, 'catalgo')).toEqual(['catalogo']);
  });

  it('offers the spelling that is nearest, in the language it was typed in', () => {
    expect(suggestCommands(commands, 'situaçao0')).toEqual(['situacao']);
  });

  it('offers nothing where nothing is near', () => {
    expect(suggestCommands(commands, 'xyzzy-plugh')).toEqual([]);
  });
});
