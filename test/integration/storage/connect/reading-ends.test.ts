import { afterEach, describe, expect, it } from '@jest/globals';
import { exchange, runConnect } from '../../../../src/core/connect/run-connect.ts';
import { draftOf } from '../methods/given.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { attemptOf, drive, endOf } from './connect-scene.ts';
import {
  authorized,
  consentIn,
  lists,
  portsWith,
  reachedIn,
  startByRight,
  stepOf,
  vendorOf,
  wholeList,
} from './reading-scene.ts';
import type { Authorized } from './reading-scene.ts';

const fresh = sharedTestStorage();
afterEach(closeAll);

const wakeUpOf = ({ workspace, attemptId }: Authorized) => ({ workspaceId: workspace.id, attemptId });
const leftBehind = async ({ database }: Authorized) =>
  (await database.query('select from read_asset')).length;

describe('a sign-in that ends while it is read', () => {
  const revoked = { class: 'tokenRefused', reason: 'code 40105', vendorCode: 40105 } as const;

  it('is told, leaves the store as it was, and half a list is none', async () => {
    const scene = await authorized(await fresh());
    const { world, ports } = scene;
    const vendor = vendorOf(lists, ({ name }) => {
      if (name !== 'pixels/a1') return null;
      for (const { value } of world.tokens.values()) world.revokeToken(value);
      return revoked;
    });
    expect(await runConnect(portsWith(scene, vendor), wakeUpOf(scene))).toBe('done');
    expect(await stepOf(scene)).toEqual({ at: 'failed', reason: 'token' });
    expect([await reachedIn(scene), await leftBehind(scene)]).toEqual([[], 0]);
    await drive(scene, ports);
    expect(await endOf(scene)).toMatchObject({ connection: { phase: 'new' }, grants: [], held: 0, live: 0 });
  });

  it('is not believed to have ended while nobody can sign in at TikTok', async () => {
    const scene = await authorized(await fresh());
    const { world } = scene;
    const vendor = vendorOf(lists, () => (world.authOutage ? revoked : null));
    world.setAuthOutage(true);
    expect(await runConnect(portsWith(scene, vendor), wakeUpOf(scene))).toBe('waits');
    expect(await stepOf(scene)).toMatchObject({ at: 'authorized', trouble: 'silent' });
    world.setAuthOutage(false);
    await drive(scene, portsWith(scene, vendor));
    expect(await reachedIn(scene)).toEqual(wholeList);
  });

  it('and that the same person began anew for another store goes on with the new token', async () => {
    const scene = await authorized(await fresh());
    const { storage, workspace, world, database } = scene;
    world.tokenIssue = 'killing-old';
    const [first] = await database.query<{ token: string }>('select token from tiktok_grant');
    let isAnew = false;
    const vendor = vendorOf(lists, async ({ name }) => {
      if (name !== 'owned/b2' || isAnew) return null;
      isAnew = true;
      const other = await storage.storeSetups.add(workspace, draftOf('outra'));
      if (typeof other === 'string') throw new Error(other);
      await consentIn({ ...scene, storeId: other.id });
      return revoked;
    });
    const ports = portsWith(scene, vendor);
    await runConnect(ports, wakeUpOf(scene));
    expect(await stepOf(scene)).toMatchObject({ at: 'reached' });
    expect(await reachedIn(scene)).toEqual(wholeList);
    expect(await database.query('select token from tiktok_grant')).not.toEqual([first]);
  });
});

