import type { ChosenNames, ConnectCard, ConnectStep, CountsAt } from '../../../core/connect/connect-card.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, code, context, date, mrkdwn, section, words } from '../elements.ts';
import type { Block, Markup } from '../elements.ts';
import { countKeys, numberText } from '../figures.ts';

/** How far a connect has come, what that means, and the one thing to do next (product.md 4). */
export function connectBlocks(t: Translator, card: ConnectCard): Block[] {
  const { store, handle, reference, step } = card;
  const title = mrkdwn(t, 'connect.card.title', { store: clip(store, 150), handle: code(handle) });
  return [
    section(`*${title}*\n${stateText(t, step)}`),
    ...detailBlocks(t, step),
    ...buttonBlocks(t, card),
    context(mrkdwn(t, 'connect.card.reference', { reference: code(reference) })),
  ];
}

const longestName = 120;

function stateText(t: Translator, step: ConnectStep): string {
  switch (step.at) {
    case 'offered':
      return mrkdwn(t, 'connect.card.offered', { until: date(new Date(step.untilMs)) });
    case 'authorized':
      return mrkdwn(t, 'connect.card.authorized', { user: clip(step.user, longestName) });
    case 'reached':
      return mrkdwn(t, 'connect.card.reached', { user: clip(step.user, longestName) });
    case 'connected':
      return mrkdwn(t, 'connect.card.connected', { user: clip(step.user, longestName) });
    case 'failed':
      return `${mrkdwn(t, `connect.card.failed.${step.reason}`)} ${mrkdwn(t, 'connect.card.unchanged')}`;
    case 'refused':
    case 'expired':
    case 'superseded':
      return `${mrkdwn(t, `connect.card.${step.at}`)} ${mrkdwn(t, 'connect.card.unchanged')}`;
    default:
      return mrkdwn(t, `connect.card.${step.at}`);
  }
}

function detailBlocks(t: Translator, step: ConnectStep): Block[] {
  if (step.at === 'reached') return reachedBlocks(t, step);
  if (step.at === 'issued' || step.at === 'authorized') return underWayBlocks(t, step);
  if (step.at !== 'connected') return [];
  const { chosen, before } = step;
  return [
    section(chosenLines(t, chosen).join('\n')),
    ...(before === null ? [] : [section(figures(t, 'connect.card.before', before))]),
    section(firstFigures(t, step)),
    ...(step.unlinkedMs === undefined
      ? []
      : [section(mrkdwn(t, 'connect.card.unlinked', { at: date(new Date(step.unlinkedMs)) }))]),
    ...(step.isNewContact === true ? [context(mrkdwn(t, 'connect.card.newContact'))] : []),
  ];
}

function firstFigures(t: Translator, { now, unread }: Extract<ConnectStep, { at: 'connected' }>): string {
  if (now !== null) return figures(t, 'connect.card.now', now);
  if (unread === undefined) return mrkdwn(t, 'connect.card.noFigures');
  if (unread === 'disconnected' || unread === 'replaced')
    return mrkdwn(t, `connect.card.noFigures.${unread}`);
  return mrkdwn(t, 'connect.card.unreadFigures', { reason: { markup: t(`stale.reason.${unread}`) } });
}

function underWayBlocks(t: Translator, step: Extract<ConnectStep, { at: 'issued' | 'authorized' }>): Block[] {
  const progress = step.at === 'authorized' ? step.progress : undefined;
  return [
    ...(progress === undefined
      ? []
      : [
          context(
            mrkdwn(t, `connect.card.progress.${progress.what}`, { done: progress.done, of: progress.of }),
          ),
        ]),
    ...(step.trouble === undefined ? [] : [section(mrkdwn(t, `connect.card.trouble.${step.trouble}`))]),
  ];
}

function reachedBlocks(t: Translator, step: Extract<ConnectStep, { at: 'reached' }>): Block[] {
  const { businessCenters, adAccounts, catalogs, pixels, unread } = step.reach;
  const missing = step.missing.map(({ id, name }) => `• ${kindText(t, name)} ${code(id).markup}`);
  return [
    section(mrkdwn(t, 'connect.card.reach', { businessCenters, adAccounts, catalogs, pixels })),
    ...(unread === 0 ? [] : [context(mrkdwn(t, 'connect.card.unread', { unread }))]),
    ...(missing.length === 0 ? [] : [section(`${mrkdwn(t, 'connect.card.missing')}\n${missing.join('\n')}`)]),
    ...(catalogs === 0 || adAccounts === 0 || businessCenters === 0
      ? [section(mrkdwn(t, 'connect.card.tooLittle'))]
      : []),
    ...(step.isConnected ? [context(mrkdwn(t, 'connect.card.goesOn'))] : []),
  ];
}

/** `name` is what kind it is: what it is called is not told to this token any more. */
const kinds: Readonly<Record<string, MessageKey>> = {
  ...{ bc: 'status.businessCenter', advertiser: 'status.adAccount' },
  ...{ catalog: 'status.catalog', pixel: 'status.pixel' },
};

function kindText(t: Translator, name: string): string {
  const key = kinds[name];
  return key === undefined ? words(name) : t(key);
}

function chosenLines(t: Translator, { businessCenter, adAccount, catalog, pixel }: ChosenNames): string[] {
  const line = (label: string, { id, name }: ChosenNames['catalog']) =>
    `• ${label}: ${words(clip(name, longestName))} ${code(id).markup}`;
  return [
    line(t('status.businessCenter'), businessCenter),
    line(t('status.adAccount'), adAccount),
    line(t('status.catalog'), catalog),
    pixel === null ? `• ${t('status.pixel')}: ${t('status.pixelNone')}` : line(t('status.pixel'), pixel),
  ];
}

function figures(
  t: Translator,
  key: 'connect.card.before' | 'connect.card.now',
  { asOfMs, ...counts }: CountsAt,
): string {
  const each = countKeys.map(([label, name]) => `${t(label)}: *${numberText(t, counts[name])}*`).join(' · ');
  const values: { readonly [name: string]: Markup } = {
    asOf: date(new Date(asOfMs)),
    figures: { markup: each },
  };
  return mrkdwn(t, key, values);
}

function buttonBlocks(t: Translator, { attemptId, storeId, step }: ConnectCard): Block[] {
  const again = () => [actions([button(t('button.reconnect'), actionIds.connectBegin, storeId)])];
  switch (step.at) {
    case 'offered':
      return [actions([button(t('connect.newLink'), actionIds.connectBegin, storeId)])];
    case 'exchanging':
    case 'issued':
    case 'authorized':
    case 'removed':
    case 'notAllowed':
      return [];
    case 'reached':
      return [
        actions([
          { ...button(t('connect.choose'), actionIds.connectChoose, attemptId), style: 'primary' },
          button(t('connect.otherUser'), actionIds.connectBegin, storeId),
        ]),
      ];
    case 'connected':
      return [
        actions([
          button(t('button.seeStatus'), actionIds.statusShow, storeId),
          step.unread === 'revoked' || step.unread === 'disconnected'
            ? button(t('button.reconnect'), actionIds.connectBegin, storeId)
            : button(t('connect.chooseOther'), actionIds.connectChoose, attemptId),
        ]),
      ];
    default:
      return again();
  }
}
