import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import { outboxScene, refusal } from './outbox-scene.ts';
import type { OutboxScene } from './outbox-scene.ts';
import {
  checkTwice,
  claimOf,
  deliverAll,
  follow,
  hourMs,
  intend,
  kindOf,
  minuteMs,
  passAll,
  rejected,
  settings,
  toldIncident,
} from './scene.ts';

/** What Slack proves not to have done. */
export function refusalsContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;
  let scene: OutboxScene;

  beforeEach(async () => {
    scene = await outboxScene(make);
    ({ ports, workspace, storeId } = scene);
  });
  afterEach(() => ports.close());

  describe('a refusal', () => {
    it('for too many requests holds the channel, and no other one', async () => {
      const other = await follow(ports, workspace, 'C2');
      const id = await scene.writeTest();
      await scene.refuse(id, 'busy', 30_000);
      const waiting = await scene.writeTest();
      const free = await scene.writeTest(other);
      await ports.shift(2_000);
      expect((await ports.outbox.claim(10)).map(({ post }) => post.id)).toEqual([free]);
      await ports.shift(30_000);
      expect((await ports.outbox.claim(10)).map(({ post }) => post.id)).toEqual([id]);
      await ports.shift(2_000);
      expect((await ports.outbox.claim(10)).map(({ post }) => post.id)).toEqual([waiting]);
    });

    it('that proves nothing wrong is tried again, later and later', async () => {
      const id = await scene.writeTest();
      await scene.refuse(id, 'later');
      expect(await ports.outbox.find(workspace, id)).toMatchObject({ state: 'ready', refusals: 1 });
      await ports.shift(4_000);
      expect(await ports.outbox.claim(10)).toEqual([]);
      await ports.shift(2_000);
      await scene.refuse(id, 'later');
      await ports.shift(10_000);
      expect(await ports.outbox.claim(10)).toEqual([]);
      await ports.shift(6_000);
      expect((await claimOf(ports, id)).post.refusals).toBe(2);
    });

    it('of an attempt whose forerunner is unknown leaves it unknown', async () => {
      const id = await scene.writeTest();
      await ports.outbox.recordUnknown(await scene.crashAfterIntent(id));
      await scene.settle();
      await scene.refuse(id, 'later');
      expect(await scene.stateOf(id)).toBe('unknown');
    });

    it('by a worker who lost the post changes nothing', async () => {
      const id = await scene.writeTest();
      const slow = await claimOf(ports, id);
      await ports.shift(61_000);
      await scene.crashAfterIntent(id);
      await ports.outbox.recordRefused(slow, refusal('channel'));
      expect(await scene.stateOf(id)).toBe('intent');
      expect(await ports.subscriptions.list(workspace)).toMatchObject([{ state: 'active' }]);
    });

    it('of the channel breaks the subscription, and tells its creator and the contacts once', async () => {
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      const [id, unsent] = [await scene.writeTest(), await scene.writeTest()];
      await scene.refuse(id, 'channel');
      expect(await scene.stateOf(id)).toBe('broken');
      expect(await scene.stateOf(unsent)).toBe('cancelled');
      const channel = (await ports.subscriptions.list(workspace)).find(({ kind }) => kind === 'channel');
      expect(channel).toMatchObject({ state: 'broken', brokenCode: 'code_channel' });
      const told = await deliverAll(ports);
      expect(told.map(({ post }) => post.channelId).sort()).toEqual(['UANA', 'UEVE']);
      for (const one of told)
        expect(one.content).toEqual({ kind: 'broken', channelId: 'C1', code: 'code_channel' });
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
    });

    it('of the channel at its introduction tells nobody: somebody is looking at the answer', async () => {
      const wanted = { channelId: 'C9', storeIds: null, settings, by: 'UANA' };
      const { introductionId } = await ports.subscriptions.subscribe(workspace, wanted);
      await scene.refuse(introductionId!, 'channel');
      expect(await deliverAll(ports)).toEqual([]);
      const revived = await ports.subscriptions.subscribe(workspace, wanted);
      expect(revived).toMatchObject({ kind: 'revived', subscription: { epoch: 2, brokenCode: null } });
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction']);
    });

    it('of the workspace stops everything there, until the app is installed again', async () => {
      const other = await follow(ports, workspace, 'C2');
      const id = await scene.writeTest();
      await scene.refuse(id, 'workspace');
      await scene.writeTest(other);
      await ports.shift(50 * minuteMs);
      expect(await ports.outbox.claim(10)).toEqual([]);
      expect(await scene.waitOf()).toBeGreaterThan(0);
      await ports.reinstall(workspace);
      expect(await ports.outbox.claim(10)).toHaveLength(1);
    });

    it('of the workspace is tried again after an hour', async () => {
      const id = await scene.writeTest();
      await scene.refuse(id, 'workspace');
      await ports.shift(hourMs + 1_000);
      expect((await claimOf(ports, id)).post.state).toBe('ready');
    });

    it('of the content sends it as text; of the text, too, often enough, gives it up until there is news', async () => {
      const id = await scene.writeIncident();
      await scene.refuse(id, 'content');
      expect(await ports.outbox.find(workspace, id)).toMatchObject({ state: 'ready', plain: true });
      for (let times = 0; times < 6; times += 1) {
        expect(await scene.stateOf(id)).toBe('ready');
        await ports.shift(6 * minuteMs);
        await scene.refuse(id, 'content');
      }
      expect(await scene.stateOf(id)).toBe('broken');
      expect(await deliverAll(ports)).toEqual([]);
      await checkTwice(ports, workspace, storeId, rejected(9));
      await ports.shift(minuteMs);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    });

    it('of a reply whose message is gone gives that message up: the next news is a full new post', async () => {
      await toldIncident(ports, workspace, storeId);
      await ports.shift(minuteMs);
      await checkTwice(ports, workspace, storeId, rejected(5));
      await passAll(ports);
      const [reply] = await ports.outbox.claim(10);
      await intend(ports, reply!);
      await ports.outbox.recordRefused(reply!, refusal('message-gone'));
      expect(await scene.stateOf(reply!.post.id)).toBe('broken');
      expect(await ports.edits.claim(10)).toEqual([]);
      await checkTwice(ports, workspace, storeId, rejected(9));
      await ports.shift(minuteMs);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    });
  });
}