describe('a person who is not patient', () => {
  it('and connects again while it is read has one attempt to choose from, the newer one', async () => {
    const scene = await authorized(await fresh());
    const { storage, workspace, storeId } = scene;
    let second = '';
    const vendor = vendorOf(lists, async ({ name, page }) => {
      if (name === 'catalogs/b1' && page === 2 && second === '') {
        // Only pressed: the reading goes on.
        await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
        expect(await stepOf(scene)).toMatchObject({ at: 'authorized' });
        second = await consentIn(scene);
      }
      return null;
    });
    const ports = portsWith(scene, vendor);
    expect(await runConnect(ports, wakeUpOf(scene))).toBe('waits');
    expect(await stepOf(scene)).toEqual({ at: 'superseded' });
    expect([await reachedIn(scene), await leftBehind(scene)]).toEqual([[], 0]);
    await runConnect(ports, { workspaceId: workspace.id, attemptId: second });
    expect(await stepOf({ ...scene, attemptId: second })).toMatchObject({ at: 'reached' });
    expect(await reachedIn(scene)).toEqual(wholeList);
    expect(await storage.connects.readChoice(workspace, scene.attemptId)).toBeNull();
    expect((await storage.connects.readChoice(workspace, storeId))?.attemptId).toBe(second);
  });

  it('and presses Connect in the form twice at once connects once', async () => {
    const scene = await authorized(await fresh());
    const { storage, workspace, attemptId } = scene;
    await runConnect(portsWith(scene, vendorOf(lists)), wakeUpOf(scene));
    const ids = { bcId: 'b1', advertiserId: 'a1', catalogId: 'c1', pixelCode: 'p1' };
    const choose = () => storage.connects.choose(workspace, attemptId, ids);
    const chosen = await Promise.all([choose(), choose(), choose()]);
    expect(chosen).toEqual(Array.from({ length: 3 }, () => ({ kind: 'connected' })));
    expect((await endOf(scene)).chosen).toBe(1);
  });

  it('and chooses in an old form what has left the list meanwhile is told which, and nothing changes', async () => {
    const scene = await authorized(await fresh());
    const { storage, workspace, attemptId, storeId } = scene;
    await runConnect(portsWith(scene, vendorOf(lists)), wakeUpOf(scene));
    const old = { bcId: 'b1', advertiserId: 'a1', catalogId: 'c1', pixelCode: 'p1' };
    await storage.connects.choose(workspace, attemptId, old);
    const reopened = await storage.connects.reopen(workspace, { storeId, userId: 'UANA', language: 'en' });
    expect(reopened).toBe('reading');
    const { id } = await attemptOf(scene);
    const fewer = { ...lists, 'catalogs/b1': [['c1']], 'pixels/a3': [[]] };
    await runConnect(portsWith(scene, vendorOf(fewer)), { workspaceId: workspace.id, attemptId: id });
    const chosen = await storage.connects.choose(workspace, attemptId, { ...old, catalogId: 'c2' });
    expect(chosen).toEqual({ kind: 'unreachable', kinds: ['catalog'] });
    expect((await endOf(scene)).chosen).toBe(1);
  });
});

describe('a connect whose person loses the right', () => {
  const over = { connection: { phase: 'new' }, grants: [], held: 0, live: 0 };

  it('while it is read, ends and gives the token back; its card says nothing of what is reached', async () => {
    const begun = await startByRight(await fresh());
    const scene = { ...begun, attemptId: await consentIn(begun) };
    const vendor = vendorOf(lists, async ({ name }) => {
      if (name === 'owned/b2') await scene.withdraw();
      return null;
    });
    expect(await runConnect(portsWith(scene, vendor), wakeUpOf(scene))).toBe('waits');
    await drive(scene, portsWith(scene, vendor));
    expect([await stepOf(scene), await reachedIn(scene), await leftBehind(scene)]).toEqual([
      { at: 'notAllowed' },
      [],
      0,
    ]);
    expect(await endOf(scene)).toMatchObject(over);
  });

  it('before it is known whose the token is, ends the same way', async () => {
    const scene = await startByRight(await fresh());
    const { storage, workspace, storeId, ports, world } = scene;
    const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
    if (offer.kind !== 'offered') throw new Error(offer.kind);
    const begun = await storage.connects.begin(offer.secret);
    if (typeof begun === 'string') throw new Error(begun);
    await exchange(ports, workspace, begun.attemptId, world.issueAuthCode().code);
    await scene.withdraw();
    await drive(scene, ports);
    expect(await attemptOf(scene)).toMatchObject({ state: 'revoked', step: 'notAllowed' });
    expect(await endOf(scene)).toMatchObject(over);
  });

  it('while its accounts are chosen, ends at once', async () => {
    const begun = await startByRight(await fresh());
    const scene = { ...begun, attemptId: await consentIn(begun) };
    const vendor = vendorOf(lists);
    await drive(scene, portsWith(scene, vendor));
    expect(await stepOf(scene)).toMatchObject({ at: 'reached' });
    await scene.withdraw();
    await runConnect(portsWith(scene, vendor), wakeUpOf(scene));
    expect(await stepOf(scene)).toEqual({ at: 'notAllowed' });
    await drive(scene, scene.ports);
    expect(await endOf(scene)).toMatchObject(over);
  });
});
