import {
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
import { fieldsOf, listOf } from '../json.ts';
import type { Fields } from '../json.ts';

// Lengths: slack.md 5.2.
export const type = (name: string) => required(oneOf(name));
export const blockId = optional(string(1, 255));
export const actionId = string(1, 255);

const parses = (value: string) => URL.canParse(value) && !/\s/.test(value);
export const url =
  (max = 3000, protocols?: RegExp): Check =>
  (value, pointer, problems) => {
    const before = problems.length;
    string(1, max)(value, pointer, problems);
    if (problems.length > before || typeof value !== 'string') return;
    if (!parses(value) || (protocols !== undefined && !protocols.test(value))) {
      problems.push({ pointer, message: 'must be a valid URL' });
    }
  };
export const webUrl = url(3000, /^https?:/i);

export const plainText = (max: number): Check =>
  object({ type: type('plain_text'), text: required(string(1, max)), emoji: optional(boolean) });
export const mrkdwn = (max: number): Check =>
  object({ type: type('mrkdwn'), text: required(string(1, max)), verbatim: optional(boolean) });
export const anyText = (max: number): Check => byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });

export const placeholder = optional(plainText(150));
export const style = optional(oneOf('primary', 'danger'));
export const accessibilityLabel = optional(string(1, 75));
export const focusOnLoad = optional(boolean);

export const confirm = optional(
  object({
    // Slack fills in its own words for what is left out; only `text` must be there (types: Confirm).
    title: optional(plainText(100)),
    text: required(anyText(300)),
    confirm: optional(plainText(30)),
    deny: optional(plainText(30)),
    style,
  }),
);

// slack.md 12: 75 in the types, 150 in the newer documentation; what Slack documents today is accepted.
const optionValue = required(string(1, 150));

export const menuOption = object({
  text: required(plainText(75)),
  value: optionValue,
  description: optional(plainText(75)),
});
export const choiceOption = object({
  text: required(anyText(75)),
  value: optionValue,
  description: optional(anyText(75)),
});
export const overflowOption = object({
  text: required(plainText(75)),
  value: optionValue,
  description: optional(plainText(75)),
  url: optional(url()),
});

export const menuOptions = optional(list(menuOption, 1, 100));
export const optionGroups = optional(
  list(object({ label: required(plainText(75)), options: required(list(menuOption, 1, 100)) }), 1, 100),
);

const sameOption = (one: unknown, other: unknown): boolean => {
  const [a, b] = [fieldsOf(one), fieldsOf(other)];
  return a['value'] === b['value'] && fieldsOf(a['text'])['text'] === fieldsOf(b['text'])['text'];
};

const offered = (element: Fields): readonly unknown[] => [
  ...listOf(element['options']),
  ...listOf(element['option_groups']).flatMap((group) => listOf(fieldsOf(group)['options'])),
];

/** What is chosen at first must be one of the options offered. */
export const initialIsOffered: Check = rule((element) => {
  const one = element['initial_option'];
  const chosen = one === undefined ? listOf(element['initial_options']) : [one];
  return chosen.every((option) => offered(element).some((candidate) => sameOption(candidate, option)))
    ? null
    : 'initial option must exactly match one of the provided options';
});

export const slackFile = object(
  { id: optional(string(1, 255)), url: optional(webUrl) },
  exactlyOne('id', 'url'),
);

export const imageSource = { image_url: optional(webUrl), slack_file: optional(slackFile) };
export const imageElement = object(
  { type: type('image'), alt_text: required(string(1, 2000)), ...imageSource },
  exactlyOne('image_url', 'slack_file'),
);

export const dispatchActionConfig = optional(
  object({ trigger_actions_on: required(list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2)) }),
);

export const conversationFilter = optional(
  object(
    {
      include: optional(list(oneOf('im', 'mpim', 'private', 'public'), 1, 4)),
      exclude_external_shared_channels: optional(boolean),
      exclude_bot_users: optional(boolean),
    },
    rule((filter) => (Object.keys(filter).length === 0 ? 'must define at least one filter' : null)),
  ),
);

export const maxSelected = optional(integer(1, 100));
