import type { ProbeWakeUp } from '../core/alerts/ports.ts';
import type { ConnectWakeUp } from '../core/connect/ports.ts';
import type { CheckWakeUp } from '../core/ports.ts';
import type { DisconnectWakeUp } from '../core/disconnect/ports.ts';
import type { ImageWakeUp } from '../core/products/image-ports.ts';
import type { ItemWakeUp } from '../core/products/items/item-ports.ts';
import type { PingWakeUp } from '../core/products/ping-ports.ts';
import type { FollowWakeUp } from '../core/products/rechecks/follow-ports.ts';
import type { KeyWakeUp, PassWakeUp } from '../core/products/ports.ts';
import type { Logger } from '../logger.ts';
import type { Queue } from './queue.ts';
import { queues } from './schedule.ts';

export type Tasks = {
  readonly check: (wakeUp: CheckWakeUp) => Promise<void>;
  readonly probe: (wakeUp: ProbeWakeUp) => Promise<void>;
  readonly keys: (wakeUp: KeyWakeUp) => Promise<void>;
  readonly connect: (wakeUp: ConnectWakeUp) => Promise<void>;
  readonly pass: (wakeUp: PassWakeUp) => Promise<void>;
  readonly items: (wakeUp: ItemWakeUp) => Promise<void>;
  readonly pings: (wakeUp: PingWakeUp) => Promise<void>;
  readonly follow: (wakeUp: FollowWakeUp) => Promise<void>;
  readonly images: (wakeUp: ImageWakeUp) => Promise<void>;
  readonly disconnect: (wakeUp: DisconnectWakeUp) => Promise<void>;
  readonly webhooks: () => Promise<void>;
  readonly retention: () => Promise<void>;
};

export type Worker = {
  /** Works from now on, woken by NOTIFY or polling. */
  start(): Promise<void>;
  /** Works off everything that waits, here and now; for the sandbox's clock and for tests. */
  drain(): Promise<void>;
};

/** speed = concurrency × batch / interval (stack.md): ten a batch, at once again while batches are full. */
const work = {
  batchSize: 10,
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 2,
} as const;

const drainBatch = 50;

type Handlers = Readonly<Record<string, (data: unknown) => Promise<void>>>;

function handlersOf(tasks: Tasks, log: Logger): Handlers {
  // A failed wake-up is not retried: its store is due again at the next interval.
  const guarded = async (name: string, run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      log.error({ err: error, task: name }, 'a task failed');
    }
  };
  return {
    [queues.check]: (data) => guarded('check', () => tasks.check(data as CheckWakeUp)), // only sendWakeUps writes these
    [queues.probe]: (data) => guarded('probe', () => tasks.probe(data as ProbeWakeUp)), // only sendProbeWakeUps does
    [queues.keys]: (data) => guarded('keys', () => tasks.keys(data as KeyWakeUp)), // only sendKeyWakeUps does
    [queues.connect]: (data) => guarded('connect', () => tasks.connect(data as ConnectWakeUp)), // only sendConnectWakeUps does
    [queues.pass]: (data) => guarded('pass', () => tasks.pass(data as PassWakeUp)), // only sendPassWakeUps does
    [queues.items]: (data) => guarded('items', () => tasks.items(data as ItemWakeUp)), // only sendItemWakeUps does
    [queues.pings]: (data) => guarded('pings', () => tasks.pings(data as PingWakeUp)), // only sendPingWakeUps does
    [queues.follow]: (data) => guarded('follow', () => tasks.follow(data as FollowWakeUp)), // only sendFollowWakeUps does
    [queues.images]: (data) => guarded('images', () => tasks.images(data as ImageWakeUp)), // only sendImageWakeUps does
    [queues.disconnect]: (data) => guarded('disconnect', () => tasks.disconnect(data as DisconnectWakeUp)), // only sendDisconnectWakeUps does
    [queues.webhooks]: () => guarded('webhooks', tasks.webhooks),
    [queues.retention]: () => guarded('retention', tasks.retention),
  };
}

export function createWorker(queue: Queue, tasks: Tasks, log: Logger): Worker {
  const { boss } = queue;
  const handlers = handlersOf(tasks, log);
  const drainOnce = async (name: string): Promise<number> => {
    const jobs = await boss.fetch(name, { batchSize: drainBatch });
    await Promise.all(jobs.map(async (job) => handlers[name]?.(job.data)));
    if (jobs.length > 0)
      await boss.complete(
        name,
        jobs.map(({ id }) => id),
      );
    return jobs.length;
  };
  return {
    async start() {
      for (const [name, handle] of Object.entries(handlers)) {
        await boss.work(name, work, async (jobs) => {
          await Promise.all(jobs.map((job) => handle(job.data)));
        });
      }
    },
    async drain() {
      // Asked first: to fetch from each of the empty ones takes longer than a check.
      for (
        let waiting = await queue.waitingQueues();
        waiting.length > 0;
        waiting = await queue.waitingQueues()
      ) {
        const names = Object.keys(handlers).filter((name) => waiting.includes(name));
        for (const name of names) while ((await drainOnce(name)) === drainBatch);
      }
    },
  };
}
