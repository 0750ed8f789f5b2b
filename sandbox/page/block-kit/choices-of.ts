import type { Choice, Json, SuggestedOption } from '../../page-server/snapshot.ts';
import { jsonOf, labelOf, listOf, textOf } from './json.ts';

/** An option as the menus here know it. */
export type Option = SuggestedOption & { readonly description?: string };

export const optionOf = (option: Json, group?: string): Option => ({
  value: textOf(option['value']),
  text: labelOf(option['text']),
  description: labelOf(option['description']),
  group,
});

/** All options of a static menu, those in groups too. */
export const optionsOf = (element: Json): readonly Option[] => [
  ...listOf(element['options']).map((one) => optionOf(one)),
  ...listOf(element['option_groups']).flatMap((group) =>
    listOf(group['options']).map((one) => optionOf(one, labelOf(group['label']))),
  ),
];

const singleKeys = ['selected_user', 'selected_channel', 'selected_conversation'];
const manyKeys = ['selected_users', 'selected_channels', 'selected_conversations'];
const textKeys = ['value', 'selected_date', 'selected_time'];

/** What a state value of Slack says was chosen, as options; people and channels by their ids. */
export function chosenIn(state: Json): readonly Option[] {
  const one = state['selected_option'];
  if (one !== undefined && one !== null) return [optionOf(jsonOf(one))];
  const ids = [
    ...singleKeys.map((key) => textOf(state[key])),
    ...manyKeys.flatMap((key) => (Array.isArray(state[key]) ? (state[key] as unknown[]).map(textOf) : [])),
  ];
  const options = listOf(state['selected_options']).map((option) => optionOf(option));
  return [...options, ...ids.filter((id) => id !== '').map((id) => ({ value: id, text: id }))];
}

/** What a state value says was typed. */
export function typedIn(state: Json): string {
  const moment = state['selected_date_time'];
  if (typeof moment === 'number') return String(moment);
  return textKeys.map((key) => textOf(state[key])).find((text) => text !== '') ?? '';
}

export const choiceOf = (chosen: readonly Option[], isMany: boolean): Choice =>
  isMany ? chosen.map(({ value }) => value) : (chosen[0]?.value ?? null);
