import type { Json } from '../../page-server/snapshot.ts';
import { jsonOf, textOf } from './json.ts';

/** Signs that the app writes as they are, by their codes: the package turns only codes over to be drawn (emoji.tsx). */
const codes: Readonly<Record<string, string>> = {
  ...{
    '✅': 'white_check_mark',
    '⏳': 'hourglass',
    '❔': 'grey_question',
    '➖': 'heavy_minus_sign',
    '❌': 'x',
  },
  ...{ '🔴': 'red_circle', '🟠': 'large_orange_circle', '🔵': 'large_blue_circle', '⚪': 'white_circle' },
};
const sign = new RegExp(Object.keys(codes).join('|'), 'gu');

/** As the package has to get a block so that it shows what Slack shows. */
export const asRendered = (block: Json): Json => jsonOf(rendered(block));

function rendered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rendered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'verbatim');
  const copy = Object.fromEntries(entries.map(([name, one]) => [name, rendered(one)]));
  // `verbatim` only ends automatic links in Slack; the package takes it for "no formatting at all".
  // Plain text it formats, which Slack never does: a word joiner keeps `*` and `_` what they are.
  if (copy['type'] === 'plain_text') return { ...copy, text: coded(unformatted(textOf(copy['text']))) };
  return copy['type'] === 'mrkdwn' ? { ...copy, text: coded(textOf(copy['text'])) } : copy;
}

const coded = (text: string): string => text.replace(sign, (found) => `:${codes[found] ?? ''}:`);

const unformatted = (text: string): string => text.replace(/[*_~`]/g, '\u2060$&');
