import { blockId, type } from './composition.ts';
import { richTextElements } from './rich-text.ts';
import {
  boolean,
  byType,
  integer,
  lengthOf,
  list,
  number,
  object,
  oneOf,
  optional,
  required,
  rule,
  string,
} from './schema.ts';
import type { Check } from './schema.ts';
import { fieldsOf, listOf, textOf } from '../json.ts';

// Sizes: slack.md 6. An empty cell must hold a space.
const cellText = required(string(1, Infinity));
const cell = byType({
  raw_text: object({ type: type('raw_text'), text: cellText }),
  raw_number: object({ type: type('raw_number'), value: required(number), text: cellText }),
  rich_text: object({ type: type('rich_text'), block_id: blockId, elements: required(richTextElements) }),
});

const columnSetting: Check = (value, pointer, problems) => {
  if (value === null) return; // null skips a column
  object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) })(
    value,
    pointer,
    problems,
  );
};

export const table = object({
  type: type('table'),
  block_id: blockId,
  rows: required(list(list(cell, 1, 20), 1, 100)),
  column_settings: optional(list(columnSetting, 0, 20)),
});

const rowsOf = (block: unknown) => listOf(fieldsOf(block)['rows']).map(listOf);

const columnsAreEqual = rule((block) => {
  const widths = new Set(rowsOf(block).map((row) => row.length));
  return widths.size <= 1 ? null : 'all rows must have the same number of cells';
});

const headerIsPlain = rule((block) =>
  (rowsOf(block)[0] ?? []).some((header) => fieldsOf(header)['type'] === 'rich_text')
    ? 'header cells must not be rich_text'
    : null,
);

const headerColumnExists = rule((block) => {
  const index = block['row_header_column_index'];
  return typeof index === 'number' && index >= (rowsOf(block)[0] ?? []).length
    ? 'row_header_column_index must be the index of a column'
    : null;
});

const tableTextLimit = 10_000; // "about 10,000 characters per table": slack.md 6
const textFits = rule((block) => {
  const length = rowsOf(block)
    .flat()
    .reduce<number>((sum, one) => sum + lengthOf(cellContent(one)), 0);
  return length <= tableTextLimit ? null : `must be less than ${tableTextLimit + 1} characters`;
});

function cellContent(value: unknown): string {
  const fields = fieldsOf(value);
  return textOf(fields['text']) + listOf(fields['elements']).map(cellContent).join('');
}

export const dataTable = object(
  {
    type: type('data_table'),
    block_id: blockId,
    caption: required(string(1, 255)),
    rows: required(list(list(cell, 1, 20), 2, 101)),
    page_size: optional(integer(1, 100)),
    row_header_column_index: optional(integer(0, 19)),
  },
  columnsAreEqual,
  headerIsPlain,
  headerColumnExists,
  textFits,
);
