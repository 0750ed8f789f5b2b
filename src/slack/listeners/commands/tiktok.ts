import { wordsOf } from '../../../core/words.ts';
import { didYouMeanMessage } from '../../blocks/notices.ts';
import { commandName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { refusalFor } from '../refusal.ts';
import { suggest } from '../suggest.ts';
import { findCommand, suggestCommands } from './help.ts';
import { commands } from './table.ts';
import type { CommandDeps } from './table.ts';

/** `/tiktok <what> [words]`: the first word is the command, the others are its own matter. */
export async function runCommand(deps: CommandDeps, turn: Turn, text: string): Promise<Reply> {
  const [first = 'help', ...words] = wordsOf(unescape(text));
  const command = findCommand(commands, first);
  const refusal = command === undefined ? null : await refusalFor(deps, turn, command.needs);
  if (refusal !== null) return show(refusal);
  if (command !== undefined) {
    const answer = await command.run(deps, turn, words);
    return 'kind' in answer ? answer : show(answer);
  }
  const { stores } = await deps.stores.list(turn.workspace);
  const handles = stores.map(({ handle }) => handle);
  const near = [
    ...suggestCommands(commands, first).map((name) => `${commandName} ${name}`),
    ...suggest(first, handles).map((handle) => `${commandName} status ${handle}`),
  ];
  return show(didYouMeanMessage(turn.t, first, near));
}

/** Slack escapes these three in a command's text. */
const unescape = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
