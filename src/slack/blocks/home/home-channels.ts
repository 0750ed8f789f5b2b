import type { Subscription } from '../../../core/alerts/subscription.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { commandName } from '../../ids.ts';
import { coveredStores } from '../alerts/alerts.ts';
import { code, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import { channel, person } from '../mentions.ts';

/** One paragraph: the list itself is what `alerts` answers. */
const most = 8;
const storesShown = 3;

/** Which channels and people get alerts, those that do not work first. */
export function channelBlocks(
  t: Translator,
  subscriptions: readonly Subscription[],
  stores: readonly Store[],
): Block[] {
  const command = code(`${commandName} alerts`);
  const alive = subscriptions.filter(({ state }) => state !== 'off');
  if (alive.length === 0)
    return [section(mrkdwn(t, 'home.channels.none', { command: code(`${commandName} alerts on`) }))];
  const brokenFirst = alive.toSorted(
    (one, other) => Number(other.state === 'broken') - Number(one.state === 'broken'),
  );
  const lines = brokenFirst.slice(0, most).map((one) => `• ${lineOf(t, one, stores)}`);
  const more = alive.length - most;
  if (more > 0) lines.push(mrkdwn(t, 'home.channels.more', { count: more, command }));
  return [section([t('home.channels'), ...lines].join('\n'))];
}

function lineOf(t: Translator, one: Subscription, stores: readonly Store[]): string {
  if (one.kind === 'contact') return mrkdwn(t, 'home.channels.contact', { person: person(one.channelId) });
  const where = channel(one.channelId).markup;
  return one.state === 'broken'
    ? `:warning: ${where}: ${mrkdwn(t, 'home.channels.broken', { command: code(`${commandName} alerts`) })}`
    : `${where}: ${coveredStores(t, one, stores, storesShown).markup}`;
}
