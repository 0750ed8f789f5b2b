import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  checkTwice,
  claimOf,
  deliverAll,
  fallSilent,
  follow,
  incidentOf,
  kindOf,
  minuteMs,
  newTs,
  passAll,
  rejected,
  revoke,
  settings,
  toldIncident,
} from './scene.ts';

export function subscriptionsContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    ({ storeId } = await ports.addStore(workspace));
  });
  afterEach(() => ports.close());

  const wanted = (channelId: string, storeIds: readonly string[] | null = null) => ({
    ...{ channelId, storeIds, settings, by: 'UANA' },
  });

  describe('subscribing', () => {
    it('introduces itself in the channel, and is then on', async () => {
      const { kind, subscription, introductionId } = await ports.subscriptions.subscribe(
        workspace,
        wanted('C1', [storeId]),
      );
      expect(kind).toBe('created');
      expect(subscription).toMatchObject({
        ...settings,
        ...{ channelId: 'C1', kind: 'channel', storeIds: [storeId], state: 'active', epoch: 1 },
        ...{ createdBy: 'UANA', lastDeliveredAt: null, brokenCode: null, conditions: null },
      });
      const [introduction] = await deliverAll(ports);
      expect(introduction!.post).toMatchObject({ id: introductionId, channelId: 'C1' });
      expect(introduction!.content).toMatchObject({
        kind: 'introduction',
        by: 'UANA',
        stores: [expect.any(String)],
      });
      const [listed] = await ports.subscriptions.list(workspace);
      expect(listed!.lastDeliveredAt).toBeInstanceOf(Date);
    });

    it('to the same stores again finds that it is on, in whichever order they are named', async () => {
      const other = await ports.addStore(workspace);
      const ids = [storeId, other.storeId];
      const { subscription } = await ports.subscriptions.subscribe(workspace, wanted('C1', ids));
      const again = await ports.subscriptions.subscribe(workspace, wanted('C1', [...ids].reverse()));
      expect(again).toMatchObject({
        kind: 'already',
        subscription: { id: subscription.id },
        introductionId: null,
      });
      expect(await ports.subscriptions.subscribe(workspace, wanted('C1'))).toMatchObject({ kind: 'created' });
      expect(await ports.subscriptions.list(workspace)).toHaveLength(2);
    });

    it('after it was ended begins a new life that may say everything again', async () => {
      const id = await follow(ports, workspace, 'C1');
      const first = await toldIncident(ports, workspace, storeId);
      await ports.subscriptions.unsubscribe(workspace, id);
      const revived = await ports.subscriptions.subscribe(workspace, wanted('C1'));
      expect(revived).toMatchObject({ kind: 'revived', subscription: { id, epoch: 2, state: 'active' } });
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toEqual(['introduction', 'incident']);
      expect(incidentOf(sent[1]!).incidentId).toBe(incidentOf(first).incidentId);
    });

    it('shows what is open by a message each', async () => {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await checkTwice(ports, workspace, storeId, rejected(3));
      await revoke(ports, workspace, ana);
      await ports.shift(minuteMs);
      await ports.subscriptions.subscribe(workspace, wanted('C1'));
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toEqual(['introduction', 'incident', 'incident']);
      expect(incidentOf(sent[1]!).condition).toBe('grant.revoked');
    });

    it('shows more than five open ones in one summary, critical ones apart', async () => {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await revoke(ports, workspace, ana);
      const stores = [storeId];
      for (let more = 0; more < 5; more += 1) stores.push((await ports.addStore(workspace)).storeId);
      for (const id of stores) await checkTwice(ports, workspace, id, rejected(3));
      await ports.shift(minuteMs);
      await ports.subscriptions.subscribe(workspace, wanted('C1'));
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf).sort()).toEqual(['incident', 'introduction', 'summary']);
      const summary = sent.find((one) => kindOf(one) === 'summary')!;
      expect(summary.content).toMatchObject({ more: 0 });
      expect(summary.content).toHaveProperty('lines.length', 6);
      await checkTwice(ports, workspace, storeId, rejected(9));
      await ports.shift(minuteMs);
      const [news, ...rest] = await deliverAll(ports);
      expect(rest).toEqual([]);
      expect(news!.content).toMatchObject({ kind: 'incident', incident: { count: 9 } });
    });

    it('shows only what its stores have', async () => {
      const other = await ports.addStore(workspace);
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.subscriptions.subscribe(workspace, wanted('C1', [other.storeId]));
      await ports.shift(minuteMs);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction']);
    });
  });

  describe('ending', () => {
    it('sends nothing more, not even what is written already', async () => {
      const id = await follow(ports, workspace, 'C1');
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      for (const due of await ports.routes.due(10)) await ports.routes.pass(due);
      expect(await ports.outbox.nextDueAt()).not.toBeNull();
      expect(await ports.subscriptions.unsubscribe(workspace, id)).toBe(true);
      expect(await ports.subscriptions.unsubscribe(workspace, id)).toBe(false);
      expect(await deliverAll(ports)).toEqual([]);
      expect(await ports.outbox.nextDueAt()).toBeNull();
      expect(await ports.subscriptions.list(workspace)).toEqual([]);
      expect(await ports.subscriptions.configure(workspace, id, settings)).toBeNull();
      expect(await ports.subscriptions.test(workspace, id, 'UANA', 'a1')).toBeNull();
    });

    it('while a post is under way sends it no second time', async () => {
      const id = await follow(ports, workspace, 'C1');
      const postId = (await ports.subscriptions.test(workspace, id, 'UANA', 'a1'))!;
      const claim = await claimOf(ports, postId);
      await ports.subscriptions.unsubscribe(workspace, id);
      expect(await ports.outbox.recordIntent(claim)).toBe('lost');
    });

    it('leaves what is open to the one of the channel that goes on', async () => {
      const id = await follow(ports, workspace, 'C1', { storeIds: [storeId] });
      const all = await follow(ports, workspace, 'C1');
      await toldIncident(ports, workspace, storeId);
      await ports.subscriptions.unsubscribe(workspace, id);
      const sent = await deliverAll(ports);
      expect(sent.map((one) => [kindOf(one), one.post.subscriptionId])).toEqual([['incident', all]]);
    });

    it('takes along the replies to a post that nobody wants any more once it is known not to be there', async () => {
      const id = await follow(ports, workspace, 'C1');
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      await passAll(ports);
      const [first] = await ports.outbox.claim(10);
      await ports.outbox.recordIntent(first!);
      await ports.outbox.recordUnknown(first!);
      await ports.subscriptions.unsubscribe(workspace, id);
      await checkTwice(ports, workspace, storeId, rejected(0));
      await ports.subscriptions.subscribe(workspace, wanted('C1'));
      await passAll(ports);
      await ports.shift(2 * minuteMs);
      const again = (await ports.outbox.claimOne(workspace, first!.post.id))!;
      expect(await ports.outbox.recordIntent(again)).toBe('lost');
      await ports.outbox.recordSent(workspace, first!.post.id, [{ channelId: 'C1', ts: newTs() }]);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['introduction']);
    });

    it('leaves messages that stand there as they are', async () => {
      const id = await follow(ports, workspace, 'C1');
      await toldIncident(ports, workspace, storeId);
      await ports.subscriptions.unsubscribe(workspace, id);
      await checkTwice(ports, workspace, storeId, rejected(0));
      await ports.shift(minuteMs);
      expect(await deliverAll(ports)).toEqual([]);
      expect(await ports.edits.claim(10)).toEqual([]);
    });
  });

  describe('configuring', () => {
    it('shows at once what another threshold lets through', async () => {
      const id = await follow(ports, workspace, 'C1', { threshold: { items: 50, percent: 0 } });
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
      const changed = await ports.subscriptions.configure(workspace, id, { ...settings, language: 'es' });
      expect(changed).toMatchObject({ id, language: 'es', threshold: { items: 1, percent: 0 } });
      const [told] = await deliverAll(ports);
      expect(told).toMatchObject({ language: 'es', content: { kind: 'incident' } });
    });

    it('is of no use in another workspace', async () => {
      const [, other] = ports.workspaces;
      const id = await follow(ports, workspace, 'C1');
      expect(await ports.subscriptions.configure(other, id, settings)).toBeNull();
      expect(await ports.subscriptions.unsubscribe(other, id)).toBe(false);
      expect(await ports.subscriptions.test(other, id, 'UEVE', 'a1')).toBeNull();
      expect(await ports.subscriptions.configure(workspace, 'no-such-id', settings)).toBeNull();
      expect(await ports.subscriptions.list(workspace)).toHaveLength(1);
    });
  });

  describe('a test', () => {
    it('is one post however often its button is pressed', async () => {
      const id = await follow(ports, workspace, 'C1');
      const postId = await ports.subscriptions.test(workspace, id, 'UANA', 'a1');
      expect(await ports.subscriptions.test(workspace, id, 'UANA', 'a1')).toBe(postId);
      const [sent, ...more] = await deliverAll(ports);
      expect(more).toEqual([]);
      expect(sent).toMatchObject({
        post: { id: postId, channelId: 'C1' },
        content: { kind: 'test', by: 'UANA' },
      });
      expect(await ports.subscriptions.test(workspace, id, 'UANA', 'a2')).not.toBe(postId);
    });
  });

  describe('alert contacts', () => {
    it('hear of critical incidents that no channel follows, and of no others', async () => {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      const other = await ports.addStore(workspace);
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      await follow(ports, workspace, 'C1', { storeIds: [other.storeId] });
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
      await revoke(ports, workspace, ana);
      const sent = await deliverAll(ports);
      expect(sent.map(({ post }) => post.channelId)).toEqual(['UEVE']);
    });

    it('hear nothing of what a channel follows', async () => {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      await follow(ports, workspace, 'C1');
      await revoke(ports, workspace, ana);
      expect((await deliverAll(ports)).map(({ post }) => post.channelId)).toEqual(['C1']);
    });

    it('hear of what is open already, and nothing more when they are removed', async () => {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await revoke(ports, workspace, ana);
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
      expect(await ports.subscriptions.list(workspace)).toMatchObject([
        { kind: 'contact', channelId: 'UEVE' },
      ]);
      expect(await ports.subscriptions.removeContact(workspace, 'UEVE')).toBe(true);
      expect(await ports.subscriptions.removeContact(workspace, 'UEVE')).toBe(false);
      await ports.addStore(workspace, { grant: 'ana' });
      expect(await deliverAll(ports)).toEqual([]);
    });

    it('hear nothing of what is not critical, however silent TikTok is', async () => {
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      await fallSilent(ports, workspace, storeId);
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
    });
  });
}
