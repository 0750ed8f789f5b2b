import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Json } from '../../page-server/snapshot.ts';
import { typedIn } from './choices-of.ts';
import { jsonOf, labelOf, numberOf, textOf } from './json.ts';
import { useElement } from './use-element.ts';
import type { ElementProps } from './use-element.ts';

const inputTypes: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

/** Text of all kinds, dates and times. What is wrong with it Slack says after the submission, as it does. */
export function TextElement({ block, element, labelling }: ElementProps) {
  const { state, isKept, keep, press, choose } = useElement({ block, element });
  const [typed, setTyped] = useState<string | null>(null);
  const type = textOf(element['type']);
  const isPicker = type.endsWith('picker');
  const change = (text: string): void => {
    setTyped(text);
    if (isPicker) choose(text === '' ? null : fromInput(type, text));
    else if (dispatchesOn(block, element, 'on_character_entered')) void press(text);
    else keep(text);
  };
  const enter = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isKept || isPicker) return;
    event.preventDefault();
    if (dispatchesOn(block, element, 'on_enter_pressed')) void press(typed ?? typedIn(state));
  };
  const shared = {
    ...labelling,
    className: 'input',
    value: typed ?? toInput(type, typedIn(state)),
    placeholder: labelOf(element['placeholder']),
    maxLength: numberOf(element['max_length']),
    autoFocus: element['focus_on_load'] === true,
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      change(target.value);
    },
    onKeyDown: enter,
  };
  if (element['multiline'] === true || type === 'rich_text_input') return <textarea rows={4} {...shared} />;
  // Not `email` or `url`: the browser's own words would come before Slack's.
  return <input type={inputTypes[type] ?? 'text'} {...shared} />;
}

function dispatchesOn(block: Json, element: Json, trigger: string): boolean {
  if (block['dispatch_action'] !== true) return false;
  const triggers = jsonOf(element['dispatch_action_config'])['trigger_actions_on'] ?? ['on_enter_pressed'];
  return Array.isArray(triggers) && triggers.includes(trigger);
}

const minuteMs = 60_000;
/** Slack's moments are seconds, the browser's input is local time. */
const fromInput = (type: string, text: string): string =>
  type === 'datetimepicker' ? String(Date.parse(text) / 1000) : text;

function toInput(type: string, value: string): string {
  if (type !== 'datetimepicker' || value === '') return value;
  const at = new Date(Number(value) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * minuteMs).toISOString().slice(0, 16);
}
