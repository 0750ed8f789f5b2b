import type { StoreStatus } from '../../../core/status.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, code, context, date, header, message, mrkdwn, section } from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { askAdminBlocks, connectButtons } from '../connect/connect-buttons.ts';
import type { StatusView } from '../status.ts';
import { accountText } from './account-text.ts';
import { linkRow, nothingToOpen, standingBlocks } from './link-row.ts';

/** The answer to `/tiktok ad-link`: the ad account of this store, where ads are made and managed. */
export function adLinkMessage(t: Translator, view: StatusView): Message {
  const { status, now, isAdmin } = view;
  const { id } = status.store;
  return message([
    header(t('ads.title', { store: clip(status.store.name, 100) })),
    ...standingBlocks(t, status, now),
    ...adBlocks(t, view),
    actions([
      ...connectButtons(t, status, isAdmin),
      button(t('button.status'), actionIds.statusShow, id),
      button(t('button.businessCenter'), actionIds.businessCenterShow, id),
      button(t('button.catalog'), actionIds.catalogShow, id),
    ]),
    ...askAdminBlocks(t, status, isAdmin),
  ]);
}

function adBlocks(t: Translator, { status, links }: StatusView): Block[] {
  const { ids } = status.connection;
  if (ids === null) return [nothingToOpen(t, status)];
  const part = status.memory.adAccount;
  return [
    section(accountText(t, { id: ids.advertiserId, part, kind: 'state' })),
    ...obstacleBlocks(t, status),
    linkRow(t, {
      ...{ template: links.createAd, ids, name: 'create-ad' },
      ...{ text: 'ads.create', label: 'button.createAd' },
    }),
    linkRow(t, {
      ...{ template: links.adsManager, ids, name: 'ads' },
      ...{ text: 'ads.manage', label: 'button.manageAds' },
    }),
    context(usableText(t, status)),
  ];
}

/** The page opens all the same, so it is said before. */
function obstacleBlocks(t: Translator, { memory }: StoreStatus): Block[] {
  const state = memory.adAccount.good?.value.state ?? 'unknown';
  if (state === 'active' || state === 'unknown') return [];
  return [section(`:warning: ${mrkdwn(t, `ads.state.${state}`)}`)];
}

function usableText(t: Translator, { memory }: StoreStatus): string {
  const { good } = memory.catalog;
  if (good === null) return mrkdwn(t, 'ads.usable.unread');
  const { name, usableInAds } = good.value;
  const catalog = name === '' ? '' : code(clip(name, 100));
  const text = mrkdwn(t, `ads.usable.${usableInAds}`, { catalog });
  return `${text} ${mrkdwn(t, 'manage.asOf', { asOf: date(good.at) })}`;
}
