import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { proofLimitMs } from '../../../../src/core/disconnect/saga.ts';
import type { Saga } from '../../../../src/core/disconnect/saga.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import { actingIn } from '../../../../src/core/workspace.ts';
import type { Reading } from '../../../../src/core/reading.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { beginCheck, minutesMs } from '../fixtures.ts';
import { drive, endOf, refused, startScene } from './disconnect-scene.ts';
import type { Scene } from './disconnect-scene.ts';

const fresh = sharedTestStorage();
let scene: Scene;
beforeEach(async () => {
  scene = await startScene(await fresh());
});
afterEach(closeAll);

const incidents = () =>
  scene.database.query<{ condition: string; phase: string; close_reason: string | null }>(
    'select condition, phase, close_reason from incident order by condition',
  );
const grantNow = async () =>
  (await scene.database.query<{ id: string; state: string }>('select id, state from tiktok_grant'))[0]!;

/** So far that the token is revoked at TikTok. */
async function revoke(): Promise<string> {
  const sagaId = await scene.start(false);
  await scene.storage.clock.shift(60_000);
  expect(await work(sagaId)).toBe('proving');
  return sagaId;
}

const sagaOf = async () =>
  (await scene.database.query<{ saga: Saga }>('select saga from disconnect'))[0]!.saga;
const work = (sagaId: string) => runDisconnect(scene.ports, { workspaceId: scene.workspace.id, sagaId });

describe('our own disconnect is never reported as revoked', () => {
  it('by a check that began before it and reads the refusals of the dead token', async () => {
    const { storage, workspace, storeId } = scene;
    const check = await beginCheck(storage, workspace, storeId);
    await revoke();
    expect(await storage.checks.finish(workspace, check, refused)).toBe('superseded');
    expect(await grantNow()).toMatchObject({ state: 'ok' });
    expect(await storage.checks.begin(workspace, storeId)).toBe('not-connected');
  });

  it('by a probe under way of a sign-in that was suspect already, nor by a later one', async () => {
    const { storage, workspace, storeId } = scene;
    await storage.checks.finish(workspace, await beginCheck(storage, workspace, storeId), refused);
    const { id } = await grantNow();
    for (const refusals of [2, 3]) {
      await storage.clock.shift(minutesMs(6));
      const probe = await storage.probes.begin(workspace, id);
      if (typeof probe === 'string') throw new Error(probe);
      // The third refusal would be the proof; it comes when we have revoked the token ourselves.
      if (refusals === 3) await revoke();
      const ended = await storage.probes.finish(workspace, probe, { user: 'tokenRefused', control: 'good' });
      expect(ended).toBe(refusals === 2 ? 'suspect' : 'ok');
    }
    expect(await storage.probes.begin(workspace, id)).toBe('not-due');
    expect((await incidents()).map(({ condition }) => condition)).not.toContain('grant.revoked');
  });

  it('and what was reported before ends as disconnected, not as fixed', async () => {
    const { storage, workspace, storeId } = scene;
    for (let times = 0; times < 2; times += 1) {
      const reading: Reading = {
        user: { class: 'good', value: { coreUserId: 'u', displayName: 'Ana' } },
        counts: { class: 'good', value: { approved: 1, processing: 0, rejected: 5 } },
      };
      await storage.checks.finish(workspace, await beginCheck(storage, workspace, storeId), reading);
      await storage.clock.shift(minutesMs(6));
    }
    expect(await incidents()).toMatchObject([{ condition: 'products.need_details', phase: 'open' }]);
    await drive(scene, await scene.start(false));
    expect(await incidents()).toMatchObject([{ phase: 'closed', close_reason: 'disconnected' }]);
  });
});

