import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runConnect } from '../../../../src/core/connect/run-connect.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { installTeam, minutesMs } from '../fixtures.ts';
import { drive, endOf, startScene } from './disconnect-scene.ts';
import type { Scene } from './disconnect-scene.ts';

const fresh = sharedTestStorage();
let scene: Scene;
let theirs: Awaited<ReturnType<typeof installTeam>>;
beforeEach(async () => {
  scene = await startScene(await fresh());
  theirs = await installTeam(scene.storage, 'T2');
});
afterEach(closeAll);

/** A store of the other workspace, on the same TikTok user, with a token of its own or the very same. */
async function addTheirs(token = scene.world.issueToken(scene.store.coreUserId).value): Promise<string> {
  const { storage, store, app } = scene;
  const { bcId, advertiserId, catalogId } = store;
  const added = await storage.stores.addConnected(theirs, {
    store: { handle: 'deles', name: 'Secret name of theirs', vtexAccount: 'deles', tradePolicy: '1' },
    grant: { appId: app.appId, coreUserId: store.coreUserId, displayName: 'Marina', token },
    ids: { bcId, advertiserId, catalogId, pixelCode: null },
  });
  if (added === 'handle-taken') throw new Error(added);
  return added.store.id;
}

const revocations = () =>
  scene.standIn.requests.filter(({ path }) => path === '/oauth2/revoke_token/').length;

/** What is kept, an hour later. */
async function workOnKept(): Promise<void> {
  const { storage, workspace, api, app, database, ports } = scene;
  await storage.clock.shift(minutesMs(61));
  const connect = { connects: storage.connects, tiktok: api, appId: app.appId, stopwatch: ports.stopwatch };
  const kept = await database.query<{ id: string }>(`select id from connect_attempt where state = 'orphan'`);
  for (const { id } of kept) await runConnect(connect, { workspaceId: workspace.id, attemptId: id });
}

const orphans = () => scene.database.query(`select id from connect_attempt where state = 'orphan'`);

describe('another Slack workspace of this installation on the same TikTok user', () => {
  it('keeps its access: a disconnect says so without a name, and gives its own up until that has left', async () => {
    await addTheirs();
    const facts = await scene.facts();
    expect(facts).toMatchObject({ others: [], isElsewhere: true });
    expect(JSON.stringify(facts)).not.toContain('Secret name');
    await drive(scene, await scene.start(false));
    expect(await endOf(scene, scene.workspace)).toMatchObject({
      ...{ outcome: 'detached', grants: [], connection: { phase: 'disconnected' }, isTokenAlive: true },
    });
    const [card] = await scene.database.query<{ content: unknown }>('select content from card');
    expect(card?.content).toMatchObject({ saga: { isElsewhere: true } });
    expect(JSON.stringify(card)).not.toContain('Secret name');
    await workOnKept();
    expect({ revocations: revocations(), kept: (await orphans()).length }).toEqual({
      revocations: 0,
      kept: 1,
    });
    await scene.storage.workspaces.uninstall(theirs);
    await workOnKept();
    expect(revocations()).toBe(1);
    expect((await endOf(scene, scene.workspace)).isTokenAlive).toBe(false);
    await workOnKept();
    expect(revocations()).toBe(1);
    expect(await orphans()).toEqual([]);
  });

  it('keeps it where a store that is removed would have given it back', async () => {
    await addTheirs(scene.store.token);
    await scene.storage.stores.remove(scene.workspace, scene.storeId);
    await workOnKept();
    expect({ revocations: revocations(), kept: (await orphans()).length }).toEqual({
      revocations: 0,
      kept: 1,
    });
  });

  it('counts no more once TikTok has revoked it there', async () => {
    await addTheirs();
    await scene.database.query(`update tiktok_grant set state = 'revoked' where workspace_id = $1`, [
      theirs.id,
    ]);
    expect(await scene.facts()).toMatchObject({ isElsewhere: false });
    await drive(scene, await scene.start(false));
    expect(await endOf(scene, scene.workspace)).toMatchObject({ outcome: 'revoked', isTokenAlive: false });
  });

  it('does not sign in while the token of this one is being revoked: it might get the same', async () => {
    const sagaId = await scene.start(false);
    await scene.storage.clock.shift(60_000);
    expect(await runDisconnect(scene.ports, { workspaceId: scene.workspace.id, sagaId })).toBe('proving');
    await expect(addTheirs()).rejects.toMatchObject({ code: expect.stringMatching(/./) });
    await drive(scene, sagaId);
    await addTheirs();
    expect((await endOf(scene, scene.workspace)).outcome).toBe('revoked');
  });
});
