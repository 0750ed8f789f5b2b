import type { SubscriptionRepository } from '../../../core/alerts/ports.ts';
import { usualSettings } from '../../../core/alerts/subscription.ts';
import type { SubscriptionSettings } from '../../../core/alerts/subscription.ts';
import type { StoreRepository } from '../../../core/ports.ts';
import type { Store } from '../../../core/store.ts';
import { namedStores } from '../../../core/use-cases/named-stores.ts';
import { subscribe } from '../../../core/use-cases/subscribe.ts';
import type { DeliverNow, SubscribeResult } from '../../../core/use-cases/subscribe.ts';
import {
  alertsGoneMessage,
  alertsOnMessage,
  alertsRefusedMessage,
  badOptionMessage,
  needChannelMessage,
  sharedConfirmMessage,
  sharedRefusedMessage,
  unknownOptionMessage,
} from '../../blocks/alerts/alerts.ts';
import { context, message } from '../../blocks/elements.ts';
import type { Message } from '../../blocks/elements.ts';
import { noStoreMessage } from '../../blocks/notices.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { refusalFor } from '../refusal.ts';
import type { RefusalDeps } from '../refusal.ts';
import { suggest } from '../suggest.ts';
import { fewHandles } from '../unknown-store.ts';
import { nearOptions, optionList, readAlertWords } from './alerts-words.ts';
import type { AlertWords } from './alerts-words.ts';

export type AlertsDeps = RefusalDeps & {
  readonly stores: StoreRepository;
  readonly subscriptions: SubscriptionRepository;
  readonly deliverNow: DeliverNow;
};

/** Alerts go to channels; a DM with the app is what `contact` is for. */
export const alertChannelOf = ({ channelId }: Turn): string | null =>
  channelId === null || channelId.startsWith('D') ? null : channelId;

export const defaultSettings = ({ t, timeZone }: Turn): SubscriptionSettings =>
  usualSettings(t.locale, timeZone);

/** `/tiktok alerts on [stores] [settings]`; also what *Try again* and an admin's yes repeat. */
export async function alertsOn(
  deps: AlertsDeps,
  turn: Turn,
  words: readonly string[],
  isConfirmed = false,
): Promise<Message> {
  const { t, workspace } = turn;
  const channelId = alertChannelOf(turn);
  if (channelId === null) return needChannelMessage(t);
  const { stores } = await deps.stores.list(workspace);
  const read = readAlertWords(
    words,
    stores.map(({ handle }) => handle),
  );
  if (read.kind === 'unclear') return unclearMessage(t, read, stores, 'on');
  const named = await namedStores(deps.stores, workspace, read.handles);
  if (named.kind === 'none') return noStoreMessage(t);
  // Removed between the two readings.
  if (named.kind === 'unknown') return alertsGoneMessage(t);
  if ((await turn.sharing()) === 'shared') {
    const refusal = await refusalFor(deps, turn, 'admin');
    if (refusal !== null) return message([...sharedRefusedMessage(t).blocks, ...refusal.blocks]);
    if (!isConfirmed) return sharedConfirmMessage(t, words);
  }
  const result = await subscribe(deps, workspace, {
    channelId,
    storeIds: named.storeIds,
    chosen: read.chosen,
    // What a channel sees is in the workspace's language, whoever turns it on; without one, in theirs.
    defaults: { ...defaultSettings(turn), language: workspace.language ?? t.locale },
    by: turn.userId,
  });
  return resultMessage(turn, result, named.stores, words);
}

function resultMessage(
  { t }: Turn,
  result: SubscribeResult,
  stores: readonly Store[],
  words: readonly string[],
): Message {
  switch (result.kind) {
    case 'refused':
      return alertsRefusedMessage(t, result.code, words);
    case 'gone':
      return alertsGoneMessage(t);
    default:
      return alertsOnMessage(t, result.kind, result.subscription, stores);
  }
}

type Unclear = Omit<Extract<AlertWords, { kind: 'unclear' }>, 'kind'>;

/** Nothing is done on a guess: the option's own example, or what is near among options and handles. */
export function unclearMessage(
  t: Turn['t'],
  { word, example }: Unclear,
  stores: readonly Store[],
  verb: 'on' | 'contact on',
): Message {
  if (example !== null) return badOptionMessage(t, word, example);
  const meant = nearOptions(word);
  const named = nearHandles(word, stores).map((handle) => `${commandName} alerts ${verb} ${handle}`);
  const { blocks } = unknownOptionMessage(t, {
    word,
    near: [...meant.map(({ spelling }) => spelling), ...named],
    options: optionList,
    example: `alerts ${verb} ${meant[0]?.example ?? 'quiet=22-7'}`,
  });
  const handles = fewHandles(t, stores);
  return message([...blocks, ...(handles === undefined ? [] : [context(handles)])]);
}

const nearHandles = (word: string, stores: readonly Store[]): string[] =>
  suggest(
    word,
    stores.map(({ handle }) => handle),
  );
