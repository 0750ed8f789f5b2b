import { renderRichText } from './render-rich-text.ts';
import { padTo, widthOf } from './render-text.ts';
import type { Reader } from './render-text.ts';
import { fieldsOf, listOf, textOf } from '../slack/json.ts';
import type { Fields } from '../slack/json.ts';

const cellText = (cell: Fields, reader: Reader): string => {
  const text =
    cell['type'] === 'rich_text'
      ? renderRichText(cell, reader)
      : textOf(cell['text']) || textOf(cell['value']);
  return text.replaceAll('\n', ' ').trim();
};

const isRight = (cell: Fields | undefined) => cell?.['type'] === 'raw_number';

/** A table or data_table block as a text table; its first row is the header. */
export function renderTable(block: Fields, reader: Reader): readonly string[] {
  const rows = listOf(block['rows']).map((row) => listOf(row).map(fieldsOf));
  const texts = rows.map((row) => row.map((cell) => cellText(cell, reader)));
  const columns = Math.max(0, ...texts.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...texts.map((row) => widthOf(row[at] ?? ''))),
  );
  const line = (row: readonly string[], cells: readonly Fields[]) =>
    widths
      .map((width, at) => aligned(row[at] ?? '', width, isRight(cells[at]) || alignedRight(block, at)))
      .join(' │ ');
  const [header = '', ...body] = texts.map((row, index) => line(row, rows[index] ?? []).trimEnd());
  const rule = widths.map((width) => '─'.repeat(width)).join('─┼─');
  const caption = textOf(block['caption']);
  return [...(caption === '' ? [] : [caption]), header, rule, ...body];
}

const alignedRight = (block: Fields, at: number) =>
  fieldsOf(listOf(block['column_settings'])[at])['align'] === 'right';

const aligned = (text: string, width: number, right: boolean): string =>
  right ? ' '.repeat(Math.max(0, width - widthOf(text))) + text : padTo(text, width);
