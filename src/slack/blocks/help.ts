import type { Store } from '../../core/store.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { commandName } from '../ids.ts';
import { code, context, header, message, mrkdwn, section } from './elements.ts';
import type { Message } from './elements.ts';
import { handlesLine } from './notices.ts';

/** What help needs of a command: its row of the command table. */
export type HelpEntry = {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly help: MessageKey;
  /** What more there is to say when somebody asks for this one. */
  readonly more?: MessageKey;
  /** Whether the command takes a store's handle; its example then uses one of theirs. */
  readonly takesStore: boolean;
  /** And the name of a cause. */
  readonly takesCause?: boolean;
};

/** `others`: what this person may not do now. */
export function helpMessage(
  t: Translator,
  entries: readonly HelpEntry[],
  stores: readonly Store[],
  others: readonly HelpEntry[] = [],
): Message {
  const lines = entries.map((entry) => `${code(usage(entry, stores)).markup} – ${t(entry.help)}`);
  return message([
    header(t('help.title')),
    section(`${t('help.intro')}\n\n${lines.join('\n')}`),
    context(
      stores.length === 0
        ? mrkdwn(t, 'help.noStores', { command: code(`${commandName} stores`) })
        : handlesLine(t, stores),
    ),
    ...(others.length === 0 ? [] : [context(othersLine(t, others))]),
    context(t('help.languages')),
  ]);
}

function othersLine(t: Translator, others: readonly HelpEntry[]): string {
  const names = others.map(({ name }) => code(name).markup).join(', ');
  return mrkdwn(t, 'help.notYours', { commands: { markup: names } });
}

export function helpTopicMessage(
  t: Translator,
  entry: HelpEntry,
  stores: readonly Store[],
  isTheirs = true,
): Message {
  const aliases = entry.aliases.map((alias) => code(`${commandName} ${alias}`).markup).join(', ');
  const words = [
    ...(entry.takesStore ? [t(entry.name === 'use' ? 'help.words.use' : 'help.words.store')] : []),
    ...(entry.takesCause === true ? [t('help.words.cause')] : []),
  ];
  const title = code([commandName, entry.name, ...words].join(' ')).markup;
  const cause = code(`${commandName} ${entry.name} ${t('help.causeExample')}`);
  return message([
    section(`*${title}*\n${asSentence(mrkdwn(t, entry.more ?? entry.help, { example: cause }), t)}`),
    context(
      mrkdwn(t, 'help.example', { example: code(usage(entry, stores)) }),
      ...(aliases === '' ? [] : [mrkdwn(t, 'help.aliases', { aliases: { markup: aliases } })]),
    ),
    ...(isTheirs ? [] : [context(t('help.notYourself'))]),
  ]);
}

/** What stands in the overview begins small and has no full stop. */
const asSentence = (text: string, t: Translator): string =>
  `${text.charAt(0).toLocaleUpperCase(t.locale)}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

function usage({ name, takesStore }: HelpEntry, stores: readonly Store[]): string {
  const handle = stores[0]?.handle;
  // With one store nobody has to name it, except where naming it is the point.
  const names = takesStore && handle !== undefined && (stores.length > 1 || name === 'use');
  return names ? `${commandName} ${name} ${handle}` : `${commandName} ${name}`;
}
