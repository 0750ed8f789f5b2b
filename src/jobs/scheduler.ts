import { schedule } from 'node-cron';
import type { ScheduledTask } from 'node-cron';
import type { CheckRepository } from '../core/ports.ts';
import type { Logger } from '../logger.ts';
import type { Queue } from './queue.ts';
import { beats } from './schedule.ts';

const BATCH = 200;

export type Scheduler = {
  /** Writes a wake-up for every store whose check is due; answers how many. Safe at any time, on any replica. */
  tick(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
};

export function createScheduler(checks: CheckRepository, queue: Queue, log: Logger): Scheduler {
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
  const tick = async () => {
    let woken = 0;
    for (let taken = BATCH; taken === BATCH; woken += taken) taken = await checks.wakeDue(BATCH);
    return woken;
  };
  return {
    tick,
    start() {
      beat(beats.sweep, 'sweep', tick);
      beat(beats.retention, 'retention', () => queue.sendRetention());
    },
    async stop() {
      for (const task of tasks.splice(0)) await task.destroy();
    },
  };
}
