import { describe, expect, it } from '@jest/globals';
import { titleDefectsOf } from '../../../../../src/core/products/rules/title-rules.ts';

describe('a title', () => {
  it.each([
    'Camiseta Básica',
    'Nike® Air™ © 2026',
    'Cabo 1,5 m × 2 (#3) *novo* – 50 %',
    'Conector A ↔ B',
    '日本語の名前',
    'ℹ',
    ' Camiseta\r\n',
    'a'.repeat(500),
    `  ${'a'.repeat(500)}  `,
    '𝒜'.repeat(500),
  ])('of usable characters has no defect: %j', (name) => {
    expect(titleDefectsOf(name)).toEqual([]);
  });

  it.each([
    ['Oferta 🔥', '🔥'],
    ['😀 a 😀 b 🎉', '😀 🎉'],
    ['❤ de chocolate', '❤'],
    ['❤️ de chocolate', '❤️'],
    ['Top 1️⃣ do mês', '1️⃣'],
    ['Feito no 🇧🇷', '🇧 🇷'],
    ['a\u0007b', 'U+0007'],
    ['a\tb\nc', 'U+0009 U+000A'],
    ['a\ud83d b', 'U+D83D'],
    ['🍇🍈🍉🍊🍋🍌🍍', '🍇 🍈 🍉 🍊 🍋'],
  ])('names what TikTok may refuse of %j', (name, reason) => {
    expect(titleDefectsOf(name)).toEqual([{ cause: 'text.unusable', reason }]);
  });

  it('longer than the limit says by how much, in figures', () => {
    expect(titleDefectsOf('a'.repeat(512))).toEqual([{ cause: 'name.tooLong', reason: '512 / 500' }]);
    expect(titleDefectsOf('𝒜'.repeat(501))).toEqual([{ cause: 'name.tooLong', reason: '501 / 500' }]);
  });

  it('that is both is told both', () => {
    expect(titleDefectsOf(`${'a'.repeat(500)}🔥`).map(({ cause }) => cause)).toEqual([
      'name.tooLong',
      'text.unusable',
    ]);
  });

  it.each(['', '   ', '\u200b', '\u0007', '\u200b'.repeat(600)])(
    'that shows nothing is missing, and no more: %j',
    (name) => {
      expect(titleDefectsOf(name)).toEqual([{ cause: 'name.missing', reason: '' }]);
    },
  );
});
