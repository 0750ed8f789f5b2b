import { formatDate } from './render-dates.ts';
import { withEmoji } from './render-emoji.ts';
import { renderLink } from './render-text.ts';
import type { Reader } from './render-text.ts';
import { fieldsOf, listOf, textOf } from '../slack/json.ts';
import type { Fields } from '../slack/json.ts';

const leaves: Readonly<Record<string, (leaf: Fields, reader: Reader) => string>> = {
  text: (leaf) => styled(textOf(leaf['text']), fieldsOf(leaf['style'])),
  link: (leaf) => renderLink(textOf(leaf['url']), textOf(leaf['text'])),
  user: (leaf, reader) => `@${reader.userName(textOf(leaf['user_id'])) || textOf(leaf['user_id'])}`,
  channel: (leaf, reader) =>
    `#${reader.channelName(textOf(leaf['channel_id'])) || textOf(leaf['channel_id'])}`,
  emoji: (leaf) => withEmoji(`:${textOf(leaf['name'])}:`),
  broadcast: (leaf) => `@${textOf(leaf['range'])}`,
  usergroup: (leaf) => `@${textOf(leaf['usergroup_id'])}`,
  team: (leaf) => textOf(leaf['team_id']),
  color: (leaf) => textOf(leaf['value']),
  date: (leaf, reader) => formatDate(Number(leaf['timestamp']), textOf(leaf['format']), reader),
};

function styled(text: string, style: Fields): string {
  const marks = [
    ['bold', '*'],
    ['italic', '_'],
    ['strike', '~'],
    ['code', '`'],
  ] as const;
  return marks
    .filter(([name]) => style[name] === true)
    .reduce((marked, [, mark]) => `${mark}${marked}${mark}`, text);
}

const inline = (elements: unknown, reader: Reader): string =>
  listOf(elements)
    .map(fieldsOf)
    .map((leaf) => leaves[textOf(leaf['type'])]?.(leaf, reader) ?? '')
    .join('');

const prefixed = (text: string, prefix: string) =>
  text
    .split('\n')
    .map((line) => `${prefix}${line}`)
    .join('\n');

function renderList(element: Fields, reader: Reader): string {
  const indent = '  '.repeat(Number(element['indent'] ?? 0));
  const first = Number(element['offset'] ?? 0) + 1;
  return listOf(element['elements'])
    .map((item, index) => {
      const mark = element['style'] === 'ordered' ? `${first + index}.` : '•';
      return `${indent}${mark} ${inline(fieldsOf(item)['elements'], reader)}`;
    })
    .join('\n');
}

function renderElement(element: Fields, reader: Reader): string {
  const text = inline(element['elements'], reader);
  if (element['type'] === 'rich_text_list') return renderList(element, reader);
  if (element['type'] === 'rich_text_quote') return prefixed(text, '> ');
  return element['type'] === 'rich_text_preformatted' ? prefixed(text, '    ') : text;
}

/** A rich_text block or cell as plain text. */
export const renderRichText = (block: Fields, reader: Reader): string =>
  listOf(block['elements'])
    .map((element) => renderElement(fieldsOf(element), reader))
    .join('\n');
