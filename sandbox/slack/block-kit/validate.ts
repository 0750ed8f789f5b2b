import { menuOption, plainText, type } from './composition.ts';
import { boolean, exactlyOne, lengthOf, list, object, optional, required, string } from './schema.ts';
import type { Check, Problem } from './schema.ts';
import { checkBlocks } from './surfaces.ts';
import { fieldsOf, isFields, listOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';

export type { Problem } from './schema.ts';

/** Why Slack refuses a message or a view: its error code, and the places it names. */
export type Refused = { readonly error: string; readonly problems: readonly Problem[] };

const markdownLimit = 12_000; // in total per payload: slack.md 6
// Slack publishes no number; messages of 13,200 characters in blocks and more are reported as refused.
const blocksTextLimit = 13_200;

/** null: Slack takes it. `text` lengths: over 40,000 is cut by chat.postMessage, so no refusal here. */
export function checkMessage(message: Fields): Refused | null {
  const { blocks } = message;
  if (blocks !== undefined && blocks !== null) {
    const refused = checkMessageBlocks(blocks);
    if (refused !== null) return refused;
  }
  const inAttachments = checkAttachments(message['attachments']);
  if (inAttachments !== null) return inAttachments;
  const hasText = textOf(message['text']).trim() !== '' || textOf(message['markdown_text']) !== '';
  const hasMore = listOf(blocks).length > 0 || listOf(message['attachments']).length > 0;
  return hasText || hasMore ? null : { error: 'no_text', problems: [] };
}

const mostAttachments = 100; // slack.md 5.2

function checkAttachments(attachments: unknown): Refused | null {
  if (attachments === undefined) return null;
  if (!Array.isArray(attachments)) return { error: 'invalid_attachments', problems: [] };
  if (attachments.length > mostAttachments) return { error: 'too_many_attachments', problems: [] };
  const problems = (attachments as unknown[]).flatMap((one, at) => {
    const { blocks } = fieldsOf(one);
    return blocks === undefined ? [] : checkBlocks(blocks, 'message', `/attachments/${at}/blocks`);
  });
  return problems.length > 0 ? { error: 'invalid_attachments', problems } : null;
}

function checkMessageBlocks(blocks: unknown): Refused | null {
  if (!Array.isArray(blocks)) return { error: 'invalid_blocks_format', problems: [] };
  const problems = checkBlocks(blocks, 'message', '/blocks');
  if (problems.length > 0) return { error: 'invalid_blocks', problems };
  const known = (blocks as unknown[]).map(fieldsOf);
  const ofType = (...types: string[]) => known.filter((block) => types.includes(textOf(block['type'])));
  if (ofType('table', 'data_table').length > 1) {
    return {
      error: 'invalid_attachments',
      problems: [{ pointer: '/blocks', message: 'only_one_table_allowed' }],
    };
  }
  const tooMany = tooManyOf(ofType);
  if (tooMany !== null)
    return { error: 'invalid_blocks', problems: [{ pointer: '/blocks', message: tooMany }] };
  return textIn(known) > blocksTextLimit ? { error: 'msg_blocks_too_long', problems: [] } : null;
}

function tooManyOf(ofType: (...types: string[]) => readonly Fields[]): string | null {
  if (ofType('data_visualization').length > 2) return 'no more than 2 data_visualization blocks allowed';
  if (ofType('plan').length > 1) return 'only one plan block allowed';
  const markdown = ofType('markdown').reduce((sum, block) => sum + lengthOf(textOf(block['text'])), 0);
  return markdown > markdownLimit
    ? `markdown must be less than ${markdownLimit + 1} characters in total`
    : null;
}

function textIn(value: unknown): number {
  if (Array.isArray(value)) return (value as unknown[]).reduce<number>((sum, one) => sum + textIn(one), 0);
  if (!isFields(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? lengthOf(one) : textIn(one)),
    0,
  );
}

const anything: Check = () => undefined;
const shared = {
  blocks: required(anything),
  private_metadata: optional(string(0, 3000)),
  callback_id: optional(string(0, 255)),
  external_id: optional(string(0, 255)),
};
const modal = object({
  type: type('modal'),
  title: required(plainText(24)),
  submit: optional(plainText(24)),
  close: optional(plainText(24)),
  clear_on_close: optional(boolean),
  notify_on_close: optional(boolean),
  ...shared,
});
const home = object({ type: type('home'), ...shared });

const viewBytesLimit = 250 * 1024; // slack.md 5.2

/** A view of views.open, push, update (modal) or publish (home). Pointers start at /view, as in Slack's answers. */
export function checkView(view: unknown, surface: 'modal' | 'home'): Refused | null {
  if (!isFields(view)) return invalid([{ pointer: '/view', message: 'must provide an object' }]);
  if (Buffer.byteLength(JSON.stringify(view)) > viewBytesLimit)
    return { error: 'view_too_large', problems: [] };
  const problems: Problem[] = [];
  (surface === 'modal' ? modal : home)(view, '/view', problems);
  if (view['blocks'] !== undefined) problems.push(...checkBlocks(view['blocks'], surface, '/view/blocks'));
  if (surface === 'modal' && listOf(view['blocks']).length === 0 && view['blocks'] !== undefined) {
    problems.push({ pointer: '/view/blocks', message: 'no fewer than 1 items allowed' });
  }
  const hasInput = listOf(view['blocks']).some((block) => fieldsOf(block)['type'] === 'input');
  if (surface === 'modal' && hasInput && view['submit'] === undefined) {
    problems.push({ pointer: '/view', message: 'missing required field: submit (there is an input block)' });
  }
  return problems.length > 0 ? invalid(problems) : null;
}

const suggested = required(list(menuOption, 0, 100));
const suggestions = object(
  {
    options: { ...suggested, required: false },
    option_groups: optional(list(object({ label: required(plainText(75)), options: suggested }), 0, 100)),
  },
  exactlyOne('options', 'option_groups'),
);

/** What an app answers to a block_suggestion. Empty: Slack takes it. */
export function checkSuggestions(body: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  suggestions(body, '', problems);
  return problems;
}

const invalid = (problems: readonly Problem[]): Refused => ({ error: 'invalid_arguments', problems });

/** As Slack writes them in `response_metadata.messages`. */
export const problemMessages = (problems: readonly Problem[]): readonly string[] =>
  problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
