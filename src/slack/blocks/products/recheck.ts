import { mostRechecked } from '../../../core/use-cases/recheck.ts';
import { vtexWaitsFor } from '../../../core/products/list/fix-list-facts.ts';
import type { FixList } from '../../../core/products/list/fix-list.ts';
import type { RecheckOutcome } from '../../../core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../core/products/rechecks/recheck-target.ts';
import type { Store } from '../../../core/store.ts';
import type { RecheckResult, Sides } from '../../../core/use-cases/recheck.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, context, date, header, message, mrkdwn, section } from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { numberText } from '../figures.ts';
import { stateBlocks, waitBlocks } from './fix-list-state.ts';
import { openIncidentBlocks } from '../alerts/open-incidents.ts';
import type { AdminLinks } from './product-line.ts';
import { recheckValue } from './products-values.ts';
import { changeBlocks, fixedBeforeBlocks, isTikToksTurn } from './recheck-changes.ts';
import { noKeysText, vtexRefusalText } from './vtex-refusal.ts';

export const checkingMessage = (t: Translator): Message =>
  message([section(`:hourglass_flowing_sand: ${t('recheck.checking')}`)]);

export const progressMessage = (t: Translator, read: number, total: number): Message =>
  message([section(`:hourglass_flowing_sand: ${t('recheck.progress', { read, total })}`)]);

export type RecheckView = {
  readonly store: Store;
  readonly target: RecheckTarget;
  readonly result: RecheckResult;
  readonly links: AdminLinks;
  readonly now: Date;
  /** Where nothing was found to check: whether VTEX's products were read at all, and whether they can be. */
  readonly list: FixList | null;
  /** Of TikTok nothing is read where it is not. */
  readonly isConnected: boolean;
};

/** What a recheck found: what is fixed by name, what remains with where to mend it. */
export function recheckMessage(t: Translator, view: RecheckView): Message {
  const { store, target } = view;
  return message([
    header(t('recheck.title', { store: clip(store.name, 100) })),
    ...resultBlocks(t, view),
    ...readAnewBlocks(t, view),
    ...notConnectedBlocks(t, view),
    actions([
      button(t('button.recheck'), actionIds.productsRecheck, recheckValue(store.id, target, shownAt(view))),
      button(t('button.products'), actionIds.productsShow, store.id),
    ]),
  ]);
}

/** Where nothing at TikTok depended on it, nobody was told yet. */
function notConnectedBlocks(t: Translator, { isConnected, result }: RecheckView): Block[] {
  const isTold = 'sides' in result && result.sides.tiktok === 'not-connected';
  return isConnected || isTold || result.kind === 'gone' ? [] : [context(t('recheck.notConnected'))];
}

function resultBlocks(t: Translator, view: RecheckView): Block[] {
  const { store, result, list } = view;
  switch (result.kind) {
    case 'checked':
      return checkedBlocks(t, view, result);
    case 'refused':
      return sideBlocks(t, view, result.sides);
    case 'no-keys':
      return [section(noKeysText(t, store))];
    case 'nothing':
      // Nothing is open because nothing is known yet: that is no good news.
      if (list !== null && isFirstReading(view)) return stateBlocks(t, list);
      return [...fixedBeforeBlocks(t, result.fixedBefore), ...nothingBlocks(t, list)];
    case 'gone':
      return [section(t('recheck.nothing'))];
    default:
      return [section(t(`recheck.${result.kind}`))];
  }
}

/** Of what was known; and why what has changed since could not be read, where that is so. */
function nothingBlocks(t: Translator, list: FixList | null): Block[] {
  const nothing =
    list === null || list.vtex === null
      ? t('recheck.nothing')
      : mrkdwn(t, 'recheck.nothingAsOf', { asOf: date(list.vtex.asOf) });
  if (list === null) return [section(nothing)];
  return [section(nothing), ...openIncidentBlocks(t, list.hindrances), ...waitBlocks(t, list)];
}

/** What the answer names as fixed is not told again by the next one. */
const shownAt = ({ result }: RecheckView): Date | null =>
  result.kind === 'checked' ? result.outcome.endedAt : null;

/** Not said where VTEX has just refused, or is known to: it would sound as if something came of it. */
function readAnewBlocks(t: Translator, view: RecheckView): Block[] {
  const { result, list } = view;
  if (!('readAnew' in result) || result.readAnew === null || isFirstReading(view)) return [];
  const isReadable =
    result.kind === 'checked' ? result.sides.vtex === 'read' : list === null || vtexWaitsFor(list) === null;
  if (!isReadable) return [];
  const { at, lastAt } = result.readAnew;
  if (lastAt === null) return [context(t('recheck.readAnew'))];
  return [context(mrkdwn(t, 'recheck.readLater', { at: date(at), last: date(lastAt) }))];
}

const isFirstReading = ({ result, list }: RecheckView): boolean =>
  result.kind === 'nothing' && list !== null && list.vtex === null;

function checkedBlocks(
  t: Translator,
  view: RecheckView,
  result: Extract<RecheckResult, { kind: 'checked' }>,
): Block[] {
  const { outcome, checked, total, sides } = result;
  const where = sides.tiktok !== 'read' ? 'vtex' : sides.vtex === 'read' ? 'both' : 'tiktok';
  // A modal may stay open, and a message stays for ever.
  const at = date(view.now).markup;
  const read =
    total > checked
      ? t('recheck.partly', { checked, total: numberText(t, total), where, at, most: mostRechecked })
      : t('recheck.checked', { checked, where, at });
  const texts = [
    read,
    ...((outcome.fixed.length > 0 && where !== 'tiktok') || isTikToksTurn(outcome)
      ? [t('recheck.next')]
      : []),
    ...(outcome.imagesLater > 0 ? [t('recheck.imagesLater', { count: outcome.imagesLater })] : []),
  ];
  const { follow } = outcome;
  return [
    ...changeBlocks(t, view, result),
    ...sideBlocks(t, view, sides, outcome),
    ...(follow === null
      ? []
      : [
          context(
            t(follow.inThread ? 'recheck.follow.thread' : 'recheck.follow.dm', { count: follow.items }),
          ),
        ]),
    context(texts.join(' ')),
  ];
}

/** Why a side that was asked gave no answer. What it said before stays. */
function sideBlocks(
  t: Translator,
  { store, now }: RecheckView,
  { vtex, tiktok }: Sides,
  outcome: Unread = { unread: 0, listedAt: null },
): Block[] {
  const texts = [
    ...(vtex === 'read' || vtex === 'none'
      ? []
      : [vtex === 'no-keys' ? noKeysText(t, store) : vtexRefusalText(t, store, vtex, now)]),
    ...(tiktok === 'read' || tiktok === 'none' ? [] : [tiktokText(t, tiktok, outcome)]),
  ];
  return texts.map((text) => section(text));
}

type Unread = Pick<RecheckOutcome, 'unread' | 'listedAt'>;

function tiktokText(
  t: Translator,
  why: Exclude<Sides['tiktok'], 'read' | 'none'>,
  { unread, listedAt }: Unread,
): string {
  if (why === 'unlisted') return t('recheck.unlisted');
  const reason = t(why === 'not-connected' ? 'stale.reason.notConnected' : `stale.reason.${why}`);
  const stays =
    listedAt === null
      ? t('recheck.tiktokStays', { count: unread })
      : mrkdwn(t, 'recheck.tiktokStaysAsOf', { count: unread, asOf: date(listedAt) });
  return `${t('recheck.tiktokUnread')} ${stays} ${reason}`;
}
