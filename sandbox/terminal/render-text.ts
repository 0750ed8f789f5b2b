import { formatDate } from './render-dates.ts';
import type { DateReader } from './render-dates.ts';
import { withEmoji } from './render-emoji.ts';
import { fieldsOf, textOf } from '../slack/json.ts';

/** The person who looks, and the names that ids stand for. */
export type Reader = DateReader & {
  userName(id: string): string;
  channelName(id: string): string;
  /** Columns of the terminal. */
  readonly width: number;
};

const unescape = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack's mrkdwn as terminal text: marks such as *bold* stay, links, mentions, dates and emoji are spelt out. */
export const renderMrkdwn = (text: string, reader: Reader): string =>
  text
    .split(/(<[^<>]+>)/)
    .map((part) =>
      /^<[^<>]+>$/.test(part) ? renderToken(part.slice(1, -1), reader) : unescape(withEmoji(part)),
    )
    .join('');

function renderToken(token: string, reader: Reader): string {
  const bar = token.indexOf('|');
  const [target, label] =
    bar < 0 ? [token, ''] : [token.slice(0, bar), unescape(withEmoji(token.slice(bar + 1)))];
  if (target.startsWith('@')) return `@${reader.userName(target.slice(1)) || label || target.slice(1)}`;
  if (target.startsWith('#')) return `#${reader.channelName(target.slice(1)) || label || target.slice(1)}`;
  if (target.startsWith('!date^')) return renderDateToken(target, label, reader);
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0] ?? ''}`;
  return renderLink(unescape(target), label);
}

function renderDateToken(target: string, fallback: string, reader: Reader): string {
  const [, seconds = '', pattern = '', link = ''] = target.split('^');
  if (!/^\d+$/.test(seconds)) return fallback;
  const text = unescape(formatDate(Number(seconds), pattern, reader));
  return link === '' ? text : renderLink(unescape(link), text);
}

export function renderLink(url: string, label: string): string {
  const bare = url.replace(/^mailto:/, '');
  return label === '' || label === url || label === bare ? bare : `${label} (${url})`;
}

/** A text object: plain_text has no mrkdwn in it. */
export function renderTextObject(value: unknown, reader: Reader): string {
  const { type, text, emoji } = fieldsOf(value);
  if (type === 'mrkdwn') return renderMrkdwn(textOf(text), reader);
  return unescape(emoji === false ? textOf(text) : withEmoji(textOf(text)));
}

const isWide = (point: number) =>
  (point >= 0x1100 && point <= 0x115f) ||
  (point >= 0x2e80 && point <= 0xa4cf) ||
  (point >= 0xac00 && point <= 0xd7a3) ||
  (point >= 0xff00 && point <= 0xff60) ||
  (point >= 0x1f300 && point <= 0x1faff) ||
  [0x2705, 0x274c, 0x26d4, 0x231b, 0x23f3, 0x2b50, 0x26aa, 0x26ab].includes(point);

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (/\p{Mark}/u.test(char) || point === 0x200d) continue;
    width += isWide(point) ? 2 : 1;
  }
  return width;
}

export const padTo = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)));

/** Breaks lines between words; a word that is too long, such as a URL, stays whole. */
export const wrap = (text: string, width: number): readonly string[] =>
  text.split('\n').flatMap((line) => wrapLine(line, width));

function wrapLine(line: string, width: number): readonly string[] {
  if (widthOf(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (current !== '' && widthOf(longer) > width) {
      lines.push(current);
      current = word;
    } else current = longer;
  }
  return [...lines, current];
}

/** Puts texts side by side, each in a column of this width. */
export function sideBySide(left: string, right: string, columnWidth: number): readonly string[] {
  const [one, other] = [wrap(left, columnWidth), wrap(right, columnWidth)];
  return Array.from({ length: Math.max(one.length, other.length) }, (_, index) =>
    `${padTo(one[index] ?? '', columnWidth)}  ${other[index] ?? ''}`.trimEnd(),
  );
}
