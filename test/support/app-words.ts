import { translatorFor } from '../../src/locales/index.ts';
import type { Locale, MessageKey } from '../../src/locales/index.ts';

/** People of the Slack world and the language that they read. */
export const languages = { eva: 'en', mario: 'es', ana: 'pt-BR' } as const satisfies Record<string, Locale>;
export type Reader = keyof typeof languages;
export const readers = Object.keys(languages) as Reader[];

const gap = '\u0000';
const values = { asOf: gap, since: gap, user: gap, age: gap, reason: gap, sentence: gap, reference: gap };

/** A message of the app as this person reads it, up to its first value. The wording itself is a matter of locales. */
export const said = (reader: Reader, key: MessageKey): string =>
  translatorFor(languages[reader])(key, values).split(gap)[0] ?? '';
