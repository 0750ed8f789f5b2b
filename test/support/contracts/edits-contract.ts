import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EditClaim, Sending, SlackRefusal } from '../../../src/core/alerts/ports.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  check,
  deliverAll,
  follow,
  incidentOf,
  kindOf,
  minuteMs,
  passAll,
  rejected,
  revoke,
  toldIncident,
} from './scene.ts';

export function editsContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;
  let told: Sending;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    ({ storeId } = await ports.addStore(workspace));
    await follow(ports, workspace, 'C1');
    told = await toldIncident(ports, workspace, storeId, 3);
    await ports.shift(minuteMs);
  });
  afterEach(() => ports.close());

  const change = async (items: number): Promise<void> => {
    await ports.shift(minuteMs + 1_000);
    await check(ports, workspace, storeId, rejected(items));
    await passAll(ports);
  };

  const claimOne = async (): Promise<EditClaim> => {
    const [edit, ...more] = await ports.edits.claim(10);
    if (edit === undefined || more.length > 0) throw new Error(`${String(more.length)} more edits than one`);
    return edit;
  };

  const refusal = (because: SlackRefusal['because'], retryAfterMs: number | null = null): SlackRefusal => ({
    ...{ code: `code_${because}`, because, retryAfterMs },
  });

  const waitOf = async (): Promise<number> =>
    (await ports.edits.nextDueAt())!.getTime() - (await ports.now()).getTime();

  describe('an edit', () => {
    it('is wanted where the message does not show what is so', async () => {
      expect(await ports.edits.claim(10)).toEqual([]);
      expect(await ports.edits.nextDueAt()).toBeNull();
      await change(5);
      expect(await waitOf()).toBeLessThanOrEqual(0);
      const edit = await claimOne();
      expect(edit).toMatchObject({
        workspace,
        postId: told.post.id,
        place: { channelId: 'C1', ts: expect.any(String) },
        content: { incidentId: incidentOf(told).incidentId, count: 5 },
        language: 'en',
      });
      await ports.edits.recordEdited(edit);
      expect(await ports.edits.claim(10)).toEqual([]);
      expect(await ports.edits.nextDueAt()).toBeNull();
    });

    it('is under way once; what changes meanwhile follows it', async () => {
      await change(5);
      const first = await claimOne();
      await change(7);
      expect(await ports.edits.claim(10)).toEqual([]);
      await ports.edits.recordEdited(first);
      const second = await claimOne();
      expect(second.content.count).toBe(7);
      expect(second.version).toBeGreaterThan(first.version);
      await ports.edits.recordEdited(second);
      expect(await ports.edits.claim(10)).toEqual([]);
    });

    it('that was never sent is made again at once', async () => {
      await change(5);
      await ports.edits.recordUnsent(await claimOne());
      expect((await claimOne()).content.count).toBe(5);
    });

    it('of unknown fate is made again when it can no longer be applied', async () => {
      await change(5);
      await ports.edits.recordUnknown(await claimOne());
      await ports.shift(99_000);
      expect(await ports.edits.claim(10)).toEqual([]);
      expect(await waitOf()).toBeLessThanOrEqual(1_000);
      await ports.shift(2_000);
      expect((await claimOne()).content.count).toBe(5);
    });

    it('whose worker died is made again, and what the dead one says later is not heard', async () => {
      await change(5);
      const dead = await claimOne();
      await ports.shift(106_000);
      const edit = await claimOne();
      await ports.edits.recordEdited(dead);
      await ports.edits.recordRefused(dead, refusal('message-gone'));
      await ports.edits.recordUnknown(edit);
      await ports.shift(101_000);
      expect((await claimOne()).content.count).toBe(5);
    });

    it('is not made where the subscription was ended', async () => {
      await change(5);
      const [subscription] = await ports.subscriptions.list(workspace);
      await ports.subscriptions.unsubscribe(workspace, subscription!.id);
      expect(await ports.edits.claim(10)).toEqual([]);
      expect(await ports.edits.nextDueAt()).toBeNull();
    });

    it('is not made where the app was removed', async () => {
      await change(5);
      await ports.uninstall(workspace);
      expect(await ports.edits.claim(10)).toEqual([]);
      expect(await ports.edits.nextDueAt()).toBeNull();
    });
  });

  describe('a refused edit', () => {
    it('for too many requests waits as long as Slack says', async () => {
      await change(5);
      await ports.edits.recordRefused(await claimOne(), refusal('busy', 20_000));
      expect(await ports.edits.claim(10)).toEqual([]);
      await ports.shift(21_000);
      expect((await claimOne()).content.count).toBe(5);
    });

    it('of a message that a person deleted leaves it be, until there is news', async () => {
      await ports.incidents.acknowledge(workspace, incidentOf(told).incidentId, 'UANA');
      await passAll(ports);
      await ports.edits.recordRefused(await claimOne(), refusal('message-gone'));
      expect(await deliverAll(ports)).toEqual([]);
      await change(9);
      await ports.shift(minuteMs);
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toEqual(['incident']);
      expect(incidentOf(sent[0]!).count).toBe(9);
    });

    it('of a message that a person deleted posts it anew where its news was still to come', async () => {
      await change(7);
      await ports.edits.recordRefused(await claimOne(), refusal('message-gone'));
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toEqual(['incident']);
      expect(incidentOf(sent[0]!).count).toBe(7);
    });

    async function deliverAllReplies(): Promise<void> {
      await deliverAll(ports);
      await ports.shift(minuteMs);
    }

    it('of a critical message that a person deleted posts it anew', async () => {
      await revoke(ports, workspace, await ports.addStore(workspace));
      const [critical] = await deliverAll(ports);
      const { incidentId } = incidentOf(critical!);
      await ports.incidents.acknowledge(workspace, incidentId, 'UANA');
      await passAll(ports);
      const edit = await claimOne();
      expect(edit.content).toMatchObject({ incidentId, acknowledged: { by: 'UANA' } });
      await ports.edits.recordRefused(edit, refusal('message-gone'));
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toEqual(['incident']);
      expect(incidentOf(sent[0]!).incidentId).toBe(incidentId);
      expect(sent[0]!.post.id).not.toBe(critical!.post.id);
    });

    it('of a message that is too old to edit posts it anew', async () => {
      await change(5);
      await deliverAllReplies();
      await change(7);
      await ports.edits.recordRefused(await claimOne(), refusal('not-editable'));
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toContain('incident');
      expect(incidentOf(sent.find((one) => kindOf(one) === 'incident')!).count).toBe(7);
    });

    it('whose content Slack does not take posts it anew: what stands there says what is no longer so', async () => {
      await ports.incidents.acknowledge(workspace, incidentOf(told).incidentId, 'UANA');
      await passAll(ports);
      await ports.edits.recordRefused(await claimOne(), refusal('content'));
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    });

    it('of the channel breaks the subscription', async () => {
      await change(5);
      await ports.edits.recordRefused(await claimOne(), refusal('channel'));
      expect(await ports.subscriptions.list(workspace)).toMatchObject([{ state: 'broken' }]);
      expect((await deliverAll(ports)).map(({ post }) => post.channelId)).toEqual(['UANA']);
    });
  });
}