describe('the proof', () => {
  it('is not made by an outage that answers 40105 to everybody; the reminder comes once a day until it is made', async () => {
    const { storage, world, database } = scene;
    const sagaId = await scene.start(false);
    await storage.clock.shift(60_000);
    world.setAuthOutage(true);
    for (let minutes = 0; minutes * 60_000 <= proofLimitMs; minutes += 1) {
      await work(sagaId);
      await storage.clock.shift(minutesMs(1));
    }
    expect(await work(sagaId)).toMatch(/unproven|idle/);
    const reminders = () =>
      database.query(`select dedup_key from outbox where dedup_key like 'reminder:%' order by dedup_key`);
    // The card has said it.
    expect(await reminders()).toHaveLength(0);
    for (let hours = 0; hours < 30; hours += 1) {
      await storage.clock.shift(minutesMs(60));
      await work(sagaId);
    }
    expect(await reminders()).toHaveLength(1);
    expect((await endOf(scene, scene.workspace)).isTokenAlive).toBe(true);
    // The outage ends: the token was never revoked, so it is now, and then proven to be dead.
    world.setAuthOutage(false);
    expect(await storage.disconnects.hasten(scene.workspace, sagaId)).toBe('asked');
    await drive(scene, sagaId);
    expect(await endOf(scene, scene.workspace)).toMatchObject({ outcome: 'revoked', isTokenAlive: false });
    expect(await reminders()).toHaveLength(1);
    // Whoever was reminded hears that nothing is left to be done by hand.
    const over = `select channel_id, content ->> 'kind' as kind from outbox where dedup_key like 'over:%'`;
    expect(await database.query(over)).toEqual([{ channel_id: 'UANA', kind: 'proven' }]);
  });

  it('is not begun by an outage that answers 40105 to everybody: the token was not revoked by anybody yet', async () => {
    const { storage, world } = scene;
    const sagaId = await scene.start(false);
    await storage.clock.shift(60_000);
    world.setAuthOutage(true);
    expect(await work(sagaId)).toBe('revoking');
    expect((await sagaOf()).steps.at(-1)).toMatchObject({ name: 'revoke', ended: null });
    expect(await sagaOf()).toMatchObject({ lastAnswer: 'refusedAll' });
  });

  it('takes what a person removed by hand for what it is', async () => {
    const { storage, world, store, faults } = scene;
    const sagaId = await scene.start(false);
    await storage.clock.shift(60_000);
    faults.add({ kind: 'reset' }, '/oauth2/revoke_token/', 100);
    for (let minutes = 0; minutes <= 16; minutes += 1) {
      await work(sagaId);
      await storage.clock.shift(minutesMs(1));
    }
    world.revokeToken(store.token);
    await storage.disconnects.hasten(scene.workspace, sagaId);
    await drive(scene, sagaId);
    expect(await endOf(scene, scene.workspace)).toMatchObject({ outcome: 'revoked', isTokenAlive: false });
  });
});

describe('other stores on the sign-in', () => {
  it('are seen even if one is being connected at that very moment', async () => {
    const sagaId = await scene.start(false);
    await scene.storage.clock.shift(60_000);
    const [added] = await Promise.allSettled([scene.add('outra'), work(sagaId)]);
    await drive(scene, sagaId);
    const end = await endOf(scene, scene.workspace);
    // Whoever was first: either the new store keeps the sign-in, or it is told to come back later. Never a store on a dead token.
    const expected = added.status === 'fulfilled' ? 'detached' : 'revoked';
    expect(end).toMatchObject({ outcome: expected, isTokenAlive: added.status === 'fulfilled' });
  });

  it('keep it while they are themselves being disconnected, until they cannot be cancelled any more', async () => {
    const second = await scene.add('outra');
    const { storage, workspace } = scene;
    const first = await scene.start(false);
    const generation = (await storage.disconnects.facts(workspace, second))!.generation;
    const started = await storage.disconnects.start(workspace, {
      ...{
        storeId: second,
        generation,
        unlinksPixel: false,
        by: null,
        language: 'en',
        manualUrl: 'https://x.test',
      },
    });
    if (typeof started === 'string') throw new Error(started);
    await storage.clock.shift(60_000);
    await drive(scene, first);
    expect(await endOf(scene, workspace)).toMatchObject({ outcome: 'detached', isTokenAlive: true });
    await drive(scene, started.sagaId);
    expect((await endOf(scene, workspace)).isTokenAlive).toBe(false);
  });
});

it('a pixel that another connected store uses with the same catalog is not unlinked, and the page names that store', async () => {
  const { storage, workspace, storeId } = scene;
  expect((await scene.facts()).sharing).toEqual([]);
  await scene.add('outra');
  const { generation, sharing } = await scene.facts();
  expect(sharing).toEqual(['Store outra']);
  const wanted = {
    storeId,
    generation,
    unlinksPixel: true,
    by: 'UANA',
    language: 'en',
    manualUrl: '',
  } as const;
  expect(await storage.disconnects.start(workspace, wanted)).toBe('changed');
  expect(await storage.disconnects.start(workspace, { ...wanted, unlinksPixel: false })).toHaveProperty(
    'sagaId',
  );
});

