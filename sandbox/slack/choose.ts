import { fieldsOf, labelOf, listOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { holdsMany, valueHolder } from './state-values.ts';
import type { SlackWorld } from '../worlds/slack-world.ts';

const sameText = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** All options of a menu, those in groups too. */
export const optionsOf = (element: Fields): readonly Fields[] => [
  ...listOf(element['options']).map(fieldsOf),
  ...listOf(element['option_groups']).flatMap((group) => listOf(fieldsOf(group)['options']).map(fieldsOf)),
];

/** The option by its text or its value. Throws with the texts there are. */
export function pickOption(options: readonly Fields[], wanted: string): Fields {
  const found =
    options.find((option) => sameText(labelOf(option['text']), wanted)) ??
    options.find((option) => option['value'] === wanted);
  if (found !== undefined) return found;
  throw new Error(
    `No option "${wanted}"; there is: ${options.map((one) => labelOf(one['text'])).join(', ') || 'none'}`,
  );
}

const listOfWanted = (wanted: unknown): readonly unknown[] => {
  if (Array.isArray(wanted)) return wanted as unknown[];
  return textOf(wanted) === ''
    ? []
    : textOf(wanted)
        .split(',')
        .map((one) => one.trim());
};

/**
 * The state value of an element after a person chose or typed `wanted`: option texts, names of people and channels,
 * dates, words. `options`: of an external menu, as the app gave them. null clears it.
 */
export function chooseValue(
  world: SlackWorld,
  element: Fields,
  wanted: unknown,
  options: readonly Fields[],
): Fields {
  const type = textOf(element['type']);
  const holder = valueHolder(type) ?? 'value';
  if (holdsMany(type))
    return { type, [holder]: listOfWanted(wanted).map((one) => single(world, type, one, options)) };
  const isEmpty = wanted === null || wanted === undefined || wanted === '';
  return { type, [holder]: isEmpty ? null : single(world, type, wanted, options) };
}

function single(world: SlackWorld, type: string, wanted: unknown, options: readonly Fields[]): unknown {
  const text = textOf(wanted);
  if (/static_select|external_select|checkboxes|radio_buttons/.test(type)) {
    return pickOption(options, text === '' ? textOf(fieldsOf(wanted)['value']) : text);
  }
  if (type.includes('users_select')) return world.person(text).id;
  if (/conversations_select|channels_select/.test(type)) return world.channel(text).id;
  if (type === 'datetimepicker') return Number(text);
  return type === 'rich_text_input' ? wanted : text;
}

/** What Slack's own form says before it sends anything: a message, or null. */
export function formError(block: Fields, element: Fields, value: Fields): string | null {
  const type = textOf(element['type']);
  const held = value[valueHolder(type) ?? 'value'];
  const isEmpty =
    held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);
  if (isEmpty) return block['optional'] === true ? null : 'Please complete this required field.';
  return typeof held === 'string' ? textError(type, element, held) : null;
}

function textError(type: string, element: Fields, text: string): string | null {
  const { min_length: min, max_length: max } = element;
  const length = [...text].length;
  if (typeof min === 'number' && length < min) return `Please enter at least ${min} characters.`;
  if (type === 'plain_text_input' && length > (typeof max === 'number' ? max : 3000))
    return 'This entry is too long.';
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text))
    return 'Please enter a valid email address.';
  if (type === 'url_text_input' && !URL.canParse(text)) return 'Please enter a valid URL.';
  return type === 'number_input' ? numberError(element, text) : null;
}

function numberError(element: Fields, text: string): string | null {
  const number = Number(text);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number))
    return 'Please enter a whole number.';
  if (element['min_value'] !== undefined && number < Number(textOf(element['min_value'])))
    return 'This number is too small.';
  if (element['max_value'] !== undefined && number > Number(textOf(element['max_value'])))
    return 'This number is too large.';
  return null;
}
