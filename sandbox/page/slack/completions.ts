import type { CommandsAnswer } from '../../page-server/snapshot.ts';

export type Completion = {
  /** What stands in the composer when it is taken. */
  readonly text: string;
  readonly label: string;
  readonly help: string;
};

/** What can stand behind what is typed: commands first, then the first word of one. */
export function completionsOf(typed: string, commands: CommandsAnswer['commands']): readonly Completion[] {
  if (!typed.startsWith('/')) return [];
  const [command = '', word, ...rest] = typed.split(/\s+/);
  if (word === undefined) {
    const found = commands.filter((one) => one.command.startsWith(command));
    return found.map((one) => ({ text: `${one.command} `, label: one.command, help: one.description }));
  }
  const known = commands.find((one) => one.command === command);
  if (known === undefined || rest.length > 0) return [];
  const fitting = known.words.filter((one) => one.word.startsWith(word.toLowerCase()) && one.word !== word);
  return fitting.map((one) => ({
    text: `${command} ${one.word}`,
    label: `${command} ${one.word}`,
    help: one.text,
  }));
}
