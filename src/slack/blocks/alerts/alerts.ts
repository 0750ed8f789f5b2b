import { mostStores } from '../../../core/alerts/content.ts';
import type { Subscription, SubscriptionSettings } from '../../../core/alerts/subscription.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, botName, commandName } from '../../ids.ts';
import { storesText } from './alert-notice.ts';
import { actions, button, clip, code, context, message, mrkdwn, section } from '../elements.ts';
import type { Block, Markup, Message } from '../elements.ts';
import { remedyText } from './remedies.ts';

const command = (text: string): Markup => code(`${commandName} ${text}`);

/** What the person reads after `on`, by what became of it. */
export function alertsOnMessage(
  t: Translator,
  kind: 'on' | 'already' | 'changed' | 'unconfirmed',
  subscription: Subscription,
  stores: readonly Store[],
): Message {
  const key = kind === 'on' ? 'alerts.on.done' : (`alerts.on.${kind}` as const);
  // Without the store's name the hint would be about the alerts for all stores.
  const named = handlesOf(subscription, stores);
  const how = mrkdwn(t, 'alerts.on.how', {
    example: command(['alerts on', ...named, '5 quiet=22-7'].join(' ')),
    off: command(['alerts off', ...named].join(' ')),
    test: command('alerts test'),
  });
  return message([
    section(mrkdwn(t, key, { stores: coveredStores(t, subscription, stores) })),
    context(settingsText(t, subscription)),
    // Of the others, an introduction in the channel tells.
    ...(kind === 'changed' ? [onlyYou(t)] : []),
    context(how),
  ]);
}

const handlesOf = ({ storeIds }: Subscription, stores: readonly Store[]): string[] =>
  stores.filter(({ id }) => storeIds?.includes(id) === true).map(({ handle }) => handle);

/** `words`: those after `on`, which the button repeats. */
export function alertsRefusedMessage(t: Translator, slackCode: string, words: readonly string[]): Message {
  const mayInvite = slackCode === 'not_in_channel' || slackCode === 'channel_not_found';
  const remedy = mayInvite
    ? mrkdwn(t, 'alerts.on.invite', { invite: code(`/invite @${botName}`) })
    : remedyText(t, slackCode);
  return message([
    section(`${mrkdwn(t, 'alerts.on.refused', { code: code(clip(slackCode, 80)) })}\n${remedy}`),
    actions([button(t('button.tryAgain'), actionIds.alertRetry, repeated(words))]),
  ]);
}

/** Slack takes no empty value, so the verb is part of it. */
const repeated = (words: readonly string[]): string => ['on', ...words].join(' ');

export const sharedRefusedMessage = (t: Translator): Message =>
  message([section(t('alerts.shared.refused'))]);

/** To an admin: the consequence first, then a dangerous-looking button that asks once more. */
export const sharedConfirmMessage = (t: Translator, words: readonly string[]): Message =>
  message([
    section(t('alerts.shared.confirm')),
    actions([
      {
        ...button(t('button.turnOnHere'), actionIds.alertConfirm, repeated(words)),
        style: 'danger',
        confirm: {
          text: { type: 'plain_text', text: t('alerts.shared.confirmShort') },
          confirm: { type: 'plain_text', text: t('button.turnOnHere') },
          style: 'danger',
        },
      },
    ]),
  ]);

export const needChannelMessage = (t: Translator): Message =>
  message([section(mrkdwn(t, 'alerts.needChannel', { command: command('alerts contact on') }))]);

export const alertsGoneMessage = (t: Translator): Message =>
  message([section(mrkdwn(t, 'alerts.gone', { list: command('alerts list') }))]);

export const badOptionMessage = (t: Translator, word: string, example: string): Message =>
  message([section(mrkdwn(t, 'alerts.option.bad', { word: clip(word, 80), example: code(example) }))]);

export type UnknownOption = {
  readonly word: string;
  /** What may have been meant; nothing is done on a guess. */
  readonly near: readonly string[];
  readonly options: readonly string[];
  /** A whole command that works, without the name of the app's own. */
  readonly example: string;
};

/** A word that is no setting and no store: what it may have meant, what there is, and one command that works. */
export function unknownOptionMessage(
  t: Translator,
  { word, near, options, example }: UnknownOption,
): Message {
  const lines = [mrkdwn(t, 'alerts.option.unknown', { word: clip(word, 80) })];
  if (near.length > 0) lines.push(mrkdwn(t, 'guess.didYouMean', { suggestions: codes(near) }));
  const values = { options: codes(options), example: command(example) };
  return message([section(lines.join(' ')), context(mrkdwn(t, 'alerts.option.list', values))]);
}

