import { expect } from '@jest/globals';
import { looseMarks } from './eyes.ts';

/** A link to VTEX Admin, which is ours. */
const adminLink =
  /<https:\/\/lojamodelo\.myvtex\.com\/admin(\/Site\/\w+\.aspx\?\w+=[^<>|\s]*|\/pricing\/#\/prices)?\|[^<>|]*>/g;

/** Whole links and dates only, and every code span closed: nothing was cut in the middle. */
export function expectNothingLoose(texts: readonly string[]): void {
  const rest = texts.map((text) => text.replace(adminLink, ''));
  expect(rest.flatMap(looseMarks)).toEqual([]);
  for (const line of rest.flatMap((text) => text.split('\n'))) {
    // In words a word joiner stands before a backtick.
    expect([line, (line.replaceAll('\u2060`', '').split('`').length - 1) % 2]).toEqual([line, 0]);
  }
}
