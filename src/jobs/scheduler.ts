import { schedule } from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { WorkRepository } from '../core/ports.ts';
import { dueKinds } from '../core/work.ts';
import type { WorkKind } from '../core/work.ts';
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

type Wakes = { wakeDue(limit: number): Promise<number> };

export type SchedulerParts = { readonly [K in WorkKind]: Wakes } & {
  readonly work: WorkRepository;
  readonly delivery: Pick<Delivery, 'beat'>;
  readonly queue: Queue;
  readonly log: Logger;
};

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
  const wakeAll = async (repository: Wakes) => {
    let woken = 0;
    for (let taken = BATCH; taken === BATCH; woken += taken) taken = await repository.wakeDue(BATCH);
    return woken;
  };
  const tick = async () => {
    let woken = 0;
    for (const kind of dueKinds(await parts.work.next())) woken += await wakeAll(parts[kind]);
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
