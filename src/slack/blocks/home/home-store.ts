import { stalenessOf } from '../../../core/freshness.ts';
import type { StoreStatus } from '../../../core/status.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { openIncidentBlocks } from '../alerts/open-incidents.ts';
import { actions, button, clip, code, context, date, divider, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import { connectButtons } from '../connect/connect-buttons.ts';
import { phaseText } from '../disconnect/phase-text.ts';
import { staleBlocks } from '../figures.ts';

export type HomeReader = { readonly now: Date; readonly isAdmin: boolean };

/** At most six blocks (product.md 3): ten stores and all around them stay below Slack's 100 a view. */
export function storeBlocks(t: Translator, status: StoreStatus, { now, isAdmin }: HomeReader): Block[] {
  const { store, connection, memory } = status;
  const name = `*${words(clip(store.name, 200))}* ${code(store.handle).markup}`;
  const buttons = actions([
    button(t('button.status'), `${actionIds.statusShow}:${store.handle}`, store.id),
    button(t('button.catalog'), `${actionIds.catalogShow}:${store.handle}`, store.id),
    button(t('button.products'), `${actionIds.productsShow}:${store.handle}`, store.id),
    ...connectButtons(t, status, isAdmin),
  ]);
  // What was read of a connection that is no more is not how the store stands.
  if (connection.phase !== 'connected') {
    const phase = phaseText(t, connection, connection.phase);
    return [divider(), section(`${name}\n${phase}`), ...openIncidentBlocks(t, status.incidents), buttons];
  }
  const { good, last } = memory.counts;
  const unknown = t(last === null ? 'counts.noneYet' : 'counts.unknown');
  return [
    divider(),
    section(`${name}\n${good === null ? unknown : t('home.summary', { ...good.value })}`),
    ...(good === null ? [] : [context(mrkdwn(t, 'status.partAsOf', { asOf: date(good.at) }))]),
    ...staleBlocks(t, stalenessOf(status, now)),
    ...openIncidentBlocks(t, status.incidents),
    buttons,
  ];
}
