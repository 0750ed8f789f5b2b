import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

/** A real process of this product, as a host starts it; its output is kept. */
export type AppProcess = {
  /** The address for Slack, once the app says that it is ready. Throws what it wrote when it ends before. */
  readonly ready: Promise<string>;
  readonly ended: Promise<Ended>;
  output(): string;
  errors(): string;
  signal(name: NodeJS.Signals): void;
  /** Writes this into its standard input and ends that. */
  type(text: string): void;
  /** Ends it, whatever it does; safe when it has ended already. */
  kill(): Promise<void>;
};

export type ProcessOptions = {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

/** `entry`: a file of src/, e.g. `main.ts`. It runs outside the repository, where no .env of a developer is read. */
export function startProcess(entry: string, { env, args = [] }: ProcessOptions): AppProcess {
  const file = fileURLToPath(new URL(`../../src/${entry}`, import.meta.url));
  const child = spawn(process.execPath, ['--import', tsx, file, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }) as Ended);
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const port = readyPort(line);
      if (port !== null) resolve(`http://127.0.0.1:${String(port)}/slack/events`);
    });
    void ended.then(({ code }) => {
      reject(new Error(`it ended with ${String(code)}: ${errors.join('')}${lines.join('\n')}`));
    });
  });
  ready.catch(() => undefined); // most tests of mistakes never look at it
  return {
    ready,
    ended,
    output: () => lines.join('\n'),
    errors: () => errors.join(''),
    signal: (name) => void child.kill(name),
    type: (text) => void child.stdin.end(text),
    kill: () => kill(child, ended),
  };
}

function readyPort(line: string): number | null {
  if (!line.startsWith('{')) return null;
  const { msg, port } = JSON.parse(line) as { msg?: unknown; port?: unknown };
  return msg === 'ready' && typeof port === 'number' ? port : null;
}

async function kill(child: ChildProcess, ended: Promise<Ended>): Promise<void> {
  child.kill('SIGKILL');
  await ended;
}
