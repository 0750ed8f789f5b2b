import { testAlerts } from '../../../core/use-cases/test-alerts.ts';
import { namedStores } from '../../../core/use-cases/named-stores.ts';
import { subscriptionsOf, unsubscribe } from '../../../core/use-cases/unsubscribe.ts';
import { fold } from '../../../core/words.ts';
import {
  alertsMuteMessage,
  alertsNotOnMessage,
  alertsOffMessage,
  needChannelMessage,
  offHereText,
} from '../../blocks/alerts/alerts.ts';
import { alertsListMessage } from '../../blocks/alerts/alerts-list.ts';
import { clip, code, message, mrkdwn, section } from '../../blocks/elements.ts';
import type { Message } from '../../blocks/elements.ts';
import { didYouMeanMessage, noStoreMessage } from '../../blocks/notices.ts';
import { remedyText } from '../../blocks/alerts/remedies.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { mostSuggestions, near } from '../suggest.ts';
import { unknownStore } from '../unknown-store.ts';
import { alertChannelOf, alertsOn, defaultSettings, unclearMessage } from './alerts-on.ts';
import type { AlertsDeps } from './alerts-on.ts';
import { optionsExample, readAlertWords } from './alerts-words.ts';

type Verb = {
  readonly names: readonly [string, ...string[]];
  readonly run: (deps: AlertsDeps, turn: Turn, words: readonly string[]) => Promise<Message>;
};

const verbs: readonly Verb[] = [
  { names: ['on', 'activar', 'ativar', 'ligar', 'encender', 'prender'], run: (...args) => alertsOn(...args) },
  { names: ['off', 'desactivar', 'desativar', 'desligar', 'apagar'], run: off },
  { names: ['list', 'lista', 'listar'], run: (deps, turn) => list(deps, turn, null) },
  { names: ['test', 'prueba', 'probar', 'teste', 'testar'], run: test },
  { names: ['mute', 'silenciar', 'silencio', 'mutar'], run: mute },
  { names: ['contact', 'contacto', 'contato'], run: contact },
];

/** `/tiktok alerts [what] [words]`: without a word what is on, and how to change it. */
export async function alerts(deps: AlertsDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const [first, ...rest] = words;
  if (first === undefined) return list(deps, turn, optionsExample);
  const verb = verbNamed(first);
  return verb === undefined ? guess(deps, turn, words) : verb.run(deps, turn, rest);
}

const verbNamed = (word: string): Verb | undefined => verbs.find(({ names }) => names.includes(fold(word)));

/** No verb: settings or stores without `on`, or a word that is near to a verb. */
async function guess(deps: AlertsDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const { t, workspace } = turn;
  const [word = ''] = words;
  const { stores } = await deps.stores.list(workspace);
  const handles = stores.map(({ handle }) => handle);
  if (!startsSettings(word, handles)) return didYouMeanMessage(t, word, nearVerbs(word).map(asCommand));
  const read = readAlertWords(words, handles);
  if (read.kind === 'unclear') return unclearMessage(t, read, stores, 'on');
  const meant = didYouMeanMessage(t, word, [asCommand(['on', ...words].join(' '))]);
  return (await isOffHere(deps, turn)) ? message([section(offHereText(t)), ...meant.blocks]) : meant;
}

const asCommand = (words: string): string => `${commandName} alerts ${words}`;

function startsSettings(word: string, handles: readonly string[]): boolean {
  const read = readAlertWords([word], handles);
  return read.kind === 'understood' || read.example !== null || word.includes('=');
}

/** Two spellings of one verb are offered once. */
function nearVerbs(word: string): string[] {
  const spellings = near(
    word,
    verbs.flatMap(({ names }) => names),
  );
  const meant = new Set(spellings.map((spelling) => verbNamed(spelling)?.names[0] ?? spelling));
  return [...meant].slice(0, mostSuggestions);
}

/** Nothing is on, or broken, in the channel where this was typed; false where it was typed in none. */
async function isOffHere({ subscriptions }: AlertsDeps, turn: Turn): Promise<boolean> {
  const channelId = alertChannelOf(turn);
  return channelId !== null && (await subscriptionsOf(subscriptions, turn.workspace, channelId)).length === 0;
}

async function list(deps: AlertsDeps, turn: Turn, example: string | null): Promise<Message> {
  const { t, workspace } = turn;
  const subscriptions = await deps.subscriptions.list(workspace);
  const { stores } = await deps.stores.list(workspace);
  return alertsListMessage(t, {
    subscriptions,
    stores,
    isOffHere: await isOffHere(deps, turn),
    optionsExample: example,
  });
}

async function off(deps: AlertsDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const { t, workspace } = turn;
  const channelId = alertChannelOf(turn);
  if (channelId === null) return needChannelMessage(t);
  const named = await namedStores(deps.stores, workspace, words);
  if (named.kind === 'unknown') return unknownStore(t, 'alerts off', named);
  // Without a store there may still be a subscription to end.
  const [storeIds, stores] = named.kind === 'named' ? [named.storeIds, named.stores] : [null, []];
  if (named.kind === 'none' && words.length > 0) return noStoreMessage(t);
  const result = await unsubscribe(deps.subscriptions, workspace, channelId, storeIds);
  return result.kind === 'off'
    ? alertsOffMessage(t, result.ended, stores)
    : alertsNotOnMessage(t, result.others, stores);
}

async function test(deps: AlertsDeps, turn: Turn): Promise<Message> {
  const { t, workspace, userId, reference } = turn;
  const channelId = alertChannelOf(turn);
  if (channelId === null) return needChannelMessage(t);
  const result = await testAlerts(deps, workspace, { channelId, by: userId, actionId: reference });
  switch (result.kind) {
    case 'refused': {
      const refused = mrkdwn(t, 'alerts.test.refused', { code: code(clip(result.code, 80)) });
      return message([section(`${refused}\n${remedyText(t, result.code)}`)]);
    }
    case 'none':
      return message([section(offHereText(t))]);
    default:
      return message([section(t(`alerts.test.${result.kind}`))]);
  }
}

async function mute(deps: AlertsDeps, turn: Turn): Promise<Message> {
  return alertsMuteMessage(turn.t, await isOffHere(deps, turn));
}

async function contact(deps: AlertsDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const { t, workspace, userId } = turn;
  const [first = '', ...rest] = words;
  const verb = verbNamed(first)?.names[0];
  if (verb === 'off') {
    const was = await deps.subscriptions.removeContact(workspace, userId);
    return message([section(t(was ? 'alerts.contact.off' : 'alerts.contact.offAlready'))]);
  }
  if (verb !== 'on') {
    const [on, no] = ['on', 'off'].map((one) => code(`${commandName} alerts contact ${one}`));
    return message([section(mrkdwn(t, 'alerts.contact.which', { on: on ?? '', off: no ?? '' }))]);
  }
  const read = readAlertWords(rest, []);
  if (read.kind === 'unclear') return unclearMessage(t, read, [], 'contact on');
  const settings = { ...defaultSettings(turn), ...read.chosen };
  await deps.subscriptions.addContact(workspace, userId, settings);
  return message([section(t('alerts.contact.on'))]);
}
