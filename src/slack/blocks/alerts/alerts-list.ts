import type { Subscription } from '../../../core/alerts/subscription.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { coveredStores, howBlocks, offHereText, settingsText } from './alerts.ts';
import { clip, code, context, date, header, message, mrkdwn, section } from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { channel, person } from '../mentions.ts';
import { remedyText } from './remedies.ts';

/** Two blocks each, and those around them, stay below Slack's 50 (slack.md 5.2). */
const SHOWN = 15;
/** Names take the room: Slack bounds the text of all blocks together as well. */
const STORES_SHOWN = 3;

export type AlertsList = {
  readonly subscriptions: readonly Subscription[];
  readonly stores: readonly Store[];
  /** Asked in a channel that gets none. */
  readonly isOffHere: boolean;
  /** null: the commands are not explained. */
  readonly optionsExample: string | null;
};

/** Every channel and person that gets alerts, the broken ones with what to do. */
export function alertsListMessage(t: Translator, list: AlertsList): Message {
  const { subscriptions, stores, isOffHere, optionsExample } = list;
  const more = subscriptions.length - SHOWN;
  return message([
    header(t('alerts.list.title')),
    ...(isOffHere ? [section(offHereText(t))] : []),
    ...(subscriptions.length === 0 ? [section(t('alerts.list.none'))] : []),
    ...subscriptions.slice(0, SHOWN).flatMap((one) => entry(t, one, stores)),
    ...(more > 0 ? [context(t('alert.more', { count: more }))] : []),
    ...(optionsExample === null ? [] : howBlocks(t, optionsExample)),
  ]);
}

function entry(t: Translator, subscription: Subscription, stores: readonly Store[]): Block[] {
  const { kind, channelId, createdBy, lastDeliveredAt, brokenCode, state } = subscription;
  if (kind === 'contact') {
    return [section(mrkdwn(t, 'alerts.list.contact', { person: person(channelId) }))];
  }
  const delivered =
    lastDeliveredAt === null
      ? t('alerts.list.never')
      : mrkdwn(t, 'alerts.list.delivered', { at: date(lastDeliveredAt) });
  const by = mrkdwn(t, 'alerts.list.by', { by: person(createdBy) });
  const lines = [
    `${channel(channelId).markup}: ${coveredStores(t, subscription, stores, STORES_SHOWN).markup}`,
  ];
  if (state === 'broken') {
    const slackCode = brokenCode ?? 'refused';
    lines.push(mrkdwn(t, 'alerts.list.broken', { code: code(clip(slackCode, 40)) }));
    lines.push(remedyText(t, slackCode));
  }
  return [section(lines.join('\n')), context(settingsText(t, subscription), `${by} · ${delivered}`)];
}
