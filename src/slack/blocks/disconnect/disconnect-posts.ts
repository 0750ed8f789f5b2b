import type { DisconnectedContent, UnprovenContent } from '../../../core/alerts/content.ts';
import type { DisconnectSummary } from '../../../core/disconnect/ports.ts';
import type { LastAnswer } from '../../../core/disconnect/saga.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, context, date, linkButton, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import { longestName, whoText } from './who.ts';

/** What a channel hears of it, once. */
export function disconnectedBlocks(
  t: Translator,
  { store, by, atMs, outcome }: DisconnectedContent,
): Block[] {
  const values = { store: clip(store, longestName), by: whoText(t, by), at: date(new Date(atMs)) };
  const key = outcome === 'detached' ? 'alert.disconnected.detached' : 'alert.disconnected';
  return [
    section(mrkdwn(t, key, values)),
    ...(outcome === 'pending' ? [context(t('alert.disconnected.pending'))] : []),
  ];
}

/** Once a day to whoever wanted it, until it is proven. */
export function unprovenBlocks(
  t: Translator,
  { store, sagaId, signIn, sinceMs, manualUrl }: UnprovenContent,
): Block[] {
  const values = {
    ...{ store: clip(store, longestName), signIn: clip(signIn, longestName) },
    since: date(new Date(sinceMs)),
  };
  return [section(mrkdwn(t, 'alert.unproven', values)), manualButtons(t, sagaId, manualUrl)];
}

type Unproven = Pick<DisconnectSummary, 'sagaId' | 'signIn' | 'manualUrl'> & {
  readonly lastAnswer: LastAnswer | null;
};

/** What a person can do where TikTok was not seen to let go. */
export const byHandBlocks = (t: Translator, { sagaId, signIn, manualUrl, lastAnswer }: Unproven): Block[] => [
  section(mrkdwn(t, 'disconnectCard.unproven', { signIn: clip(signIn, longestName) })),
  lastAnswerBlock(t, lastAnswer ?? 'noInfo'),
  manualButtons(t, sagaId, manualUrl),
];

export const lastAnswerBlock = (t: Translator, answer: LastAnswer): Block =>
  context(mrkdwn(t, 'disconnectCard.lastAnswer', { answer }));

const manualButtons = (t: Translator, sagaId: string, manualUrl: string): Block =>
  actions([
    linkButton(t('button.authorizations'), 'authorizations', manualUrl, actionIds.linkOpen),
    button(t('button.checkAgain'), actionIds.disconnectCheck, sagaId),
  ]);
