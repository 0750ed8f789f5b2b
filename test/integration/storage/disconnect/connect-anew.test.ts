import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConnectStep } from '../../../../src/core/connect/connect-card.ts';
import { exchange, goOn, runConnect } from '../../../../src/core/connect/run-connect.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { beginCheck, installTeam, minutesMs, readingOf } from '../fixtures.ts';
import { drive, startScene } from './disconnect-scene.ts';
import type { Scene } from './disconnect-scene.ts';

const fresh = sharedTestStorage();
const hoursMs = 3_600_000;
let scene: Scene;
beforeEach(async () => {
  scene = await startScene(await fresh());
});
afterEach(closeAll);

const portsOf = ({ storage, api, app, ports: { stopwatch } }: Scene) => ({
  ...{ connects: storage.connects, tiktok: api, appId: app.appId, stopwatch },
  sleep: async () => undefined,
});

/** Up to the token; `goOn` leads to the store's accounts, which are known and chosen again by themselves. */
async function redeem(): Promise<string> {
  const { storage, workspace, storeId, world, store } = scene;
  const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  const begun = await storage.connects.begin(offer.secret);
  if (typeof begun === 'string') throw new Error(begun);
  const { code } = world.issueAuthCode(store.coreUserId);
  await exchange(portsOf(scene), begun.workspace, begun.attemptId, code);
  return begun.attemptId;
}

async function consent(): Promise<string> {
  const id = await redeem();
  await goOn(portsOf(scene), scene.workspace, id);
  return id;
}

async function attemptOf(id: string): Promise<{ state: string; step: ConnectStep }> {
  const [row] = await scene.database.query<{ state: string; step: ConnectStep }>(
    `select a.state, c.content -> 'step' as step from connect_attempt a join card c on c.id = a.card_id where a.id = $1`,
    [id],
  );
  return row!;
}

async function chooseCatalog(attemptId: string, catalogId: string): Promise<void> {
  const { storage, workspace, store } = scene;
  const { bcId, advertiserId } = store;
  const ids = { bcId, advertiserId, catalogId, pixelCode: null };
  expect(await storage.connects.choose(workspace, attemptId, ids)).toEqual({ kind: 'connected' });
}

/** With what is kept of older tokens, which ends before the disconnect does. */
async function disconnect(): Promise<void> {
  const { database, workspace } = scene;
  const sagaId = await scene.start(false);
  await drive(scene, sagaId, async () => {
    await runDisconnect(scene.ports, { workspaceId: workspace.id, sagaId });
    const kept = await database.query<{ id: string }>(
      `select id from connect_attempt where state = 'orphan'`,
    );
    for (const { id } of kept) await runConnect(portsOf(scene), { workspaceId: workspace.id, attemptId: id });
  });
}

const check = async () =>
  scene.storage.checks.finish(
    scene.workspace,
    await beginCheck(scene.storage, scene.workspace, scene.storeId),
    readingOf(77),
  );

describe('a clock that was set back', () => {
  it('does not take a consent of after the disconnect for one of before', async () => {
    const { storage } = scene;
    await storage.clock.shift(3 * hoursMs);
    await disconnect();
    await storage.clock.shift(-3 * hoursMs - minutesMs(5));
    const id = await consent();
    expect(await attemptOf(id)).toMatchObject({ state: 'reached' });
    await chooseCatalog(id, scene.store.catalogId);
  });

  it('nor the other way round, unless the disconnect was cancelled meanwhile', async () => {
    const { storage, workspace } = scene;
    await storage.clock.shift(3 * hoursMs);
    const cancelled = await redeem();
    await storage.clock.shift(-3 * hoursMs);
    await storage.disconnects.cancel(workspace, await scene.start(false));
    await goOn(portsOf(scene), workspace, cancelled);
    expect(await attemptOf(cancelled)).toMatchObject({ state: 'connected' });
    await storage.clock.shift(3 * hoursMs);
    const before = await redeem();
    await storage.clock.shift(-3 * hoursMs);
    await disconnect();
    await goOn(portsOf(scene), workspace, before);
    expect(await attemptOf(before)).toMatchObject({ step: { at: 'disconnected' } });
  });

  it('does not keep the token of before, which is dead, in place of the new one', async () => {
    const { storage, world } = scene;
    await storage.clock.shift(3 * hoursMs);
    await consent();
    await storage.clock.shift(-3 * hoursMs);
    for (const token of world.tokens.values()) world.revokeToken(token.value);
    await storage.clock.shift(minutesMs(10));
    expect(await attemptOf(await consent())).toMatchObject({ state: 'connected' });
  });
});

