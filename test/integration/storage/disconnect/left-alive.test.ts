import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { exchange, goOn, runConnect } from '../../../../src/core/connect/run-connect.ts';
import type { ConnectPorts, ExchangePorts } from '../../../../src/core/connect/run-connect.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import type { RunDisconnectPorts } from '../../../../src/core/disconnect/run-disconnect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { installTeam, minutesMs } from '../fixtures.ts';
import { draftOf } from '../methods/given.ts';
import { drive, endOf, startScene } from './disconnect-scene.ts';
import type { Scene } from './disconnect-scene.ts';

type Ports = ConnectPorts & ExchangePorts;
const fresh = sharedTestStorage();
let scene: Scene;
let ports: Ports;
beforeEach(async () => {
  scene = await startScene(await fresh());
  ports = {
    ...{ connects: scene.storage.connects, tiktok: scene.api, appId: scene.app.appId },
    ...{ stopwatch: scene.ports.stopwatch, sleep: async () => undefined },
  };
});
afterEach(closeAll);

/** A consent, as far as its token is stored, TikTok has said whose it is, or all is done. */
async function consent(until: 'issued' | 'authorized' | 'end', mine = ports, storeId = scene.storeId) {
  const { storage, workspace, world, store } = scene;
  const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  const begun = await storage.connects.begin(offer.secret);
  if (typeof begun === 'string') throw new Error(begun);
  await exchange(mine, begun.workspace, begun.attemptId, world.issueAuthCode(store.coreUserId).code);
  if (until === 'authorized') await goOn(mine, workspace, begun.attemptId, 'identify');
  if (until === 'end') await goOn(mine, workspace, begun.attemptId);
  return begun.attemptId;
}

const withTikTok = (calls: Partial<Ports['tiktok']>): Ports => ({
  ...ports,
  tiktok: { ...ports.tiktok, ...calls },
});

/** TikTok says that it did, and did not. */
const lie: Scene['api']['revokeToken'] = async () => ({ class: 'good', value: {} });

const stateOf = async (id: string) =>
  (await scene.database.query<{ state: string }>('select state from connect_attempt where id = $1', [id]))[0]
    ?.state;

const alive = () => [...scene.world.tokens.values()].filter(({ state }) => state === 'valid').length;
const held = async () =>
  (await scene.database.query('select id from connect_attempt where token is not null')).length;
const grantsWithToken = async () =>
  (await scene.database.query('select id from tiktok_grant where token is not null')).length;

/** Whatever is due for connects and kept tokens, minute by minute. */
async function workOnDue(minutes: number, mine: ConnectPorts = ports): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    const due = `select id from connect_attempt where due_at <= app_now()`;
    for (const { id } of await scene.database.query<{ id: string }>(due))
      await runConnect(mine, { workspaceId: scene.workspace.id, attemptId: id });
    await scene.storage.clock.shift(minutesMs(1));
  }
}

async function choose(attemptId: string) {
  const { bcId, advertiserId, catalogId } = scene.store;
  const ids = { bcId, advertiserId, catalogId, pixelCode: null };
  return scene.storage.connects.choose(scene.workspace, attemptId, ids);
}

const work = (sagaId: string, mine: RunDisconnectPorts = scene.ports) =>
  runDisconnect(mine, { workspaceId: scene.workspace.id, sagaId });

