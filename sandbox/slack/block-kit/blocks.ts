import { dataVisualization } from './charts.ts';
import {
  anyText,
  blockId,
  imageElement,
  imageSource,
  mrkdwn,
  plainText,
  type,
  url,
  webUrl,
} from './composition.ts';
import {
  button,
  buttons,
  choices,
  contextActionElements,
  datetimepicker,
  fileInput,
  overflow,
  pickers,
  richTextInput,
  typedInputs,
} from './elements.ts';
import { richTextBlock } from './rich-text.ts';
import {
  atLeastOne,
  boolean,
  byType,
  exactlyOne,
  integer,
  list,
  object,
  oneOf,
  optional,
  required,
  rule,
  string,
} from './schema.ts';
import type { Check } from './schema.ts';
import { multiSelects, singleSelects } from './selects.ts';
import { dataTable, table } from './tables.ts';
import { fieldsOf } from '../json.ts';

const selects = { ...singleSelects, ...multiSelects };
const section = object(
  {
    type: type('section'),
    block_id: blockId,
    text: optional(anyText(3000)),
    fields: optional(list(anyText(2000), 1, 10)),
    accessory: optional(
      byType({ ...buttons, ...choices, ...pickers, ...selects, overflow, image: imageElement }),
    ),
    expand: optional(boolean),
  },
  atLeastOne('text', 'fields'),
);

const actionElements = {
  ...buttons,
  ...choices,
  ...pickers,
  ...selects,
  overflow,
  datetimepicker,
  rich_text_input: richTextInput,
};
const actions = object({
  type: type('actions'),
  block_id: blockId,
  elements: required(list(byType(actionElements), 1, 25)),
});

const contextText = { plain_text: plainText(3000), mrkdwn: mrkdwn(3000) };
const context = object({
  type: type('context'),
  block_id: blockId,
  elements: required(list(byType({ ...contextText, image: imageElement }), 1, 10)),
});

const header = object({
  type: type('header'),
  block_id: blockId,
  text: required(plainText(150)),
  level: optional(integer(1, 4)), // in the newer documentation, not in the types
});

const image = object(
  {
    type: type('image'),
    block_id: blockId,
    alt_text: required(string(1, 2000)),
    title: optional(plainText(2000)),
    ...imageSource,
  },
  exactlyOne('image_url', 'slack_file'),
);

const inputElements = {
  ...typedInputs,
  ...choices,
  ...pickers,
  ...selects,
  datetimepicker,
  rich_text_input: richTextInput,
  file_input: fileInput,
};
const input = object(
  {
    type: type('input'),
    block_id: blockId,
    label: required(plainText(2000)),
    hint: optional(plainText(2000)),
    element: required(byType(inputElements)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
  },
  rule((block) =>
    block['dispatch_action'] === true && fieldsOf(block['element'])['type'] === 'file_input'
      ? 'dispatch_action must not be true for file_input'
      : null,
  ),
);

const card = object(
  {
    type: type('card'),
    block_id: blockId,
    hero_image: optional(imageElement),
    icon: optional(imageElement),
    title: optional(anyText(150)),
    subtitle: optional(anyText(150)),
    body: optional(anyText(200)),
    actions: optional(list(button, 1, 3)),
  },
  atLeastOne('hero_image', 'title', 'actions', 'body'),
);

const video = object({
  type: type('video'),
  block_id: blockId,
  video_url: required(url(3000, /^https:/i)),
  thumbnail_url: required(webUrl),
  alt_text: required(string(1, 2000)),
  title: required(plainText(199)),
  title_url: optional(url(3000, /^https:/i)),
  author_name: optional(string(1, 49)),
  provider_name: optional(string(1, 255)),
  provider_icon_url: optional(webUrl),
  description: optional(plainText(199)),
});

const task = {
  block_id: blockId,
  task_id: required(string(1, 255)),
  title: required(string(1, 3000)),
  details: optional(richTextBlock),
  output: optional(richTextBlock),
  sources: optional(
    list(object({ type: type('url'), url: required(url()), text: required(string(1, 3000)) }), 0),
  ),
};
const taskStatus = oneOf('pending', 'in_progress', 'complete', 'error');
const plan = object({
  type: type('plan'),
  block_id: blockId,
  title: required(string(1, 3000)),
  tasks: optional(
    list(object({ type: optional(oneOf('task_card')), status: optional(taskStatus), ...task }), 0),
  ),
});

const nested = { actions, context, header, image, input, table, video, section, rich_text: richTextBlock };
const divider = object({ type: type('divider'), block_id: blockId });
const container = object(
  {
    type: type('container'),
    block_id: blockId,
    title: optional(plainText(150)),
    rich_text_title: optional(richTextBlock),
    subtitle: optional(anyText(150)),
    icon: optional(imageElement),
    width: optional(oneOf('narrow', 'standard', 'wide', 'full')),
    is_collapsible: optional(boolean),
    default_collapsed: optional(boolean),
    has_header_divider: optional(boolean),
    child_blocks: required(list(byType({ ...nested, divider }), 1, 10)),
  },
  atLeastOne('title', 'rich_text_title'),
  rule((block) =>
    block['default_collapsed'] === true && block['is_collapsible'] !== true
      ? 'default_collapsed requires is_collapsible'
      : null,
  ),
);

const alertLevel = oneOf('default', 'info', 'warning', 'error', 'success');

/** Every block that an app can send, by its type. `file` is inbound only. */
export const blockShapes: Readonly<Record<string, Check>> = {
  ...nested,
  divider,
  container,
  card,
  plan,
  data_table: dataTable,
  data_visualization: dataVisualization,
  markdown: object({ type: type('markdown'), block_id: blockId, text: required(string(1, 12_000)) }),
  alert: object({
    type: type('alert'),
    block_id: blockId,
    text: required(anyText(3000)),
    level: optional(alertLevel),
  }),
  carousel: object({ type: type('carousel'), block_id: blockId, elements: required(list(card, 1, 10)) }),
  context_actions: object({
    type: type('context_actions'),
    block_id: blockId,
    elements: required(list(byType(contextActionElements), 1, 5)),
  }),
  task_card: object({ type: type('task_card'), status: required(taskStatus), ...task }),
};
