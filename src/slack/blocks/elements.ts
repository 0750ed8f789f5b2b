import type { types } from '@slack/bolt';
import type { MessageKey, Translator } from '../../locales/index.ts';

export type Block = types.KnownBlock;
export type Message = { readonly text: string; readonly blocks: Block[] };
export type Home = { readonly type: 'home'; readonly blocks: Block[] };

/** slack.md 5.2; Slack refuses the whole message when one of them is passed. */
export const limits = {
  messageBlocks: 50,
  sectionText: 3000,
  fieldText: 2000,
  fields: 10,
  headerText: 150,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  contextElements: 10,
  optionText: 75,
  options: 100,
  /** `chat.update` refuses more. */
  messageText: 4000,
} as const;

/** Text that is mrkdwn already: a date, a link, a code span. Everything else is escaped on its way in. */
export type Markup = { readonly markup: string };
export type Values = Readonly<Record<string, string | number | Markup>>;

/** Slack reads `&`, `<` and `>`: unescaped, a product name could mention a whole channel. */
export const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * Somebody's words inside mrkdwn: escaped, and `* _ ~ \`` cannot start formatting. Slack has no escape for those, so an
 * invisible word joiner stands before each; ids, which people copy, go into `code` instead.
 */
export const words = (text: string): string => escape(text).replace(/[*_~`]/g, '\u2060$&');

/** An id to copy. A code span shows everything but a backtick as it is. */
export const code = (text: string): Markup => ({ markup: `\`${escape(text.replace(/`/g, 'ʼ'))}\`` });

/** A moment in the reader's own time zone; the fallback is for clients that cannot, and for screen readers. */
export function date(at: Date): Markup {
  const seconds = Math.floor(at.getTime() / 1000);
  const fallback = `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return { markup: `<!date^${String(seconds)}^{date_short_pretty} {time}|${fallback}>` };
}

/** A message of the locale as mrkdwn; plain values are escaped. */
export function mrkdwn(t: Translator, key: MessageKey, values: Values = {}): string {
  const safe = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'object' ? value.markup : typeof value === 'string' ? words(value) : value,
    ]),
  );
  return t(key, safe);
}

/** Cuts on code points, never inside a surrogate pair; the ellipsis counts. `max` is in UTF-16 units, as Slack counts. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const point of text) {
    if (kept.length + point.length > max - 1) break;
    kept += point;
  }
  return `${kept}…`;
}

/** The same for mrkdwn: an entity or a `<date>` that is cut in two would be shown as its source. */
export function clipMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = clip(text, max).slice(0, -1);
  return `${cut.replace(/&[a-z]{0,3}$/, '').replace(/<[^<>]*$/, '')}…`;
}

export const header = (text: string): Block => ({
  type: 'header',
  text: { type: 'plain_text', text: clip(text, limits.headerText), emoji: false },
});

/** `verbatim`: Slack must not make links of its own out of a `#name` or an address in somebody's words. */
const mrkdwnText = (text: string, max: number): types.MrkdwnElement => ({
  type: 'mrkdwn',
  text: clipMrkdwn(text, max),
  verbatim: true,
});

export const section = (text: string): Block => ({
  type: 'section',
  text: mrkdwnText(text, limits.sectionText),
});

export const sectionWith = (text: string, accessory: types.Button): Block => ({
  type: 'section',
  text: mrkdwnText(text, limits.sectionText),
  accessory,
});

export const fields = (texts: readonly string[]): Block => ({
  type: 'section',
  fields: texts.slice(0, limits.fields).map((text) => mrkdwnText(text, limits.fieldText)),
});

export const context = (...texts: string[]): Block => ({
  type: 'context',
  elements: texts.slice(0, limits.contextElements).map((text) => mrkdwnText(text, limits.sectionText)),
});

export const divider = (): Block => ({ type: 'divider' });

export type Element = types.ActionsBlockElement;

export const actions = (elements: Element[]): Block => ({ type: 'actions', elements });

export function button(text: string, actionId: string, value: string): types.Button {
  return { type: 'button', text: plain(text), action_id: actionId, value: clip(value, limits.buttonValue) };
}

export type Question = {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
};

/** Slack asks before it sends the click. slack.md 5.2: 100, 300 and 30 characters. */
export const confirmed = (
  element: types.Button,
  style: 'primary' | 'danger',
  { title, text, confirm, deny }: Question,
): types.Button => ({
  ...element,
  style,
  confirm: {
    title: { type: 'plain_text', text: clip(title, 100) },
    text: { type: 'plain_text', text: clip(text, 300) },
    confirm: { type: 'plain_text', text: clip(confirm, 30) },
    deny: { type: 'plain_text', text: clip(deny, 30) },
    style,
  },
});

/** `name` tells link buttons of one message apart: action ids must be unique within a message. */
export function linkButton(text: string, name: string, url: string, actionId: string): types.Button {
  return { type: 'button', text: plain(text), action_id: `${actionId}:${name}`, url };
}

const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, limits.buttonText),
  emoji: false,
});

export const option = (text: string, value: string): types.PlainTextOption => ({
  text: { type: 'plain_text', text: clip(text, limits.optionText), emoji: false },
  value,
});

/** Blocks with the text that screen readers and notifications use instead of them, hence with the full content. */
export function message(blocks: Block[]): Message {
  const kept = blocks.slice(0, limits.messageBlocks);
  return { text: clipMrkdwn(kept.map(textOf).filter(Boolean).join('\n'), limits.messageText), blocks: kept };
}

function textOf(block: Block): string {
  if (block.type === 'header') return escape(block.text.text);
  if (block.type === 'section') {
    const texts = [block.text, ...(block.fields ?? [])];
    return texts
      .map((text) => text?.text ?? '')
      .filter(Boolean)
      .join('\n');
  }
  if (block.type === 'context') {
    return block.elements.map((element) => ('text' in element ? String(element.text) : '')).join(' ');
  }
  return '';
}