describe('a token of a consent of before a disconnect', () => {
  it('is given back where TikTok says whose it is while its webhooks are being ended', async () => {
    const { storage, workspace } = scene;
    const id = await consent('issued');
    const sagaId = await scene.start(false);
    let isDown = true;
    const endWebhooks = async () => (isDown ? ('noInfo' as const) : ('already' as const));
    const mine = { ...scene.ports, endWebhooks };
    let stage = '';
    for (let minute = 0; minute < 10 && stage !== 'unsubscribing'; minute += 1) {
      await storage.clock.shift(minutesMs(1));
      stage = await work(sagaId, mine);
    }
    expect(stage).toBe('unsubscribing');
    await runConnect(ports, { workspaceId: workspace.id, attemptId: id });
    expect(await stateOf(id)).toBe('issued');
    isDown = false;
    await drive({ ...scene, ports: mine }, sagaId);
    await workOnDue(5);
    expect(await endOf(scene, workspace)).toMatchObject({ outcome: 'revoked', grants: [] });
    expect({ alive: alive(), held: await held(), state: await stateOf(id) }).toEqual({
      ...{ alive: 0, held: 0, state: 'revoked' },
    });
  });

  it('belongs to the proof of one that is not proven in time', async () => {
    const { storage, workspace, database } = scene;
    const lying = { ...scene.ports, tiktok: { ...scene.api, revokeToken: lie } };
    const id = await consent('issued');
    const sagaId = await scene.start(false);
    for (let minute = 0; minute < 40; minute += 1) {
      await storage.clock.shift(minutesMs(1));
      await work(sagaId, lying);
    }
    // Unproven by now: it does not hold up what TikTok says of others.
    await workOnDue(1, withTikTok({ revokeToken: lie }));
    expect(await stateOf(id)).toBe('orphan');
    await storage.disconnects.hasten(workspace, sagaId);
    await work(sagaId, lying);
    await workOnDue(70, withTikTok({ revokeToken: lie }));
    await work(sagaId, lying);
    const sagas = () => database.query(`select outcome, saga ->> 'unprovenSinceMs' as since from disconnect`);
    expect(await sagas()).toEqual([{ outcome: null, since: expect.any(String) }]);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 2, held: 1 });
    // TikTok does what it says again.
    await drive(scene, sagaId, async () => {
      await work(sagaId);
      await workOnDue(3);
    });
    expect(await sagas()).toEqual([{ outcome: 'revoked', since: null }]);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 0 });
  });

  it('is given back at once where another TikTok user gave it and the accounts were not chosen', async () => {
    const bob = { coreUserId: 'bob', displayName: 'Bob' };
    const id = await consent(
      'authorized',
      withTikTok({ userInfo: async () => ({ class: 'good', value: bob }) }),
    );
    expect(await stateOf(id)).toBe('authorized');
    await drive(scene, await scene.start(false));
    await workOnDue(3);
    expect(await scene.database.query(`select from tiktok_grant where core_user_id = 'bob'`)).toEqual([]);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 0 });
  });
});

describe('a disconnect whose token a newer one replaced after it could not be proven', () => {
  it('ends the newer one where whoever brought it has left again', async () => {
    const { storage, workspace, store, app, world, database } = scene;
    const sagaId = await scene.start(false);
    const lying = { ...scene.ports, tiktok: { ...scene.api, revokeToken: lie } };
    for (let minute = 0; minute < 40; minute += 1) {
      await storage.clock.shift(minutesMs(1));
      await work(sagaId, lying);
    }
    const { bcId, advertiserId, catalogId } = store;
    const added = await storage.stores.addConnected(workspace, {
      store: { handle: 'outra', name: 'Outra', vtexAccount: 'outra', tradePolicy: '1' },
      grant: {
        ...{ appId: app.appId, coreUserId: store.coreUserId, displayName: 'Marina' },
        token: world.issueToken(store.coreUserId).value,
      },
      ids: { bcId, advertiserId, catalogId, pixelCode: null },
    });
    if (added === 'handle-taken') throw new Error(added);
    await storage.stores.remove(workspace, added.store.id);
    await drive(scene, sagaId, async () => {
      await work(sagaId);
      await workOnDue(2);
    });
    expect(await database.query('select outcome from disconnect')).toEqual([{ outcome: 'revoked' }]);
    expect({ alive: alive(), held: await held(), grants: await grantsWithToken() }).toEqual({
      ...{ alive: 0, held: 0, grants: 0 },
    });
  });
});

