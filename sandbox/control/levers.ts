import type { TikTokStore } from '../worlds/tiktok-world.ts';
import { done, refused } from './lever.ts';
import type { Applied, Lever, LeverTarget, Worlds } from './lever.ts';
import { didYouMean } from './nearest.ts';
import { productLevers } from './product-levers.ts';
import { slackLevers } from './slack-levers.ts';
import { tiktokLevers } from './tiktok-levers.ts';
import { vtexLevers } from './vtex-levers.ts';

export type { Applied, Worlds } from './lever.ts';

/** Enough for any catalog, and no lever that makes a laptop swap. */
const maxNumber = 1_000_000;

const levers: Readonly<Record<string, Lever>> = {
  ...productLevers,
  ...tiktokLevers,
  ...vtexLevers,
  ...slackLevers,
};

const usageWidth = 30;

/** Every lever with its value and meaning, for help texts. */
export const leverList: readonly { readonly usage: string; readonly help: string }[] = Object.entries(
  levers,
).map(([name, lever]) => ({ usage: `${name}${valueHelp(lever)}`, help: lever.help }));

/** All of them; what is too long for its column has a line of its own. */
export const leverHelp = leverList
  .map(({ usage, help }) => {
    const gap = usage.length > usageWidth ? `\n${' '.repeat(usageWidth + 3)}` : ' ';
    return `  ${usage.padEnd(usageWidth)}${gap}${help}`;
  })
  .join('\n');

/**
 * `word[=value][@store]`: `revoked`, `need-details=12`, `break=mixed:12`, `suspended@2`, `vtex-forbid=SKUs`.
 * `@` takes the number or name of a store (of a VTEX account for the vtex words); without it: the first.
 */
export function applyLever(worlds: Worlds, text: string): Applied {
  const { name, value, at } = parse(text);
  const lever = Object.hasOwn(levers, name) ? levers[name] : undefined;
  if (lever === undefined) {
    const known = leverList.map(({ usage }) => usage).join(', ');
    return refused(`I do not know "${name}".${didYouMean(name, Object.keys(levers))} Levers: ${known}.`);
  }
  const target = targetOf(worlds, name, at);
  if (typeof target === 'string') return refused(target);
  if (lever.takes === 'text') {
    const applied = lever.run(target, value ?? '');
    return applied.ok ? applied : refused(`${name}${lever.value}: ${applied.error}`);
  }
  const problem = pull(lever, target, value);
  return problem === null
    ? done(`${text.trim()}: ${lever.help}.`)
    : refused(`${name}${valueHelp(lever)}: ${problem}`);
}

function parse(text: string): { name: string; value: string | null; at: string | null } {
  const [, name = '', value, at] = /^([^=@]*)(?:=([^@]*))?(?:@(.*))?$/.exec(text.trim()) ?? [];
  return { name: name.trim().toLowerCase(), value: value?.trim() ?? null, at: at?.trim() ?? null };
}

function targetOf(worlds: Worlds, name: string, at: string | null): LeverTarget | string {
  const { stores } = worlds.tiktok;
  const first = stores[0];
  if (first === undefined) return 'The TikTok world has no store.';
  if (at === null) return { worlds, store: first, account: undefined };
  if (name.startsWith('vtex-')) {
    const accounts = [...worlds.vtex.accounts.keys()];
    if (accounts.includes(at)) return { worlds, store: first, account: at };
    return `There is no VTEX account "${at}". Accounts: ${accounts.join(', ')}.`;
  }
  const store = stores[Number(at) - 1] ?? stores.find((found) => sameName(found, at));
  if (store === undefined) return `There is no store "${at}". Stores: ${stores.map(numbered).join(', ')}.`;
  return { worlds, store, account: undefined };
}

const sameName = (store: TikTokStore, name: string): boolean =>
  store.name.toLowerCase() === name.toLowerCase();
const numbered = (store: TikTokStore, at: number): string => `${at + 1} (${store.name})`;

/** null: done; else what is wrong with the value. */
function pull(
  lever: Exclude<Lever, { takes: 'text' }>,
  target: LeverTarget,
  value: string | null,
): string | null {
  switch (lever.takes) {
    case 'nothing':
      if (value !== null) return 'takes no value.';
      lever.run(target);
      return null;
    case 'word':
      return pullWord(lever, target, value);
    case 'number': {
      const n = value === null ? lever.fallback : numberOf(value);
      if (n === null) return numberExpected;
      lever.run(target, n);
      return null;
    }
    case 'number:word':
      return pullCause(lever, target, value ?? '');
  }
}

const numberExpected = `a whole number up to ${maxNumber} is expected.`;

function pullWord(
  lever: Lever & { takes: 'word' },
  target: LeverTarget,
  value: string | null,
): string | null {
  const word = value === null ? lever.words[0] : wordOf(lever.words, value);
  if (word === undefined) return `one of ${lever.words.join(', ')} is expected.`;
  lever.run(target, word);
  return null;
}

function pullCause(
  lever: Lever & { takes: 'number:word' },
  target: LeverTarget,
  value: string,
): string | null {
  const [digits = '', cause] = value.split(':');
  const n = numberOf(digits);
  if (n === null) return numberExpected;
  const word = cause === undefined ? null : wordOf(lever.words, cause);
  if (word === undefined) return `one of ${lever.words.join(', ')} is expected after the colon.`;
  lever.run(target, n, word);
  return null;
}

const wordOf = (words: readonly string[], given: string): string | undefined =>
  words.find((word) => word.toLowerCase() === given.toLowerCase());

const numberOf = (digits: string): number | null =>
  /^\d{1,7}$/.test(digits) && Number(digits) <= maxNumber ? Number(digits) : null;

function valueHelp(lever: Lever): string {
  switch (lever.takes) {
    case 'nothing':
      return '';
    case 'number':
      return lever.fallback === null ? '=<number>' : '[=<number>]';
    case 'word':
      return `[=<${lever.words.length > 6 ? 'word' : lever.words.join('|')}>]`;
    case 'number:word':
      return '=<number>[:<cause>]';
    case 'text':
      return lever.value;
  }
}
