import { done, refused } from '../control/lever.ts';
import type { Applied } from '../control/lever.ts';
import type { Session } from '../session.ts';
import { startReplica } from './replica-process.ts';
import type { ReplicaProcess } from './replica-process.ts';

/** A second process of the app on the same database and clock, which can be killed. */
export type Replicas = {
  count(): 1 | 2;
  /** `replicas=one|two|kill`; null: another lever. */
  pull(lever: string): Promise<Applied | null>;
  /** Tells the second one how far the clock was moved. */
  keepTime(): void;
  close(): Promise<void>;
};

export function createReplicas(session: Session): Replicas {
  const second = createSecond(session);
  const pulls: Readonly<Record<string, () => Promise<Applied>>> = {
    two: async () =>
      (await second.start())
        ? done('Two replicas of the app work on one database. Slack asks them in turn.')
        : done('There are two replicas already.'),
    one: async () =>
      (await second.end('SIGTERM'))
        ? done('One replica is left; the other ended in order.')
        : done('There is one replica.'),
    kill: async () =>
      (await second.end('SIGKILL'))
        ? done('The second replica was killed (kill -9). The other one finishes what it had begun.')
        : refused('There is one replica, and it is this process: start a second one first (replicas=two).'),
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    count: () => (second.running() === null ? 1 : 2),
    async pull(lever) {
      const found = /^replicas(?:=(.*))?$/.exec(lever.trim());
      if (found === null) return null;
      const word = found[1] ?? '';
      const run = Object.hasOwn(pulls, word) ? pulls[word] : undefined;
      if (run === undefined) return refused('replicas: one, two or kill is expected, as in replicas=two.');
      // Two clicks on "two" start one.
      const next = last.then(run).catch(failed);
      last = next;
      return next;
    },
    keepTime: () => second.running()?.tellTime(session.worlds.clock.shiftedMs()),
    async close() {
      await last;
      await second.end('SIGTERM');
    },
  };
}

const failed = (error: unknown): Applied =>
  refused(
    `The second replica did not start or end: ${error instanceof Error ? error.message : String(error)}`,
  );

function createSecond(session: Session) {
  const { addresses } = session;
  let running: ReplicaProcess | null = null;
  const forget = (one: ReplicaProcess) => {
    const at = addresses.indexOf(one.url);
    if (at >= 0) addresses.splice(at, 1);
    if (running === one) running = null;
  };
  return {
    running: () => running,
    /** false: it runs already. */
    async start(): Promise<boolean> {
      if (running !== null) return false;
      const one = await startReplica(session);
      running = one;
      addresses.push(one.url);
      void one.ended.then(() => {
        forget(one);
      });
      return true;
    },
    /** false: none runs. */
    async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<boolean> {
      if (running === null) return false;
      const one = running;
      // One that stops in order gets nothing new first; that one was killed is noticed when it is gone.
      if (signal === 'SIGTERM') forget(one);
      await one.end(signal);
      forget(one);
      return true;
    },
  };
}
