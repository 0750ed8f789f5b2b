import { blockId, type, url } from './composition.ts';
import { boolean, byType, integer, list, object, oneOf, optional, required, string } from './schema.ts';
import type { Check } from './schema.ts';

const flags = ['bold', 'italic', 'strike', 'underline', 'code', 'highlight', 'client_highlight', 'unlink'];
const style = optional(object(Object.fromEntries(flags.map((flag) => [flag, optional(boolean)]))));
const id = required(string(1, 255));
const any = (min: number) => string(min, Infinity);

const leaf = byType({
  text: object({ type: type('text'), text: required(any(1)), style }),
  link: object({
    type: type('link'),
    url: required(url()),
    text: optional(any(0)),
    unsafe: optional(boolean),
    style,
  }),
  user: object({ type: type('user'), user_id: id, style }),
  usergroup: object({ type: type('usergroup'), usergroup_id: id, style }),
  team: object({ type: type('team'), team_id: id, style }),
  channel: object({ type: type('channel'), channel_id: id, style }),
  emoji: object({
    type: type('emoji'),
    name: required(any(1)),
    unicode: optional(any(1)),
    url: optional(url()),
    skin_tone: optional(integer(1, 6)),
    style,
  }),
  broadcast: object({
    type: type('broadcast'),
    range: required(oneOf('here', 'channel', 'everyone')),
    style,
  }),
  color: object({ type: type('color'), value: required(any(1)), style }),
  date: object({
    type: type('date'),
    timestamp: required(integer(0, 9_999_999_999)),
    format: required(any(1)),
    url: optional(url()),
    fallback: optional(any(0)),
    style,
  }),
});

const border = optional(oneOf(0, 1));
const leaves = required(list(leaf, 0));
const section = object({ type: type('rich_text_section'), elements: leaves });

export const richTextElements: Check = list(
  byType({
    rich_text_section: section,
    rich_text_list: object({
      type: type('rich_text_list'),
      style: required(oneOf('bullet', 'ordered')),
      elements: required(list(section, 1)),
      indent: optional(integer(0, 8)),
      offset: optional(integer(0, 10_000)),
      border,
    }),
    rich_text_preformatted: object({
      type: type('rich_text_preformatted'),
      elements: leaves,
      border,
      language: optional(any(1)),
    }),
    rich_text_quote: object({ type: type('rich_text_quote'), elements: leaves, border }),
  }),
  0,
);

export const richTextBlock = object({
  type: type('rich_text'),
  block_id: blockId,
  elements: required(richTextElements),
});
