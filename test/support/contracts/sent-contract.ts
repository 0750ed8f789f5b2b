import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import { outboxScene, refusal } from './outbox-scene.ts';
import type { OutboxScene } from './outbox-scene.ts';
import { checkTwice, claimOf, intend, newTs, passAll, rejected, revoke, settings } from './scene.ts';

/** Posts of which somebody says where they stand. */
export function sentContract(make: MakeAlertPorts): void {
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

  describe('a post that was sent', () => {
    it('stands there, whoever says so and however often', async () => {
      const id = await scene.writeTest();
      const claim = await scene.crashAfterIntent(id);
      const place = { channelId: 'C1', ts: newTs() };
      for (let times = 0; times < 3; times += 1)
        expect(await ports.outbox.recordSent(workspace, id, [place])).toBe('recorded');
      await ports.outbox.recordUnknown(claim);
      await ports.outbox.recordRefused(claim, refusal('later'));
      expect(await ports.outbox.find(workspace, id)).toMatchObject({
        state: 'sent',
        ts: place.ts,
        surplus: [],
      });
      await scene.settle();
      expect(await ports.outbox.claim(10)).toEqual([]);
      const [subscription] = await ports.subscriptions.list(workspace);
      expect(subscription!.lastDeliveredAt).toBeInstanceOf(Date);
    });

    it('is not known in another workspace', async () => {
      const [, other] = ports.workspaces;
      const id = await scene.writeTest();
      const places = [{ channelId: 'C1', ts: newTs() }];
      expect(await ports.outbox.recordSent(other, id, places)).toBe('gone');
      expect(await ports.outbox.recordSent(workspace, 'no-such-id', places)).toBe('gone');
      expect(await ports.outbox.find(other, id)).toBeNull();
      expect(await scene.stateOf(id)).toBe('ready');
    });

    it('keeps the earliest copy; the others are deleted one by one', async () => {
      const id = await scene.writeTest();
      await scene.crashAfterIntent(id);
      const [one, two, three] = [newTs(), newTs(), newTs()];
      const places = [three, one, two].map((ts) => ({ channelId: 'C1', ts }));
      await ports.outbox.recordSent(workspace, id, places);
      expect((await ports.outbox.find(workspace, id))!.ts).toBe(one);
      const copies = await ports.outbox.surplus(10);
      expect(copies.map(({ place }) => place.ts).sort()).toEqual([two, three]);
      expect(copies[0]).toMatchObject({ workspace, postId: id, place: { channelId: 'C1' } });
      expect(await ports.outbox.surplus(1)).toHaveLength(1);
      await ports.outbox.recordDeleted(workspace, id, two);
      expect((await ports.outbox.surplus(10)).map(({ place }) => place.ts)).toEqual([three]);
      await ports.outbox.recordDeleted(ports.workspaces[1], id, three);
      expect(await ports.outbox.surplus(10)).toHaveLength(1);
    });

    it('is found by a click, even where nobody hoped for it any more', async () => {
      const id = await scene.writeIncident();
      const claim = await scene.crashAfterIntent(id);
      await ports.outbox.recordUnknown(claim);
      await scene.settle();
      expect(await ports.outbox.recordUnreadable(await claimOf(ports, id))).toBe('settled');
      expect(await scene.stateOf(id)).toBe('abandoned');
      const place = { channelId: 'C1', ts: newTs() };
      expect(await ports.outbox.recordSent(workspace, id, [place])).toBe('recorded');
      await checkTwice(ports, workspace, storeId, rejected(0));
      await passAll(ports);
      const [edit] = await ports.edits.claim(10);
      expect(edit).toMatchObject({ place, content: { phase: 'closed' } });
    });

    it('to a person stands in the conversation that Slack named', async () => {
      await ports.subscriptions.addContact(workspace, 'UEVE', settings);
      await ports.subscriptions.unsubscribe(workspace, subscriptionId);
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await revoke(ports, workspace, ana);
      await passAll(ports);
      const [claim] = await ports.outbox.claim(10);
      expect((await intend(ports, claim!)).post.channelId).toBe('UEVE');
      const place = { channelId: 'D1', ts: newTs() };
      await ports.outbox.recordSent(workspace, claim!.post.id, [place]);
      await ports.addStore(workspace, { grant: 'ana' });
      await passAll(ports);
      expect((await ports.edits.claim(10)).map((edit) => edit.place)).toEqual([place]);
    });
  });
}
