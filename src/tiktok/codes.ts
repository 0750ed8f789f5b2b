import type { AnswerClass } from '../core/answer.ts';

/** `byMessage`: absence of the object only where the message says so, else it says nothing about it. */
type CodeMeaning = AnswerClass | 'byMessage';

/**
 * alerts.md 1 as data; codes and their names: tiktok-business-api.md 7.2. The codes of `noInfo` stand here only to
 * be known, so that a code that nobody has seen can be logged as such; the ranges are below.
 */
const codesByMeaning: Readonly<Record<CodeMeaning, readonly number[]>> = {
  good: [0],
  throttled: [40016, 40100, 40132, 40133, 61000],
  tokenRefused: [40102, 40105],
  askUser: [40106, 40114, 40309],
  // 40104 is here: we sent no token, so our own secret store is empty; the store's grant is not to blame.
  appRefused: [40101, 40104, 40113, 40117, 40118, 40124, 40125, 40130, 41000],
  objectRefused: [40001, 40300, 40301, 40302],
  byMessage: [40002, 40007],
  noInfo: [
    ...[20001], // partly done: on a read we cannot know which part is missing
    ...[40000, 40003, 40006, 40008, 40009, 40011, 40012, 40013, 40050, 40051, 40061],
    ...[40103, 40107, 40108, 40110, 40112, 40115, 40116, 40131], // other flows than a read with a long-term token
    ...[40200, 40201, 40202, 40400, 40700, 41001, 41002, 50000, 50002, 60001],
  ],
};

/** Families that belong to `noInfo`: file and URL problems; a failure inside TikTok. */
const noInfoRanges: readonly (readonly [number, number])[] = [
  [40900, 40916],
  [51000, 51099],
  [52000, 53999],
];

const transientCodes = new Set([40200, 40201, 40202, 40700, 50000, 50002, 60001]); // 7.3
const busyService = 51021; // "Too many requests" of a service behind the gateway (7.2): asking again makes it worse

const meanings = new Map<number, CodeMeaning>(
  Object.entries(codesByMeaning).flatMap(([meaning, codes]) =>
    codes.map((code) => [code, meaning as CodeMeaning] as const),
  ),
);

const saysGone = /doesn['’]t exist|not exist|has been deleted/i; // "not exist" is also in "does not exist"

/** What a code is worth as evidence. `message` is read for 40002 and 40007 only. */
export function classOfCode(code: number, message: string): AnswerClass {
  const meaning = meanings.get(code) ?? 'noInfo';
  if (meaning !== 'byMessage') return meaning;
  return saysGone.test(message) ? 'objectRefused' : 'noInfo';
}

/**
 * Worth a warning, since somebody must look: a code that the table does not hold, or a refused parameter, which is
 * our own mistake.
 */
export function isPuzzling(code: number, message: string): boolean {
  if (meanings.get(code) === 'byMessage') return !saysGone.test(message);
  return !meanings.has(code) && !isInside(code, noInfoRanges);
}

/** A read may be repeated at once. Throttle codes never are: alerts.md 1. */
export function isTransient(code: number): boolean {
  if (code === busyService) return false;
  return transientCodes.has(code) || isInside(code, noInfoRanges.slice(1));
}

/**
 * TikTok looked at what was asked and said no. Not so an unknown code, which proves nothing, nor one that asks to slow down,
 * refuses a token, or tells of a failure inside TikTok.
 */
export function isConsidered(code: number): boolean {
  const meaning = meanings.get(code);
  if (meaning === undefined || meaning === 'throttled' || meaning === 'tokenRefused') return false;
  return !transientCodes.has(code);
}

function isInside(code: number, ranges: readonly (readonly [number, number])[]): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}