it('a click of long ago does nothing: not on another generation, nor a second time, nor too late', async () => {
  const { storage, workspace, storeId } = scene;
  const wanted = { storeId, unlinksPixel: false, by: 'UANA', language: 'en', manualUrl: '' } as const;
  expect(await storage.disconnects.start(workspace, { ...wanted, generation: 7 })).toBe('changed');
  const sagaId = await revoke();
  expect(await storage.disconnects.start(workspace, { ...wanted, generation: 1 })).toBe('running');
  expect(await storage.disconnects.cancel(workspace, sagaId)).toBe('late');
  await drive(scene, sagaId);
  expect(await storage.disconnects.cancel(workspace, sagaId)).toBe('late');
  expect(await storage.disconnects.hasten(workspace, sagaId)).toEqual({ storeId });
  expect(await storage.disconnects.hasten(workspace, storeId)).toBe('gone');
});

it('goes on where the clock was set back by a day', async () => {
  const sagaId = await scene.start(false);
  await scene.storage.clock.shift(-24 * 3_600_000);
  await drive(scene, sagaId);
  expect(await endOf(scene, scene.workspace)).toMatchObject({ outcome: 'revoked', isTokenAlive: false });
});

it('a cancel is recorded as done by whoever cancelled, also where the pixel has to be linked again first', async () => {
  const { storage, workspace, database } = scene;
  const sagaId = await scene.start(true);
  expect(await work(sagaId)).toBe('waiting');
  const eva = actingIn(workspace, { by: { kind: 'user', userId: 'UEVA' }, reference: 'ref' });
  expect(await storage.disconnects.cancel(eva, sagaId)).toBe('cancelling');
  await drive(scene, sagaId);
  const entries = `select actor_kind, actor from audit_entry where action = 'disconnect.cancelled'`;
  expect(await database.query(entries)).toEqual([{ actor_kind: 'user', actor: 'UEVA' }]);
});

it('the last figures and until when it can be cancelled are shown while it goes on, and that it is not proven', async () => {
  const { storage, workspace, storeId, faults } = scene;
  const reading: Reading = {
    user: { class: 'good', value: { coreUserId: 'u', displayName: 'Ana' } },
    counts: { class: 'good', value: { approved: 1, processing: 0, rejected: 5 } },
  };
  await storage.checks.finish(workspace, await beginCheck(storage, workspace, storeId), reading);
  expect((await scene.facts()).lastItems).toMatchObject({ value: 6, at: expect.any(Date) });
  const sagaId = await scene.start(false);
  const status = async () => (await storage.stores.readStatus(workspace, storeId))!;
  expect((await status()).memory.counts.good?.value.rejected).toBe(5);
  const until = new Date((await sagaOf()).cancelUntilMs!);
  expect((await status()).connection.disconnect).toMatchObject({ cancelUntil: until, isUnproven: false });
  await storage.clock.shift(60_000);
  faults.add({ kind: 'reset' }, '/oauth2/revoke_token/', 100);
  for (let minutes = 0; minutes <= 16; minutes += 1) {
    await work(sagaId);
    await storage.clock.shift(minutesMs(1));
  }
  expect((await status()).connection.disconnect).toMatchObject({ cancelUntil: null, isUnproven: true });
  // Proven an hour later, it stands as of when the alerts stopped; channels were told of that moment.
  const stoppedAt = new Date((await sagaOf()).committedMs!);
  faults.clear();
  await drive(scene, sagaId);
  expect((await status()).connection.disconnect?.at).toEqual(stoppedAt);
  expect((await scene.facts()).last?.at).toEqual(stoppedAt);
  expect(
    await scene.database
      .query(`select content -> 'atMs' as "atMs", content ->> 'outcome' as outcome from outbox
      where content ->> 'kind' = 'disconnected'`),
  ).toEqual([{ atMs: stoppedAt.getTime(), outcome: 'pending' }]);
  expect(await scene.database.query(`select from outbox where dedup_key like 'over:%'`)).toEqual([]);
});

it('an uninstall ends it, and nobody is reminded', async () => {
  const { storage, workspace, database } = scene;
  await revoke();
  await storage.workspaces.uninstall(workspace);
  expect(await storage.disconnects.nextDueAt()).toBeNull();
  const ended = [{ outcome: 'uninstalled', due_at: null }];
  expect(await database.query('select outcome, due_at from disconnect')).toEqual(ended);
  // It was not seen to be revoked, and with the token nobody can look any more.
  const kept = [{ state: 'ok', token: null }];
  expect(await database.query('select state, token from tiktok_grant')).toEqual(kept);
});
