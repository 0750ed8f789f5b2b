import type { StoreOverview } from '../../../core/store-ports.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  context,
  header,
  message,
  mrkdwn,
  section,
  words,
} from '../elements.ts';
import { connectButtons } from '../connect/connect-buttons.ts';
import type { Block, Element, Message } from '../elements.ts';

/** Two blocks each: with title, buttons and notes half of Slack's 50. */
const storesPerPage = 10;
/** A store that is the default of fifty channels is still one line. */
const mostChannels = 5;

export type StoreListView = {
  readonly stores: readonly StoreOverview[];
  /** From 1; one that is not there any more shows the last one. */
  readonly page: number;
  /** Others see no buttons: nothing that they could do with them. */
  readonly isAdmin: boolean;
};

/** `/tiktok stores`: all of them, a page at a time. */
export function storeListMessage(t: Translator, { stores, page, isAdmin }: StoreListView): Message {
  const pages = Math.max(1, Math.ceil(stores.length / storesPerPage));
  const shownPage = Math.min(Math.max(page, 1), pages);
  const shown = stores.slice((shownPage - 1) * storesPerPage, shownPage * storesPerPage);
  const use = code(`${commandName} use ${shown[0]?.store.handle ?? ''}`);
  return message([
    header(t('stores.title', { count: stores.length })),
    ...(stores.length === 0 ? [section(t('stores.none'))] : []),
    ...shown.flatMap((one) => [section(storeText(t, one)), ...(isAdmin ? [storeButtons(t, one)] : [])]),
    ...pageBlocks(t, { page: shownPage, pages, shown: shown.length, count: stores.length }),
    ...(isAdmin ? [actions([button(t('button.addStore'), actionIds.storeAdd, 'new')])] : []),
    ...(stores.length < 2 ? [] : [context(mrkdwn(t, 'stores.default', { command: use }))]),
    ...(isAdmin ? [] : [context(t('stores.adminsOnly'))]),
  ]);
}

function storeText(t: Translator, overview: StoreOverview): string {
  const { store, keys } = overview;
  const values = { account: code(store.vtexAccount), policy: code(store.tradePolicy) };
  return [
    `*${words(clip(store.name, 200))}* ${code(store.handle).markup}`,
    mrkdwn(t, 'stores.vtex', values),
    `${tiktokText(t, overview)} · ${t(`stores.keys.${keys}`)}`,
    ...channelLines(t, overview),
  ].join('\n');
}

function tiktokText(t: Translator, { phase, grant }: StoreOverview): string {
  const user = clip(grant?.displayName ?? '', 100);
  if (phase === 'connected' && grant !== null && grant.state !== 'ok')
    return mrkdwn(t, `stores.tiktok.grant.${grant.state}`, { user });
  return mrkdwn(t, `stores.tiktok.${phase}`, { user });
}

function channelLines(t: Translator, { channels }: StoreOverview): string[] {
  if (channels.length === 0) return [];
  const named = channels.slice(0, mostChannels).map((id) => `<#${id}>`);
  const values = { channels: { markup: named.join(', ') }, more: channels.length - named.length };
  return [mrkdwn(t, 'stores.channels', values)];
}

/** What can be done with a store that is in this phase; each button names it in its id, which must be unique in a message. */
function storeButtons(t: Translator, { store: { id, handle }, phase, grant }: StoreOverview): Block {
  const elements: Element[] = [
    button(t('button.storeEdit'), `${actionIds.storeEdit}:${handle}`, id),
    button(t('button.storeKeys'), `${actionIds.storeKeys}:${handle}`, id),
    ...connectButtons(t, { store: { id, handle }, connection: { phase }, grant }, true),
    ...(phase === 'connected' || phase === 'authorized'
      ? [button(t('button.disconnect'), `${actionIds.disconnectOpen}:${handle}`, id)]
      : []),
    button(t('button.storeRemove'), `${actionIds.storeRemove}:${handle}`, id),
  ];
  return actions(elements);
}

type Paging = {
  readonly page: number;
  readonly pages: number;
  readonly shown: number;
  readonly count: number;
};

function pageBlocks(t: Translator, { page, pages, shown, count }: Paging): Block[] {
  if (pages === 1) return [];
  const turn = (key: 'button.storesPrevious' | 'button.storesNext', to: number) =>
    button(t(key), `${actionIds.storesShow}:${String(to)}`, String(to));
  return [
    context(t('stores.page', { page, pages, shown, count })),
    actions([
      ...(page > 1 ? [turn('button.storesPrevious', page - 1)] : []),
      ...(page < pages ? [turn('button.storesNext', page + 1)] : []),
    ]),
  ];
}
