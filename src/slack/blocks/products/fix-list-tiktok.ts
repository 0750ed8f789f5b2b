import type { DiagnosticIssue, UploadLog } from '../../../core/products/items/catalog-item.ts';
import type { CauseName } from '../../../core/products/causes.ts';
import { isTikTokHindered } from '../../../core/products/list/fix-list-facts.ts';
import type { FixList, FixListSources, Refused } from '../../../core/products/list/fix-list.ts';
import type { Standing } from '../../../core/connection.ts';
import type { ItemState } from '../../../core/products/items/item-state.ts';
import { knownReason } from '../../../core/products/list/tiktok-reasons.ts';
import type { Translator } from '../../../locales/index.ts';
import { clip, context, date, divider, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import { numberText } from '../figures.ts';
import { countText } from './fix-list-words.ts';
import { whyText } from './fix-list-why.ts';
import { firstOf, fitLines, oneLine } from '../fit-lines.ts';

/** What TikTok refuses, and how sure that is; at length only of what is wrong. */
export function tiktokBlocks(t: Translator, list: FixList): Block[] {
  const { tiktok, store, standing } = list;
  const uploads = uploadTexts(t, tiktok);
  return [
    ...refusedBlocks(t, list),
    context(tiktokText(t, tiktok, standing)),
    ...(isUnmatched(tiktok) ? [section(`:warning: ${unmatchedText(t, store.tradePolicy)}`)] : []),
    ...pauseBlocks(t, list),
    ...(uploads.length === 0 ? [] : [context(uploads.join('\n'))]),
  ];
}

/** By the SKUs that its items stand for. Of what was not read nothing is said, and "none" only where all was. */
function refusedBlocks(t: Translator, { tiktok: { items }, refused, groups }: FixList): Block[] {
  if (items === null) return [];
  const { rejected, images } = refused;
  const ofCause = (cause: CauseName) => groups.filter((group) => group.cause === cause);
  const texts = [
    ...(rejected === 0 ? [] : [`${rejectedText(t, refused)}${whyText(t, ofCause('tiktok.rejected'))}`]),
    ...(refused.waiting === 0 ? [] : [waitingText(t, refused)]),
    ...(images === 0 ? [] : [`${imagesText(t, refused)}${whyText(t, ofCause('tiktok.image'))}`]),
  ];
  if (texts.length > 0) return [section(texts.join('\n'))];
  return items.tooMany || items.count === 0 ? [] : [section(t('products.tiktok.good'))];
}

function imagesText(t: Translator, { images, imagesOnly: kept }: Refused): string {
  const share = kept === images ? 'all' : kept === 0 ? 'none' : 'some';
  const texts = { count: numberText(t, images), keptText: numberText(t, kept) };
  return t('products.tiktok.images', { images, kept, share, ...texts });
}

function rejectedText(t: Translator, { rejected, others }: Refused): string {
  const figures = {
    ...{ rejected, count: numberText(t, rejected) },
    ...{ others, othersText: numberText(t, others) },
  };
  const text = t('products.tiktok.rejected', figures);
  return others === rejected ? text : `${text} ${t('products.tiktok.others', figures)}`;
}

/** Whoever has corrected it would otherwise look for what is wrong still. */
export const waitingText = (t: Translator, { waiting }: Refused): string =>
  t('products.tiktok.waiting', { waiting, count: numberText(t, waiting) });

/** For where there is room for a line or two: as of when each side was read, and what cannot be told because of that. */
export function sourcesText(t: Translator, { vtex, tiktok, store, standing }: FixListSources): string {
  return [
    vtex === null
      ? t('products.modal.vtexNone')
      : mrkdwn(t, 'products.modal.asOf', { asOf: date(vtex.asOf) }),
    tiktokText(t, tiktok, standing),
    ...(isUnmatched(tiktok) ? [unmatchedText(t, store.tradePolicy)] : []),
  ].join(' ');
}

function tiktokText(t: Translator, { items, underWaySince }: ItemState, standing?: Standing): string {
  if (items === null && standing?.phase === 'disconnected') return t('products.tiktok.disconnected');
  const since = underWaySince === null ? null : { since: date(underWaySince) };
  if (items === null)
    return since === null ? t('products.tiktok.none') : mrkdwn(t, 'products.tiktok.firstPass', since);
  return [
    mrkdwn(t, 'products.tiktok.asOf', { asOf: date(items.asOf) }),
    ...(items.tooMany ? [t('products.tiktok.tooMany')] : []),
    ...(items.count === 0 && !items.tooMany ? [t('products.tiktok.empty')] : []),
    ...(since === null ? [] : [mrkdwn(t, 'products.tiktok.newPass', since)]),
  ].join(' ');
}

/** An empty catalog has no ids that could match: that is said by itself. */
const isUnmatched = ({ items, join }: ItemState): boolean =>
  join.key === 'unknown' && items !== null && items.count > 0;

const unmatchedText = (t: Translator, policy: string): string =>
  mrkdwn(t, 'products.tiktok.unmatched', { policy });

function pauseBlocks(t: Translator, list: FixList): Block[] {
  const { pause } = list.tiktok;
  if (pause === null) return [];
  const { why, at } = pause;
  const isOfItems = why === 'unsteady' || why === 'tooMany';
  if (!isOfItems && isTikTokHindered(list)) return [];
  const reason = { markup: t(isOfItems ? `products.tiktok.pause.${why}` : `stale.reason.${why}`) };
  const text = mrkdwn(t, 'products.tiktok.pause', { at: date(at), reason });
  return [section(`:hourglass_flowing_sand: ${text}`)];
}

/** All that is said of the whole catalog: the causes above share what room a message has. */
const mostIssues = 5;
const roomForDiagnostics = 1_000;
const longestTitle = 100;
const longestAdvice = 200;
const levels: readonly DiagnosticIssue['level'][] = ['critical', 'warning', 'unknown'];

/** TikTok's own report of yesterday. What it says of single items is left out where they were read since: the causes are newer. */
export function reportBlocks(t: Translator, { tiktok: { diagnostics, items } }: FixList): Block[] {
  if (diagnostics === null) return [];
  const { day } = diagnostics.value;
  const isReadSince = day !== null && items !== null && !items.tooMany && items.asOf.getTime() >= endOf(day);
  const issues = diagnostics.value.issues.filter(({ title }) => !isReadSince || knownReason(title) === null);
  if (issues.length === 0) return [];
  const head =
    day === null
      ? mrkdwn(t, 'products.diagnosticsAsOf', { asOf: date(diagnostics.asOf) })
      : mrkdwn(t, 'products.diagnostics', { day: clip(oneLine(day), 20) });
  const sorted = issues.toSorted((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
  const lines = firstOf(sorted, mostIssues).map((issue) => issueLine(t, issue));
  const more = (shown: number) =>
    shown < issues.length ? t('products.diagnosticsMore', { count: issues.length - shown }) : null;
  return [divider(), section(`${head}\n${fitLines(lines, roomForDiagnostics, more)}`)];
}

const DAY_MS = 86_400_000;
/** Of a UTC day. NaN, which is no day, is never over. */
const endOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) + DAY_MS;

function issueLine(t: Translator, { level, title, advice, itemCount }: DiagnosticIssue): string {
  const known = knownReason(title);
  const name = known === null ? title : t(`reason.tiktok.${known}`);
  const parts = [
    `${t(`products.level.${level}`)}: ${words(clip(oneLine(name), longestTitle))}`,
    ...(itemCount === null ? [] : [countText(t, 'products.items', itemCount)]),
    ...(advice.trim() === '' ? [] : [words(clip(oneLine(advice), longestAdvice))]),
  ];
  return `• ${parts.join(' · ')}`;
}

/** More feeds than a few would push the causes off the screen. */
const mostUploads = 3;

function uploadTexts(t: Translator, { uploads }: ItemState): string[] {
  if (uploads === null) return [];
  return uploads.value
    .filter(({ errorCount, warningCount }) => errorCount > 0 || warningCount > 0)
    .slice(0, mostUploads)
    .map((upload) => uploadText(t, upload, uploads.asOf));
}

function uploadText(t: Translator, { endedAt, errorCount, warningCount }: UploadLog, asOf: Date): string {
  const counts = {
    ...{ errors: errorCount, errorsText: numberText(t, errorCount) },
    ...{ warnings: warningCount, warningsText: numberText(t, warningCount) },
  };
  return endedAt === null
    ? mrkdwn(t, 'products.uploadAsOf', { ...counts, asOf: date(asOf) })
    : mrkdwn(t, 'products.upload', { ...counts, endedAt: date(endedAt) });
}
