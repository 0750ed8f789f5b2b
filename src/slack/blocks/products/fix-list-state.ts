import { causes, isToFix } from '../../../core/products/causes.ts';
import type { CauseGroup, FixList } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { context, date, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import { numberText } from '../figures.ts';
import { tiktokBlocks } from './fix-list-tiktok.ts';
import { whyText } from './fix-list-why.ts';
import { openIncidentBlocks } from '../alerts/open-incidents.ts';
import { noKeysText, policyText, vtexRefusalText } from './vtex-refusal.ts';

/** How sure the list is, VTEX's side first: what was read when, what is being read, and why nothing is. */
export function stateBlocks(t: Translator, list: FixList): Block[] {
  const pause = pauseText(t, list);
  return [
    ...openIncidentBlocks(t, list.hindrances),
    ...(list.hasKeys ? [] : [section(noKeysText(t, list.store))]),
    ...(list.vtex === null ? firstPassBlocks(t, list) : summaryBlocks(t, list, list.vtex)),
    ...(pause === null ? [] : [section(`:hourglass_flowing_sand: ${pause}`)]),
    ...imageBlocks(t, list),
    ...tiktokBlocks(t, list),
  ];
}

function firstPassBlocks(t: Translator, list: FixList): Block[] {
  if (!list.hasKeys) return [];
  return [section([t('products.firstPass'), ...progressTexts(t, list)].join('\n'))];
}

function progressTexts(t: Translator, { progress: { underWay } }: FixList): string[] {
  if (underWay === null) return [];
  const startedAt = date(underWay.startedAt);
  if (underWay.total === null) return [mrkdwn(t, 'products.listing', { startedAt })];
  const done = numberText(t, underWay.done);
  return [mrkdwn(t, 'products.progress', { done, total: numberText(t, underWay.total), startedAt })];
}

function summaryBlocks(t: Translator, list: FixList, vtex: NonNullable<FixList['vtex']>): Block[] {
  const { skus, toFix, asOf } = vtex;
  const policy = list.store.tradePolicy;
  const total = numberText(t, skus);
  const hasMore = list.groups.some(({ cause }) => isToFix(cause));
  const summary =
    toFix === 0
      ? mrkdwn(t, hasMore ? 'products.vtexGood' : 'products.allGood', { total, policy })
      : mrkdwn(t, 'products.summary', { toFix, count: numberText(t, toFix), skus, total, policy });
  const progress = progressTexts(t, list);
  return [
    ...vtex.policyDefects.map((defect) => section(policyText(t, list.store, defect))),
    section(`${summary}${whyText(t, list.groups.filter(isOfVtex))}`),
    context(mrkdwn(t, 'products.asOf', { asOf: date(asOf) })),
    ...(progress.length === 0 ? [] : [context([t('products.newPass'), ...progress].join(' '))]),
  ];
}

const isOfVtex = ({ cause }: CauseGroup): boolean => causes[cause].source === 'vtex' && isToFix(cause);

/** Images are looked at slowly and long after VTEX's data were read: figures of their own, each with its age. */
function imageBlocks(t: Translator, { vtex, images }: FixList): Block[] {
  if (vtex === null || images === null) return [];
  const { toFix, looked, total, asOf } = images;
  const all = { total, images: numberText(t, total) };
  if (asOf === null) return [context(mrkdwn(t, 'products.imagesFirst', all))];
  const found = { toFix, count: numberText(t, toFix), looked: numberText(t, looked), asOf: date(asOf) };
  return [context(mrkdwn(t, 'products.images', { ...all, ...found }))];
}

function pauseText(t: Translator, { progress: { pause }, store, hindrances }: FixList): string | null {
  // What is open as an incident stands there already.
  if (pause === null || pause.why === 'more' || hindrances.length > 0) return null;
  return vtexRefusalText(t, store, pause.why, pause.at);
}
