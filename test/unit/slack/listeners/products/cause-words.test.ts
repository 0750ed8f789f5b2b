import { describe, expect, it } from '@jest/globals';
import { causeNames } from '../../../../../src/core/products/causes.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { allCauseWords, causesNamed } from '../../../../../src/slack/listeners/products/cause-words.ts';

const named = (locale: (typeof locales)[number], typed: string) =>
  causesNamed(translatorFor(locale), typed.split(' '));

describe('the words that name a cause', () => {
  it.each([
    ['en', 'price', ['price.missing']],
    ['en', 'PRICE', ['price.missing']],
    ['en', 'no price', ['price.missing']],
    ['en', 'price.missing', ['price.missing']],
    ['en', 'descr', ['description.missing', 'description.tooLong']],
    ['en', 'too small', ['image.tooSmall', 'tiktok.image']],
    ['en', 'copied', ['tiktok.image']],
    ['pt-BR', 'não aceito', ['tiktok.image']],
    ['pt-BR', 'preco', ['price.missing']],
    ['pt-BR', 'Preço', ['price.missing']],
    ['pt-BR', 'price', ['price.missing']],
    ['es', 'precio', ['price.missing']],
    ['es', 'descripcion', ['description.missing', 'description.tooLong']],
    ['en', 'brand', ['brand.missing', 'brand.tooLong', 'brand.inactive']],
    ['en', 'brand inactive', ['brand.inactive']],
    ['en', 'pr', []],
    ['en', 'price banana', []],
    ['en', '.', []],
    ['en', '<!channel>', []],
  ] as const)('in %s "%s" means %j', (locale, typed, expected) => {
    expect(named(locale, typed)).toEqual(expected);
  });

  it('are at least its title and its name, which mean it alone, in every language', () => {
    for (const locale of locales) {
      const t = translatorFor(locale);
      for (const cause of causeNames) {
        expect(causesNamed(t, t(`cause.${cause}`).split(' '))).toEqual([cause]);
        expect(causesNamed(t, [cause])).toEqual([cause]);
      }
    }
  });

  it('are each known by itself, so that a suggestion leads somewhere', () => {
    for (const locale of locales) {
      const t = translatorFor(locale);
      expect(allCauseWords(t).filter((word) => causesNamed(t, [word]).length === 0)).toEqual([]);
    }
  });
});
