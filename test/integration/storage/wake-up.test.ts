import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Transaction } from 'kysely';
import type { Workspace } from '../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../support/shared-storage.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs } from './fixtures.ts';

describe('wakeDue', () => {
  const open = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;

  beforeEach(async () => {
    test = await open();
    workspace = await installTeam(test.storage, 'T1');
  });
  afterEach(() => test.drop());

  const addStores = async (count: number) => {
    const handles = Array.from({ length: count }, (_, index) => `shop-${index}`);
    return Promise.all(handles.map((handle) => addStore(test.storage, workspace, handle)));
  };

  it('takes each due store once, whoever asks, however many at once', async () => {
    const ids = await addStores(40);
    const replicas = [test.storage, await test.another(), await test.another()];
    const beats = Array.from({ length: 12 }, (_, beat) => replicas[beat % 3]!.checks.wakeDue(7));
    const taken = await Promise.all(beats);
    for (const count of taken) expect(count).toBeLessThanOrEqual(7);
    // What is left, because everybody looked at the same rows at first.
    while ((await test.storage.checks.wakeDue(7)) > 0);
    expect(test.sent.map(({ storeId }) => storeId).sort()).toEqual(ids.sort());
    expect(new Set(test.sent.map(({ workspaceId }) => workspaceId))).toEqual(new Set([workspace.id]));
  });

  it('takes a store whose due time comes from a clock that was set back since', async () => {
    await addStores(1);
    await test.storage.clock.shift(hoursMs(24));
    expect(await test.storage.checks.wakeDue(5)).toBe(1);
    await test.storage.clock.shift(-hoursMs(24));
    expect(await test.storage.checks.wakeDue(5)).toBe(1);
    expect(await test.storage.checks.wakeDue(5)).toBe(0);
  });

  it('moves the due time by the interval and stays on the grid of the store after a standstill', async () => {
    await addStores(1);
    const first = (await test.storage.checks.nextDueAt())!;
    expect(await test.storage.checks.wakeDue(5)).toBe(1);
    expect(await test.storage.checks.nextDueAt()).toEqual(new Date(first.getTime() + minutesMs(5)));
    await test.storage.clock.shift(hoursMs(5) + minutesMs(2));
    expect(await test.storage.checks.wakeDue(5)).toBe(1);
    expect(await test.storage.checks.wakeDue(5)).toBe(0);
    const next = (await test.storage.checks.nextDueAt())!;
    expect((next.getTime() - first.getTime()) % minutesMs(5)).toBe(0);
    const aheadMs = next.getTime() - (await test.storage.clock.now()).getTime();
    expect(aheadMs).toBeGreaterThan(0);
    expect(aheadMs).toBeLessThanOrEqual(minutesMs(5));
  });

  it('wakes nobody and moves nothing when the wake-ups cannot be written', async () => {
    await addStores(2);
    const due = await test.storage.checks.nextDueAt();
    const broken = await test.another({
      sendWakeUps: async (transaction) => {
        // Inside the given transaction: this row goes with it.
        const trx = transaction as Transaction<{ encryption_key: { kid: string; check_value: string } }>;
        await trx.insertInto('encryption_key').values({ kid: 'half', check_value: '' }).execute();
        throw new Error('the queue is full');
      },
    });
    await expect(broken.checks.wakeDue(5)).rejects.toThrow('the queue is full');
    expect(await test.storage.checks.nextDueAt()).toEqual(due);
    expect(await test.database.query(`select 1 from encryption_key where kid = 'half'`)).toEqual([]);
  });

  it('stretches the interval when the quota is short, and the status says so', async () => {
    const [id] = await addStores(3);
    const poor = await test.another({ quota: { perSecond: 10, perMinute: 5, perDay: 864_000 } });
    await poor.checks.wakeDue(5);
    // 3 stores x 8 calls at 80 % of 3 calls a minute (5 x 0.9 x 0.7, whole calls): 10 minutes.
    expect((await test.storage.stores.readStatus(workspace, id!))!.check.intervalMs).toBe(minutesMs(10));
  });

  it('passes over a workspace that is gone', async () => {
    await addStores(2);
    await test.storage.workspaces.uninstall(workspace);
    expect(await test.storage.checks.wakeDue(5)).toBe(0);
    expect(await test.storage.checks.nextDueAt()).toBeNull();
    const wakeUp = { workspaceId: workspace.id, storeId: 'any' };
    expect(await test.storage.checks.workspaceOf(wakeUp)).toBeNull();
  });

  it('leads a wake-up to its workspace, and a made-up one to none', async () => {
    const [storeId = ''] = await addStores(1);
    const { checks } = test.storage;
    expect(await checks.workspaceOf({ workspaceId: workspace.id, storeId })).toMatchObject({
      id: workspace.id,
    });
    expect(await checks.workspaceOf({ workspaceId: 'made-up', storeId })).toBeNull();
  });
});
