import { createInterface } from 'node:readline/promises';
import type { Session } from '../session.ts';
import { play } from './exec.ts';
import { stepUsage } from './steps.ts';
import type { Viewpoint } from './steps.ts';

const help = `  ${stepUsage}
  as <person> · in <channel> · locale <en-US|es-ES|pt-BR>
  who                       people and channels
  quit`;

/** Reads steps from the terminal until the end of input or `quit`. */
export async function prompt(
  session: Session,
  start: Viewpoint,
  print: (line: string) => void,
): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let viewpoint = start;
  const ask = () => {
    lines.setPrompt(`${viewpoint.user} in #${viewpoint.channel}> `);
    lines.prompt();
  };
  ask();
  for await (const line of lines) {
    const typed = line.trim();
    if (typed === 'quit' || typed === 'exit') break;
    if (typed !== '') viewpoint = await answer(session, viewpoint, typed, print);
    ask();
  }
  lines.close();
}

async function answer(
  session: Session,
  viewpoint: Viewpoint,
  typed: string,
  print: (line: string) => void,
): Promise<Viewpoint> {
  const [word = '', rest = ''] = typed.split(/\s+(.*)/s);
  if (word === 'help') print(help);
  else if (word === 'who') print(whoIsThere(session));
  else if (word === 'as' || word === 'in') return moved(session, viewpoint, word, rest, print);
  else if (word === 'locale') print(speak(session, viewpoint, rest));
  else {
    const { text, problem } = await play(session, viewpoint, typed);
    print(problem === null ? text : `${text}\n! ${problem}`.trim());
  }
  return viewpoint;
}

function moved(
  { worlds }: Session,
  viewpoint: Viewpoint,
  word: 'as' | 'in',
  name: string,
  print: (line: string) => void,
): Viewpoint {
  try {
    return word === 'as'
      ? { ...viewpoint, user: worlds.slack.person(name).name }
      : { ...viewpoint, channel: worlds.slack.channel(name).name };
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return viewpoint;
  }
}

function speak({ worlds }: Session, { user }: Viewpoint, locale: string): string {
  if (!/^(en|es|pt)(-[A-Z]{2})?$/.test(locale)) return 'locale takes en-US, es-ES or pt-BR';
  worlds.slack.person(user).locale = locale;
  return `${user} speaks ${locale}. The app asks Slack for that once a day: "advance 25h" shows it.`;
}

function whoIsThere({ worlds }: Session): string {
  const { state } = worlds.slack;
  const channelsOf = (id: string) =>
    [...state.channels.values()].flatMap(({ name, members }) => (members.has(id) ? [`#${name}`] : []));
  const people = [...state.people.values()]
    .filter((person) => !person.isBot)
    .map(
      (person) =>
        `${person.name} (${kindOf(person)}, ${person.locale}) in ${channelsOf(person.id).join(' ')}`,
    );
  const channels = [...state.channels.values()].map((channel) => `#${channel.name}`);
  return `  ${people.join('\n  ')}\n  channels: ${channels.join(', ')}`;
}

function kindOf(person: {
  isAdmin: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  isStranger: boolean;
}) {
  if (person.isStranger) return 'of another workspace';
  if (person.isRestricted || person.isUltraRestricted) return 'guest';
  return person.isAdmin ? 'admin' : 'member';
}
