import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runConnect } from '../../../../src/core/connect/run-connect.ts';
import { proofLimitMs } from '../../../../src/core/disconnect/saga.ts';
import type { Saga } from '../../../../src/core/disconnect/saga.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { minutesMs } from '../fixtures.ts';
import { drive, endOf, startScene } from './disconnect-scene.ts';
import type { Scene } from './disconnect-scene.ts';

const fresh = sharedTestStorage();
let scene: Scene;
beforeEach(async () => {
  scene = await startScene(await fresh());
});
afterEach(closeAll);

/** Another store of the same TikTok user brings a new token, so that the old one is kept. */
async function replaceToken(handle: string): Promise<string> {
  const { storage, workspace, store, app, world } = scene;
  const added = await storage.stores.addConnected(workspace, {
    store: { handle, name: handle, vtexAccount: 'lojamodelo', tradePolicy: '4' },
    grant: {
      ...{ appId: app.appId, coreUserId: store.coreUserId, displayName: 'Marina' },
      token: world.issueToken(store.coreUserId).value,
    },
    ids: { bcId: store.bcId, advertiserId: store.advertiserId, catalogId: store.catalogId, pixelCode: null },
  });
  if (added === 'handle-taken') throw new Error(added);
  return added.store.id;
}

const work = (sagaId: string) => runDisconnect(scene.ports, { workspaceId: scene.workspace.id, sagaId });
const sagaOf = async () =>
  (await scene.database.query<{ saga: Saga }>('select saga from disconnect'))[0]!.saga;

/** What is kept, as its own workers go on with it. */
async function workOnKept(): Promise<void> {
  const { storage, workspace, api, app, database } = scene;
  const ports = {
    connects: storage.connects,
    tiktok: api,
    appId: app.appId,
    ...{ stopwatch: scene.ports.stopwatch },
  };
  const kept = await database.query<{ id: string }>(`select id from connect_attempt where state = 'orphan'`);
  for (const { id } of kept) await runConnect(ports, { workspaceId: workspace.id, attemptId: id });
}

const alive = () => {
  const { world, store, app } = scene;
  return [...world.tokens.values()].filter(
    (one) => one.coreUserId === store.coreUserId && one.appId === app.appId && one.state === 'valid',
  ).length;
};

describe('an older token of the same sign-in', () => {
  it('is ended before the disconnect says that the access is dead, and not before the one in use', async () => {
    await scene.storage.stores.remove(scene.workspace, await replaceToken('outra'));
    const sagaId = await scene.start(false);
    await workOnKept();
    expect(alive()).toBe(2);
    await scene.storage.clock.shift(60_000);
    expect(await work(sagaId)).toBe('proving');
    await scene.storage.clock.shift(60_000);
    // Both refusals are there, but the older one lives.
    expect(await work(sagaId)).toBe('proving');
    expect(await sagaOf()).toMatchObject({
      lastAnswer: 'older',
      refusalsMs: [expect.any(Number), expect.any(Number)],
    });
    expect(alive()).toBe(1);
    await workOnKept();
    expect(alive()).toBe(0);
    // Refused once is not yet proven.
    await scene.storage.clock.shift(60_000);
    expect(await work(sagaId)).toBe('proving');
    await workOnKept();
    await scene.storage.clock.shift(60_000);
    expect(await work(sagaId)).toBe('ended');
    expect(await endOf(scene, scene.workspace)).toMatchObject({ outcome: 'revoked', grants: [] });
    const ended = `select after ->> 'outcome' as outcome from audit_entry where action = 'access.ended'`;
    expect(await scene.database.query(ended)).toEqual([{ outcome: 'revoked' }]);
  });

  it('that TikTok does not take back leaves the disconnect unproven, and a person is told', async () => {
    await scene.storage.stores.remove(scene.workspace, await replaceToken('outra'));
    const sagaId = await scene.start(false);
    await scene.storage.clock.shift(60_000);
    await work(sagaId);
    scene.faults.add({ kind: 'reset' }, '/oauth2/revoke_token/', 100);
    for (let minutes = 0; minutes * 60_000 <= proofLimitMs; minutes += 1) {
      await scene.storage.clock.shift(minutesMs(1));
      await workOnKept();
      await work(sagaId);
    }
    expect(await sagaOf()).toMatchObject({
      stage: 'proving',
      lastAnswer: 'older',
      unprovenSinceMs: expect.any(Number),
    });
    const reminders = `select from outbox where dedup_key like 'reminder:%'`;
    expect(await scene.database.query(reminders)).toEqual([]);
    await scene.storage.clock.shift(minutesMs(24 * 60));
    await work(sagaId);
    expect(await scene.database.query(reminders)).toHaveLength(1);
    scene.faults.clear();
    await workOnKept();
    await scene.storage.clock.shift(60_000);
    await workOnKept();
    await scene.storage.disconnects.hasten(scene.workspace, sagaId);
    expect(await work(sagaId)).toBe('ended');
    expect(alive()).toBe(0);
  });

  it('stays where the store only leaves the sign-in to another one', async () => {
    await replaceToken('outra');
    const sagaId = await scene.start(false);
    await scene.storage.clock.shift(60_000);
    await work(sagaId);
    await workOnKept();
    expect((await endOf(scene, scene.workspace)).outcome).toBe('detached');
    // Nobody waits for its end.
    expect((await scene.storage.settings.read(scene.workspace)).endings).toBe(0);
    expect(alive()).toBe(2);
  });
});

