import { faultKinds } from '../faults.ts';
import type { Fault } from '../faults.ts';
import { tiktokOperations } from '../tiktok/answer.ts';
import { vtexOperations } from '../vtex/answer.ts';
import { done, refused } from './lever.ts';
import type { Applied, Worlds } from './lever.ts';

export const faultGrammar = [
  '<vendor>[:<operation>]:<kind>[=<number>][*<times>|*forever], or <vendor>:clear.',
  'Vendors: tiktok, vtex, slack.',
  'Operations: a TikTok path (/catalog/overview/), a VTEX name (stockkeepingunitbyid), a Slack method',
  '(chat.postMessage); none = any call.',
  `Kinds: ${faultKinds.join(', ')}; delay=<ms>, throttle=<s>.`,
  'Examples: tiktok:/catalog/overview/:reset, tiktok:garbage*3, slack:chat.postMessage:answerLost.',
].join(' ');

type Vendor = keyof Worlds['faults'];
// Slack's methods are many and have no list here.
const operationsOf: Readonly<Record<Vendor, readonly string[] | null>> = {
  tiktok: tiktokOperations,
  vtex: vtexOperations,
  slack: null,
};

const defaultDelayMs = 1000;
const defaultRetryAfterS = 30;
const pattern = /^(tiktok|vtex|slack):(?:(.+):)?([a-z0-9-]+)(?:=(\d{1,7}))?(?:\*(\d{1,6}|forever))?$/i;

/** Plans a fault; the grammar is `faultGrammar`. */
export function applyFault(worlds: Worlds, text: string): Applied {
  const [, vendorWord, operation = '*', kindWord = '', value, times] = pattern.exec(text.trim()) ?? [];
  if (vendorWord === undefined) return refused(`I do not understand "${text}". A fault is ${faultGrammar}`);
  const vendor = vendorWord.toLowerCase() as Vendor; // the pattern lets only these three through
  if (kindWord === 'clear') {
    worlds.faults[vendor].clear();
    return done(`${vendor}: planned faults are gone.`);
  }
  const fault = faultOf(kindWord, value);
  if (fault === null) return refused(`I do not know the fault "${kindWord}". A fault is ${faultGrammar}`);
  return plan(worlds, { vendor, operation, fault, times: timesOf(times) });
}

type Plan = {
  readonly vendor: Vendor;
  readonly operation: string;
  readonly fault: Fault;
  readonly times: number;
};

function plan(worlds: Worlds, { vendor, operation, fault, times }: Plan): Applied {
  const known = operationsOf[vendor];
  if (operation !== '*' && known?.includes(operation) === false) {
    return refused(`${vendor} has no operation "${operation}". Operations: ${known.join(', ')}.`);
  }
  if (times === 0) return refused('A fault happens at least once.');
  worlds.faults[vendor].add(fault, operation, times);
  return done(`${vendor}: ${fault.kind} on ${operation === '*' ? 'any call' : operation}, ${said(times)}.`);
}

const timesOf = (word: string | undefined): number =>
  word?.toLowerCase() === 'forever' ? Infinity : Number(word ?? 1);

const said = (count: number): string => {
  if (count === Infinity) return 'until cleared';
  return count === 1 ? 'once' : `${count} times`;
};

/** Kinds in any case, with or without hyphens: `answer-lost` is `answerLost`. */
function faultOf(word: string, value: string | undefined): Fault | null {
  const folded = word.toLowerCase().replaceAll('-', '');
  const kind = faultKinds.find((name) => name.toLowerCase() === folded);
  if (kind === undefined) return null;
  if (kind === 'delay') return { kind, ms: Number(value ?? defaultDelayMs) };
  if (kind === 'throttle') return { kind, retryAfterS: Number(value ?? defaultRetryAfterS) };
  return { kind };
}
