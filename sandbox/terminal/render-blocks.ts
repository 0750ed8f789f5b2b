import { imageText, renderElement } from './render-elements.ts';
import { renderRichText } from './render-rich-text.ts';
import { renderTable } from './render-tables.ts';
import { renderMrkdwn, renderTextObject, sideBySide, widthOf, wrap } from './render-text.ts';
import type { Reader } from './render-text.ts';
import { fieldsOf, isFields, listOf, textOf } from '../slack/json.ts';
import type { Fields } from '../slack/json.ts';
import type { SlackMessage, SlackPerson, SlackView, SlackWorld } from '../worlds/slack-world.ts';

export type { Reader } from './render-text.ts';

/** What is chosen in menus (block_id → action_id) and what is wrong (block_id), as a person sees it. */
export type FormState = {
  readonly values?: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
  readonly errors?: Readonly<Record<string, string>>;
};

/** The eyes of this person: locale, time zone and the names of the world. */
export const readerOf = (world: SlackWorld, person: SlackPerson, width = 100): Reader => ({
  locale: person.locale,
  timeZone: person.timeZone,
  nowMs: world.nowMs(),
  userName: (id) => world.state.people.get(id)?.name ?? '',
  channelName: (id) => world.state.channels.get(id)?.name ?? '',
  width,
});

type Drawing = { readonly reader: Reader; readonly form: FormState };
type Draw = (block: Fields, drawing: Drawing) => readonly string[];

const textLines = (value: unknown, { reader }: Drawing): readonly string[] => {
  const text = renderTextObject(value, reader);
  return text === '' ? [] : wrap(text, reader.width);
};

function element(block: Fields, one: Fields, { reader, form }: Drawing): string {
  const value = form.values?.[textOf(block['block_id'])]?.[textOf(one['action_id'])];
  return renderElement(one, value, reader);
}

const header: Draw = (block, drawing) => {
  const lines = textLines(block['text'], drawing);
  return [...lines, '═'.repeat(Math.max(...lines.map(widthOf), 1))];
};

const section: Draw = (block, drawing) => {
  const fields = listOf(block['fields']);
  const columnWidth = Math.floor((drawing.reader.width - 2) / 2);
  const rendered = fields.map((field) => renderTextObject(field, drawing.reader));
  const widest = Math.max(0, ...rendered.flatMap((field) => field.split('\n')).map(widthOf));
  const rows = Array.from({ length: Math.ceil(fields.length / 2) }, (_, row) =>
    sideBySide(rendered[row * 2] ?? '', rendered[row * 2 + 1] ?? '', Math.min(columnWidth, widest)),
  );
  const accessory = isFields(block['accessory'])
    ? element(block, block['accessory'], drawing).split('\n')
    : [];
  return [...textLines(block['text'], drawing), ...rows.flat(), ...accessory];
};

const actions: Draw = (block, drawing) => {
  const elements = listOf(block['elements']).map((one) => element(block, fieldsOf(one), drawing));
  return elements.some((one) => one.includes('\n'))
    ? elements.flatMap((one) => one.split('\n'))
    : wrapAll(elements, drawing);
};

/** Joins with two spaces; starts a new line where the next one does not fit. */
function wrapAll(parts: readonly string[], { reader }: Drawing): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 2 + widthOf(part) <= reader.width)
      lines[lines.length - 1] = `${last}  ${part}`;
    else lines.push(part);
  }
  return lines;
}

const context: Draw = (block, drawing) => {
  const parts = listOf(block['elements'])
    .map(fieldsOf)
    .map((one) => (one['type'] === 'image' ? imageText(one) : renderTextObject(one, drawing.reader)));
  return wrap(parts.join('  '), drawing.reader.width - 2).map((line) => `  ${line}`);
};

const input: Draw = (block, drawing) => {
  const label = renderTextObject(block['label'], drawing.reader);
  const hint = renderTextObject(block['hint'], drawing.reader);
  const error = drawing.form.errors?.[textOf(block['block_id'])];
  const lines = element(block, fieldsOf(block['element']), drawing).split('\n');
  return [
    `${label}${block['optional'] === true ? ' (optional)' : ''}:`,
    ...lines.map((line) => `  ${line}`),
    ...(hint === '' ? [] : [`  ${hint}`]),
    ...(error === undefined ? [] : [`  ⚠ ${error}`]),
  ];
};

const card: Draw = (block, drawing) => {
  const images = ['hero_image', 'icon']
    .filter((name) => isFields(block[name]))
    .map((name) => imageText(fieldsOf(block[name])));
  const texts = ['title', 'subtitle', 'body'].flatMap((name) => textLines(block[name], drawing));
  const buttons = listOf(block['actions']).map((one) => element(block, fieldsOf(one), drawing));
  return [...images, ...texts, ...wrapAll(buttons, drawing)].map((line) => `▏ ${line}`);
};

const container: Draw = (block, drawing) => {
  const title = isFields(block['rich_text_title'])
    ? renderRichText(block['rich_text_title'], drawing.reader)
    : renderTextObject(block['title'], drawing.reader);
  const inside = listOf(block['child_blocks'])
    .map(fieldsOf)
    .flatMap((child) => drawBlock(child, drawing));
  return [`▾ ${title}`, ...textLines(block['subtitle'], drawing), ...inside.map((line) => `  ${line}`)];
};

