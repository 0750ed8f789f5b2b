import type { Refusal } from '../../../core/answer.ts';
import type { MatchingChange } from '../../../core/manage/pixel-ports.ts';
import type { SwitchResult } from '../../../core/manage/switch-matching.ts';
import type { Translator } from '../../../locales/index.ts';
import { code, context, date, escape, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import { person } from '../mentions.ts';
import { reasonText } from './data-sharing.ts';
import { fieldName } from './pixel-lines.ts';

/** What came of the switch, and what to do next; what failed has a reference that is in the log. */
export function matchingNotice(
  t: Translator,
  result: SwitchResult,
  { reference, ...state }: State & { readonly reference: string },
): Block[] {
  const text = resultText(t, result, state);
  if (result.kind === 'done' || result.kind === 'already') return [section(text)];
  if (!('why' in result)) return [section(`:information_source: ${text}`)];
  return [
    section(`:warning: ${text}`),
    context(mrkdwn(t, 'matching.reference', { reference: code(reference) })),
  ];
}

type State = {
  readonly on: boolean;
  /** The access of the store is proven to be revoked. */
  readonly isRevoked: boolean;
};

function resultText(t: Translator, result: SwitchResult, state: State): string {
  if ('change' in result) return changeText(t, `matching.${result.kind}`, result.change);
  if ('why' in result) return failureText(t, result, state);
  switch (result.kind) {
    case 'done':
    case 'already':
      return t(`matching.${result.kind}`, { on: String(state.on) });
    case 'changed-meanwhile':
      return t('matching.changedMeanwhile');
    case 'superseded':
    case 'notAllowed':
      return t(`matching.${result.kind}`);
    case 'gone':
    case 'not-connected':
    case 'no-pixel':
      return t('matching.notConnected');
  }
}

type Failure = Extract<SwitchResult, { why: unknown }>;

function failureText(t: Translator, result: Failure, { on, isRevoked }: State): string {
  const state = { on: String(on) };
  switch (result.kind) {
    case 'unread':
      return mrkdwn(t, 'matching.unread', { reason: { markup: reasonText(t, result.why.class, isRevoked) } });
    case 'unchanged':
      return mrkdwn(t, 'matching.unchanged', { reason: { markup: whyText(t, result.why, isRevoked) } });
    case 'unknown':
      return t('matching.unknown', state);
    case 'partly': {
      const left = escape([...new Set(result.left.map((field) => fieldName(t, field)))].join(', '));
      return mrkdwn(t, 'matching.partly', {
        left,
        reason: { markup: partlyText(t, result, isRevoked) },
        ...state,
      });
    }
  }
}

const partlyText = (
  t: Translator,
  { left, why }: Extract<SwitchResult, { kind: 'partly' }>,
  isRevoked: boolean,
): string => {
  if (why !== null) return whyText(t, why, isRevoked);
  return left.every((field) => field.startsWith('manual.')) ? t('matching.byHand') : t('matching.saidYes');
};

/** Told once, also to whoever only looks. */
export const unfinishedNotice = (t: Translator, change: MatchingChange): Block[] => [
  section(`:information_source: ${changeText(t, 'matching.unfinished', change)}`),
];

function changeText(
  t: Translator,
  key: 'matching.busy' | 'matching.unfinished',
  { on, by, at }: MatchingChange,
): string {
  const who = by === null ? t('matching.somebody') : person(by);
  return mrkdwn(t, key, { by: who, on: String(on), at: date(at) });
}

const whyText = (t: Translator, why: Refusal | null, isRevoked: boolean): string => {
  if (why === null) return t('matching.saidYes');
  return why.class === 'objectRefused' ? t('matching.denied') : reasonText(t, why.class, isRevoked);
};
