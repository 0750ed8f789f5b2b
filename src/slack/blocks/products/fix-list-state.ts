import { causes, isToFix } from '../../../core/products/causes.ts';
import type { CauseSource } from '../../../core/products/causes.ts';
import { vtexWaitsFor } from '../../../core/products/list/fix-list-facts.ts';
import type { CauseGroup, FixList } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { button, context, date, mrkdwn, section, sectionWith } from '../elements.ts';
import type { Block } from '../elements.ts';
import { numberText } from '../figures.ts';
import { imagesTexts } from './fix-list-images.ts';
import { tiktokBlocks } from './fix-list-tiktok.ts';
import { whyText } from './fix-list-why.ts';
import { phaseText } from '../disconnect/phase-text.ts';
import { openIncidentBlocks } from '../alerts/open-incidents.ts';
import { noKeysText, policyText, vtexRefusalText } from './vtex-refusal.ts';

/** How sure the list is, VTEX's side first: what was read when, what is being read, and why nothing is. */
export function stateBlocks(t: Translator, list: FixList): Block[] {
  const pause = pauseText(t, list);
  const images = imageBlocks(t, list);
  // What there is to do comes before what is all right.
  const isImagesFirst = list.vtex?.toFix === 0 && (list.images?.toFix ?? 0) > 0;
  return [
    ...(list.standing === undefined ? [] : [section(phaseText(t, list.standing, list.standing.phase))]),
    ...openIncidentBlocks(t, list.hindrances),
    ...(list.hasKeys ? [] : [sectionWith(noKeysText(t, list.store), keysButton(t, list.store))]),
    ...(isImagesFirst ? images : []),
    ...(list.vtex === null ? firstPassBlocks(t, list) : summaryBlocks(t, list, list.vtex)),
    ...(pause === null ? [] : [section(`:hourglass_flowing_sand: ${pause}`)]),
    ...(isImagesFirst ? [] : images),
    ...tiktokBlocks(t, list),
  ];
}

const keysButton = (t: Translator, { id }: FixList['store']) =>
  button(t('button.storeKeys'), actionIds.storeKeys, id);

function firstPassBlocks(t: Translator, list: FixList): Block[] {
  if (!list.hasKeys) return [];
  return [section([t('products.firstPass'), ...progressTexts(t, list)].join('\n'))];
}

/** Of a reading that cannot go on only what it waits for is said. */
function newPassTexts(t: Translator, list: FixList): string[] {
  const { underWay } = list.progress;
  if (underWay === null) return [];
  const waitsFor = vtexWaitsFor(list);
  if (waitsFor === null) return [t('products.newPass'), ...progressTexts(t, list)];
  return [mrkdwn(t, 'products.passWaits', { waitsFor, startedAt: date(underWay.startedAt) })];
}

function progressTexts(t: Translator, { progress: { underWay } }: FixList): string[] {
  if (underWay === null) return [];
  const startedAt = date(underWay.startedAt);
  if (underWay.total === null) return [mrkdwn(t, 'products.listing', { startedAt })];
  const done = numberText(t, underWay.done);
  return [mrkdwn(t, 'products.progress', { done, total: numberText(t, underWay.total), startedAt })];
}

type OfVtex = NonNullable<FixList['vtex']>;

function summaryBlocks(t: Translator, list: FixList, vtex: OfVtex): Block[] {
  const progress = newPassTexts(t, list);
  const unread = unreadTexts(t, list);
  return [
    ...vtex.policyDefects.map((defect) => section(policyText(t, list.store, defect))),
    section(`${summaryText(t, list, vtex)}${whyText(t, ofSource(list, 'vtex'))}`),
    ...(unread.length === 0 ? [] : [section(`:hourglass_flowing_sand: ${unread.join(' ')}`)]),
    context(mrkdwn(t, 'products.asOf', { asOf: date(vtex.asOf) })),
    ...(progress.length === 0 ? [] : [context(progress.join(' '))]),
  ];
}

/** What cannot be read at present was so at the last reading: nobody knows whether it still is. */
function summaryText(t: Translator, list: FixList, { skus, toFix, asOf }: OfVtex): string {
  const policy = list.store.tradePolicy;
  const total = numberText(t, skus);
  if (toFix > 0)
    return mrkdwn(t, 'products.summary', { toFix, count: numberText(t, toFix), skus, total, policy });
  const tense = vtexWaitsFor(list) === null ? 'now' : 'past';
  return mrkdwn(t, goodKey(list), { total, policy, tense, asOf: date(asOf) });
}

function goodKey({
  groups,
  images,
}: FixList): 'products.apartFromImages' | 'products.vtexGood' | 'products.allGood' {
  if (images !== null && images.toFix > 0) return 'products.apartFromImages';
  return groups.some(({ cause }) => isToFix(cause)) ? 'products.vtexGood' : 'products.allGood';
}

/** What VTEX's data wait for, and what has changed meanwhile. */
export function waitBlocks(t: Translator, list: FixList): Block[] {
  const texts = [pauseText(t, list), ...unreadTexts(t, list)].filter((text) => text !== null);
  return texts.length === 0 ? [] : [section(`:hourglass_flowing_sand: ${texts.join(' ')}`)];
}

function unreadTexts(t: Translator, list: FixList): string[] {
  const { unread } = list.progress;
  if (unread !== null) {
    const { skus, since } = unread;
    return [mrkdwn(t, 'products.unread', { skus, count: numberText(t, skus), since: date(since) })];
  }
  return vtexWaitsFor(list) === null ? [] : [t('products.changesUnread')];
}

const ofSource = ({ groups }: FixList, source: CauseSource): readonly CauseGroup[] =>
  groups.filter(({ cause }) => causes[cause].source === source && isToFix(cause));

/** Images are looked at slowly and long after VTEX's data were read: figures of their own, each with its age. */
function imageBlocks(t: Translator, list: FixList): Block[] {
  const { vtex, images } = list;
  if (vtex === null || images === null) return [];
  const looked = imagesTexts(t, list);
  const { toFix, asOf } = images;
  if (asOf === null) return [context(looked.join(' '))];
  if (toFix === 0) return [context([t('products.imagesGood'), ...looked].join(' '))];
  const text = t('products.imagesToFix', { toFix, count: numberText(t, toFix) });
  return [section(`${text}${whyText(t, ofSource(list, 'image'))}`), context(looked.join(' '))];
}

function pauseText(t: Translator, { progress: { pause }, store, hindrances }: FixList): string | null {
  // What is open as an incident stands there already.
  if (pause === null || pause.why === 'more' || hindrances.length > 0) return null;
  return vtexRefusalText(t, store, pause.why, pause.at);
}
