import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Socket } from 'node:net';
import type { Logger } from '../logger.ts';
import { spawnUser } from './postgres-identity.ts';
import type { Identity } from './postgres-identity.ts';

/**
 * A shell between the app and the program. The app holds the other end of its standard input; when the app dies,
 * even by kill -9, that ends and the shell interrupts the program: nothing of ours outlives the app.
 * - The interrupt repeats: one that arrives before the program has installed its handler is ignored for ever.
 * - `read` and not `cat`: a cat would survive its subshell and hold the input open.
 * - fd 3, because a shell gives its background jobs /dev/null as standard input.
 */
const script = `
exec 3<&0 </dev/null
"$@" 3<&- >&2 &
program=$!
echo "$program"
exec >&-
( while read -r _ <&3; do :; done
  exec 3<&-
  while kill -INT "$program"; do sleep 1; done ) 2>/dev/null &
watcher=$!
exec 3<&-
wait "$program"; code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export type Guarded = {
  /** Of the program itself, not of the shell. */
  readonly pid: number;
  /** Settles when the program and its shell are gone. Never rejects. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  exitCode(): number | null;
  /** What the program said last, for an error message. */
  lastWords(): string;
  /** From now on the program does not keep this process alive. */
  detach(): void;
  /** Asks the program to end and waits for it. Safe to repeat. */
  stop(): Promise<void>;
};

const keptLines = 8;

/** Starts a program that dies with this process. */
export async function spawnGuarded(
  identity: Identity,
  command: readonly string[],
  logger: Logger,
): Promise<Guarded> {
  const [file = 'sh', ...args] = [...identity.prefix, 'sh', '-c', script, 'watchdog', ...command];
  const shell = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A session of its own: Ctrl-C in the terminal is for the app, which then stops PostgreSQL in order.
    detached: true,
    cwd: '/',
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
    ...spawnUser(identity),
  });
  const words = keepLastWords(shell.stderr, logger);
  let isOver = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      isOver = true;
      resolve();
    };
    shell.once('close', end);
    shell.once('error', (error) => {
      words.push(error.message);
      end();
    });
  });
  const pid = await readPid(shell.stdout, ended);
  const pipes = [shell.stdin, shell.stdout, shell.stderr] as unknown as Socket[]; // typed as bare streams, but sockets
  const handles = [shell, ...pipes];
  const hasEnded = () => isOver || shell.exitCode !== null || shell.signalCode !== null;
  return {
    pid,
    ended,
    hasEnded,
    exitCode: () => shell.exitCode,
    lastWords: () => words.join(' | '),
    detach: () => handles.forEach((handle) => handle.unref()),
    stop: async () => {
      handles.forEach((handle) => handle.ref());
      if (!hasEnded() && pid > 0) interrupt(pid);
      shell.stdin.destroy();
      await ended;
    },
  };
}

function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    // Gone in this very moment: what we wanted.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function readPid(output: NodeJS.ReadableStream, ended: Promise<void>): Promise<number> {
  const lines = createInterface({ input: output });
  const line = await Promise.race([
    once(lines, 'line').then(([first]) => String(first)),
    ended.then(() => '0'), // the shell did not start: the caller finds it ended
  ]);
  lines.close();
  return Number(line);
}

function keepLastWords(stream: NodeJS.ReadableStream, logger: Logger): string[] {
  const words: string[] = [];
  createInterface({ input: stream }).on('line', (line) => {
    words.push(line);
    if (words.length > keptLines) words.shift();
    logger.debug({ line }, 'postgres');
  });
  return words;
}
