import { isToFix } from '../../../core/products/causes.ts';
import { isAnythingKnown } from '../../../core/products/list/fix-list-facts.ts';
import type { CauseTrend, FixListTrends } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { context, date, mrkdwn, section } from '../elements.ts';
import type { Block, Markup } from '../elements.ts';
import { numberText } from '../figures.ts';
import { sourcesText, waitingText } from './fix-list-tiktok.ts';
import { groupTitle } from './fix-list-words.ts';
import { firstOf } from '../fit-lines.ts';

const mostCauses = 5;
const DAY_MS = 86_400_000;
/** Reading and showing take a moment. */
const aboutMs = 60_000;

/** The causes that most has to be mended of, blocking first: count, share, and how they moved within a day. */
export function causeBlocks(t: Translator, { list, trends }: FixListTrends, now: Date): Block[] {
  if (!isAnythingKnown(list)) return [section(t('catalog.causesUnknown'))];
  const toFix = list.groups
    .map((group, at) => ({ group, trend: trends[at] ?? null }))
    .filter(({ group }) => isToFix(group.cause));
  const told = firstOf(toFix, mostCauses);
  const more = toFix.length - told.length;
  const isAnyTrendKnown = told.some(({ trend }) => trend !== null);
  const still = unchangedText(
    t,
    told.map(({ trend }) => trend),
    now,
  );
  const text = [
    t(toFix.length === 0 ? 'catalog.causesNone' : 'catalog.causes'),
    ...told.map(({ group, trend }) =>
      [
        `• ${groupTitle(t, list, group)}`,
        ...(isAnyTrendKnown && still === null ? [trendText(t, trend, now)] : []),
      ].join(' · '),
    ),
    ...(list.refused.waiting === 0 ? [] : [waitingText(t, list.refused)]),
    ...(still === null ? [] : [still]),
    ...(more > 0 ? [mrkdwn(t, 'products.moreCauses', { count: more })] : []),
  ];
  const sources = sourcesText(t, list);
  const isTrendToTell = told.length > 0 && !isAnyTrendKnown;
  return [
    section(text.join('\n')),
    context(isTrendToTell ? `${sources} ${t('catalog.trendsUnknown')}` : sources),
  ];
}

/** What is the same of all causes is said once; null: it is not. */
function unchangedText(t: Translator, trends: readonly (CauseTrend | null)[], now: Date): string | null {
  const [first] = trends;
  if (first === undefined || first === null) return null;
  const isSame = (trend: CauseTrend | null) =>
    trend !== null && isStill(trend) && trend.since.getTime() === first.since.getTime();
  return trends.every(isSame) ? mrkdwn(t, 'catalog.unchanged', { when: whenOf(t, first, now) }) : null;
}

const isStill = ({ came, fixed }: CauseTrend): boolean => came === 0 && fixed === 0;

function whenOf(t: Translator, { since }: CauseTrend, now: Date): Markup {
  const isDay = Math.abs(now.getTime() - DAY_MS - since.getTime()) < aboutMs;
  return { markup: isDay ? t('catalog.trendDay') : mrkdwn(t, 'catalog.trendSince', { since: date(since) }) };
}

/** With words beside the arrow, for whoever hears it. */
function trendText(t: Translator, trend: CauseTrend | null, now: Date): string {
  // Nothing was read then: "no change" would be inventing a figure.
  if (trend === null) return t('catalog.trendUnknown');
  const { came, fixed } = trend;
  const when = whenOf(t, trend, now);
  if (isStill(trend)) return mrkdwn(t, 'catalog.still', { when });
  const net = came - fixed;
  return mrkdwn(t, 'catalog.trend', {
    arrow: net === 0 ? '=' : `${net > 0 ? '▲' : '▼'} ${numberText(t, Math.abs(net))}`,
    ...{ when, came, cameText: numberText(t, came) },
    ...{ fixed, fixedText: numberText(t, fixed) },
  });
}
