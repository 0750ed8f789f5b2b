import { fieldsThatAre, knownFields, matchingOf } from '../../../core/manage/matching.ts';
import type { Matching, MatchingField } from '../../../core/manage/matching.ts';
import { matchingFields } from '../../../core/manage/matching.ts';
import { isComplete, lastDays } from '../../../core/manage/pixel-events.ts';
import type { EventDay } from '../../../core/manage/pixel-events.ts';
import type { PartMemory, ReadingValues } from '../../../core/reading.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { date, mrkdwn } from '../elements.ts';
import { numberText } from '../figures.ts';

/** The events of the last seven UTC days, oldest first; a day that nobody has read has no figure. */
export function eventsText(
  t: Translator,
  { good }: PartMemory<readonly EventDay[]>,
  { now, isWatched }: { readonly now: Date; readonly isWatched: boolean },
): string {
  if (good === null) return `${t('sharing.events')}\n${t('sharing.eventsNone')}`;
  const days = lastDays(now).map((day) =>
    dayText(
      t,
      day,
      good.value.find((one) => one.day === day),
      isWatched,
    ),
  );
  const asOf = mrkdwn(t, 'sharing.eventsAsOf', { asOf: date(good.at) });
  return [t('sharing.events'), days.join(' · '), asOf].join('\n');
}

function dayText(t: Translator, day: string, read: EventDay | undefined, isWatched: boolean): string {
  const name = new Date(`${day}T00:00:00Z`).toLocaleDateString(t.locale, {
    ...{ day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
  // Of a store that is not connected nobody will read it.
  if (read === undefined) return `${name}: ${t(isWatched ? 'sharing.dayUnread' : 'sharing.dayNotRead')}`;
  const count = numberText(t, read.count);
  return `${name}: ${isComplete(read) ? count : t('sharing.dayOpen', { count })}`;
}

type PixelPart = PartMemory<ReadingValues['pixel']>;

/** TikTok's real values, flag by flag. */
export function matchingText(t: Translator, { good }: PixelPart): string {
  const title = t('sharing.matching');
  if (good === null) return `${title}\n${t('sharing.matchingUnread')}`;
  const matching = matchingOf(good.value);
  const asOf = mrkdwn(t, 'manage.asOf', { asOf: date(good.at) });
  return [
    title,
    t('sharing.manual', { flags: flagsText(t, matching, 'manual.') }),
    t('sharing.automatic', { flags: flagsText(t, matching, 'automatic.') }),
    asOf,
  ].join('\n');
}

function flagsText(t: Translator, matching: Matching, group: string): string {
  const fields = matchingFields.filter((field) => field.startsWith(group));
  const stateOf = (field: MatchingField) =>
    ({ true: 'on', false: 'off', null: 'unknown' })[`${matching[field]}`];
  return fields
    .map((field) => t('sharing.flag', { field: fieldName(t, field), state: stateOf(field) }))
    .join(' · ');
}

const kindOf = (field: MatchingField) => field.split('.')[1] ?? '';

/** The kind of data; the same word for both ways. */
export const fieldName = (t: Translator, field: MatchingField): string =>
  t(`sharing.field.${kindOf(field)}` as MessageKey); // the fields are those of matchingFields, each of which has its key

/** In one sentence, for a status. */
export function matchingShort(t: Translator, { good }: PixelPart): string {
  if (good === null) return t('sharing.matchingShort', { total: 0, on: 0 });
  const matching = matchingOf(good.value);
  const total = knownFields(matching).length;
  return t('sharing.matchingShort', { total, on: fieldsThatAre(matching, true).length });
}
