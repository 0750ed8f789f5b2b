import { describe, expect, it } from '@jest/globals';
import { createCheckTask } from '../../../src/jobs/tasks/check.ts';
import { queues } from '../../../src/jobs/schedule.ts';
import { createWorker } from '../../../src/jobs/worker.ts';
import type { Tasks } from '../../../src/jobs/worker.ts';
import { checkStartOf, refusal, storeIdOf, workspace } from '../../support/builders.ts';
import { fakeCheckRepository, fakeTikTokApi, memoryLog } from '../../support/fakes.ts';
import { fakeQueue } from './fake-queue.ts';

const wakeUpOf = (number: number) => ({ workspaceId: workspace.id, storeId: storeIdOf(number) });

function working(over: Partial<Tasks> = {}) {
  const queue = fakeQueue();
  const { log, lines } = memoryLog();
  const ran: string[] = [];
  const tasks: Tasks = {
    check: async ({ storeId }) => void ran.push(storeId),
    probe: async ({ grantId }) => void ran.push(grantId),
    disconnect: async ({ sagaId }) => void ran.push(`disconnect ${sagaId}`),
    connect: async ({ attemptId }) => void ran.push(`connect ${attemptId}`),
    keys: async ({ account }) => void ran.push(`keys of ${account}`),
    pass: async ({ storeId }) => void ran.push(`pass of ${storeId}`),
    items: async ({ storeId }) => void ran.push(`items of ${storeId}`),
    follow: async ({ followId }) => void ran.push(`follow ${followId}`),
    pings: async ({ storeId }) => void ran.push(`pings of ${storeId}`),
    images: async ({ storeId }) => void ran.push(`images of ${storeId}`),
    webhooks: async () => void ran.push('webhooks'),
    retention: async () => void ran.push('retention'),
    ...over,
  };
  return { queue, lines, ran, worker: createWorker(queue, tasks, log) };
}

describe('drain', () => {
  it('does nothing where nothing waits', async () => {
    const { worker, ran } = working();
    await worker.drain();
    expect(ran).toEqual([]);
  });

  it('works off all that waits, batch after batch, and completes it', async () => {
    const { worker, queue, ran } = working();
    await queue.sendWakeUps(
      null,
      Array.from({ length: 120 }, (_, index) => wakeUpOf(index)),
    );
    await queue.sendRetention();
    await worker.drain();
    expect(new Set(ran)).toEqual(
      new Set([...Array.from({ length: 120 }, (_, index) => storeIdOf(index)), 'retention']),
    );
    expect(queue.completed).toHaveLength(121);
  });

  it('logs a task that fails, completes it and does the others', async () => {
    const done: string[] = [];
    const { worker, queue, lines } = working({
      check: async ({ storeId }) => {
        if (storeId === storeIdOf(2)) throw new Error('broken');
        done.push(storeId);
      },
    });
    await queue.sendWakeUps(null, [1, 2, 3].map(wakeUpOf));
    await worker.drain();
    expect(done).toEqual([storeIdOf(1), storeIdOf(3)]);
    expect(queue.completed).toEqual(['check-1', 'check-2', 'check-3']);
    expect(lines).toMatchObject([{ level: 50, task: 'check', err: { message: 'broken' } }]);
  });
});

describe('start', () => {
  it('works on every queue', async () => {
    const { worker, queue } = working();
    await worker.start();
    expect([...queue.working.keys()]).toEqual(Object.values(queues));
  });

  it('lets no failing task fail its batch: nothing would retry the others', async () => {
    const { worker, queue, lines } = working({ check: () => Promise.reject(new Error('broken')) });
    await worker.start();
    await expect(queue.working.get('check')?.([{ id: '1', data: wakeUpOf(1) }])).resolves.toBeUndefined();
    expect(lines).toMatchObject([{ level: 50, task: 'check' }]);
  });

  it('logs a failing retention too', async () => {
    const { worker, queue, lines } = working({ retention: () => Promise.reject(new Error('broken')) });
    await worker.start();
    await queue.working.get('retention')?.([{ id: '1', data: {} }]);
    expect(lines).toMatchObject([{ level: 50, task: 'retention' }]);
  });
});

describe('createCheckTask', () => {
  it('checks on the polling share of the quota and logs how it ended', async () => {
    const tiktok = fakeTikTokApi({ catalog: refusal('objectRefused') });
    const { log, lines } = memoryLog();
    await createCheckTask(
      { checks: fakeCheckRepository({ begin: checkStartOf() }), tiktok },
      log,
    )(wakeUpOf(1));
    expect(new Set(tiktok.calls.map(({ lane }) => lane))).toEqual(new Set(['polling']));
    expect(lines).toMatchObject([
      { msg: 'check ended', storeId: storeIdOf(1), outcome: 'partial', ms: expect.any(Number) },
    ]);
  });

  it('writes no token into the log', async () => {
    const { log, text } = memoryLog();
    const checks = fakeCheckRepository({ begin: checkStartOf({ token: 'planted-token' }) });
    await createCheckTask({ checks, tiktok: fakeTikTokApi() }, log)(wakeUpOf(1));
    expect(text()).not.toContain('planted-token');
  });
});
