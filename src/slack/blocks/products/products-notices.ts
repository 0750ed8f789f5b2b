import type { CauseName } from '../../../core/products/causes.ts';
import type { FixListSources } from '../../../core/products/list/fix-list.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import { actions, clip, code, limits, message, mrkdwn, option, section } from '../elements.ts';
import type { Message } from '../elements.ts';
import { numberText } from '../figures.ts';
import { imagesTexts } from './fix-list-images.ts';
import { sourcesText } from './fix-list-tiktok.ts';
import { causeValue } from './products-values.ts';

const sentence = (text: string): Message => message([section(text)]);

/** The modal could not be opened in the 3 s that a click is good for. */
export const lateMessage = (t: Translator): Message => sentence(t('products.modal.late'));

export const csvWaitingMessage = (t: Translator): Message =>
  sentence(`:hourglass_flowing_sand: ${t('products.csv.waiting')}`);
export const csvBusyMessage = (t: Translator): Message => sentence(t('products.csv.busy'));
/** Not everything was read to its end yet: an empty file would say that all is well. */
export const csvUnknownMessage = (t: Translator): Message => sentence(t('products.csv.unknown'));
export const csvNothingMessage = (t: Translator): Message => sentence(t('products.csv.nothing'));

export const csvSentMessage = (t: Translator, rows: number): Message =>
  sentence(t('products.csv.sent', { count: rows, rows: numberText(t, rows) }));

/** Stands above the file in the person's DM. */
export function csvIntroduction(t: Translator, list: FixListSources, rows: number): Message {
  const counts = { count: rows, rows: numberText(t, rows), store: clip(list.store.name, 100) };
  return message([
    section(mrkdwn(t, 'products.csv.introduction', counts)),
    section([sourcesText(t, list), ...imagesTexts(t, list), t('products.csv.rows')].join(' ')),
  ]);
}

/** In place of the introduction, where no file followed. */
export const csvFailedMessage = (t: Translator, store: Store): Message =>
  sentence(mrkdwn(t, 'products.csv.failed', { store: clip(store.name, 100) }));

/** As api.slack.com calls it, in every language. */
const slackPage = 'OAuth & Permissions';

/** Slack's code, and for the usual one what to do about it. */
export function csvRefusedMessage(t: Translator, slackCode: string): Message {
  if (slackCode !== 'missing_scope')
    return sentence(mrkdwn(t, 'products.csv.refused', { code: code(slackCode) }));
  return sentence(mrkdwn(t, 'products.csv.scope', { scope: code('files:write'), page: slackPage }));
}

/** Below a word that means nothing here: what may stand there. */
export const productsHint = (t: Translator): string =>
  mrkdwn(t, 'guess.products', {
    ...{ command: code(`${commandName} products`), help: code(`${commandName} help products`) },
    example: code(`${commandName} products ${t('help.causeExample')}`),
  });

/** Several causes, or stores, may be meant: the person picks one, and its list is shown. */
export function pickCauseMessage(
  t: Translator,
  choices: readonly { readonly name: string; readonly storeId: string; readonly cause: CauseName }[],
): Message {
  const options = choices
    .slice(0, limits.options)
    .map(({ name, storeId, cause }) => option(name, causeValue(storeId, { cause, reason: '' })));
  const placeholder = { type: 'plain_text' as const, text: t('products.pick.placeholder'), emoji: false };
  return message([
    section(`*${t('products.pick.title')}*`),
    actions([{ type: 'static_select', action_id: actionIds.productsPick, placeholder, options }]),
  ]);
}
