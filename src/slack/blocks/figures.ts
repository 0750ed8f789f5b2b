import type { StaleReason, Staleness } from '../../core/freshness.ts';
import type { Counts } from '../../core/reading.ts';
import type { StoreStatus } from '../../core/status.ts';
import type { Translator } from '../../locales/index.ts';
import { context, date, mrkdwn, section } from './elements.ts';
import type { Block } from './elements.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An age as one unit that a person would say: minutes below an hour, hours below 2 days, then days. */
export function ageText(t: Translator, ageMs: number): string {
  if (ageMs < MINUTE_MS) return t('age.now');
  if (ageMs < HOUR_MS) return t('age.minutes', { count: Math.floor(ageMs / MINUTE_MS) });
  if (ageMs < 2 * DAY_MS) return t('age.hours', { count: Math.floor(ageMs / HOUR_MS) });
  return t('age.days', { count: Math.floor(ageMs / DAY_MS) });
}

export const countKeys = [
  ['counts.available', 'approved'],
  ['counts.inReview', 'processing'],
  ['counts.rejected', 'rejected'],
] as const satisfies readonly (readonly [string, keyof Counts])[];

/** Why the figures are not fresh; nothing when they are. Never says "revoked": that needs proof. */
export function staleBlocks(t: Translator, staleness: Staleness | null): Block[] {
  if (staleness === null) return [];
  // Nothing was tried yet: asOfBlocks says that the first check is to come.
  if (staleness.ageMs === null && staleness.reason === 'none') return [];
  const reason = { markup: t(`stale.reason.${staleness.reason satisfies StaleReason}`) };
  // "Yet" would be false of a store that was connected before.
  if (staleness.ageMs === null && staleness.reason === 'notConnected')
    return [section(`:hourglass_flowing_sand: ${reason.markup}`)];
  const text =
    staleness.ageMs === null
      ? mrkdwn(t, 'stale.noFigures', { reason })
      : mrkdwn(t, 'stale.title', { age: ageText(t, staleness.ageMs), reason });
  return [section(`:hourglass_flowing_sand: ${text}`)];
}

/**
 * "As of" under the counts: a figure without its time would be a claim. Without figures it says that the first check is
 * still to come; once a check has ended, staleBlocks says why there are none.
 */
export function asOfBlocks(t: Translator, status: StoreStatus): Block[] {
  const { good, last } = status.memory.counts;
  if (good !== null) return [context(mrkdwn(t, 'counts.asOf', { asOf: date(good.at) }))];
  // Of a store that is not connected no check is on its way.
  const isAwaited = last === null && status.connection.phase === 'connected';
  return isAwaited ? [context(mrkdwn(t, 'counts.noneYet'))] : [];
}

export const numberText = (t: Translator, value: number): string => value.toLocaleString(t.locale);

/** One decimal; a small part is never rounded to nothing, nor a large one to everything. */
export function shareText(t: Translator, share: number): string {
  const text = (value: number) =>
    value.toLocaleString(t.locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (share > 0 && share < 0.001) return `<${text(0.001)}`;
  if (share < 1 && share > 0.999) return `>${text(0.999)}`;
  return text(share);
}