const codes = (texts: readonly string[]): Markup => ({
  markup: texts.map((text) => code(text).markup).join(', '),
});

/** What was typed would need alerts that are on; so does what stands beside this sentence. */
export const offHereText = (t: Translator): string =>
  mrkdwn(t, 'alerts.offHere', { on: command('alerts on') });

/** Nothing is posted about settings or an end: whoever changed them knows that the others do not. */
const onlyYou = (t: Translator): Block =>
  context(mrkdwn(t, 'alerts.onlyYou', { list: command('alerts list') }));

/** A mute belongs to one problem: its message is where it is known which. */
export const alertsMuteMessage = (t: Translator, isOffHere: boolean): Message => {
  const how = mrkdwn(t, 'alerts.mute.how', { menu: t('alert.mute.placeholder') });
  // Messages of before may still stand there.
  return message(isOffHere ? [section(offHereText(t)), context(how)] : [section(how)]);
};

export function alertsOffMessage(
  t: Translator,
  ended: readonly Subscription[],
  stores: readonly Store[],
): Message {
  const lines = ended
    .slice(0, 20)
    .map((one) => mrkdwn(t, 'alerts.off.done', { stores: coveredStores(t, one, stores) }));
  return message([section(lines.join('\n')), context(t('alerts.off.what')), onlyYou(t)]);
}

/** Nothing was ended; what is on here, if that was for other stores. */
export function alertsNotOnMessage(
  t: Translator,
  others: readonly Subscription[],
  stores: readonly Store[],
): Message {
  if (others.length === 0) return message([section(offHereText(t))]);
  const texts = others.slice(0, 20).map((one) => coveredStores(t, one, stores).markup);
  const values = { others: { markup: texts.join('; ') }, off: command('alerts off') };
  return message([section(mrkdwn(t, 'alerts.off.others', values))]);
}

export function coveredStores(
  t: Translator,
  { storeIds }: Pick<Subscription, 'storeIds'>,
  stores: readonly Store[],
  most = mostStores,
): Markup {
  if (storeIds === null) return { markup: storesText(t, null, most) };
  const names = stores.filter(({ id }) => storeIds.includes(id)).map(({ name }) => name);
  return { markup: storesText(t, names, most) || '–' };
}

/** Every setting in words, so that nobody has to know the defaults. */
export function settingsText(t: Translator, settings: SubscriptionSettings): string {
  const { quietHours: quiet, digestHour, timeZone, language, mention } = settings;
  const parts = [
    thresholdText(t, settings),
    quiet === null
      ? t('alerts.quiet.none')
      : t('alerts.quiet', { from: hourText(quiet.from), to: hourText(quiet.to) }),
    digestHour === null ? t('alerts.digest.none') : t('alerts.digest', { hour: hourText(digestHour) }),
    mrkdwn(t, 'alerts.zone', { zone: code(timeZone) }),
    t(`alerts.language.${language}`),
    ...(mention ? [t('alerts.mention')] : []),
  ];
  const isHeld = quiet !== null || digestHour !== null;
  return `${parts.join(' · ')}.${isHeld ? ` ${t('alerts.critical')}` : ''}`;
}

function thresholdText(t: Translator, { threshold: { items, percent } }: SubscriptionSettings): string {
  const share = (percent / 100).toLocaleString(t.locale, { style: 'percent', maximumFractionDigits: 1 });
  if (percent === 0) return items <= 1 ? t('alerts.threshold.all') : t('alerts.threshold.items', { items });
  return items <= 1
    ? t('alerts.threshold.percent', { percent: share })
    : t('alerts.threshold.both', { items, percent: share });
}

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** How to do everything, under the list and where a word was missing. */
export const howBlocks = (t: Translator, optionsExample: string): Block[] => [
  context(
    mrkdwn(t, 'alerts.how', {
      on: command('alerts on'),
      off: command('alerts off'),
      test: command('alerts test'),
      contact: command('alerts contact on'),
    }),
  ),
  context(
    mrkdwn(t, 'alerts.options', { example: command(`alerts on ${optionsExample}`) }),
    mrkdwn(t, 'alerts.mute.how', { menu: t('alert.mute.placeholder') }),
  ),
];
