import { IntlMessageFormat } from 'intl-messageformat';
import { en } from './en.ts';
import type { MessageKey, Messages } from './en.ts';
import { es } from './es.ts';
import { ptBr } from './pt-br.ts';

export type { MessageKey } from './en.ts';

const catalogs = { en, es, 'pt-BR': ptBr } satisfies Record<string, Messages>;

export type Locale = keyof typeof catalogs;
export const locales = Object.keys(catalogs) as Locale[];

export type Translator = {
  readonly locale: Locale;
  /** The message with its values put in as they are: escape them first where the text becomes mrkdwn. */
  (key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
};

const translators = new Map<Locale, Translator>();

export function translatorFor(locale: Locale): Translator {
  const known = translators.get(locale);
  if (known !== undefined) return known;
  const made = makeTranslator(locale);
  translators.set(locale, made);
  return made;
}

/** Slack says `pt-BR`, `es-LA`, `en-GB` …; the language decides. null: Slack did not say one that we speak. */
export function localeOf(slackLocale: string | null): Locale | null {
  const language = slackLocale?.toLowerCase().split(/[-_]/)[0];
  if (language === 'pt') return 'pt-BR';
  if (language === 'es' || language === 'en') return language;
  return null;
}

function makeTranslator(locale: Locale): Translator {
  const formats = new Map<MessageKey, IntlMessageFormat>();
  const formatOf = (key: MessageKey) => {
    const known = formats.get(key);
    if (known !== undefined) return known;
    // ignoreTag: our messages hold mrkdwn, and `<` belongs to Slack, not to ICU rich text.
    const made = new IntlMessageFormat(catalogs[locale][key], locale, undefined, { ignoreTag: true });
    formats.set(key, made);
    return made;
  };
  const translate = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}) =>
    String(formatOf(key).format({ ...values }));
  return Object.assign(translate, { locale });
}
