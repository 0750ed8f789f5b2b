import type { ConditionName } from '../../../core/alerts/incident.ts';
import { conditions } from '../../../core/alerts/conditions/index.ts';
import type { Actor, AuditEntry, AuditValues } from '../../../core/audit.ts';
import type { Right } from '../../../core/access.ts';
import { matchingFields } from '../../../core/manage/matching.ts';
import { locales } from '../../../locales/index.ts';
import type { Locale, MessageKey, Translator } from '../../../locales/index.ts';
import { clip, code, date, words } from '../elements.ts';
import { fieldName } from '../manage/pixel-lines.ts';
import { channel, person } from '../mentions.ts';

/** How what is recorded is written: as mrkdwn in a message, as text in a cell. */
export type Hand = {
  readonly person: (userId: string) => string;
  readonly channel: (channelId: string) => string;
  readonly time: (at: Date) => string;
  readonly id: (text: string) => string;
  readonly text: (text: string) => string;
};

/** Names have up to 200 characters; twenty entries must stay within what one message holds. */
const longestText = 80;

export const inMessage: Hand = {
  person: (userId) => person(userId).markup,
  channel: (channelId) => channel(channelId).markup,
  time: (at) => date(at).markup,
  id: (text) => code(clip(text, longestText)).markup,
  text: (text) => words(clip(text, longestText)),
};

/** `time`: in the zone of whoever reads the file. */
export const inCell = (time: Hand['time']): Hand => {
  const same = (text: string) => text;
  return { person: same, channel: same, time, id: same, text: same };
};

export const whoText = (t: Translator, by: Actor, hand: Hand): string => {
  if (by.kind === 'user') return hand.person(by.userId);
  return by.kind === 'app' ? t('app.name') : t(`record.who.${by.kind}`);
};

/** What was done, as a sentence. */
export const sentenceOf = (t: Translator, { action, by }: AuditEntry, hand: Hand): string =>
  t(`audit.${action}`, { who: whoText(t, by, hand) });

/** The same for a file, where who it was stands in a cell of its own. */
export function deedOf(t: Translator, { action }: AuditEntry): string {
  const deed = t(`audit.${action}`, { who: '' }).trim();
  return deed.charAt(0).toLocaleUpperCase(t.locale) + deed.slice(1);
}

const labels = [
  ...(['handle', 'name', 'vtexAccount', 'tradePolicy', 'tiktokAffiliateId', 'ownAffiliateId'] as const),
  ...(['tiktokUser', 'bcId', 'advertiserId', 'catalogId', 'pixelCode', 'appKey'] as const),
  ...(['channel', 'store', 'stores', 'threshold', 'quietHours', 'digestHour', 'timeZone'] as const),
  ...([
    'language',
    'mention',
    'contact',
    'alert',
    'mutedUntil',
    'until',
    'reason',
    'items',
    'user',
    'right',
  ] as const),
  ...(['purpose', 'step', 'result', 'outcome', 'why'] as const),
  ...(['coreUserId', 'signIn', 'unlinksPixel', 'others'] as const),
];

/** One without a label here is shown by its own name. */
function labelOf(t: Translator, name: string, hand: Hand): string {
  const field = matchingFields.find((one) => one === name);
  if (field !== undefined) {
    const way = field.startsWith('manual.') ? 'manual' : 'automatic';
    return t(`record.matching.${way}`, { field: fieldName(t, field) });
  }
  const known = labels.find((label) => label === name);
  return known === undefined ? hand.id(name) : t(`record.value.${known}` satisfies MessageKey);
}

function valueText(t: Translator, name: string, values: AuditValues | null, hand: Hand): string {
  const value = values?.[name];
  if (name === 'stores' && value === null) return t('record.allStores');
  if (value === undefined || value === null || value.toString() === '') return '–';
  const at = timeIn(name, value);
  if (at !== null) return hand.time(at);
  if (typeof value === 'boolean') return t(value ? 'record.yes' : 'record.no');
  if (typeof value === 'number') return String(value);
  return listText(t, name, value, { hand, about: values?.['about'] });
}

function listText(
  t: Translator,
  name: string,
  value: string | readonly string[],
  { hand, about }: Omit<Around, 't'>,
): string {
  const text = texts[name] ?? asText;
  const around = { t, hand, about };
  return typeof value === 'string' ? text(value, around) : value.map((one) => text(one, around)).join(', ');
}

