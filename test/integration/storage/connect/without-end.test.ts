import { afterEach, describe, expect, it } from '@jest/globals';
import { exchange, runConnect } from '../../../../src/core/connect/run-connect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { attemptOf, drive, endOf, startScene } from './connect-scene.ts';
const fresh = sharedTestStorage();
afterEach(closeAll);

describe('a connect that nobody ends', () => {
  /** Up to the consent: the accounts are to be chosen. */
  async function authorized() {
    const scene = await startScene(await fresh());
    const { storage, workspace, storeId, world, ports } = scene;
    const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
    if (offer.kind !== 'offered') throw new Error(offer.kind);
    const begun = await storage.connects.begin(offer.secret);
    if (typeof begun === 'string') throw new Error(begun);
    const redeem = () => exchange(ports, begun.workspace, begun.attemptId, world.issueAuthCode().code);
    return { ...scene, attemptId: begun.attemptId, redeem };
  }
  type Authorized = Awaited<ReturnType<typeof authorized>>;

  /** Works off all that is due in this time. */
  async function pass({ storage, database, workspace, ports }: Authorized, hours: number): Promise<void> {
    await storage.clock.shift(hours * 3_600_000);
    for (let woken = 1; woken > 0;) {
      woken = await storage.connects.wakeDue(10);
      const due = await database.query<{ id: string }>(`select id from connect_attempt`);
      for (const { id } of due) await runConnect(ports, { workspaceId: workspace.id, attemptId: id });
      await storage.clock.shift(60_000);
    }
  }

  it('leaves the store as it was after a day without a choice, and gives the token back', async () => {
    const scene = await authorized();
    await scene.redeem();
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached', step: 'reached' });
    expect((await endOf(scene)).connection).toMatchObject({ phase: 'authorized' });
    await pass(scene, 25);
    const [first] = await scene.database.query(`select state from connect_attempt where id = $1`, [
      scene.attemptId,
    ]);
    expect(first).toEqual({ state: 'dropped' });
    expect(await endOf(scene)).toMatchObject({
      connection: { phase: 'new', stands: false },
      ...{ grants: [], held: 0, live: 0 },
    });
  });

  it('waits while TikTok does not say whose the token is, tells so after a day, and gives it back once it does', async () => {
    const scene = await authorized();
    await scene.redeem();
    scene.world.down = 'html502';
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'issued' });
    await pass(scene, 25);
    expect(await attemptOf(scene)).toMatchObject({ state: 'orphan', step: 'stalled' });
    scene.world.down = null;
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'revoked', step: 'stalled' });
    expect(await endOf(scene)).toMatchObject({ grants: [], held: 0, live: 0 });
  });

  it('takes a refusal for no proof while the whole sign-in of TikTok is down', async () => {
    const scene = await authorized();
    await scene.redeem();
    scene.world.setAuthOutage(true);
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'issued' });
    scene.world.setAuthOutage(false);
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached' });
  });

  it('gives a token back at once that comes after an uninstall, and keeps nothing of it', async () => {
    const scene = await authorized();
    await scene.storage.workspaces.uninstall(scene.workspace);
    expect(await scene.redeem()).toBe('failed');
    const { held, live } = await endOf(scene);
    expect({ held, live }).toEqual({ held: 0, live: 0 });
  });

  it('keeps a token that the database refuses for some seconds, and stores it once', async () => {
    const scene = await authorized();
    let refusals = 3;
    const connects = {
      ...scene.storage.connects,
      recordIssued: async (...args: Parameters<typeof scene.storage.connects.recordIssued>) => {
        refusals -= 1;
        // Refused, then stored with its answer lost, then asked once more.
        if (refusals === 2) throw new Error('the database starts anew');
        const recorded = await scene.storage.connects.recordIssued(...args);
        if (refusals === 1) throw new Error('the connection broke');
        return recorded;
      },
    };
    const { code } = scene.world.issueAuthCode();
    expect(await exchange({ ...scene.ports, connects }, scene.workspace, scene.attemptId, code)).toBe(
      'issued',
    );
    expect(refusals).toBe(0);
    await pass(scene, 0);
    expect(await endOf(scene)).toMatchObject({ held: 0, live: 1 });
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached' });
  });

  it('goes on at once where the clock was set back by a day', async () => {
    const scene = await authorized();
    await scene.redeem();
    await scene.storage.connects.take(scene.workspace, scene.attemptId);
    await scene.storage.clock.shift(-24 * 3_600_000);
    await pass(scene, 0);
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached' });
    await pass(scene, 25);
    expect(await endOf(scene)).toMatchObject({ connection: { phase: 'new' }, held: 0, live: 0 });
  });

  it('tells on its card that its store was removed, whatever comes after', async () => {
    const scene = await authorized();
    await scene.storage.stores.remove(scene.workspace, scene.storeId);
    await scene.redeem();
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'revoked', step: 'removed' });
  });

  it('has one end for two workers at once', async () => {
    const scene = await authorized();
    await scene.redeem();
    const wakeUp = { workspaceId: scene.workspace.id, attemptId: scene.attemptId };
    await Promise.all(Array.from({ length: 4 }, () => runConnect(scene.ports, wakeUp)));
    await drive(scene, scene.ports);
    const asked = scene.standIn.requests.filter(({ path }) => path === '/bc/get/');
    expect({ asked: asked.length, ...(await attemptOf(scene)) }).toMatchObject({
      asked: 1,
      state: 'reached',
    });
  });
});