describe('a token that nobody needs', () => {
  it('is kept until TikTok is seen to refuse it, whatever it answered to the revocation', async () => {
    const { storage, workspace, world, store } = scene;
    await consent('end');
    const lying = withTikTok({
      revokeToken: async (token, lane) =>
        token === store.token ? lie(token, lane) : scene.api.revokeToken(token, lane),
    });
    const sagaId = await scene.start(false);
    for (let minute = 0; minute < 30; minute += 1) {
      await storage.clock.shift(minutesMs(1));
      await work(sagaId, { ...scene.ports, tiktok: { ...scene.api, ...lying.tiktok } });
      await workOnDue(1, lying);
    }
    expect((await endOf(scene, workspace)).outcome).toBeNull();
    expect({ state: world.tokens.get(store.token)?.state, held: await held() }).toEqual({
      ...{ state: 'valid', held: 1 },
    });
    await storage.disconnects.hasten(workspace, sagaId);
    await drive(scene, sagaId, async () => {
      await work(sagaId);
      await workOnDue(3);
    });
    expect((await endOf(scene, workspace)).outcome).toBe('revoked');
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 0 });
  });

  it('is gone after two refusals a minute apart, and not while TikTok refuses everybody', async () => {
    const { storage, workspace, storeId } = scene;
    await storage.stores.remove(workspace, storeId);
    const refusing = withTikTok({
      signIn: async () => ({ class: 'tokenRefused', reason: '', vendorCode: 40105 }),
    });
    await workOnDue(30, refusing);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 1 });
    await storage.clock.shift(minutesMs(15));
    await workOnDue(1);
    expect(await held()).toBe(1);
    await workOnDue(1);
    expect(await held()).toBe(0);
  });

  describe.each(['before it asks', 'when it had asked'])('and a worker that froze %s', (when) => {
    it('does not end a new sign-in with the same token', async () => {
      const { storage, workspace, storeId, world, store } = scene;
      const other = await storage.storeSetups.add(workspace, draftOf('outra'));
      if (typeof other === 'string') throw new Error(other);
      await storage.stores.remove(workspace, storeId);
      const [kept] = await scene.database.query<{ id: string }>('select id from connect_attempt');
      const same = withTikTok({ exchangeCode: async () => ({ kind: 'token', token: store.token }) });
      let frozenMs = 0;
      let signedIn = '';
      const freeze = async () => {
        if (signedIn !== '') return;
        frozenMs = minutesMs(4);
        await storage.clock.shift(frozenMs);
        signedIn = await consent('end', same, other.id);
      };
      const frozen: Ports = {
        ...withTikTok({
          userInfo: async (token, lane) => {
            if (when === 'before it asks') await freeze();
            return scene.api.userInfo(token, lane);
          },
        }),
        stopwatch: when === 'when it had asked' ? { ms: () => frozenMs } : ports.stopwatch,
        connects: {
          ...storage.connects,
          recordRevokeSent: async (...args) => {
            const may = await storage.connects.recordRevokeSent(...args);
            await freeze();
            return may;
          },
        },
      };
      await runConnect(frozen, { workspaceId: workspace.id, attemptId: kept!.id });
      expect(await stateOf(signedIn)).toBe('reached');
      expect(world.tokens.get(store.token)?.state).toBe('valid');
      await workOnDue(70);
      expect({ alive: alive(), kept: await stateOf(kept!.id) }).toEqual({ alive: 1, kept: 'superseded' });
    });
  });

  it('is that of the last store after an uninstall and a new install, though others had stood there', async () => {
    const { storage, workspace, storeId } = scene;
    await scene.add('outra');
    await storage.workspaces.uninstall(workspace);
    await installTeam(storage, 'T1');
    const id = await consent('end');
    if ((await stateOf(id)) === 'reached') expect(await choose(id)).toEqual({ kind: 'connected' });
    expect(await stateOf(id)).toBe('connected');
    await storage.stores.remove(workspace, storeId);
    expect(await grantsWithToken()).toBe(0);
    await workOnDue(3);
    expect(await held()).toBe(0);
  });

  it('is one whose store is removed before its owner is known, in a new installation', async () => {
    scene.world.revokeToken(scene.store.token);
    await scene.storage.workspaces.uninstall(scene.workspace);
    await installTeam(scene.storage, 'T1');
    await consent('issued');
    await scene.storage.stores.remove(scene.workspace, scene.storeId);
    await workOnDue(5);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 0 });
  });

  it('is that of a store that is removed while somebody could choose other accounts', async () => {
    const { storage, workspace, storeId, database } = scene;
    const wish = { storeId, userId: 'UANA', language: 'en' } as const;
    expect(await storage.connects.reopen(workspace, wish)).toBe('reading');
    await workOnDue(1);
    expect(await database.query('select state from connect_attempt')).toEqual([{ state: 'reached' }]);
    await storage.stores.remove(workspace, storeId);
    await workOnDue(3);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 0 });
  });

  it('is that of a store that is removed while its accounts are read, and nothing is read any more', async () => {
    const { storage, workspace, storeId, database } = scene;
    await storage.connects.reopen(workspace, { storeId, userId: 'UANA', language: 'en' });
    await storage.stores.remove(workspace, storeId);
    await workOnDue(3);
    expect({ alive: alive(), held: await held() }).toEqual({ alive: 0, held: 0 });
    expect(await database.query('select from connect_attempt where due_at is not null')).toEqual([]);
  });
});