/** Times are epoch milliseconds, or as JSON writes them. */
function timeIn(name: string, value: AuditValues[string]): Date | null {
  if (!/(^u|U)ntil$|At$/.test(name) || (typeof value !== 'number' && typeof value !== 'string')) return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? null : at;
}

type Around = {
  readonly t: Translator;
  readonly hand: Hand;
  readonly about: AuditValues[string] | undefined;
};
type Text = (value: string, around: Around) => string;

const asText: Text = (value, { hand }) => hand.text(value);
const asPerson: Text = (value, { hand }) => hand.person(value);
/** What people copy. */
const asId: Text = (value, { hand }) => hand.id(value);

/** Of our own making, and not somebody's words. */
const wordsOf = {
  purpose: ['vtex-keys', 'connect'],
  result: ['done', 'already', 'failed'],
  outcome: ['revoked', 'detached', 'cancelled', 'replaced', 'uninstalled'],
  step: ['stopped', 'unlink', 'wait', 'revoke', 'prove', 'unsubscribe', 'erase', 'relink'],
} as const;

/** Why a link was refused, and why a connect came to nothing. */
const codesOf = {
  why: ['unknown', 'used', 'expired', 'worn', 'notAllowed', 'otherBrowser', 'wrongType', 'tooLarge'],
  reason: ['code', 'app', 'unreached', 'token', 'unknown', 'dropped', 'untold', 'disconnected', 'notAllowed'],
} as const;

const whyText: Text = (value, { t, hand }) => {
  const known = codesOf.why.find((code) => code === value);
  return known === undefined ? hand.text(value) : t(`record.why.${known}`);
};

/** Of an alert it is somebody's words. */
const reasonText: Text = (value, { t, hand, about }) => {
  const known = about === undefined ? codesOf.reason.find((code) => code === value) : undefined;
  return known === undefined ? hand.text(value) : t(`record.reason.${known}`);
};

const asWord =
  (name: keyof typeof wordsOf): Text =>
  (value, { t, hand }) => {
    const known = wordsOf[name].find((word) => word === value);
    return known === undefined ? hand.text(value) : t(`record.word.${known}`);
  };

/** Names that are not here are somebody's words. */
const texts: Readonly<Record<string, Text>> = {
  ...{ user: asPerson, contact: asPerson },
  ...{ why: whyText, reason: reasonText },
  channel: (value, { hand }) => hand.channel(value),
  right: (value, { t, hand }) => (isRight(value) ? t(`settings.right.${value}`) : hand.text(value)),
  language: (value, { t, hand }) => (isLanguage(value) ? t(`settings.language.${value}`) : hand.text(value)),
  alert: (value, { t, hand, about }) =>
    isCondition(value)
      ? t(`alert.title.${value}`, { label: hand.text(typeof about === 'string' ? about : '') })
      : hand.text(value),
  ...{
    handle: asId,
    stores: asId,
    vtexAccount: asId,
    tradePolicy: asId,
    store: asId,
    appKey: asId,
    timeZone: asId,
  },
  ...{
    purpose: asWord('purpose'),
    result: asWord('result'),
    outcome: asWord('outcome'),
    step: asWord('step'),
  },
  ...{ bcId: asId, advertiserId: asId, catalogId: asId, pixelCode: asId },
};

const isRight = (text: string): text is Right => text === 'operator' || text === 'admin';
const isLanguage = (text: string): text is Locale => locales.some((one) => one === text);
const isCondition = (text: string): text is ConditionName => Object.hasOwn(conditions, text);

/** Part of another value's words. */
const silent = new Set(['about']);

/** What changed as before → after; what stayed the same, once. */
export function changesOf(t: Translator, { before, after }: AuditEntry, hand: Hand): readonly string[] {
  const names = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  return names.flatMap((name) => {
    if (silent.has(name)) return [];
    const text = (values: AuditValues | null) => valueText(t, name, values, hand);
    const [was, is] = [text(before), text(after)];
    const label = labelOf(t, name, hand);
    const isChange = before !== null && after !== null && was !== is;
    if (isChange) return [`${label}: ${was} → ${is}`];
    const only = after === null ? was : is;
    return only === '–' ? [] : [`${label}: ${only}`];
  });
}

/** One side of it, for a cell. */
export const valuesText = (t: Translator, values: AuditValues | null, hand: Hand): string =>
  Object.keys(values ?? {})
    .filter((name) => !silent.has(name))
    .map((name) => `${labelOf(t, name, hand)}: ${valueText(t, name, values, hand)}`)
    .join('; ');
