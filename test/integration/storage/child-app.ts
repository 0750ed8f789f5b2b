import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundledScript } from '../../support/bundled-script.ts';

const script = bundledScript('embedded-app.ts');

export type Line = { ready?: true; lost?: true; stored?: string; error?: string; message?: string };

const running = new Set<ChildProcess>();

/** For afterEach: a test that failed half-way must not leave its apps behind. */
export async function killChildApps(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }),
  );
}

/** A real process of the app on this data directory. */
export function startChildApp(dataDir: string, task: 'hold' | 'write' = 'hold') {
  const child = spawn(process.execPath, [script(), dataDir, task], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exited = once(child, 'exit');
  running.add(child);
  void exited.then(() => running.delete(child));
  const lines = createInterface({ input: child.stdout });
  const saidAll = once(lines, 'close');
  const said: Line[] = [];
  const waiting: { wanted: (line: Line) => boolean; found: (line: Line) => void }[] = [];
  lines.on('line', (text) => {
    const line = JSON.parse(text) as Line;
    said.push(line);
    waiting.filter(({ wanted }) => wanted(line)).forEach(({ found }) => found(line));
  });
  const next = (wanted: (line: Line) => boolean) =>
    new Promise<Line>((resolve, reject) => {
      waiting.push({ wanted, found: resolve });
      void exited.then(() =>
        reject(new Error(`The app ended after saying ${JSON.stringify(said.slice(-3))}`)),
      );
    });
  // Lines that came between two questions are not lost for the first answer, ready or refused.
  const opened = next(({ ready, error }) => ready === true || error !== undefined);
  return {
    pid: child.pid!,
    said,
    opened: () => opened,
    next,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
      await saidAll;
    },
    /** Ends it in order, as a signal handler of the app would; answers the exit code. */
    stop: async () => {
      child.stdin.end();
      const [code] = (await exited) as [number | null];
      return code;
    },
  };
}