const chart: Draw = (block) => {
  const parts = fieldsOf(block['chart']);
  const segments = listOf(parts['segments'])
    .map(fieldsOf)
    .map((one) => `${textOf(one['label'])}: ${textOf(one['value'])}`);
  const series = listOf(parts['series'])
    .map(fieldsOf)
    .map((one) => {
      const points = listOf(one['data'])
        .map(fieldsOf)
        .map((point) => `${textOf(point['label'])} ${textOf(point['value'])}`);
      return `${textOf(one['name'])}: ${points.join(', ')}`;
    });
  return [`(${textOf(parts['type'])} chart: ${textOf(block['title'])})`, ...segments, ...series];
};

const alertSigns: Readonly<Record<string, string>> = {
  warning: '⚠ ',
  error: '✖ ',
  success: '✔ ',
  info: 'ℹ ',
};

const drawers: Readonly<Record<string, Draw>> = {
  header,
  section,
  actions,
  context,
  input,
  card,
  container,
  data_visualization: chart,
  context_actions: actions,
  divider: (_, { reader }) => ['─'.repeat(Math.min(reader.width, 60))],
  image: (block, drawing) => [...textLines(block['title'], drawing), imageText(block)],
  video: (block) => [`(video: ${textOf(block['alt_text'])}) ${textOf(block['video_url'])}`],
  markdown: (block, { reader }) => wrap(textOf(block['text']), reader.width),
  rich_text: (block, { reader }) => wrap(renderRichText(block, reader), reader.width),
  table: (block, { reader }) => renderTable(block, reader),
  data_table: (block, { reader }) => renderTable(block, reader),
  carousel: (block, drawing) =>
    listOf(block['elements']).flatMap((one) => [...card(fieldsOf(one), drawing), '']),
  alert: (block, drawing) =>
    textLines(block['text'], drawing).map(
      (line, at) => (at === 0 ? (alertSigns[textOf(block['level'])] ?? '') : '  ') + line,
    ),
  task_card: (block) => [`• ${textOf(block['title'])} (${textOf(block['status'])})`],
  plan: (block) => [
    textOf(block['title']),
    ...listOf(block['tasks']).map(
      (one) => `  • ${textOf(fieldsOf(one)['title'])} (${textOf(fieldsOf(one)['status'])})`,
    ),
  ],
};

const drawBlock = (block: Fields, drawing: Drawing): readonly string[] => {
  const type = textOf(block['type']);
  return drawers[type]?.(block, drawing) ?? [`(${type} block)`];
};

// Context belongs to what is above it; everything else stands apart.
const standsApart = (block: Fields) => block['type'] !== 'context';

/** Blocks as terminal text, without colour. */
export function renderBlocks(blocks: readonly unknown[], reader: Reader, form: FormState = {}): string {
  const lines: string[] = [];
  for (const block of blocks.map(fieldsOf)) {
    if (lines.length > 0 && standsApart(block)) lines.push('');
    lines.push(...drawBlock(block, { reader, form }));
  }
  return lines.join('\n');
}

const fileText = ({ name, title, size }: SlackMessage['files'][number]) =>
  `(file: ${title}${title === name ? '' : ` – ${name}`}, ${size} bytes)`;

/** A message: its blocks, or its text when it has none. */
export function renderMessage(
  message: Pick<SlackMessage, 'text' | 'blocks' | 'attachments' | 'files' | 'values'>,
  reader: Reader,
): string {
  const { text, blocks, attachments, files, values } = message;
  const body =
    blocks.length > 0
      ? renderBlocks(blocks, reader, { values })
      : wrap(renderMrkdwn(text, reader), reader.width).join('\n');
  const more = attachments.map((one) => {
    const inside = listOf(one['blocks']);
    return inside.length > 0
      ? renderBlocks(inside, reader)
      : renderMrkdwn(textOf(one['text']) || textOf(one['fallback']), reader);
  });
  return [body, ...more, ...files.map(fileText)].filter((part) => part !== '').join('\n');
}

/** A modal in a frame with its buttons, or a Home tab. */
export function renderView(
  view: Pick<SlackView, 'type' | 'content' | 'values' | 'errors'>,
  reader: Reader,
): string {
  const { content, type } = view;
  const inner = { ...reader, width: reader.width - 2 };
  const body = renderBlocks(listOf(content['blocks']), inner, view);
  if (type === 'home') return body;
  const title = renderTextObject(content['title'], reader);
  const buttons = [content['close'], content['submit']]
    .filter(isFields)
    .map((one) => `[ ${renderTextObject(one, reader)} ]`);
  const top = `┌─ ${title} ${'─'.repeat(Math.max(3, Math.min(reader.width, 60) - widthOf(title) - 4))}`;
  const bottom = buttons.length > 0 ? `└─ ${buttons.join('  ')}` : `└${'─'.repeat(20)}`;
  return [top, ...body.split('\n').map((line) => `│ ${line}`.trimEnd()), bottom].join('\n');
}
