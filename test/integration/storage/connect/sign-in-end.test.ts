import { afterEach, describe, expect, it } from '@jest/globals';
import { exchange, goOn } from '../../../../src/core/connect/run-connect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import type { Reading } from '../../../../src/core/reading.ts';
import { minutesMs, noAnswer, readingOf, runCheck } from '../fixtures.ts';
import { refused } from '../disconnect/disconnect-scene.ts';
import { endOf, startScene } from './connect-scene.ts';
import type { Scene } from './connect-scene.ts';

const fresh = sharedTestStorage();
afterEach(closeAll);

describe('a connect and the end of its sign-in', () => {
  const ids = ({ store }: Scene) => {
    const { bcId, advertiserId, catalogId, pixelCode } = store;
    return { bcId, advertiserId, catalogId, pixelCode };
  };

  /** A consent of the same person, as far as its token is stored, or its accounts are to be chosen. */
  async function consent(scene: Scene, until: 'issued' | 'reached', storeId = scene.storeId) {
    const { storage, workspace, world, ports } = scene;
    const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
    if (offer.kind !== 'offered') throw new Error(offer.kind);
    const begun = await storage.connects.begin(offer.secret);
    if (typeof begun === 'string') throw new Error(begun);
    await exchange(ports, begun.workspace, begun.attemptId, world.issueAuthCode().code);
    if (until === 'reached') await goOn(ports, workspace, begun.attemptId);
    return begun.attemptId;
  }

  const stepOf = async ({ database }: Scene, attemptId: string) =>
    (
      await database.query<{ state: string; step: string }>(
        `select a.state, c.content -> 'step' ->> 'at' as step from connect_attempt a join card c on c.id = a.card_id
          where a.id = $1`,
        [attemptId],
      )
    )[0];

  async function disconnect({ storage, workspace, storeId }: Scene): Promise<void> {
    const { generation } = (await storage.disconnects.facts(workspace, storeId))!;
    const by = { by: 'UANA', language: 'en', manualUrl: 'https://tiktok.invalid' } as const;
    const wanted = { storeId, generation, unlinksPixel: false, ...by };
    expect(await storage.disconnects.start(workspace, wanted)).toHaveProperty('sagaId');
  }

  it('ends where the store is disconnected before the accounts are chosen, and connects nothing', async () => {
    const scene = await startScene(await fresh());
    const attemptId = await consent(scene, 'reached');
    await disconnect(scene);
    expect(await stepOf(scene, attemptId)).toEqual({ state: 'superseded', step: 'disconnected' });
    const { connects } = scene.storage;
    expect(await connects.readChoice(scene.workspace, attemptId)).toBeNull();
    expect(await connects.choose(scene.workspace, attemptId, ids(scene))).not.toEqual({ kind: 'connected' });
  });

  it('ends an exchange under way once TikTok says whose the token is', async () => {
    const scene = await startScene(await fresh());
    const first = await consent(scene, 'reached');
    await scene.storage.connects.choose(scene.workspace, first, ids(scene));
    const second = await consent(scene, 'issued');
    await disconnect(scene);
    await goOn(scene.ports, scene.workspace, second);
    expect(await stepOf(scene, second)).toEqual({ state: 'superseded', step: 'disconnected' });
  });

  it('tells on the card of a disconnect that its store was removed meanwhile', async () => {
    const scene = await startScene(await fresh());
    const attemptId = await consent(scene, 'reached');
    await scene.storage.connects.choose(scene.workspace, attemptId, ids(scene));
    await disconnect(scene);
    await scene.storage.stores.remove(scene.workspace, scene.storeId);
    const cards = await scene.database.query(
      `select content ->> 'isStoreRemoved' as removed, edit_due_at is not null as "isDue" from card
        where content ->> 'kind' = 'disconnect'`,
    );
    expect(cards).toEqual([{ removed: 'true', isDue: true }]);
  });

  it('is told on the card where the first checks fail, until the figures are there', async () => {
    const scene = await startScene(await fresh());
    const { storage, workspace, storeId, database } = scene;
    const attemptId = await consent(scene, 'reached');
    await storage.connects.choose(workspace, attemptId, ids(scene));
    const shown = async () => {
      const [card] = await database.query<{
        unread: string | null;
        approved: number | null;
        version: number;
      }>(
        `select content -> 'step' ->> 'unread' as unread, version,
          (content -> 'step' -> 'now' ->> 'approved')::int as approved from card`,
      );
      return card!;
    };
    const check = async (reading: Reading) => {
      await storage.clock.shift(minutesMs(6));
      await runCheck(storage, workspace, storeId, reading);
      return shown();
    };
    expect(await shown()).toMatchObject({ unread: null, approved: null });
    const { version } = await check(noAnswer);
    expect(await shown()).toMatchObject({ unread: 'noInfo', approved: null });
    // The same again is no edit.
    expect(await check(noAnswer)).toMatchObject({ unread: 'noInfo', version });
    expect(await check(refused)).toMatchObject({ unread: 'tokenRefused' });
    expect(await check(readingOf(7))).toMatchObject({ unread: null, approved: 7 });
    expect(await check(noAnswer)).toMatchObject({ unread: null, approved: 7 });
  });

  it('is told on the card where it is proven to be revoked before any figure was read', async () => {
    const scene = await startScene(await fresh());
    const { storage, workspace, storeId, database } = scene;
    const attemptId = await consent(scene, 'reached');
    await storage.connects.choose(workspace, attemptId, ids(scene));
    await runCheck(storage, workspace, storeId, refused);
    const [grant] = await database.query<{ id: string }>('select id from tiktok_grant');
    for (const state of ['suspect', 'revoked']) {
      await storage.clock.shift(minutesMs(6));
      const probe = await storage.probes.begin(workspace, grant!.id);
      if (typeof probe === 'string') throw new Error(probe);
      const answer = { user: 'tokenRefused', control: 'good' } as const;
      expect(await storage.probes.finish(workspace, probe, answer)).toBe(state);
    }
    expect(await database.query(`select content -> 'step' ->> 'unread' as unread from card`)).toEqual([
      { unread: 'revoked' },
    ]);
  });

  it('begins its form with the only pixel, with that of the store, and with none where it chose none', async () => {
    const scene = await startScene(await fresh());
    const { connects } = scene.storage;
    const preset = async (attemptId: string) => {
      const choice = await connects.readChoice(scene.workspace, attemptId);
      return { ad: choice?.preset.advertiser?.id, pixel: choice?.preset.pixel?.id ?? null };
    };
    const { advertiserId, pixelCode } = ids(scene);
    const first = await consent(scene, 'reached');
    expect(await preset(first)).toEqual({ ad: advertiserId, pixel: pixelCode });
    await connects.choose(scene.workspace, first, { ...ids(scene), pixelCode: null });
    const second = await consent(scene, 'reached');
    expect(await preset(second)).toEqual({ ad: advertiserId, pixel: null });
    await connects.choose(scene.workspace, second, ids(scene));
    expect(await preset(await consent(scene, 'reached'))).toEqual({ ad: advertiserId, pixel: pixelCode });
  });

  it('offers no choice on a sign-in without a token', async () => {
    const scene = await startScene(await fresh());
    const attemptId = await consent(scene, 'reached');
    await scene.database.query('update tiktok_grant set token = null');
    const { connects } = scene.storage;
    expect(await connects.readChoice(scene.workspace, attemptId)).toBeNull();
    const query = { kind: 'catalog', parentId: null, typed: '', limit: 9 } as const;
    expect(await connects.assets(scene.workspace, attemptId, query)).toEqual([]);
    expect(await connects.choose(scene.workspace, attemptId, ids(scene))).toEqual({ kind: 'gone' });
  });

  it('keeps a token that another one replaced until nobody stands on the person, then gives it back', async () => {
    const scene = await startScene(await fresh());
    const first = await consent(scene, 'reached');
    await scene.storage.connects.choose(scene.workspace, first, ids(scene));
    await consent(scene, 'reached');
    expect(await endOf(scene)).toMatchObject({ held: 1, live: 2 });
    const orphans = async () =>
      scene.database.query<{ id: string }>(`select id from connect_attempt where state = 'orphan'`);
    const work = async () => {
      for (const { id } of await orphans()) await goOn(scene.ports, scene.workspace, id);
    };
    await work();
    expect(await endOf(scene)).toMatchObject({ held: 1, live: 2 });
    await scene.storage.stores.remove(scene.workspace, scene.storeId);
    await work();
    // Both are dead; seen once is not yet proven.
    expect(await endOf(scene)).toMatchObject({ held: 2, live: 0 });
    await scene.storage.clock.shift(minutesMs(1));
    await work();
    expect(await endOf(scene)).toMatchObject({ held: 0, live: 0 });
  });

  it('where TikTok gives the same token again there is nothing to keep', async () => {
    const scene = await startScene(await fresh());
    scene.world.tokenIssue = 'same';
    const first = await consent(scene, 'reached');
    await scene.storage.connects.choose(scene.workspace, first, ids(scene));
    await consent(scene, 'reached');
    expect(await endOf(scene)).toMatchObject({ held: 0, live: 1, connection: { phase: 'connected' } });
  });

  it('leaves the store to a newer consent of the same person when an older one ends', async () => {
    const scene = await startScene(await fresh());
    await consent(scene, 'reached');
    await scene.storage.clock.shift(23 * 3_600_000);
    const second = await consent(scene, 'reached');
    await scene.storage.clock.shift(2 * 3_600_000);
    const older = await scene.database.query<{ id: string }>(
      `select id from connect_attempt where state = 'superseded'`,
    );
    for (const { id } of older) await goOn(scene.ports, scene.workspace, id);
    expect(await stepOf(scene, second)).toMatchObject({ state: 'reached' });
    expect((await endOf(scene)).connection).toMatchObject({ phase: 'authorized', stands: true });
    const failed = await scene.database.query(`select from audit_entry where action = 'connect.failed'`);
    expect(failed).toEqual([]);
  });
});
