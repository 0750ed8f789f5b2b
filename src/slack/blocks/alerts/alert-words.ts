import type { IncidentContent } from '../../../core/alerts/content.ts';
import type { ConditionName, Severity } from '../../../core/alerts/incident.ts';
import type { Translator } from '../../../locales/index.ts';
import { clip, mrkdwn, words } from '../elements.ts';
import { numberText } from '../figures.ts';

/** What an incident is about, and how it ended or stands: the same words in a message and in the replies under it. */
const LONGEST_LABEL = 90;

export const labelOf = ({ label }: Pick<IncidentContent, 'label'>): string => clip(label, LONGEST_LABEL);

/** Beside its word, never instead of it: colours are not for everybody. */
export const severityIcon: { readonly [S in Severity]: string } = {
  critical: '🔴',
  warning: '🟠',
  info: '🔵',
};

const bare = [
  'account.suspended',
  'account.not_approved',
  'connection.permission_lost',
  'pixel.permission',
  'app.rejected',
] as const satisfies readonly ConditionName[];
type Bare = (typeof bare)[number];

/** Its sentence has no figure: what it is about stands in lines of its own. */
const isBare = (condition: ConditionName): condition is Bare =>
  (bare as readonly ConditionName[]).includes(condition); // wider, so that any name can be asked for

export function sentenceOf(
  t: Translator,
  incident: Pick<IncidentContent, 'condition' | 'count' | 'total' | 'label'>,
): string {
  const { condition, count, total } = incident;
  if (isBare(condition)) return t(`alert.is.${condition}`);
  switch (condition) {
    case 'products.need_details':
      return total === null
        ? mrkdwn(t, 'alert.is.products.need_details', { count })
        : mrkdwn(t, 'alert.is.products.need_details.of', { count, total: numberText(t, total) });
    case 'products.not_sent':
      return mrkdwn(t, 'alert.is.products.not_sent', {
        count,
        total: numberText(t, Math.max(total ?? 0, count)),
      });
    case 'grant.revoked':
      return mrkdwn(t, 'alert.is.grant.revoked', { label: labelOf(incident) });
    case 'vtex.credentials':
    case 'vtex.permission':
      return mrkdwn(t, `alert.is.${condition}`, { label: labelOf(incident) });
    case 'upstream.tiktok':
    case 'upstream.vtex':
      return mrkdwn(t, `alert.is.${condition}`, { count });
  }
}

/** How long it was open; null while it is. */
export function endingOf(t: Translator, incident: IncidentContent): string | null {
  const { phase, condition, closeReason, closedAtMs, openedAtMs } = incident;
  if (phase !== 'closed') return null;
  // Only `fixed` was seen to be good; the other reasons must not sound like it (alerts.md 4).
  const ending =
    closeReason === 'fixed'
      ? t(`alert.fixed.${condition}`)
      : t(`alert.ended.${closeReason ?? 'removed'}`, { label: words(labelOf(incident)) });
  if (closedAtMs === null) return ending;
  return `${ending} ${t('alert.lasted', { duration: durationText(t, closedAtMs - openedAtMs) })}`;
}

const MINUTE_MS = 60_000;
const MINUTES_AN_HOUR = 60;
const MINUTES_A_DAY = 24 * MINUTES_AN_HOUR;

/** The two largest units, cut below: "1 hour" would be half the truth about one that lasted 1 hour 55 minutes. */
export function durationText(t: Translator, durationMs: number): string {
  const minutes = Math.floor(durationMs / MINUTE_MS);
  if (minutes < 1) return t('age.now');
  const parts = [
    { key: 'age.days', count: Math.floor(minutes / MINUTES_A_DAY) },
    { key: 'age.hours', count: Math.floor((minutes % MINUTES_A_DAY) / MINUTES_AN_HOUR) },
    { key: 'age.minutes', count: minutes % MINUTES_AN_HOUR },
  ] as const;
  const first = parts.findIndex(({ count }) => count > 0);
  const [large = '', small] = parts
    .slice(first, first + 2)
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => t(key, { count }));
  return small === undefined ? large : t('alert.duration', { large, small });
}

/** The names that fit, then how many more there are; empty where there are none. */
export function listed(t: Translator, lines: readonly string[], more: number): string {
  const rest = more > 0 ? [t('alert.more', { count: more })] : [];
  return [...lines, ...rest].map((line) => `• ${line}`).join('\n');
}
