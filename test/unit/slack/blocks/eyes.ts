import { readerOf, renderMessage, renderView } from '../../../../sandbox/terminal/render-blocks.ts';
import { elementsOf } from '../../../../sandbox/slack/block-kit/surfaces.ts';
import { fieldsOf, isFields, textOf } from '../../../../sandbox/slack/json.ts';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';
import type { Home, Message } from '../../../../src/slack/blocks/elements.ts';
import { now } from '../../../support/builders.ts';

/** What arrives at Slack: properties that are undefined are gone. */
export type Sent = { readonly text: string; readonly blocks: readonly Fields[] };
export const asSent = ({ text, blocks }: Message): Sent =>
  JSON.parse(JSON.stringify({ text, blocks })) as Sent; // that is its shape
export const homeAsSent = (home: Home): Fields => fieldsOf(JSON.parse(JSON.stringify(home)));

const world = createSlackWorld({ nowMs: () => now.getTime() });
const reader = { ...readerOf(world, world.person('ana'), 400), locale: 'en-US', timeZone: 'UTC' };

// How the terminal spaces things out is the renderer's own matter.
const withoutLayout = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, '  '))
    .filter((line) => line !== '')
    .join('\n');

/** The message as a person reads it in the terminal of the sandbox, in English time format and UTC, without spacing. */
export const seen = (message: Message): string =>
  withoutLayout(renderMessage({ ...asSent(message), attachments: [], files: [], values: {} }, reader));
export const homeSeen = (home: Home): string =>
  withoutLayout(renderView({ type: 'home', content: homeAsSent(home), values: {}, errors: {} }, reader));

/** Every text object of the blocks, wherever it stands. */
export function textObjects(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(textObjects);
  if (!isFields(value)) return [];
  const inside = Object.values(value).flatMap(textObjects);
  return value['type'] === 'mrkdwn' || value['type'] === 'plain_text' ? [value, ...inside] : inside;
}

export const mrkdwnTexts = (blocks: unknown): string[] =>
  textObjects(blocks)
    .filter(({ type }) => type === 'mrkdwn')
    .map(({ text }) => String(text));

export const actionIdsOf = (blocks: readonly Fields[]): string[] =>
  blocks.flatMap(elementsOf).flatMap(({ action_id: id }) => (id === undefined ? [] : [textOf(id)]));
export const blockIdsOf = (blocks: readonly Fields[]): string[] =>
  blocks.flatMap((block) => (block['block_id'] === undefined ? [] : [textOf(block['block_id'])]));

const dateToken = /<!date\^\d+\^[^<>|]+\|[^<>|]+>/g;

/** What of a mrkdwn text could start a mention or a link, or is half an entity; dates are ours. Empty: safe. */
export const looseMarks = (mrkdwn: string): string[] =>
  mrkdwn
    .replace(dateToken, '')
    .replaceAll('<#COURS>', '')
    .match(/[<>]|&(?!(amp|lt|gt);)/g) ?? [];

/** A surrogate without its other half: Slack shows a replacement character, and JSON parsers may refuse it. */
export const isBroken = (text: string): boolean => /\p{Surrogate}/u.test(text);

/** 200 characters that try everything: mentions, formatting, emoji of two units, right-to-left text, entities. */
export const hostileName = [
  ...'<!channel> & *_~` <@U1> \u{1F600}\u{1F1E7}\u{1F1F7} \u202Eمرحبا שלום \u{1F469}\u200D\u{1F4BB} &lt;!here&gt; '.repeat(
    6,
  ),
]
  .slice(0, 200)
  .join('');
