import { setTimeout as sleepFor } from 'node:timers/promises';
import { startProcess } from '../support/app-process.ts';
import type { AppProcess } from '../support/app-process.ts';

/** One place where the app runs: a real process, and after its death the next one. */
export type Replica = {
  readonly name: string;
  /** The address for Slack; waits until it is ready. */
  url(): Promise<string>;
  /** kill -9; after `pauseMs` another one starts. Resolves when the old one has ended. */
  kill(pauseMs?: number): Promise<void>;
  freeze(): void;
  goOn(): void;
  /** Everything that all its processes have written. */
  written(): string;
  /** Ends it for good. */
  end(): Promise<void>;
};

export type ReplicaOptions = {
  readonly name: string;
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
};

export function startReplica({ name, file, env }: ReplicaOptions): Replica {
  const all: AppProcess[] = [startProcess({ file, env })];
  let restarting: Promise<void> = Promise.resolve();
  let isOver = false;
  const current = (): AppProcess => {
    const last = all.at(-1);
    if (last === undefined) throw new Error('no process was ever started');
    return last;
  };
  return {
    name,
    async url() {
      await restarting;
      return current().ready;
    },
    async kill(pauseMs = 0) {
      await restarting;
      await current().kill();
      restarting = sleepFor(pauseMs).then(() => {
        if (!isOver) all.push(startProcess({ file, env }));
      });
    },
    freeze: () => {
      current().signal('SIGSTOP');
    },
    goOn: () => {
      current().signal('SIGCONT');
    },
    written: () => all.map((one) => one.output() + one.errors()).join('\n'),
    async end() {
      isOver = true;
      await restarting;
      await Promise.all(all.map((one) => one.kill()));
    },
  };
}
