import { defaultThreshold } from '../../../core/alerts/subscription.ts';
import type { SubscriptionSettings, Threshold } from '../../../core/alerts/subscription.ts';
import { fold } from '../../../core/words.ts';
import { localeOf } from '../../../locales/index.ts';

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
  readonly names: readonly string[];
  readonly example: string;
  /** null: not a value of this option. */
  readonly read: (value: string) => Chosen | null;
};

const noWords = new Set(['off', 'no', 'nao', 'none', 'ninguno', 'nenhum', 'apagado', 'desligado']);
const yesWords = new Set(['on', 'si', 'sim', 'yes']);
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

function language(value: string): Chosen | null {
  const locale = localeOf(fold(value));
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

/** `5` or `10%`; both together mean the larger of the two. */
function thresholdOf(word: string, before: Threshold = defaultThreshold): Threshold | null {
  const [, digits, percentSign] = /^(\d{1,7})(%?)$/.exec(word) ?? [];
  if (digits === undefined) return null;
  const value = Number(digits);
  if (percentSign === '%') return value >= 1 && value <= 100 ? { ...before, percent: value } : null;
  return value >= 1 && value <= MOST_ITEMS ? { ...before, items: value } : null;
}

/** Reads the words after `on`. A word that is a store's handle is that store, whatever else it could mean. */
export function readAlertWords(words: readonly string[], handles: readonly string[]): AlertWords {
  const named: string[] = [];
  let chosen: Chosen = {};
  for (const word of words) {
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
    return { example: /^\d+%?$/.test(word) ? '5, 10%' : null };
  }
  const name = fold(word.slice(0, at));
  const option = options.find(({ names }) => names.includes(name));
  const chosen = option?.read(word.slice(at + 1)) ?? null;
  return chosen === null ? { example: option?.example ?? null } : { chosen };
}

/** Every option once, for help. */
export const optionsExample = ['5', ...options.map(({ example }) => example)].join(' ');
