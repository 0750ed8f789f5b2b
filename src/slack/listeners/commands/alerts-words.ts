import { defaultThreshold } from '../../../core/alerts/subscription.ts';
import type { SubscriptionSettings, Threshold } from '../../../core/alerts/subscription.ts';
import { fold } from '../../../core/words.ts';
import { localeOf } from '../../../locales/index.ts';
import type { Locale } from '../../../locales/index.ts';
import { mostSuggestions, near } from '../suggest.ts';

/** What follows `/tiktok alerts on`, understood word by word, in any order. */
export type AlertWords =
  | {
      readonly kind: 'understood';
      readonly handles: readonly string[];
      readonly chosen: Partial<SubscriptionSettings>;
    }
  /** `example`: how an option is written whose name was right; null: no option has this name. */
  | { readonly kind: 'unclear'; readonly word: string; readonly example: string | null };

type Chosen = Partial<SubscriptionSettings>;
type Option = {
  readonly names: readonly [string, ...string[]];
  readonly example: string;
  /** null: not a value of this option. */
  readonly read: (value: string) => Chosen | null;
};

const noWords = new Set([
  ...['off', 'no', 'nao', 'none', 'ninguno', 'nenhum', 'ninguna', 'nenhuma'],
  ...['apagado', 'desligado', 'desactivado', 'desativado'],
]);
const yesWords = new Set(['on', 'si', 'sim', 'yes', 'encendido', 'ligado', 'activado', 'ativado']);
const isNo = (value: string) => noWords.has(fold(value));

/** `22`, `22h`, `22:00`; 24 is midnight. null: no hour. */
function hourOf(text: string): number | null {
  const [, digits] = /^(\d{1,2})(?:h|:00)?$/i.exec(text) ?? [];
  const hour = Number(digits);
  return digits === undefined || hour > 24 ? null : hour % 24;
}

function quietHours(value: string): Chosen | null {
  if (isNo(value)) return { quietHours: null };
  const [first = '', second = '', ...more] = value.split(/[-–]/);
  const [from, to] = [hourOf(first), hourOf(second)];
  // The same hour twice could mean none or all day.
  if (from === null || to === null || from === to || more.length > 0) return null;
  return { quietHours: { from, to } };
}

function digestHour(value: string): Chosen | null {
  if (isNo(value)) return { digestHour: null };
  const hour = hourOf(value);
  return hour === null ? null : { digestHour: hour };
}

/** Names of places only: `+03:00` means one thing to JavaScript and its opposite to PostgreSQL. */
function timeZone(value: string): Chosen | null {
  if (!/^[a-z]+(\/[a-z0-9_+-]+)*$/i.test(value)) return null;
  try {
    return { timeZone: new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone };
  } catch {
    return null; // RangeError: no such zone, which is what was asked
  }
}

const languages: Readonly<Record<Locale, readonly string[]>> = {
  en: ['english', 'ingles'],
  es: ['spanish', 'espanol', 'castellano', 'espanhol'],
  'pt-BR': ['portuguese', 'portugues'],
};

function language(value: string): Chosen | null {
  const named = Object.entries(languages).find(([, names]) => names.includes(fold(value)));
  const locale = localeOf(named?.[0] ?? fold(value));
  return locale === null ? null : { language: locale };
}

function mention(value: string): Chosen | null {
  if (isNo(value)) return { mention: false };
  return yesWords.has(fold(value)) ? { mention: true } : null;
}

const options: readonly Option[] = [
  { names: ['quiet', 'silencio', 'silencioso'], example: 'quiet=22-7', read: quietHours },
  { names: ['digest', 'resumen', 'resumo'], example: 'digest=9', read: digestHour },
  { names: ['zone', 'zona', 'fuso'], example: 'zone=America/Sao_Paulo', read: timeZone },
  { names: ['lang', 'language', 'idioma', 'lingua'], example: 'lang=es', read: language },
  { names: ['mention', 'mencion', 'mencao'], example: 'mention=on', read: mention },
];

const MOST_ITEMS = 1_000_000;
/** Items are whole; one decimal of a percentage is more than any catalog needs. */
const THRESHOLDS = '5, 10%, 5.5%';

/** `5`, `10%`, `5.5%` or `5,5%`; items and percent together mean the larger of the two. */
function thresholdOf(word: string, before: Threshold = defaultThreshold): Threshold | null {
  const [, share] = /^(\d{1,3}(?:[.,]\d)?)%$/.exec(word) ?? [];
  if (share !== undefined) {
    const percent = Number(share.replace(',', '.'));
    return percent > 0 && percent <= 100 ? { ...before, percent } : null;
  }
  const items = /^\d{1,7}$/.test(word) ? Number(word) : 0;
  return items >= 1 && items <= MOST_ITEMS ? { ...before, items } : null;
}

/** Spanish writes `5 %`, with a space. */
const joinPercent = (words: readonly string[]): string[] =>
  words
    .join(' ')
    .replace(/(\d) %(?= |$)/g, '$1%')
    .split(' ')
    .filter(Boolean);

/** Reads the words after `on`. A word that is a store's handle is that store, whatever else it could mean. */
export function readAlertWords(words: readonly string[], handles: readonly string[]): AlertWords {
  const named: string[] = [];
  let chosen: Chosen = {};
  for (const word of joinPercent(words)) {
    if (handles.includes(fold(word))) {
      named.push(fold(word));
      continue;
    }
    const read = readOption(word, chosen);
    if ('example' in read) return { kind: 'unclear', word, example: read.example };
    chosen = { ...chosen, ...read.chosen };
  }
  return { kind: 'understood', handles: named, chosen };
}

function readOption(word: string, before: Chosen): { chosen: Chosen } | { example: string | null } {
  const at = word.indexOf('=');
  if (at < 0) {
    const threshold = thresholdOf(word, before.threshold);
    if (threshold !== null) return { chosen: { threshold } };
    return { example: /^\d[\d.,]*%?$/.test(word) ? THRESHOLDS : null };
  }
  const name = fold(word.slice(0, at));
  const option = options.find(({ names }) => names.includes(name));
  const chosen = option?.read(word.slice(at + 1)) ?? null;
  return chosen === null ? { example: option?.example ?? null } : { chosen };
}

/** The options that an unknown word may have meant (`quite=22-7`, or `quiet` alone), as they are written, each once. */
export function nearOptions(word: string): { readonly spelling: string; readonly example: string }[] {
  const [name = ''] = word.split(/[=:]/);
  const spellings = near(
    name,
    options.flatMap(({ names }) => names),
  );
  const found = options.flatMap(({ names, example }) => {
    const at = spellings.findIndex((spelling) => names.includes(spelling));
    return at < 0 ? [] : [{ at, spelling: `${spellings[at] ?? ''}=`, example }];
  });
  return found
    .sort((one, other) => one.at - other.at)
    .slice(0, mostSuggestions)
    .map(({ spelling, example }) => ({ spelling, example }));
}

/** What there is, by the first name of each. */
export const optionList = options.map(({ names }) => `${names[0]}=`);

/** Every option once, for help. */
export const optionsExample = ['5', ...options.map(({ example }) => example)].join(' ');
