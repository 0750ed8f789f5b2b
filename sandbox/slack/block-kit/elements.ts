import {
  accessibilityLabel,
  actionId,
  choiceOption,
  confirm,
  dispatchActionConfig,
  focusOnLoad,
  initialIsOffered,
  overflowOption,
  placeholder,
  plainText,
  style,
  type,
  url,
} from './composition.ts';
import { richTextBlock } from './rich-text.ts';
import { boolean, integer, list, object, oneOf, optional, required, rule, string } from './schema.ts';
import type { Check } from './schema.ts';
import { textOf } from '../json.ts';

const acts = { action_id: optional(actionId) };
const typed = {
  ...acts,
  dispatch_action_config: dispatchActionConfig,
  focus_on_load: focusOnLoad,
  placeholder,
};

export const button = object({
  type: type('button'),
  ...acts,
  text: required(plainText(75)),
  value: optional(string(1, 2000)),
  url: optional(url()),
  style,
  confirm,
  accessibility_label: accessibilityLabel,
});

const workflowButton = object({
  type: type('workflow_button'),
  action_id: required(actionId),
  text: required(plainText(75)),
  workflow: required(
    object({
      trigger: required(
        object({
          url: required(url()),
          customizable_input_parameters: optional(
            list(object({ name: required(string(1, 255)), value: required(string(0, 3000)) }), 0),
          ),
        }),
      ),
    }),
  ),
  style,
  confirm,
  accessibility_label: accessibilityLabel,
});

const checkboxes = object(
  {
    type: type('checkboxes'),
    ...acts,
    options: required(list(choiceOption, 1, 10)),
    initial_options: optional(list(choiceOption, 1, 10)),
    confirm,
    focus_on_load: focusOnLoad,
  },
  initialIsOffered,
);

const radioButtons = object(
  {
    type: type('radio_buttons'),
    ...acts,
    options: required(list(choiceOption, 1, 10)),
    initial_option: optional(choiceOption),
    confirm,
    focus_on_load: focusOnLoad,
  },
  initialIsOffered,
);

const overflow = object({
  type: type('overflow'),
  ...acts,
  options: required(list(overflowOption, 1, 5)),
  confirm,
});

const picks = { ...acts, confirm, focus_on_load: focusOnLoad };

const datepicker = object({
  type: type('datepicker'),
  ...picks,
  placeholder,
  initial_date: optional(
    string(10, 10, /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be formatted YYYY-MM-DD'),
  ),
});

const timepicker = object({
  type: type('timepicker'),
  ...picks,
  placeholder,
  initial_time: optional(string(5, 5, /^([01]\d|2[0-3]):[0-5]\d$/, 'must be formatted HH:mm')),
  timezone: optional(string(1, 255)),
});

const datetimepicker = object({
  type: type('datetimepicker'),
  ...picks,
  initial_date_time: optional(integer(1_000_000_000, 9_999_999_999)), // ten digits
});

const plainTextInput = object(
  {
    type: type('plain_text_input'),
    ...typed,
    initial_value: optional(string(0, 3000)),
    multiline: optional(boolean),
    min_length: optional(integer(0, 3000)),
    max_length: optional(integer(1, 3000)),
  },
  rule(({ min_length: min, max_length: max }) =>
    typeof min === 'number' && typeof max === 'number' && min > max
      ? 'min_length must not exceed max_length'
      : null,
  ),
);

const textInput = (name: string): Check =>
  object({ type: type(name), ...typed, initial_value: optional(string(0, 3000)) });

const decimal = optional(string(1, 255, /^-?\d+(\.\d+)?$/, 'must be a number'));
const numberInput = object(
  {
    type: type('number_input'),
    ...typed,
    is_decimal_allowed: required(boolean),
    initial_value: decimal,
    min_value: decimal,
    max_value: decimal,
  },
  rule(({ min_value: min, max_value: max }) =>
    min !== undefined && max !== undefined && Number(textOf(min)) > Number(textOf(max))
      ? 'min_value must not exceed max_value'
      : null,
  ),
);

const richTextInput = object({
  type: type('rich_text_input'),
  ...typed,
  initial_value: optional(richTextBlock),
  min_lines: optional(integer(1, 100)),
  max_lines: optional(integer(1, 100)),
});

const fileInput = object({
  type: type('file_input'),
  ...acts,
  filetypes: optional(list(string(1, 255), 1)),
  max_files: optional(integer(1, 10)),
});

const feedback = object({
  text: required(plainText(75)),
  value: required(string(1, 2000)),
  accessibility_label: accessibilityLabel,
});

/** Elements of a `context_actions` block. */
export const contextActionElements: Readonly<Record<string, Check>> = {
  feedback_buttons: object({
    type: type('feedback_buttons'),
    ...acts,
    positive_button: required(feedback),
    negative_button: required(feedback),
  }),
  icon_button: object({
    type: type('icon_button'),
    ...acts,
    icon: required(oneOf('trash')),
    text: required(plainText(75)),
    value: optional(string(1, 2000)),
    confirm,
    accessibility_label: accessibilityLabel,
    visible_to_user_ids: optional(list(string(1, 255), 1)),
  }),
};

export const buttons = { button, workflow_button: workflowButton };
export const choices = { checkboxes, radio_buttons: radioButtons };
export const pickers = { datepicker, timepicker };
export { datetimepicker, fileInput, overflow, richTextInput };
export const typedInputs = {
  plain_text_input: plainTextInput,
  email_text_input: textInput('email_text_input'),
  url_text_input: textInput('url_text_input'),
  number_input: numberInput,
};
