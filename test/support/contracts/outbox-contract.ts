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
  incidentOf,
  intend,
  minuteMs,
  newTs,
  passAll,
  rejected,
  revoke,
  settings,
  toldIncident,
} from './scene.ts';

export function outboxContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;
  let subscriptionId: string;
  let scene: OutboxScene;

  beforeEach(async () => {
    scene = await outboxScene(make);
    ({ ports, workspace, storeId, subscriptionId } = scene);
  });
  afterEach(() => ports.close());

  describe('claiming', () => {
    it('takes one post a second from each channel, the oldest first', async () => {
      const other = await follow(ports, workspace, 'C2');
      const ids = [await scene.writeTest(), await scene.writeTest(), await scene.writeTest(other)];
      const first = await ports.outbox.claim(10);
      expect(first.map(({ post }) => post.id).sort()).toEqual([ids[0], ids[2]].sort());
      for (const { post, threadTs } of first) {
        expect(post).toMatchObject({ state: 'ready', fence: 1 });
        expect(threadTs).toBeNull();
      }
      expect(await ports.outbox.claim(10)).toEqual([]);
      await ports.shift(1_100);
      expect((await ports.outbox.claim(10)).map(({ post }) => post.id)).toEqual([ids[1]]);
    });

    it('takes critical posts before older ones', async () => {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      const usual = await scene.writeIncident();
      await revoke(ports, workspace, ana);
      await passAll(ports);
      const [claim] = await ports.outbox.claim(10);
      expect(claim!.post.critical).toBe(true);
      expect(claim!.post.id).not.toBe(usual);
    });

    it('takes at most so many', async () => {
      const other = await follow(ports, workspace, 'C2');
      await scene.writeTest();
      await scene.writeTest(other);
      expect(await ports.outbox.claim(1)).toHaveLength(1);
      expect(await ports.outbox.claim(10)).toHaveLength(1);
    });

    it('gives a post to somebody else when its lease is over, and the first one comes too late', async () => {
      const id = await scene.writeTest();
      const slow = await claimOf(ports, id);
      await ports.shift(59_000);
      expect(await ports.outbox.claim(10)).toEqual([]);
      await ports.shift(2_000);
      const quick = await claimOf(ports, id);
      expect(quick.post.fence).toBe(slow.post.fence + 1);
      expect(await ports.outbox.recordIntent(slow)).toBe('lost');
      expect(await intend(ports, quick)).toMatchObject({ content: { kind: 'test' } });
    });

    it('finds an intent of which nobody told the outcome, as unknown, when it has settled', async () => {
      const id = await scene.writeTest();
      await scene.crashAfterIntent(id);
      await ports.shift(104_000);
      expect(await ports.outbox.claim(10)).toEqual([]);
      expect(await scene.waitOf()).toBeLessThanOrEqual(1_000);
      await ports.shift(2_000);
      const claim = await claimOf(ports, id);
      expect(claim.post).toMatchObject({ state: 'unknown', unknownAttempts: 1 });
      expect(claim.post.firstIntentAt).toBeInstanceOf(Date);
    });

    it('of one post that a person waits for takes it if it may be sent now', async () => {
      const [, other] = ports.workspaces;
      const id = await scene.writeTest();
      expect(await ports.outbox.claimOne(other, id)).toBeNull();
      expect(await ports.outbox.claimOne(workspace, 'no-such-id')).toBeNull();
      expect((await ports.outbox.claimOne(workspace, id))?.post.id).toBe(id);
      expect(await ports.outbox.claimOne(workspace, id)).toBeNull(); // it is in somebody's hands
    });

    it('takes nothing of a workspace that removed the app, nor of before when it is back', async () => {
      const id = await scene.writeTest();
      const held = await claimOf(ports, id);
      await ports.uninstall(workspace);
      expect(await ports.outbox.recordIntent(held)).toBe('lost');
      await ports.shift(2 * minuteMs);
      expect(await ports.outbox.claim(10)).toEqual([]);
      expect(await ports.outbox.nextDueAt()).toBeNull();
      await ports.reinstall(workspace);
      expect(await ports.outbox.claim(10)).toEqual([]);
      expect(await scene.stateOf(id)).toBe('cancelled');
    });

    it('is possible at the moment that nextDueAt names, and not before', async () => {
      expect(await ports.outbox.nextDueAt()).toBeNull();
      const id = await scene.writeTest();
      expect(await scene.waitOf()).toBeLessThanOrEqual(0);
      await scene.refuse(id, 'busy', 30_000);
      const waitMs = await scene.waitOf();
      expect(waitMs).toBeGreaterThan(20_000);
      expect(await ports.outbox.claim(10)).toEqual([]);
      await ports.shift(waitMs);
      expect(await ports.outbox.claim(10)).toHaveLength(1);
    });
  });

  describe('an intent', () => {
    it('carries what the message says at that moment', async () => {
      const id = await scene.writeIncident();
      const claim = await claimOf(ports, id);
      await checkTwice(ports, workspace, storeId, rejected(8));
      await passAll(ports);
      const later = await claimOf(ports, id);
      expect(await ports.outbox.recordIntent(claim)).toBe('lost');
      const sending = await intend(ports, later);
      expect(incidentOf(sending)).toMatchObject({ count: 8 });
      expect(sending.post).toMatchObject({ state: 'intent', content: null });
      await ports.outbox.recordSent(workspace, id, [{ channelId: 'C1', ts: newTs() }]);
      await passAll(ports);
      expect(await ports.edits.claim(10)).toEqual([]);
    });

    it('too late for the socket is taken back, and another one may follow', async () => {
      const id = await scene.writeTest();
      const claim = await scene.crashAfterIntent(id);
      await ports.outbox.recordUnsent(claim);
      expect(await scene.stateOf(id)).toBe('ready');
      await ports.shift(1_100);
      const again = await claimOf(ports, id);
      expect(again.post).toMatchObject({ state: 'ready', unknownAttempts: 0 });
    });

    it('calls people only for what is critical and open', async () => {
      await ports.subscriptions.configure(workspace, subscriptionId, { ...settings, mention: true });
      const usual = await toldIncident(ports, workspace, storeId);
      expect(usual.content).toMatchObject({ mention: false });
      await revoke(ports, workspace, await ports.addStore(workspace));
      const [critical] = await deliverAll(ports);
      expect(critical!.content).toMatchObject({ kind: 'incident', mention: true });
    });
  });

  describe('a post of unknown fate', () => {
    it('is looked up when it has settled, and sent again under the same id if it is nowhere', async () => {
      const id = await scene.writeTest();
      const claim = await scene.crashAfterIntent(id);
      await ports.outbox.recordUnknown(claim);
      expect(await scene.stateOf(id)).toBe('unknown');
      expect(await ports.outbox.claim(10)).toEqual([]);
      await scene.settle();
      const again = await claimOf(ports, id);
      expect(again.post).toMatchObject({ id, state: 'unknown', unknownAttempts: 1 });
      expect((await intend(ports, again)).post.firstIntentAt).toEqual(again.post.firstIntentAt);
    });

    it('is looked up again later when the history could not be read this time', async () => {
      const id = await scene.writeTest();
      await ports.outbox.recordUnknown(await scene.crashAfterIntent(id));
      await scene.settle();
      await ports.outbox.recordUnknown(await claimOf(ports, id));
      expect(await ports.outbox.claim(10)).toEqual([]);
      await ports.shift(31_000);
      expect((await claimOf(ports, id)).post).toMatchObject({ state: 'unknown', unknownAttempts: 1 });
    });

    it('that is critical is sent once more, and says so, where the history may not be read', async () => {
      const id = await scene.writeTest();
      await ports.outbox.recordUnknown(await scene.crashAfterIntent(id));
      await scene.settle();
      const claim = await claimOf(ports, id);
      expect(await ports.outbox.recordUnreadable(claim)).toBe('send');
      expect((await intend(ports, claim)).post).toMatchObject({ possiblyRepeated: true, state: 'intent' });
      await ports.outbox.recordUnknown(claim);
      await scene.settle();
      expect(await ports.outbox.recordUnreadable(await claimOf(ports, id))).toBe('settled');
      expect(await scene.stateOf(id)).toBe('abandoned');
    });

    it('that is not critical is left; the next news is a full new post', async () => {
      const id = await scene.writeIncident();
      await ports.outbox.recordUnknown(await scene.crashAfterIntent(id));
      await scene.settle();
      expect(await ports.outbox.recordUnreadable(await claimOf(ports, id))).toBe('settled');
      expect(await deliverAll(ports)).toEqual([]);
      await checkTwice(ports, workspace, storeId, rejected(9));
      await ports.shift(minuteMs);
      const [news, ...more] = await deliverAll(ports);
      expect(more).toEqual([]);
      expect(news!.content).toMatchObject({ kind: 'incident', incident: { count: 9 } });
      expect(news!.post.id).not.toBe(id);
    });

    it('whose channel is gone is left as it is, and breaks the subscription; people are told once', async () => {
      const writes = [() => scene.writeTest(), () => scene.writeIncident()];
      for (const [epoch, write] of writes.entries()) {
        await follow(ports, workspace, 'C1');
        const id = await write();
        await ports.outbox.recordUnknown(await scene.crashAfterIntent(id));
        await scene.settle();
        const claim = await claimOf(ports, id);
        const unsent = await scene.writeTest();
        expect(await ports.outbox.recordUnreadable(claim, refusal('channel'))).toBe('settled');
        expect([await scene.stateOf(id), await scene.stateOf(unsent)]).toEqual(['abandoned', 'cancelled']);
        expect(await ports.subscriptions.list(workspace)).toMatchObject([
          { state: 'broken', brokenCode: 'code_channel', epoch: epoch + 1 },
        ]);
        const told = await deliverAll(ports);
        expect(told).toMatchObject([{ post: { channelId: 'UANA' }, content: { kind: 'broken' } }]);
      }
    });

    it('to a person is sent once more, however unknown the person is as a channel', async () => {
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      await ports.subscriptions.unsubscribe(workspace, subscriptionId);
      await revoke(ports, workspace, await ports.addStore(workspace));
      await passAll(ports);
      const [first] = await ports.outbox.claim(10);
      await intend(ports, first!);
      await ports.outbox.recordUnknown(first!);
      await scene.settle();
      const claim = await claimOf(ports, first!.post.id);
      expect(await ports.outbox.recordUnreadable(claim, refusal('channel'))).toBe('send');
      expect(await ports.subscriptions.list(workspace)).toMatchObject([{ kind: 'contact', state: 'active' }]);
    });

    it('keeps the replies waiting that belong under it', async () => {
      const id = await scene.writeIncident();
      await ports.outbox.recordUnknown(await scene.crashAfterIntent(id));
      await checkTwice(ports, workspace, storeId, rejected(0));
      await passAll(ports);
      await ports.shift(2_000);
      const claims = await ports.outbox.claim(10);
      expect(claims.filter(({ post }) => post.id !== id)).toEqual([]);
      const ts = newTs();
      await ports.outbox.recordSent(workspace, id, [{ channelId: 'C1', ts }]);
      await ports.shift(2_000);
      const [reply] = await ports.outbox.claim(10);
      expect(reply).toMatchObject({ threadTs: ts, post: { inThread: true } });
    });
  });
}
