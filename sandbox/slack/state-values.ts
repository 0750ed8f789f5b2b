import { elementsOf } from './block-kit/surfaces.ts';
import { fieldsOf, textOf } from './json.ts';
import type { Fields } from './json.ts';

/** block_id → action_id → what is chosen there, as in `state.values` of Slack's payloads. */
export type StateValues = Record<string, Record<string, Fields>>;

// Which property of a state value holds the choice, and which property of the element holds the first choice.
const holders: Readonly<Record<string, readonly [value: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  users_select: ['selected_user', 'initial_user'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  channels_select: ['selected_channel', 'initial_channel'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_users_select: ['selected_users', 'initial_users'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  file_input: ['files', 'initial_files'],
};

export const valueHolder = (type: string): string | null => holders[type]?.[0] ?? null;
export const holdsMany = (type: string): boolean =>
  type === 'checkboxes' || type === 'file_input' || type.startsWith('multi_');

const initialValue = (element: Fields): Fields | null => {
  const type = textOf(element['type']);
  const holder = holders[type];
  if (holder === undefined) return null;
  return { type, [holder[0]]: element[holder[1]] ?? (holdsMany(type) ? [] : null) };
};

/** What a form holds now: what the person chose, and else the initial values. Buttons have no state. */
export function stateValues(blocks: readonly unknown[], chosen: StateValues): StateValues {
  const values: StateValues = {};
  for (const block of blocks.map(fieldsOf)) {
    const blockId = textOf(block['block_id']);
    for (const element of elementsOf(block)) {
      const actionId = textOf(element['action_id']);
      const value = chosen[blockId]?.[actionId] ?? initialValue(element);
      if (value !== null) values[blockId] = { ...values[blockId], [actionId]: value };
    }
  }
  return values;
}
