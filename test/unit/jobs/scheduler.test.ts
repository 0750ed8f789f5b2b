import { getTasks } from 'node-cron';
import { afterEach, describe, expect, it } from '@jest/globals';
import { beats } from '../../../src/jobs/schedule.ts';
import { createScheduler } from '../../../src/jobs/scheduler.ts';
import type { Scheduler } from '../../../src/jobs/scheduler.ts';
import { workKinds } from '../../../src/core/work.ts';
import type { NextWork } from '../../../src/core/work.ts';
import { HOUR_MS, ago, now } from '../../support/builders.ts';
import { fakeCheckRepository, memoryLog } from '../../support/fakes.ts';
import { fakeQueue } from './fake-queue.ts';

type World = { readonly failRetention: boolean; readonly dueAt: Partial<NextWork['due']> };

const open: Scheduler[] = [];

const never = Object.fromEntries(workKinds.map((kind) => [kind, null])) as NextWork['due'];

function scheduling(
  due: readonly (number | Error)[] = [],
  { failRetention = false, dueAt = { checks: now } }: Partial<World> = {},
) {
  const checks = fakeCheckRepository({ due });
  const { log, lines } = memoryLog();
  const queue = fakeQueue({ failRetention });
  const woken: number[] = [];
  const probes = { wakeDue: async (limit: number) => woken.push(limit) - woken.length };
  const idle = { wakeDue: async () => 0 };
  let beaten = 0;
  const delivery = { beat: async () => void (beaten += 1) };
  const work = { next: async () => ({ now, due: { ...never, ...dueAt } }) };
  const scheduler = createScheduler({
    ...{
      work,
      checks,
      probes,
      passes: idle,
      items: idle,
      follows: idle,
      imageReadings: idle,
      pings: idle,
      vtexKeys: idle,
      webhooks: idle,
      connects: idle,
      disconnects: idle,
    },
    ...{ delivery, queue, log },
  });
  open.push(scheduler);
  return { scheduler, checks, queue, lines, woken, beaten: () => beaten };
}

const beatNamed = (name: string) => [...getTasks().values()].find((task) => task.name === name);

afterEach(async () => {
  for (const scheduler of open.splice(0)) await scheduler.stop();
});

describe('tick', () => {
  it.each([
    ['is due', ago(0), 1],
    ['was due', ago(HOUR_MS), 1],
    ['is due in a minute', ago(-60_000), 0],
    ['may have been written before the clock was set back', ago(-2 * HOUR_MS), 1],
    ['is never due', null, 0],
  ])('asks for what %s: %s, %d times', async (_, at, times) => {
    const { scheduler, checks } = scheduling([], { dueAt: { checks: at } });
    await scheduler.tick();
    expect(checks.wakeLimits).toHaveLength(times);
  });

  it('answers 0 when nothing is due, after asking once', async () => {
    const { scheduler, checks } = scheduling();
    expect(await scheduler.tick()).toBe(0);
    expect(checks.wakeLimits).toEqual([200]);
  });

  it('goes on while batches are full and answers their sum', async () => {
    const { scheduler, checks } = scheduling([200, 200, 37]);
    expect(await scheduler.tick()).toBe(437);
    expect(checks.wakeLimits).toEqual([200, 200, 200]);
  });

  it('asks once more after a full last batch', async () => {
    const { scheduler, checks } = scheduling([200]);
    expect(await scheduler.tick()).toBe(200);
    expect(checks.wakeLimits).toHaveLength(2);
  });

  it('tells its caller of a failure', async () => {
    const { scheduler } = scheduling([200, new Error('the database is away')]);
    await expect(scheduler.tick()).rejects.toThrow('the database is away');
  });
});

describe('a beat', () => {
  it('is scheduled once for each of the table, in UTC', () => {
    const { scheduler } = scheduling();
    scheduler.start();
    expect([...getTasks().values()].map((task) => [task.name, task.getPattern()])).toEqual(
      Object.entries(beats),
    );
  });

  it('sweeps', async () => {
    const { scheduler, checks } = scheduling([200, 5]);
    scheduler.start();
    await beatNamed('sweep')?.execute();
    expect(checks.wakeLimits).toHaveLength(2);
  });

  it('delivers, and wakes probes, every second', async () => {
    const { scheduler, beaten, woken } = scheduling();
    scheduler.start();
    await beatNamed('delivery')?.execute();
    expect(beaten()).toBe(1);
    expect(woken).toEqual([200]);
  });

  it('asks for retention', async () => {
    const { scheduler, queue } = scheduling();
    scheduler.start();
    await beatNamed('retention')?.execute();
    expect(queue.retentions).toBe(1);
  });

  it('that fails is logged, does not throw, and the next one works', async () => {
    const { scheduler, checks, lines } = scheduling([new Error('the database is away')]);
    scheduler.start();
    await beatNamed('sweep')?.execute();
    expect(lines).toMatchObject([{ level: 50, beat: 'sweep', err: { message: 'the database is away' } }]);
    await beatNamed('sweep')?.execute();
    expect(checks.wakeLimits).toHaveLength(2);
    expect(lines).toHaveLength(1);
  });

  it('of retention that fails is logged and does not throw', async () => {
    const { scheduler, lines } = scheduling([], { failRetention: true });
    scheduler.start();
    await beatNamed('retention')?.execute();
    expect(lines).toMatchObject([{ level: 50, beat: 'retention' }]);
  });

  it('is gone after a stop, which can be repeated', async () => {
    const { scheduler } = scheduling();
    scheduler.start();
    await scheduler.stop();
    await scheduler.stop();
    expect(getTasks().size).toBe(0);
  });
});
