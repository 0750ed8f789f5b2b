import type { StoreRepository } from '../../../core/ports.ts';
import { testAlerts } from '../../../core/use-cases/test-alerts.ts';
import { namedStores } from '../../../core/use-cases/named-stores.ts';
import { unsubscribe } from '../../../core/use-cases/unsubscribe.ts';
import { fold } from '../../../core/words.ts';
import { alertsNotOnMessage, alertsOffMessage, needChannelMessage } from '../../blocks/alerts.ts';
import { alertsListMessage } from '../../blocks/alerts-list.ts';
import { clip, code, message, mrkdwn, section } from '../../blocks/elements.ts';
import type { Message } from '../../blocks/elements.ts';
import { didYouMeanMessage, noStoreMessage } from '../../blocks/notices.ts';
import { remedyText } from '../../blocks/remedies.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { mostSuggestions, near } from '../suggest.ts';
import { alertChannelOf, alertsOn, defaultSettings, unclearMessage } from './alerts-on.ts';
import type { AlertsDeps } from './alerts-on.ts';
import { optionsExample, readAlertWords } from './alerts-words.ts';

type Verb = {
  readonly names: readonly [string, ...string[]];
  readonly run: (deps: AlertsDeps, turn: Turn, words: readonly string[]) => Promise<Message>;
};

const verbs: readonly Verb[] = [
  { names: ['on', 'activar', 'ativar', 'ligar', 'encender'], run: (...args) => alertsOn(...args) },
  { names: ['off', 'desactivar', 'desativar', 'desligar', 'apagar'], run: off },
  { names: ['list', 'lista', 'listar'], run: (deps, turn) => list(deps, turn, null) },
  { names: ['test', 'prueba', 'probar', 'teste', 'testar'], run: test },
  { names: ['mute', 'silenciar', 'silencio'], run: async (_, { t }) => muteMessage(t) },
  { names: ['contact', 'contacto', 'contato'], run: contact },
];

/** `/tiktok alerts [what] [words]`: without a word what is on, and how to change it. */
export async function alerts(deps: AlertsDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const [first, ...rest] = words;
  if (first === undefined) return list(deps, turn, optionsExample);
  const verb = verbNamed(first);
  return verb === undefined ? guess(deps.stores, turn, first) : verb.run(deps, turn, rest);
}

const verbNamed = (word: string): Verb | undefined => verbs.find(({ names }) => names.includes(fold(word)));

async function guess(stores: StoreRepository, { t, workspace }: Turn, word: string): Promise<Message> {
  const spellings = near(
    word,
    verbs.flatMap(({ names }) => names),
  );
  const meant = new Set(spellings.map((spelling) => verbNamed(spelling)?.names[0] ?? spelling));
  const { stores: known } = await stores.list(workspace);
  const handle = known.find((store) => store.handle === fold(word))?.handle;
  const offered = [...(handle === undefined ? [] : [`on ${handle}`]), ...meant].slice(0, mostSuggestions);
  return didYouMeanMessage(
    t,
    word,
    offered.map((one) => `${commandName} alerts ${one}`),
  );
}

async function list(deps: AlertsDeps, { t, workspace }: Turn, example: string | null): Promise<Message> {
  const subscriptions = await deps.subscriptions.list(workspace);
  const { stores } = await deps.stores.list(workspace);
  return alertsListMessage(t, { subscriptions, stores, optionsExample: example });
}

async function off(deps: AlertsDeps, turn: Turn, words: readonly string[]): Promise<Message> {
  const { t, workspace } = turn;
  const channelId = alertChannelOf(turn);
  if (channelId === null) return needChannelMessage(t);
  const named = await namedStores(deps.stores, workspace, words);
  if (named.kind === 'unknown')
    return unclearMessage(t, { ...named, kind: 'unclear', example: null }, named.stores, 'off');
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
      return message([section(mrkdwn(t, 'alerts.test.none', { on: code(`${commandName} alerts on`) }))]);
    default:
      return message([section(t(`alerts.test.${result.kind}`))]);
  }
}

/** A mute belongs to one problem: its message is where it is known which. */
const muteMessage = (t: Turn['t']): Message =>
  message([section(mrkdwn(t, 'alerts.mute.how', { menu: t('alert.mute.placeholder') }))]);

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
