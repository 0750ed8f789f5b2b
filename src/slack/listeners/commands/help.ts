import { may } from '../../../core/access.ts';
import type { Need } from '../../../core/access.ts';
import type { StoreRepository } from '../../../core/ports.ts';
import { fold } from '../../../core/words.ts';
import type { Message } from '../../blocks/elements.ts';
import { helpMessage, helpTopicMessage } from '../../blocks/help.ts';
import type { HelpEntry } from '../../blocks/help.ts';
import { didYouMeanMessage } from '../../blocks/notices.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { mostSuggestions, near } from '../suggest.ts';

type Entry = HelpEntry & { readonly needs: Need };

/** `/tiktok help [what]`, and the answer to an empty command: what this person can do, with their own store. */
export async function help(
  deps: { readonly stores: StoreRepository },
  { workspace, t, access }: Turn,
  words: readonly string[],
  entries: readonly Entry[],
): Promise<Message> {
  const { stores } = await deps.stores.list(workspace);
  const [topic] = words;
  const theirs = (entry: Entry) => may(access, entry.needs);
  if (topic === undefined) {
    const others = entries.filter((entry) => !theirs(entry));
    return helpMessage(t, entries.filter(theirs), stores, others);
  }
  const entry = findCommand(entries, topic);
  if (entry !== undefined) return helpTopicMessage(t, entry, stores, theirs(entry));
  const offered = suggestCommands(entries, topic).map((name) => `${commandName} help ${name}`);
  return didYouMeanMessage(t, topic, offered);
}

export const findCommand = <T extends HelpEntry>(entries: readonly T[], word: string): T | undefined =>
  entries.find(({ name, aliases }) => [name, ...aliases].includes(fold(word)));

/** Near names and aliases; two spellings of one command are offered once. */
export function suggestCommands(entries: readonly HelpEntry[], word: string): string[] {
  const spellings = entries.flatMap(({ name, aliases }) => [name, ...aliases]);
  const seen = new Set<string>();
  const once = near(word, spellings).filter((spelling) => {
    const name = findCommand(entries, spelling)?.name ?? spelling;
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
  return once.slice(0, mostSuggestions);
}
