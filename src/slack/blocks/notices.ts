import type { ErrorCode } from '../../errors.ts';
import type { Store } from '../../core/store.ts';
import type { Translator } from '../../locales/index.ts';
import { actionIds, commandName } from '../ids.ts';
import type { ViewName } from '../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  context,
  limits,
  message,
  mrkdwn,
  option,
  section,
} from './elements.ts';
import type { Message } from './elements.ts';

/** A failure: what it was, that nothing changed, the next step and the reference that stands in the log. */
export function errorMessage(t: Translator, errorCode: ErrorCode, reference: string): Message {
  const text = mrkdwn(t, 'error.title', { sentence: t(`error.${errorCode}`) });
  return message([
    { ...section(`:warning: ${text}`), block_id: `error:${reference}` },
    context(mrkdwn(t, 'error.reference', { reference: code(reference) })),
  ]);
}

export const refusalMessage = (t: Translator, access: 'guest' | 'foreign'): Message =>
  message([section(mrkdwn(t, `refused.${access}`))]);

/** Slack did not say in time who this is, and something would be changed. */
export const unknownPersonMessage = (t: Translator): Message =>
  message([section(mrkdwn(t, 'refused.unknown'))]);

/** The first ones: a list of fifty names helps nobody. */
const mostNamed = 5;

/** For admins only, and who they are. `orOwners`: the owners and admins of the Slack workspace as well. */
export function adminsOnlyMessage(t: Translator, userIds: readonly string[], orOwners: boolean): Message {
  const named = userIds.slice(0, mostNamed).map((id) => `<@${id}>`);
  const who = {
    names: { markup: named.join(', ') },
    count: named.length,
    more: userIds.length - named.length,
    owners: orOwners ? 'yes' : 'no',
  };
  return message([section(mrkdwn(t, 'refused.adminsOnly', who))]);
}

export const noStoreMessage = (t: Translator): Message =>
  message([
    section(mrkdwn(t, 'store.none')),
    context(mrkdwn(t, 'help.noStores', { command: code(`${commandName} stores`) })),
    actions([button(t('button.addStore'), actionIds.storeAdd, 'new')]),
  ]);

export const goneMessage = (t: Translator): Message => message([section(mrkdwn(t, 'store.gone'))]);

/** An unknown word: said, with the nearest known ones. Nothing is done on a guess. */
export function didYouMeanMessage(
  t: Translator,
  word: string,
  suggestions: readonly string[],
  hint = mrkdwn(t, 'guess.help', { help: code(`${commandName} help`) }),
): Message {
  const list = suggestions.map((suggestion) => code(suggestion).markup);
  const lines = [mrkdwn(t, 'guess.title', { word: clip(word, 80) })];
  if (list.length > 0) {
    lines.push(mrkdwn(t, 'guess.didYouMean', { suggestions: { markup: list.join(', ') } }));
  }
  return message([section(lines.join(' ')), context(hint)]);
}

/** Several stores are possible: the person picks one, and `view` of it is shown. */
export function chooseStoreMessage(t: Translator, stores: readonly Store[], view: ViewName): Message {
  const command = code(`${commandName} use ${stores[0]?.handle ?? ''}`);
  return message([
    section(
      `*${mrkdwn(t, 'store.choose')}*\n${mrkdwn(t, 'store.chooseText', { count: stores.length, command })}`,
    ),
    { ...actions([storeSelect(t, stores)]), block_id: `view:${view}` },
  ]);
}

/** A static select holds at most 100 options; beyond that Slack asks us for those that fit what was typed. */
export function storeSelect(t: Translator, stores: readonly Store[]) {
  const common = {
    action_id: actionIds.storePick,
    placeholder: { type: 'plain_text' as const, text: t('store.placeholder'), emoji: false },
  };
  if (stores.length > limits.options) {
    return { type: 'external_select' as const, min_query_length: 0, ...common };
  }
  return { type: 'static_select' as const, options: stores.map(storeOption), ...common };
}

export const storeOption = (store: Store) => option(`${store.handle} · ${store.name}`, store.id);

export const useDoneMessage = (t: Translator, store: Store): Message =>
  message([section(mrkdwn(t, 'use.done', { store: store.name, command: code(`${commandName} status`) }))]);

export const useMissingMessage = (t: Translator, stores: readonly Store[]): Message =>
  message([
    section(mrkdwn(t, 'use.missing', { example: code(`${commandName} use ${stores[0]?.handle ?? ''}`) })),
    context(handlesLine(t, stores)),
  ]);

export const handlesLine = (t: Translator, stores: readonly Store[]): string =>
  mrkdwn(t, 'help.stores', {
    stores: {
      markup: stores
        .slice(0, limits.options)
        .map(({ handle }) => code(handle).markup)
        .join(', '),
    },
  });
