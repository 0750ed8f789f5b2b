import type { types } from '@slack/bolt';
import { causes } from '../../../core/products/causes.ts';
import { isAnythingKnown } from '../../../core/products/list/fix-list-facts.ts';
import type { CauseGroup, FixList, ProductPage } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { filterIds, productsModalId } from '../../ids.ts';
import { actions, button, context, divider, mrkdwn, section, sectionWith } from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { recheckGroupButton } from './fix-list-buttons.ts';
import { imagesTexts } from './fix-list-images.ts';
import { stateBlocks } from './fix-list-state.ts';
import { sourcesText } from './fix-list-tiktok.ts';
import { groupName, remedyText } from './fix-list-words.ts';
import { numberText } from '../figures.ts';
import { oneLine } from '../fit-lines.ts';
import type { AdminLinks } from './product-line.ts';
import { filterBlocks } from './product-modal-filters.ts';
import { productBlock } from './product-modal-product.ts';
import { isFiltered, writeState } from './product-modal-state.ts';
import type { ModalState } from './product-modal-state.ts';

export type Modal = types.ModalView;

/** Four of them would be a screen; with their buttons twenty stay far below Slack's 100 blocks and 250 KB of a view. */
export const productsPerPage = 20;

const modal = (t: Translator, blocks: Block[]): Modal => ({
  type: 'modal',
  callback_id: productsModalId,
  title: { type: 'plain_text', text: t('products.modal.title'), emoji: false },
  close: { type: 'plain_text', text: t('button.close'), emoji: false },
  blocks,
});

/** Shown before anything is read: the click that opens a modal is good for 3 s only (slack.md 5.1). */
export const loadingModal = (t: Translator): Modal =>
  modal(t, [section(`:hourglass_flowing_sand: ${t('products.modal.loading')}`)]);

/** Something else to say than a list: the store is gone, the app failed. */
export const noticeModal = (t: Translator, { blocks }: Message): Modal => modal(t, blocks);

export type ModalContent = {
  readonly list: FixList;
  readonly state: ModalState;
  readonly group: CauseGroup | null | 'gone';
  readonly page: ProductPage;
  readonly links: AdminLinks;
  /** Another one for each view that is shown (product-modal-filters.ts). */
  readonly round: string;
};

/** The products with their findings, a page at a time, and the filters. Where nothing was read to its end, only why. */
export function productModal(t: Translator, content: ModalContent): Modal {
  const { list, state, page, round } = content;
  if (!isAnythingKnown(list)) return modal(t, stateBlocks(t, list));
  const shown = { ...state, page: Math.floor(page.position / productsPerPage) + 1 };
  return {
    ...modal(t, [
      ...filterBlocks(t, list, state, round),
      divider(),
      ...summaryBlocks(t, content),
      ...page.products.map((product, at) => productBlock(t, content, product, at)),
      ...pageBlocks(t, shown.page, page),
    ]),
    submit: { type: 'plain_text', text: t('button.search'), emoji: false },
    private_metadata: writeState(shown),
  };
}

function summaryBlocks(t: Translator, content: ModalContent): Block[] {
  const { group, page, list } = content;
  const { total, position, products } = page;
  const range =
    total === 0
      ? emptyText(t, content)
      : t('products.modal.range', {
          from: numberText(t, position + 1),
          to: numberText(t, position + products.length),
          count: total,
          total: numberText(t, total),
        });
  const fix = group === null || group === 'gone' ? [] : [remedyText(t, group)];
  const isAboutImages = group === null || (group !== 'gone' && causes[group.cause].source === 'image');
  const sources = [sourcesText(t, list), ...(isAboutImages ? imagesTexts(t, list) : [])];
  const text = [range, ...filterTexts(t, content), ...fix].join('\n');
  const recheck = causeButton(t, content);
  return [recheck === null ? section(text) : sectionWith(text, recheck), context(sources.join(' '))];
}

/** Only where its whole cause is listed: a recheck knows of no other filter. One product has a button of its own. */
function causeButton(t: Translator, { group, list, page, state }: ModalContent): types.Button | null {
  if (group === null || group === 'gone' || page.total < 2) return null;
  if (isFiltered({ ...state, group: null })) return null;
  return recheckGroupButton(t, list.store.id, group, { name: 'cause', isShown: false });
}

/** No list without a word about why, and about what to do where there is something to do. */
function emptyText(t: Translator, { group, state }: ModalContent): string {
  if (group === 'gone') return t('products.modal.causeGone');
  return t(isFiltered(state) ? 'products.modal.none' : 'products.modal.nothing');
}

/** The filters in words, for whoever does not see the menus. */
function filterTexts(t: Translator, { group, state }: ModalContent): string[] {
  const { brand, category, search } = state;
  const names = [
    ...(group === null || group === 'gone' ? [] : [groupName(t, group)]),
    ...[brand, category].flatMap((one) => (one === null ? [] : [one.name])),
    ...(search === '' ? [] : [`“${search}”`]),
  ];
  return names.length === 0
    ? []
    : [mrkdwn(t, 'products.modal.filtered', { filters: names.map(oneLine).join(' · ') })];
}

function pageBlocks(t: Translator, number: number, { total }: ProductPage): Block[] {
  const pages = Math.ceil(total / productsPerPage);
  const buttons = [
    ...(number > 1 ? [button(t('button.previous'), filterIds.previous, String(number - 1))] : []),
    ...(number < pages ? [button(t('button.next'), filterIds.next, String(number + 1))] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}
