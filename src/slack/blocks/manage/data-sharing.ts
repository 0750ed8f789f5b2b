import type { AnswerClass } from '../../../core/answer.ts';
import type { StoreStatus } from '../../../core/status.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  context,
  date,
  fields,
  header,
  message,
  mrkdwn,
  section,
  words,
} from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { askAdminBlocks, connectButtons, isRevoked } from '../connect/connect-buttons.ts';
import { choosingButton } from '../connect/choosing.ts';
import { phaseText } from '../disconnect/phase-text.ts';
import type { StatusView } from '../status.ts';
import { linkRow, nothingToOpen } from './link-row.ts';
import { matchingButtons } from './matching-switch.ts';
import { eventsText, matchingText } from './pixel-lines.ts';

/** `notice`: what just came of something, above all else. */
export type SharingView = StatusView & {
  readonly notice?: readonly Block[];
  /** The notice says it already. */
  readonly isWhyTold?: boolean;
};

export const readingPixelMessage = (t: Translator): Message =>
  message([section(`:hourglass_flowing_sand: ${t('sharing.reading')}`)]);

/** The answer to `/tiktok data-sharing`: the pixel, its events, and Advanced Matching with its switch. */
export function dataSharingMessage(t: Translator, view: SharingView): Message {
  const { status, isAdmin, notice = [] } = view;
  const { id } = status.store;
  return message([
    header(t('sharing.title', { store: clip(status.store.name, 100) })),
    ...notice,
    ...pixelBlocks(t, view),
    actions([
      ...connectButtons(t, status, isAdmin),
      ...(isAdmin ? pixelChoice(t, status) : []),
      ...(isAdmin && !isRevoked(status) ? matchingButtons(t, status) : []),
      button(t('button.refresh'), actionIds.dataSharingRefresh, id),
      button(t('button.status'), actionIds.statusShow, id),
    ]),
    ...askAdminBlocks(t, status, isAdmin),
    ...(isAdmin || isRevoked(status) || matchingButtons(t, status).length === 0
      ? []
      : [context(t('sharing.adminsSwitch'))]),
  ]);
}

function pixelBlocks(t: Translator, { status, now, links, isWhyTold = false }: SharingView): Block[] {
  const { ids } = status.connection;
  if (ids === null) return [nothingToOpen(t, status)];
  if (ids.pixelCode === null) return [section(mrkdwn(t, 'sharing.noPixel'))];
  const { memory } = status;
  return [
    ...(isWhyTold ? [] : unreadBlocks(t, status)),
    fields([pixelField(t, status, ids.pixelCode), bindingField(t, status)]),
    section(eventsText(t, memory.pixelEvents, { now, isWatched: status.connection.phase === 'connected' })),
    section(matchingText(t, memory.pixel)),
    context(mrkdwn(t, 'sharing.note')),
    linkRow(t, {
      ...{ template: links.pixel, ids, name: 'pixel' },
      ...{ text: 'sharing.manage', label: 'button.managePixel' },
    }),
  ];
}

/** A store without a pixel gets one with its other accounts. */
function pixelChoice(t: Translator, status: StoreStatus) {
  const { ids, phase } = status.connection;
  const choosing = choosingButton(t, status);
  return choosing === null || phase !== 'connected' || ids?.pixelCode !== null ? [] : [choosing];
}

/** Why what is below may be old. */
function unreadBlocks(t: Translator, status: StoreStatus): Block[] {
  const { connection, memory } = status;
  if (connection.phase !== 'connected') return [section(phaseText(t, connection, connection.phase))];
  const why = memory.pixel.last?.class ?? 'good';
  if (why === 'good') return [];
  return [
    section(
      `:warning: ${mrkdwn(t, 'sharing.unread', { reason: { markup: reasonText(t, why, isRevoked(status)) } })}`,
    ),
  ];
}

/** `isRevoked`: a refusal of the token is then no question any more. */
export function reasonText(t: Translator, why: Exclude<AnswerClass, 'good'>, isRevoked: boolean): string {
  if (why === 'objectRefused') return t('sharing.refused');
  return t(`stale.reason.${why === 'tokenRefused' && isRevoked ? 'revoked' : why}`);
}

function pixelField(t: Translator, { memory }: StoreStatus, pixelCode: string): string {
  const { good } = memory.pixel;
  const name = good === null ? t('counts.unknown') : words(clip(good.value.name, 200));
  return `*${t('sharing.pixel')}*\n${name}\n${code(pixelCode).markup}`;
}

const mostSources = 5;

function bindingField(t: Translator, { memory }: StoreStatus): string {
  const { good } = memory.pixelBinding;
  const title = `*${t('sharing.binding')}*`;
  if (good === null) return `${title}\n${t('counts.unknown')}`;
  const { bound, sources } = good.value;
  const named = sources.filter((name) => name !== '').slice(0, mostSources);
  const list = named.map((name) => words(clip(name, 60))).join(', ');
  return [
    title,
    t(bound ? 'status.pixelBound' : 'status.pixelUnbound'),
    ...(bound ? [] : [t('sharing.bind')]),
    ...(bound || list === '' ? [] : [mrkdwn(t, 'sharing.otherSources', { sources: { markup: list } })]),
    mrkdwn(t, 'manage.asOf', { asOf: date(good.at) }),
  ].join('\n');
}