describe('the first figures', () => {
  it('of another catalog do not stand on the card of an earlier choice, which promises none any more', async () => {
    const { storage, workspace, storeId, database, store } = scene;
    const first = await consent();
    await storage.connects.reopen(workspace, { storeId, userId: 'UBOB', language: 'en' });
    const [second] = await database.query<{ id: string; grant_id: string }>(
      `select id, grant_id from connect_attempt where user_id = 'UBOB'`,
    );
    await runConnect(portsOf(scene), { workspaceId: workspace.id, attemptId: second!.id });
    await database.query(
      `insert into reachable_asset (workspace_id, grant_id, kind, id, parent_id, name, folded)
        values ($1, $2, 'catalog', 'other', '', 'Other', 'x')`,
      [workspace.id, second!.grant_id],
    );
    await chooseCatalog(second!.id, 'other');
    await check();
    const chosen = { catalog: { id: store.catalogId } };
    expect((await attemptOf(first)).step).toMatchObject({ chosen, now: null, unread: 'replaced' });
    expect((await attemptOf(second!.id)).step).toMatchObject({ now: { approved: 77 } });
  });

  it('are not promised after a disconnect, and those of a later connect stand on its own card only', async () => {
    const { storage, workspace } = scene;
    const first = await consent();
    await storage.disconnects.cancel(workspace, await scene.start(false));
    expect((await attemptOf(first)).step).not.toHaveProperty('unread');
    await disconnect();
    expect((await attemptOf(first)).step).toMatchObject({ now: null, unread: 'disconnected' });
    const second = await consent();
    await chooseCatalog(second, scene.store.catalogId);
    await check();
    expect((await attemptOf(first)).step).toMatchObject({ now: null, unread: 'disconnected' });
    expect((await attemptOf(second)).step).toMatchObject({ now: { approved: 77 } });
  });
});

describe('after an uninstall and a new install', () => {
  const anew = async () => {
    const { storage, workspace, storeId } = scene;
    await storage.clock.shift(240 * hoursMs);
    await storage.workspaces.uninstall(workspace);
    await installTeam(storage, 'T1');
    const { connection } = (await storage.stores.readStatus(workspace, storeId))!;
    const { standing } = (await storage.fixLists.read(workspace, storeId))!;
    expect(standing).toEqual(
      connection.disconnect === undefined
        ? { phase: 'disconnected' }
        : { phase: 'disconnected', disconnect: connection.disconnect },
    );
    return connection;
  };

  it('a store is not said to be disconnected since a disconnect that was cancelled', async () => {
    const sagaId = await scene.start(false);
    expect(await scene.storage.disconnects.cancel(scene.workspace, sagaId)).toBe('cancelled');
    expect(await anew()).not.toHaveProperty('disconnect');
  });

  it('nor since one after which it was connected again', async () => {
    await disconnect();
    await chooseCatalog(await consent(), scene.store.catalogId);
    expect(await anew()).not.toHaveProperty('disconnect');
  });

  it('but it is where it was disconnected before, and by whom', async () => {
    await disconnect();
    expect(await anew()).toMatchObject({ disconnect: { by: 'UANA', isUninstall: false } });
  });
});

describe('whoever connects again', () => {
  it('after a revocation sees what was read before it, and the record what changed', async () => {
    const { storage, workspace, storeId } = scene;
    await check();
    await storage.clock.shift(minutesMs(30));
    const id = await redeem();
    await goOn(portsOf(scene), workspace, id, 'identify');
    // The store works with the new token before its accounts are read.
    await storage.checks.finish(workspace, await beginCheck(storage, workspace, storeId), readingOf(99));
    await goOn(portsOf(scene), workspace, id);
    expect((await attemptOf(id)).step).toMatchObject({ at: 'connected', before: { approved: 77 } });
    const [chosen] = await scene.database.query<{ before: object; after: object }>(
      `select before, after from audit_entry where action = 'connect.chosen'`,
    );
    expect(chosen?.before).toEqual(chosen?.after);
  });

  it('keeps the last figures until then, is told that the pixel was unlinked, and becomes a contact by the app', async () => {
    const { storage, database, workspace, storeId, store } = scene;
    await check();
    const sagaId = await scene.start(true);
    await drive(scene, sagaId);
    const memory = async () => (await storage.stores.readStatus(workspace, storeId))!.memory;
    expect(await memory()).toMatchObject({
      counts: { good: { value: { approved: 77 } } },
      pixelBinding: { good: { value: { bound: false } } },
    });
    const id = await consent();
    expect(await memory()).toMatchObject({ counts: { good: { value: { approved: 77 } } } });
    const { bcId, advertiserId, catalogId, pixelCode } = store;
    await storage.connects.choose(workspace, id, { bcId, advertiserId, catalogId, pixelCode });
    expect((await attemptOf(id)).step).toMatchObject({
      ...{ at: 'connected', unlinkedMs: expect.any(Number), isNewContact: true },
    });
    const added = await database.query(`select actor_kind from audit_entry where action = 'contact.on'`);
    expect(added).toEqual([{ actor_kind: 'app' }]);
  });
});
