import type { Access } from '../../../core/access.ts';
import type { Subscription } from '../../../core/alerts/subscription.ts';
import type { StoreStatus } from '../../../core/status.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import { actions, button, code, context, mrkdwn, section } from '../elements.ts';
import type { Block, Markup } from '../elements.ts';

export type Beginning = {
  readonly statuses: readonly Pick<StoreStatus, 'store' | 'connection'>[];
  readonly subscriptions: readonly Pick<Subscription, 'state' | 'kind'>[];
  readonly access: Access;
};

type Step = { readonly key: 'store' | 'connect' | 'subscribe'; readonly isDone: boolean };

/** In this order; each is done when it is so, whoever did it and however (product.md 3). */
function stepsOf({ statuses, subscriptions }: Beginning): readonly Step[] {
  const isConnected = statuses.some(({ connection }) => connection.phase === 'connected');
  const isHeard = subscriptions.some(({ state, kind }) => state === 'active' && kind === 'channel');
  return [
    { key: 'store', isDone: statuses.length > 0 },
    { key: 'connect', isDone: isConnected },
    { key: 'subscribe', isDone: isHeard },
  ];
}

/** What is still to be done before the app is of use; empty: everything is done, and it is not spoken of again. */
export function onboardingBlocks(t: Translator, beginning: Beginning): Block[] {
  const steps = stepsOf(beginning);
  if (steps.every(({ isDone }) => isDone)) return [];
  const lines = steps.map((step) => lineOf(t, step));
  const elements = beginning.access === 'admin' ? buttonsOf(t, steps) : [];
  const isAskingOthers =
    beginning.access !== 'admin' && steps.some(({ key, isDone }) => !isDone && key !== 'subscribe');
  return [
    section([t('onboarding.title'), ...lines].join('\n')),
    ...(elements.length === 0 ? [] : [actions(elements)]),
    ...(isAskingOthers ? [context(mrkdwn(t, 'onboarding.whoMay', { command: typed('settings') }))] : []),
  ];
}

function lineOf(t: Translator, { key, isDone }: Step): string {
  const what = t(`onboarding.${key}`);
  // Not by the picture alone: what is done is also crossed out.
  if (isDone) return `:white_check_mark: ~${what}~`;
  return `:white_large_square: *${what}*: ${mrkdwn(t, `onboarding.${key}.how`, { command: typed('alerts on') })}`;
}

/** Where the first step is open; a store to be connected has that button in its own row. */
const buttonsOf = (t: Translator, steps: readonly Step[]) =>
  steps.find(({ isDone }) => !isDone)?.key === 'store'
    ? [button(t('button.addStore'), actionIds.storeAdd, 'home')]
    : [];

const typed = (words: string): Markup => code(`${commandName} ${words}`);
