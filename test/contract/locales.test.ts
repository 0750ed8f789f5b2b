import { describe, expect, it } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';
import { TYPE, parse } from '@formatjs/icu-messageformat-parser';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { en } from '../../src/locales/en.ts';
import type { MessageKey, Messages } from '../../src/locales/en.ts';
import { es } from '../../src/locales/es.ts';
import { ptBr } from '../../src/locales/pt-br.ts';
import { localeOf, locales, translatorFor } from '../../src/locales/index.ts';

const keys = Object.keys(en) as MessageKey[];
const others: readonly (readonly [string, Messages])[] = [
  ['es', es],
  ['pt-BR', ptBr],
];

/** Names of the values that a message takes, with plural forms looked into. */
function valuesOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type !== TYPE.literal && element.type !== TYPE.pound) names.add(element.value);
      if (element.type === TYPE.plural || element.type === TYPE.select) {
        for (const { value } of Object.values(element.options)) walk(value);
      }
    }
  };
  walk(parse(message, { ignoreTag: true }));
  return [...names].sort();
}

describe.each(others)('the messages in %s', (locale, messages) => {
  it('have exactly the keys of English', () => {
    expect(Object.keys(messages).sort()).toEqual([...keys].sort());
  });

  it.each(keys)('take the same values as English in %s', (key) => {
    expect(valuesOf(messages[key])).toEqual(valuesOf(en[key]));
  });

  it('are translated: what is the same as in English is a name', () => {
    const same = keys.filter((key) => messages[key] === en[key] && /[a-z]{3,} [a-z]{3,}/.test(en[key]));
    expect(same).toEqual([]);
    expect(new IntlMessageFormat(messages['app.name'], locale).format()).toBeTruthy();
  });
});

describe('translatorFor', () => {
  it.each([
    ['en', '1 item', '2 items', '0 items'],
    ['es', '1 artículo', '2 artículos', '0 artículos'],
    ['pt-BR', '1 item', '2 itens', '0 item'],
  ] as const)('uses the plural forms of %s', (locale, one, two, zero) => {
    const t = translatorFor(locale);
    expect([1, 2, 0].map((count) => t('counts.items', { count }))).toEqual([one, two, zero]);
  });

  it('formats every message of every language without an error', () => {
    for (const locale of locales) {
      const t = translatorFor(locale);
      for (const key of keys) {
        const values = Object.fromEntries(valuesOf(en[key]).map((name) => [name, 3]));
        expect(t(key, values)).not.toMatch(/[{}]/);
      }
    }
  });
});

describe('localeOf', () => {
  it.each([
    ['pt-BR', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['es-LA', 'es'],
    ['en-GB', 'en'],
    ['de-DE', null],
    [null, null],
  ] as const)('reads %s as %s', (slackLocale, expected) => {
    expect(localeOf(slackLocale)).toBe(expected);
  });
});
