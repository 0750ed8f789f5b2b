import { describe, expect, it } from '@jest/globals';
import { readCommandLine } from './command-line.ts';

const command = {
  ...{ call: 'npm run try --', says: 'Tries it.', example: '--rounds 3' },
  options: {
    rounds: { type: 'number', says: 'how often', usually: 50 },
    seed: { type: 'number', says: 'of all that is random; else another one each time' },
    replay: { type: 'text', says: 'one plan' },
    freeze: { type: 'flag', says: 'also frozen' },
  },
} as const;

const usage = `npm run try -- [options]
Tries it.

  --rounds <number>  how often (50)
  --seed <number>    of all that is random; else another one each time
  --replay <text>    one plan
  --freeze           also frozen
  --help             this

Example: npm run try -- --rounds 3`;

describe('a command line', () => {
  it('gives every option its value', () => {
    expect(readCommandLine(command, [])).toEqual({
      values: { rounds: 50, seed: null, replay: null, freeze: false },
    });
    expect(readCommandLine(command, ['--rounds', '3', '--replay', '1,2', '--freeze'])).toEqual({
      values: { rounds: 3, seed: null, replay: '1,2', freeze: true },
    });
  });

  it('shows with --help all options and an example, and that is no failure', () => {
    expect(readCommandLine(command, ['--help', '--freeze'])).toEqual({ text: usage, exitCode: 0 });
  });

  it.each([
    [['--round', '3'], "Unknown option '--round'; --help names the options."],
    [['--rounds', 'many'], '--rounds takes a whole number; --help names the options.'],
    [['--rounds=1.5'], '--rounds takes a whole number; --help names the options.'],
    [['now'], "Unexpected argument 'now'; --help names the options."],
    [['--rounds'], "Option '--rounds <value>' argument missing; --help names the options."],
  ])('that cannot be understood says why in one sentence: %j', (args, text) => {
    expect(readCommandLine(command, args)).toEqual({ text, exitCode: 2 });
  });
});