describe('40104 in answer to a revocation', () => {
  /** What TikTok does with the token is another matter. */
  const answering = (effect: () => void): Scene['ports'] => ({
    ...scene.ports,
    tiktok: {
      ...scene.ports.tiktok,
      revokeToken: async () => {
        effect();
        return { class: 'appRefused', reason: 'code 40104', vendorCode: 40104 };
      },
    },
  });
  const started = async () => {
    const sagaId = await scene.start(false);
    await scene.storage.clock.shift(60_000);
    return { workspaceId: scene.workspace.id, sagaId };
  };
  const revocation = async () => (await sagaOf()).steps.find(({ name }) => name === 'revoke')?.ended ?? null;

  it('says nothing while the token is accepted: it is sent again, and never said to be done', async () => {
    const wakeUp = await started();
    let sent = 0;
    const ports = answering(() => (sent += 1));
    for (let times = 0; times < 3; times += 1) {
      expect(await runDisconnect(ports, wakeUp)).toBe('revoking');
      await scene.storage.clock.shift(30_000);
    }
    expect({ sent, ended: await revocation() }).toEqual({ sent: 3, ended: null });
  });

  it('that does nothing is told as not proven in a quarter of an hour, also where the clock was set back meanwhile', async () => {
    const wakeUp = await started();
    const { storage, workspace, database } = scene;
    const good = { class: 'good', value: {} } as const;
    const ports = { ...scene.ports, tiktok: { ...scene.ports.tiktok, revokeToken: async () => good } };
    await runDisconnect(ports, wakeUp);
    await storage.clock.shift(-6 * 3_600_000);
    for (let minutes = 0; minutes <= 20; minutes += 1) {
      await runDisconnect(ports, wakeUp);
      await storage.clock.shift(minutesMs(1));
    }
    expect(await sagaOf()).toMatchObject({ unprovenSinceMs: expect.any(Number) });
    await storage.clock.shift(minutesMs(24 * 60));
    await runDisconnect(ports, wakeUp);
    expect(await database.query(`select id from outbox where content ->> 'kind' = 'unproven'`)).toHaveLength(
      1,
    );
    expect(await storage.disconnects.hasten(workspace, wakeUp.sagaId)).toBe('asked');
  });

  it('of a token that is refused since is a revocation of ours, which is then proven', async () => {
    const wakeUp = await started();
    const ports = answering(() => scene.world.revokeToken(scene.store.token));
    expect(await runDisconnect(ports, wakeUp)).toBe('revoking');
    await scene.storage.clock.shift(30_000);
    expect(await runDisconnect(ports, wakeUp)).toBe('proving');
    expect(await revocation()).toMatchObject({ result: 'done' });
    await drive(scene, wakeUp.sagaId);
    expect(await endOf(scene, scene.workspace)).toMatchObject({ outcome: 'revoked', isTokenAlive: false });
  });
});

describe('the answer to a revocation', () => {
  it('lost is ours all the same, and one of a token that had ended before is not', async () => {
    const { storage, world, store, faults } = scene;
    const sagaId = await scene.start(false);
    await storage.clock.shift(60_000);
    faults.add({ kind: 'answerLost' }, '/oauth2/revoke_token/');
    expect(await work(sagaId)).toBe('revoking');
    await storage.clock.shift(30_000);
    expect(await work(sagaId)).toBe('proving');
    expect((await sagaOf()).steps.at(-2)).toMatchObject({ name: 'revoke', ended: { result: 'done' } });
    scene = await startScene(await fresh());
    const other = await scene.start(false);
    await scene.storage.clock.shift(60_000);
    scene.world.revokeToken(scene.store.token);
    expect(await work(other)).toBe('proving');
    expect((await sagaOf()).steps.at(-2)).toMatchObject({ name: 'revoke', ended: { result: 'already' } });
    expect([world.tokens.get(store.token)?.state]).not.toContain('valid');
  });
});

it('of a store that is removed meanwhile is recorded under its handle, with the ids that it had', async () => {
  const { storage, workspace, storeId, database, store } = scene;
  await scene.start(false);
  await storage.clock.shift(1_000);
  expect((await storage.settings.read(workspace)).endings).toBe(1);
  await storage.stores.remove(workspace, storeId);
  expect((await storage.settings.read(workspace)).endings).toBe(1);
  await workOnKept();
  expect(alive()).toBe(0);
  expect((await storage.settings.read(workspace)).endings).toBe(1);
  await storage.clock.shift(minutesMs(1));
  await workOnKept();
  const entries = 'select action, store_label, before, after from audit_entry order by seq desc limit 2';
  expect(await database.query(entries)).toMatchObject([
    { action: 'access.ended', store_label: 'loja', after: { outcome: 'revoked' } },
    {
      ...{ action: 'store.removed', store_label: 'loja' },
      before: { catalogId: store.catalogId, bcId: store.bcId },
    },
  ]);
  expect((await storage.settings.read(workspace)).endings).toBe(0);
});
