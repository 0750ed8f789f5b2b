import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  begin,
  check,
  checkTwice,
  deliverAll,
  fallSilent,
  follow,
  incidentOf,
  kindOf,
  minuteMs,
  probe,
  refused,
  rejected,
  revoke,
  silent,
  toldIncident,
} from './scene.ts';

/** What a check, a new token and a removal do to incidents. */
export function checksContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
  });
  afterEach(() => ports.close());

  describe('a check that counts items which need details', () => {
    it('opens an incident with the second one, that every channel which follows the store hears of', async () => {
      const { storeId } = await ports.addStore(workspace);
      const other = await ports.addStore(workspace);
      await follow(ports, workspace, 'CALL');
      await follow(ports, workspace, 'CONE', { storeIds: [storeId] });
      await follow(ports, workspace, 'COTHER', { storeIds: [other.storeId] });
      await check(ports, workspace, storeId, rejected(3));
      await ports.shift(2 * minuteMs);
      expect(await deliverAll(ports)).toEqual([]);
      await check(ports, workspace, storeId, rejected(4));
      await ports.shift(minuteMs + 1_000);
      const sent = await deliverAll(ports);
      expect(sent.map(({ post }) => post.channelId).sort()).toEqual(['CALL', 'CONE']);
      for (const one of sent) {
        expect(kindOf(one)).toBe('incident');
        expect(incidentOf(one)).toMatchObject({ condition: 'products.need_details', count: 4, total: 104 });
      }
    });

    it('does not count one that starts within a minute of the last one that counted', async () => {
      const { storeId } = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      await check(ports, workspace, storeId, rejected(3));
      await ports.shift(30_000);
      await check(ports, workspace, storeId, rejected(3));
      await ports.shift(10 * minuteMs);
      expect(await deliverAll(ports)).toEqual([]);
    });

    it('closes it with the second good one, and tells the thread', async () => {
      const { storeId } = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      const first = await toldIncident(ports, workspace, storeId);
      await checkTwice(ports, workspace, storeId, rejected(0));
      await ports.shift(minuteMs);
      const sent = await deliverAll(ports);
      expect(sent).toHaveLength(1);
      expect(sent[0]!.content).toMatchObject({ kind: 'update', reason: 'closed' });
      expect(sent[0]!.threadTs).not.toBeNull();
      expect(incidentOf(sent[0]!)).toMatchObject({
        incidentId: incidentOf(first).incidentId,
        phase: 'closed',
        closeReason: 'fixed',
      });
    });

    it('that is superseded says nothing of incidents, grants or TikTok', async () => {
      const { storeId } = await ports.addStore(workspace, { grant: 'ana' });
      await follow(ports, workspace, 'C1');
      await check(ports, workspace, storeId, rejected(3));
      await ports.shift(2 * minuteMs);
      const [bad, late] = [await begin(ports, workspace, storeId), refused];
      await ports.addStore(workspace, { grant: 'ana' });
      expect(await ports.checks.finish(workspace, bad, { ...rejected(3), user: late.user! })).toBe(
        'superseded',
      );
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
      expect(await ports.probes.nextDueAt()).toBeNull();
    });

    it('may be finished again without counting twice', async () => {
      const { storeId } = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      const start = await begin(ports, workspace, storeId);
      for (let times = 0; times < 3; times += 1) await ports.checks.finish(workspace, start, rejected(3));
      await ports.shift(2 * minuteMs);
      expect(await deliverAll(ports)).toEqual([]);
    });
  });

  describe('checks that TikTok does not answer', () => {
    it('open one incident for all silent stores, which two answers of each end', async () => {
      const [one, two] = [await ports.addStore(workspace), await ports.addStore(workspace)];
      await follow(ports, workspace, 'C1');
      await fallSilent(ports, workspace, one.storeId);
      await fallSilent(ports, workspace, two.storeId);
      await ports.shift(minuteMs + 1_000);
      const [sent, ...more] = await deliverAll(ports);
      expect(more).toEqual([]);
      expect(incidentOf(sent!)).toMatchObject({ condition: 'upstream.tiktok', count: 2, storeCount: 2 });
      await checkTwice(ports, workspace, one.storeId, rejected(0));
      await ports.shift(minuteMs);
      const half = await deliverAll(ports);
      expect(half.map((update) => incidentOf(update).phase)).not.toContain('closed');
      await checkTwice(ports, workspace, two.storeId, rejected(0));
      const [end] = await deliverAll(ports);
      expect(incidentOf(end!)).toMatchObject({ condition: 'upstream.tiktok', phase: 'closed' });
    });

    it('hold back what is not critical, until TikTok answers again', async () => {
      const [mute, ill] = [await ports.addStore(workspace), await ports.addStore(workspace)];
      await follow(ports, workspace, 'C1');
      await fallSilent(ports, workspace, mute.storeId);
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toHaveLength(1);
      await checkTwice(ports, workspace, ill.storeId, rejected(5));
      await ports.shift(10 * minuteMs);
      expect(await deliverAll(ports)).toEqual([]);
      await checkTwice(ports, workspace, mute.storeId, rejected(0));
      await ports.shift(minuteMs + 1_000);
      const sent = await deliverAll(ports);
      expect(sent.map((one) => incidentOf(one).condition).sort()).toEqual([
        'products.need_details',
        'upstream.tiktok',
      ]);
    });

    it('close nothing that was open before', async () => {
      const { storeId } = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      await toldIncident(ports, workspace, storeId);
      for (let times = 0; times < 2; times += 1) {
        await ports.shift(2 * minuteMs);
        expect(await check(ports, workspace, storeId, silent)).toBe('noInfo');
      }
      expect(await deliverAll(ports)).toEqual([]);
    });
  });

  describe('a check whose token is refused', () => {
    it('raises a suspicion that a probe looks into after a minute, and a good check ends', async () => {
      const { storeId } = await ports.addStore(workspace);
      expect(await ports.probes.nextDueAt()).toBeNull();
      await check(ports, workspace, storeId, refused);
      const waitMs = (await ports.probes.nextDueAt())!.getTime() - (await ports.now()).getTime();
      expect(waitMs).toBeGreaterThan(minuteMs - 5_000);
      expect(waitMs).toBeLessThanOrEqual(minuteMs);
      await ports.shift(30_000);
      await check(ports, workspace, storeId, rejected(0));
      expect(await ports.probes.nextDueAt()).toBeNull();
    });
  });

  describe('a new token', () => {
    it('ends the incident of the old one as reconnected, and the evidence against it', async () => {
      const store = await ports.addStore(workspace, { grant: 'ana' });
      await follow(ports, workspace, 'C1');
      expect(await revoke(ports, workspace, store)).toBe('revoked');
      const [told] = await deliverAll(ports);
      expect(incidentOf(told!)).toMatchObject({ condition: 'grant.revoked', severity: 'critical', count: 1 });
      await ports.addStore(workspace, { grant: 'ana' });
      const [ended] = await deliverAll(ports);
      expect(incidentOf(ended!)).toMatchObject({
        incidentId: incidentOf(told!).incidentId,
        phase: 'closed',
        closeReason: 'reconnected',
      });
      expect(await ports.probes.nextDueAt()).toBeNull();
      expect(await check(ports, workspace, store.storeId, rejected(0))).toBe('complete');
    });
  });

  describe('a removed store', () => {
    it('ends what was known of it, without a word of "fixed"', async () => {
      const { storeId } = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      await toldIncident(ports, workspace, storeId);
      expect(await ports.stores.remove(workspace, storeId)).toBe(true);
      const [ended] = await deliverAll(ports);
      expect(incidentOf(ended!)).toMatchObject({ phase: 'closed', closeReason: 'removed' });
    });

    it('leaves an incident of several stores with the others', async () => {
      const [one, two] = [await ports.addStore(workspace), await ports.addStore(workspace)];
      await follow(ports, workspace, 'C1');
      await fallSilent(ports, workspace, one.storeId);
      await fallSilent(ports, workspace, two.storeId);
      await ports.shift(minuteMs + 1_000);
      await deliverAll(ports);
      await ports.stores.remove(workspace, one.storeId);
      await ports.shift(minuteMs);
      const [changed] = await deliverAll(ports);
      expect(incidentOf(changed!)).toMatchObject({ phase: 'open', count: 1 });
    });

    it('takes the incident of its grant with it, if it was the last one', async () => {
      const store = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      await revoke(ports, workspace, store);
      await deliverAll(ports);
      await ports.stores.remove(workspace, store.storeId);
      const [ended] = await deliverAll(ports);
      expect(incidentOf(ended!)).toMatchObject({
        condition: 'grant.revoked',
        phase: 'closed',
        closeReason: 'removed',
      });
      expect(await ports.probes.nextDueAt()).toBeNull();
    });
  });

  describe('a workspace', () => {
    it('hears nothing of the incidents of another one', async () => {
      const [, other] = ports.workspaces;
      const { storeId } = await ports.addStore(workspace);
      await follow(ports, other, 'C1');
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
    });

    it('whose probes are due wakes nobody after the app was removed', async () => {
      const { storeId, grantId } = await ports.addStore(workspace);
      await check(ports, workspace, storeId, refused);
      await ports.uninstall(workspace);
      await ports.shift(10 * minuteMs);
      expect(await ports.probes.nextDueAt()).toBeNull();
      expect(await ports.probes.wakeDue(10)).toBe(0);
      expect(await ports.probes.begin(workspace, grantId)).toBe('not-due');
      await expect(probe(ports, workspace, grantId, {})).rejects.toThrow('not-due');
    });
  });
}
