import { schedule } from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { ProbeRepository } from '../core/alerts/ports.ts';
import type { ConnectRepository } from '../core/connect/ports.ts';
import type { CheckRepository } from '../core/ports.ts';
import type { DisconnectRepository } from '../core/disconnect/ports.ts';
import type { ImageRepository } from '../core/products/image-ports.ts';
import type { ItemRepository } from '../core/products/items/item-ports.ts';
import type { PingRepository } from '../core/products/ping-ports.ts';
import type { FollowRepository } from '../core/products/rechecks/follow-ports.ts';
import type { PassRepository, VtexKeyRepository } from '../core/products/ports.ts';
import type { WebhookRepository } from '../core/webhooks/ports.ts';
import type { Logger } from '../logger.ts';
import type { Delivery } from './delivery.ts';
import type { Queue } from './queue.ts';
import { beats } from './schedule.ts';

const BATCH = 200;

export type Scheduler = {
  /** Writes a wake-up for every check, probe and product pass that is due; answers how many. Safe at any time, on any replica. */
  tick(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
};

export type SchedulerParts = {
  readonly checks: Pick<CheckRepository, 'wakeDue'>;
  readonly probes: Pick<ProbeRepository, 'wakeDue'>;
  readonly passes: Pick<PassRepository, 'wakeDue'>;
  readonly items: Pick<ItemRepository, 'wakeDue'>;
  readonly follows: Pick<FollowRepository, 'wakeDue'>;
  readonly imageReadings: Pick<ImageRepository, 'wakeDue'>;
  readonly pings: Pick<PingRepository, 'wakeDue'>;
  readonly vtexKeys: Pick<VtexKeyRepository, 'wakeDue'>;
  readonly webhooks: Pick<WebhookRepository, 'wakeDue'>;
  readonly connects: Pick<ConnectRepository, 'wakeDue'>;
  readonly disconnects: Pick<DisconnectRepository, 'wakeDue'>;
  readonly delivery: Pick<Delivery, 'beat'>;
  readonly queue: Queue;
  readonly log: Logger;
};

/** Probes first: they decide what is known of a grant whose checks are due as well. */
const dueIn = (parts: SchedulerParts): readonly Pick<CheckRepository, 'wakeDue'>[] => [
  parts.probes,
  parts.connects,
  parts.disconnects,
  parts.checks,
  parts.vtexKeys,
  parts.items,
  parts.follows,
  parts.pings,
  parts.passes,
  parts.imageReadings,
  parts.webhooks,
];

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { probes, connects, delivery, queue, log } = parts;
  const tasks: ScheduledTask[] = [];
  const beat = (expression: string, name: string, run: () => Promise<unknown>) => {
    const guarded = async () => {
      try {
        await run();
      } catch (error) {
        // The next beat tries again; due times stay in the database.
        log.error({ err: error, beat: name }, 'a beat failed');
      }
    };
    tasks.push(schedule(expression, guarded, { name, noOverlap: true, timezone: 'UTC' }));
  };
  const wakeAll = async (repository: Pick<CheckRepository, 'wakeDue'>) => {
    let woken = 0;
    for (let taken = BATCH; taken === BATCH; woken += taken) taken = await repository.wakeDue(BATCH);
    return woken;
  };
  const tick = async () => {
    let woken = 0;
    for (const one of dueIn(parts)) woken += await wakeAll(one);
    return woken;
  };
  return {
    tick,
    start() {
      beat(beats.sweep, 'sweep', tick);
      beat(beats.delivery, 'delivery', async () => {
        await wakeAll(probes);
        await wakeAll(connects);
        await delivery.beat();
      });
      beat(beats.retention, 'retention', () => queue.sendRetention());
    },
    async stop() {
      for (const task of tasks.splice(0)) await task.destroy();
    },
  };
}
