import type { Session } from '../session.ts';
import type { Chosen, Spot } from '../slack/exact.ts';
import { listOf, textOf } from '../slack/json.ts';
import type { Fields } from '../slack/json.ts';
import type { SlackPerson } from '../worlds/slack-world.ts';
import type { ActAnswer, Choice, FormChoices, SuggestAnswer } from './snapshot.ts';
import { isReadOnly } from './snapshot-of.ts';

type Do = (session: Session, person: SlackPerson, act: Fields) => Promise<ActAnswer | SuggestAnswer>;

const done = { ok: true } as const;

/** The acts of snapshot.ts. What is wrong with one is thrown as a sentence. */
const acts: Readonly<Record<string, Do>> = {
  async command(session, person, act) {
    const channel = writableChannel(session, act);
    await session.sender.command(person.id, channel, textIn(act, 'text'));
    return done;
  },
  async say({ worlds }, person, act) {
    const channelId = writableChannel({ worlds }, act);
    if (!worlds.slack.channel(channelId).members.has(person.id))
      throw new Error(`${person.realName} is not in this channel.`);
    const threadTs = textOf(act['threadTs']);
    worlds.slack.say(person.id, channelId, textIn(act, 'text'), threadTs === '' ? undefined : threadTs);
    return done;
  },
  async click({ exact }, person, act) {
    await exact.click(person.id, spotIn(act), choiceIn(act['choice']));
    return done;
  },
  async suggest({ exact }, person, act) {
    return { ok: true, options: await exact.suggest(person.id, spotIn(act), textOf(act['typed'])) };
  },
  async type({ exact }, person, act) {
    const source = { type: 'view', viewId: textIn(act, 'viewId') } as const;
    const spot = { source, blockId: textIn(act, 'blockId'), actionId: textIn(act, 'actionId') };
    await exact.type(person.id, spot, choiceIn(act['value']));
    return done;
  },
  async submit({ exact }, person, act) {
    await exact.submit(person.id, textIn(act, 'viewId'), choicesIn(act['values']));
    return done;
  },
  async closeView({ exact }, person, act) {
    await exact.close(person.id, textIn(act, 'viewId'));
    return done;
  },
  async home({ sender }, person) {
    await sender.openHome(person.id);
    return done;
  },
  async locale(session, person, act) {
    const locale = textIn(act, 'locale');
    if (!['en-US', 'es-ES', 'pt-BR'].includes(locale))
      throw new Error('The languages here are en-US, es-ES and pt-BR.');
    await session.speak(person.id, locale);
    return done;
  },
};

/** While one of these is done the app's clock is wrong: a request of another act would be too old for it. */
export const isDoneAlone = (act: Fields): boolean => textOf(act['kind']) === 'locale';

/** Does it as this person and waits until the app has answered what it acknowledged. */
export async function playAct(
  session: Session,
  person: SlackPerson,
  act: Fields,
): Promise<ActAnswer | SuggestAnswer> {
  const kind = textOf(act['kind']);
  const play = Object.hasOwn(acts, kind) ? acts[kind] : undefined;
  if (play === undefined) return { ok: false, error: `I do not know the act "${kind}".` };
  try {
    const answer = await play(session, person, act);
    await session.app.time.settle();
    return answer;
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}

function writableChannel({ worlds }: Pick<Session, 'worlds'>, act: Fields): string {
  const channel = worlds.slack.channel(textIn(act, 'channelId'));
  if (isReadOnly(channel)) throw new Error('Nobody can write here.');
  return channel.id;
}

function textIn(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new Error(`"${name}" must be a text.`);
  return value;
}

function spotIn(act: Fields): Spot {
  const source = (act['source'] ?? {}) as Fields; // each field is checked where it is read
  const at: Spot['source'] =
    source['type'] === 'view'
      ? { type: 'view', viewId: textIn(source, 'viewId') }
      : { type: 'message', channelId: textIn(source, 'channelId'), ts: textIn(source, 'ts') };
  return { source: at, blockId: textIn(act, 'blockId'), actionId: textIn(act, 'actionId') };
}

function choiceIn(value: unknown): Choice & Chosen {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? listOf(value).map(textOf) : textOf(value);
}

function choicesIn(values: unknown): FormChoices {
  const ofBlock = (block: unknown) =>
    Object.fromEntries(Object.entries((block ?? {}) as Fields).map(([id, value]) => [id, choiceIn(value)]));
  return Object.fromEntries(
    Object.entries((values ?? {}) as Fields).map(([id, block]) => [id, ofBlock(block)]),
  );
}
