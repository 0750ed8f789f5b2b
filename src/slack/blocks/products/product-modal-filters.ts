import type { types } from '@slack/bolt';
import type { FixList } from '../../../core/products/list/fix-list.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { filterIds } from '../../ids.ts';
import { actions, button, limits, option } from '../elements.ts';
import type { Block, Element } from '../elements.ts';
import { countText, groupName } from './fix-list-words.ts';
import { isFiltered, longestSearch } from './product-modal-state.ts';
import type { Choice, ModalState } from './product-modal-state.ts';
import { groupKey } from './products-values.ts';

/** The value of the option that ends a filter. */
export const allValue = 'all';

/**
 * `round` is another one for each view that is shown: under a known block_id Slack keeps what was chosen there before,
 * whatever the view says (slack.md 5.2).
 */
export function filterBlocks(t: Translator, list: FixList, state: ModalState, round: string): Block[] {
  return [
    {
      ...actions([
        causeSelect(t, list, state),
        facetSelect(t, filterIds.brand, 'products.filter.brand', state.brand),
        facetSelect(t, filterIds.category, 'products.filter.category', state.category),
        ...(isFiltered(state) ? [button(t('button.clearFilters'), filterIds.clear, allValue)] : []),
      ]),
      block_id: `filters:${round}`,
    },
    searchInput(t, state, round),
  ];
}

/** The causes that exist. Slack takes 100 options: the first 99, and in any case the one that is chosen. */
function causeSelect(t: Translator, { groups }: FixList, { group: chosen }: ModalState): Element {
  const options = groups.map((group) =>
    countedOption(t, groupName(t, group), groupKey(group), group.products),
  );
  const initial = options.find(({ value }) => value === chosen);
  const first = options.slice(0, limits.options - 1);
  if (initial !== undefined && !first.includes(initial)) first[first.length - 1] = initial;
  return {
    type: 'static_select',
    action_id: filterIds.cause,
    placeholder: plain(t('products.filter.cause')),
    options: [option(t('products.filter.allCauses'), allValue), ...first],
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** The count stands below the name, so that what was chosen is called by its name alone. */
export const countedOption = (t: Translator, name: string, value: string, count: number) => ({
  ...option(name, value),
  description: plain(countText(t, 'products.products', count)),
});

/** There may be thousands of them, so Slack asks for those that fit what is typed. */
function facetSelect(t: Translator, id: string, placeholder: MessageKey, chosen: Choice | null): Element {
  return {
    type: 'external_select',
    action_id: id,
    min_query_length: 0,
    placeholder: plain(t(placeholder)),
    ...(chosen === null ? {} : { initial_option: option(chosen.name, chosen.key) }),
  };
}

function searchInput(t: Translator, { search }: ModalState, round: string): types.InputBlock {
  return {
    type: 'input',
    block_id: `search:${round}`,
    optional: true,
    dispatch_action: true,
    label: plain(t('products.filter.search')),
    element: {
      type: 'plain_text_input',
      action_id: filterIds.search,
      max_length: longestSearch,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      placeholder: plain(t('products.filter.searchHint')),
      ...(search === '' ? {} : { initial_value: search }),
    },
  };
}

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });
