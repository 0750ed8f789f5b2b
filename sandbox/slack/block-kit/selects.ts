import {
  actionId,
  confirm,
  conversationFilter,
  focusOnLoad,
  initialIsOffered,
  maxSelected,
  menuOption,
  menuOptions,
  optionGroups,
  placeholder,
  type,
} from './composition.ts';
import { boolean, exactlyOne, integer, list, object, optional, string } from './schema.ts';
import type { Check } from './schema.ts';

const common = { action_id: optional(actionId), confirm, focus_on_load: focusOnLoad, placeholder };
const many = { ...common, max_selected_items: maxSelected };
const id = string(1, 255);
const offersOptions = exactlyOne('options', 'option_groups');
const responds = { response_url_enabled: optional(boolean) };
const conversations = { default_to_current_conversation: optional(boolean), filter: conversationFilter };
const queried = { min_query_length: optional(integer(0, 3000)) };

/** Menus with one choice. */
export const singleSelects: Readonly<Record<string, Check>> = {
  static_select: object(
    {
      type: type('static_select'),
      ...common,
      options: menuOptions,
      option_groups: optionGroups,
      initial_option: optional(menuOption),
    },
    offersOptions,
    initialIsOffered,
  ),
  external_select: object({
    type: type('external_select'),
    ...common,
    ...queried,
    initial_option: optional(menuOption),
  }),
  users_select: object({ type: type('users_select'), ...common, initial_user: optional(id) }),
  conversations_select: object({
    type: type('conversations_select'),
    ...common,
    ...conversations,
    ...responds,
    initial_conversation: optional(id),
  }),
  channels_select: object({
    type: type('channels_select'),
    ...common,
    ...responds,
    initial_channel: optional(id),
  }),
};

/** Menus with several choices. */
export const multiSelects: Readonly<Record<string, Check>> = {
  multi_static_select: object(
    {
      type: type('multi_static_select'),
      ...many,
      options: menuOptions,
      option_groups: optionGroups,
      initial_options: optional(list(menuOption, 1, 100)),
    },
    offersOptions,
    initialIsOffered,
  ),
  multi_external_select: object({
    type: type('multi_external_select'),
    ...many,
    ...queried,
    initial_options: optional(list(menuOption, 1, 100)),
  }),
  multi_users_select: object({
    type: type('multi_users_select'),
    ...many,
    initial_users: optional(list(id, 1)),
  }),
  multi_conversations_select: object({
    type: type('multi_conversations_select'),
    ...many,
    ...conversations,
    initial_conversations: optional(list(id, 1)),
  }),
  multi_channels_select: object({
    type: type('multi_channels_select'),
    ...many,
    initial_channels: optional(list(id, 1)),
  }),
};
