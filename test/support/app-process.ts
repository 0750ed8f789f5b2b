import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what `npm start` would run, into a directory of its own; answers that directory, to be removed at the end. */
export async function buildProduct(): Promise<string> {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: { build: string };
  };
  // Inside the repository: the bundle finds its packages from where it lies.
  const cache = join(root, 'node_modules', '.cache');
  await mkdir(cache, { recursive: true });
  const directory = await mkdtemp(join(cache, 'product-'));
  const [program = '', ...words] = scripts.build.split(' ');
  const args = words.map((word) => (word.startsWith('--outdir=') ? `--outdir=${directory}` : word));
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  await promisify(execFile)(program, args, { cwd: root, env: { PATH: path } });
  return directory;
}

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
  /** A built file, e.g. `main.js` of buildProduct's directory. */
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

/** It runs outside the repository, where no .env of a developer is read. */
export function startProcess({ file, env, args = [] }: ProcessOptions): AppProcess {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const errors: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
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
