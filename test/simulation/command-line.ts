import { parseArgs, types } from 'node:util';

export type Option = {
  readonly type: 'number' | 'text' | 'flag';
  readonly says: string;
  /** Of a number: what it is where nobody says. */
  readonly usually?: number;
};
export type Command = {
  readonly call: string;
  readonly says: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly example: string;
};

type ValueOf<O extends Option> = O['type'] extends 'flag'
  ? boolean
  : O['type'] extends 'text'
    ? string | null
    : O extends { readonly usually: number }
      ? number
      : number | null;
type Values<C extends Command> = { readonly [K in keyof C['options']]: ValueOf<C['options'][K]> };

/** What was asked for; or what to print instead, and how to exit: 0 after help, 2 where it cannot be understood. */
export type CommandLine<C extends Command> =
  { readonly values: Values<C> } | { readonly text: string; readonly exitCode: 0 | 2 };

export function readCommandLine<const C extends Command>(
  command: C,
  args: readonly string[],
): CommandLine<C> {
  try {
    const options = Object.entries(command.options).map(
      ([name, { type }]) => [name, { type: type === 'flag' ? 'boolean' : 'string' }] as const,
    );
    const given = parseArgs({
      args: [...args],
      options: { ...Object.fromEntries(options), help: { type: 'boolean' } },
    });
    const values: Readonly<Record<string, unknown>> = given.values;
    if (values['help'] === true) return { text: usageOf(command), exitCode: 0 };
    const read = Object.entries(command.options).map(([name, option]) => [
      name,
      valueOf(name, option, values[name]),
    ]);
    return { values: Object.fromEntries(read) as Values<C> }; // name by name the options of C
  } catch (error) {
    // Node goes on with advice that does not fit.
    const [sentence = ''] = (types.isNativeError(error) ? error.message : String(error)).split(/\.(?: |$)/);
    return { text: `${sentence}; --help names the options.`, exitCode: 2 };
  }
}

/** Ends the process where there is nothing to do. */
export function valuesOrExit<const C extends Command>(command: C): Values<C> {
  const line = readCommandLine(command, process.argv.slice(2));
  if ('values' in line) return line.values;
  (line.exitCode === 0 ? process.stdout : process.stderr).write(`${line.text}\n`);
  process.exit(line.exitCode);
}

function valueOf(name: string, { type, usually }: Option, given: unknown): unknown {
  if (type === 'flag') return given === true;
  if (type === 'text') return given ?? null;
  if (given === undefined) return usually ?? null;
  if (typeof given !== 'string' || !/^\d{1,9}$/.test(given))
    throw new Error(`--${name} takes a whole number`);
  return Number(given);
}

const help: Option = { type: 'flag', says: 'this' };

function usageOf({ call, says, options, example }: Command): string {
  const lines = Object.entries({ ...options, help }).map(
    ([name, { type, says: meaning, usually }]): [string, string] => [
      `--${name}${type === 'flag' ? '' : ` <${type}>`}`,
      usually === undefined ? meaning : `${meaning} (${String(usually)})`,
    ],
  );
  const width = Math.max(...lines.map(([left]) => left.length));
  const rows = lines.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
  return [`${call} [options]`, says, '', ...rows, '', `Example: ${call} ${example}`].join('\n');
}
