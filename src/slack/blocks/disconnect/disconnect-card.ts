import type { DisconnectCard } from '../../../core/disconnect/disconnect-card.ts';
import { mayCancel, needsHand } from '../../../core/disconnect/saga.ts';
import type { StepRecord } from '../../../core/disconnect/saga.ts';
import { mostStores } from '../../../core/alerts/content.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, context, date, mrkdwn, section, words } from '../elements.ts';
import type { Block, Markup } from '../elements.ts';
import { byHandBlocks, lastAnswerBlock } from './disconnect-posts.ts';
import { longestName, whoText } from './who.ts';

/** The message to whoever asked for it: where it stands, each step with its time and its proof, and what can be done now. */
export function disconnectBlocks(t: Translator, card: DisconnectCard): Block[] {
  const { origin, saga } = card;
  const by = {
    ...{ by: whoText(t, origin.by), at: dateOf(saga.startedMs) },
    signIn: clip(origin.signIn, longestName),
  };
  return [
    section(
      mrkdwn(t, 'disconnectCard.title', { store: clip(origin.store, longestName), state: stateOf(card) }),
    ),
    context(mrkdwn(t, 'disconnectCard.by', by)),
    section(saga.steps.map((step) => stepText(t, card, step)).join('\n')),
    ...whatNow(t, card),
  ];
}

function stateOf({ saga, isStoreRemoved }: DisconnectCard): string {
  if (isStoreRemoved === true) return 'removed';
  if (saga.outcome !== null) return saga.outcome;
  if (saga.stage === 'cancelling') return saga.stage;
  return needsHand(saga) ? 'unproven' : 'running';
}

const dateOf = (ms: number): Markup => date(new Date(ms));

const marks = { done: ':white_check_mark:', already: ':white_check_mark:', failed: ':warning:' } as const;

const isCancelled = ({ stage, outcome }: DisconnectCard['saga']): boolean =>
  stage === 'cancelling' || outcome === 'cancelled';

function stepText(t: Translator, card: DisconnectCard, step: StepRecord): string {
  const { saga } = card;
  const { name, beganMs, ended } = step;
  const state = ended?.result ?? (isCancelled(saga) ? 'cancelled' : 'running');
  const proof = name === 'prove' && ended !== null ? proofText(t, saga.refusalsMs) : '';
  const text = t(`disconnect.step.${name}`, { state });
  return `${markOf(card, step)} ${text} · ${dateOf(ended?.atMs ?? beganMs).markup}${proof}`;
}

/** What nobody goes on with is not shown as if somebody did. */
function markOf({ saga, isStoreRemoved }: DisconnectCard, { name, ended }: StepRecord): string {
  if (ended !== null) return marks[ended.result];
  const isOver = saga.outcome !== null || isStoreRemoved === true;
  return isOver || (isCancelled(saga) && name !== 'relink')
    ? ':heavy_minus_sign:'
    : ':hourglass_flowing_sand:';
}

function proofText(t: Translator, refusalsMs: readonly number[]): string {
  const [first, second] = refusalsMs;
  if (first === undefined || second === undefined) return '';
  return `. ${mrkdwn(t, 'disconnectCard.proof', { first: dateOf(first), second: dateOf(second) })}`;
}

function whatNow(t: Translator, card: DisconnectCard): Block[] {
  const { origin, saga, isStoreRemoved } = card;
  if (isStoreRemoved === true) return [context(t('disconnectCard.removed'))];
  if (saga.outcome !== null) return whatIsLeft(t, card);
  if (mayCancel(saga)) {
    const until = saga.cancelUntilMs;
    return [
      ...(saga.stage === 'unlinking' ? silentBlocks(t, saga) : []),
      ...(until === null ? [] : [context(mrkdwn(t, 'disconnectCard.cancelUntil', { until: dateOf(until) }))]),
      actions([button(t('button.cancelDisconnect'), actionIds.disconnectCancel, origin.sagaId)]),
    ];
  }
  if (saga.stage === 'cancelling') return silentBlocks(t, saga);
  if (needsHand(saga)) return byHandBlocks(t, { ...origin, lastAnswer: saga.lastAnswer });
  const isAsking = saga.stage === 'revoking' || saga.stage === 'proving';
  return isAsking && saga.lastAnswer !== null ? [lastAnswerBlock(t, saga.lastAnswer)] : [];
}

/** Why the pixel takes so long. */
const silentBlocks = (t: Translator, { lastAnswer }: Pick<DisconnectCard['saga'], 'lastAnswer'>): Block[] =>
  lastAnswer === null ? [] : [context(t('disconnectCard.silent'))];

function whatIsLeft(t: Translator, { origin, saga }: DisconnectCard): Block[] {
  if (saga.outcome === 'cancelled') return [context(t('disconnectCard.again'))];
  const isGone = saga.outcome === 'revoked' || saga.outcome === 'detached';
  if (!isGone) return [];
  const stores = { count: saga.others.length, stores: storesText(t, saga.others) };
  return [
    ...(saga.outcome === 'detached' ? [section(mrkdwn(t, detachedKey(saga), stores))] : []),
    context(t('disconnectCard.ids')),
    actions([button(t('button.reconnect'), actionIds.connectBegin, origin.storeId)]),
  ];
}

const detachedKey = ({ others, isElsewhere }: DisconnectCard['saga']) =>
  isElsewhere && others.length === 0 ? 'disconnectCard.elsewhere' : 'disconnectCard.detached';

/** The first ones by name, then how many more. */
export function storesText(t: Translator, names: readonly string[]): Markup {
  const shown = names.slice(0, mostStores).map((name) => `*${words(clip(name, longestName))}*`);
  const more = names.length - shown.length;
  return {
    markup: [...shown, ...(more > 0 ? [t('disconnect.more', { count: more })] : [])].join(', '),
  };
}
