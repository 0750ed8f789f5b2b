import type { DisconnectFacts, DisconnectRepository } from '../../../core/disconnect/ports.ts';
import { needsHand } from '../../../core/disconnect/saga.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import { actions, button, clip, code, date, limits, message, mrkdwn, section } from '../elements.ts';
import type { Message } from '../elements.ts';
import { storeOption } from '../notices.ts';
import { byHandBlocks, lastAnswerBlock } from './disconnect-posts.ts';
import { longestName, whoText } from './who.ts';

/** Several stores are possible: picking one opens the page about it, and does nothing else. */
export function chooseDisconnectMessage(t: Translator, stores: readonly Store[]): Message {
  const example = code(`${commandName} disconnect ${stores[0]?.handle ?? ''}`);
  // A menu holds no more; and to type a handle is no hardship for something that is done so rarely.
  if (stores.length > limits.options)
    return message([section(mrkdwn(t, 'disconnect.chooseHandle', { example }))]);
  const select = {
    type: 'static_select' as const,
    action_id: actionIds.disconnectOpen,
    placeholder: { type: 'plain_text' as const, text: t('store.placeholder'), emoji: false },
    options: stores.map(storeOption),
  };
  return message([section(t('disconnect.choose')), actions([select])]);
}

/** Why there is no page: nothing to disconnect, or it goes on already. */
export function noPageMessage(t: Translator, { store, storeId, phase, last }: DisconnectFacts): Message {
  const name = clip(store, longestName);
  if (last === null || phase === 'new')
    return message([section(mrkdwn(t, 'disconnect.never', { store: name }))]);
  const values = { store: name, by: whoText(t, last.by), at: date(last.at) };
  if (phase !== 'disconnecting') {
    return message([
      section(mrkdwn(t, 'disconnect.since', values)),
      actions([button(t('button.reconnect'), actionIds.connectBegin, storeId)]),
    ]);
  }
  const isLate = last.stage !== 'unlinking' && last.stage !== 'waiting';
  const { lastAnswer } = last.proof;
  if (needsHand(last.proof)) {
    return message([
      section(mrkdwn(t, 'disconnect.runningUnproven', values)),
      ...byHandBlocks(t, { ...last, lastAnswer }),
    ]);
  }
  return message([
    section(mrkdwn(t, 'disconnect.runningText', values)),
    ...(isLate && lastAnswer !== null ? [lastAnswerBlock(t, lastAnswer)] : []),
    ...(isLate
      ? []
      : [actions([button(t('button.cancelDisconnect'), actionIds.disconnectCancel, last.sagaId)])]),
  ]);
}

type Started = Awaited<ReturnType<DisconnectRepository['start']>>;

export function startedMessage(
  t: Translator,
  started: Started,
  { store, handle }: { readonly store: string; readonly handle: string },
): Message {
  const values = {
    store: clip(store, longestName),
    command: code(`${commandName} disconnect ${handle}`),
  };
  // Clicked twice: the first one has begun it.
  if (typeof started !== 'string' || started === 'running')
    return message([section(mrkdwn(t, 'disconnect.started', values))]);
  return message([section(mrkdwn(t, `disconnect.${started}`, values))]);
}

export const cancelMessage = (
  t: Translator,
  done: Awaited<ReturnType<DisconnectRepository['cancel']>>,
): Message => message([section(t(done === 'gone' ? 'disconnect.over' : `disconnect.${done}`))]);

export const checkingMessage = (t: Translator): Message => message([section(t('disconnect.checking'))]);

/** Of a button of days ago: how the store stands now. null: it is no more. */
export function nothingToCheckMessage(t: Translator, facts: DisconnectFacts | null): Message {
  const isConnected = facts?.phase === 'connected' || facts?.phase === 'authorized';
  if (facts === null || isConnected) return message([section(t('disconnect.nothingToCheck'))]);
  return noPageMessage(t, facts);
}
