import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { QuietHours } from '../../../src/core/alerts/subscription.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  checkTwice,
  deliverAll,
  follow,
  hourMs,
  incidentOf,
  kindOf,
  minuteMs,
  passAll,
  rejected,
  revoke,
  toldIncident,
} from './scene.ts';

export function routesContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    ({ storeId } = await ports.addStore(workspace));
  });
  afterEach(() => ports.close());

  /** From this hour on, for so many hours, wherever the clock stands. */
  const quietFor = async (hours: number): Promise<QuietHours> => {
    const from = (await ports.now()).getUTCHours();
    return { from, to: (from + hours) % 24 };
  };

  describe('what is due', () => {
    it('is looked at when its incident changes, and not before', async () => {
      await follow(ports, workspace, 'C1');
      expect(await ports.routes.due(10)).toEqual([]);
      await checkTwice(ports, workspace, storeId, rejected(3));
      const [due, ...more] = await ports.routes.due(10);
      expect(more).toEqual([]);
      expect(due).toMatchObject({ kind: 'route', workspace });
      expect(await ports.routes.pass(due!)).toBe('passed');
      expect(await ports.routes.pass(due!)).toBe('not-due');
      const waitMs = (await ports.routes.nextDueAt())!.getTime() - (await ports.now()).getTime();
      expect(waitMs).toBeGreaterThan(minuteMs - 5_000);
      expect(waitMs).toBeLessThanOrEqual(minuteMs);
      expect(await ports.outbox.claim(10)).toEqual([]);
    });

    it('is harmless to pass late, twice, or with ids that nobody gave', async () => {
      const [, other] = ports.workspaces;
      await follow(ports, workspace, 'C1');
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.shift(minuteMs + 1_000);
      const [due] = await ports.routes.due(10);
      expect(await ports.routes.pass({ ...due!, workspace: other })).toBe('not-due');
      const nobody = '00000000-0000-4000-8000-000000000000';
      expect(await ports.routes.pass({ kind: 'route', workspace, routeId: nobody })).toBe('not-due');
      expect(await ports.routes.pass({ kind: 'digest', workspace, subscriptionId: nobody })).toBe('not-due');
      expect(await ports.routes.pass(due!)).toBe('passed');
      expect(await deliverAll(ports)).toHaveLength(1);
    });

    it('is given longest overdue first, at most so many', async () => {
      const other = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1');
      await checkTwice(ports, workspace, storeId, rejected(3));
      await checkTwice(ports, workspace, other.storeId, rejected(3));
      const both = await ports.routes.due(10);
      expect(both).toHaveLength(2);
      expect(await ports.routes.due(1)).toEqual(both.slice(0, 1));
    });

    it('waits while the app is removed', async () => {
      await follow(ports, workspace, 'C1');
      await checkTwice(ports, workspace, storeId, rejected(3));
      await ports.uninstall(workspace);
      expect(await ports.routes.due(10)).toEqual([]);
      expect(await ports.routes.nextDueAt()).toBeNull();
    });
  });

  describe('a channel', () => {
    it('sees a hiccup of less than a minute not at all', async () => {
      await follow(ports, workspace, 'C1');
      await revokeAndRenew();
      expect(await deliverAll(ports)).toEqual([]);
    });

    /** Ends before anybody looked. */
    async function revokeAndRenew(): Promise<void> {
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await revoke(ports, workspace, ana);
      await ports.addStore(workspace, { grant: 'ana' });
    }

    it('is told of a critical one at once, and again after an hour', async () => {
      await follow(ports, workspace, 'C1', { mention: true });
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await revoke(ports, workspace, ana);
      const [told] = await deliverAll(ports);
      expect(told!.content).toMatchObject({ kind: 'incident', mention: true });
      await ports.shift(hourMs);
      const [still] = await deliverAll(ports);
      expect(still!.content).toMatchObject({ kind: 'update', reason: 'still' });
      expect(still!.post).toMatchObject({ inThread: true, broadcast: true });
    });

    it('below its threshold is not told, and above it is', async () => {
      await follow(ports, workspace, 'C1', { threshold: { items: 10, percent: 0 } });
      await checkTwice(ports, workspace, storeId, rejected(9));
      await ports.shift(minuteMs + 1_000);
      expect(await deliverAll(ports)).toEqual([]);
      await checkTwice(ports, workspace, storeId, rejected(10));
      await ports.shift(minuteMs + 1_000);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    });

    it('is told in the thread what came and what went', async () => {
      await follow(ports, workspace, 'C1');
      await toldIncident(ports, workspace, storeId, 3);
      await ports.shift(2 * minuteMs);
      await checkTwice(ports, workspace, storeId, rejected(5));
      await ports.shift(minuteMs);
      const [worse] = await deliverAll(ports);
      expect(worse!.content).toMatchObject({ kind: 'update', reason: 'changed', added: 2, fixed: 0 });
      await checkTwice(ports, workspace, storeId, rejected(1));
      await ports.shift(minuteMs);
      const [better] = await deliverAll(ports);
      expect(better!.content).toMatchObject({ kind: 'update', reason: 'changed', added: 0, fixed: 4 });
    });

    it('with quiet hours is told when they end what still holds, and in one digest what came and went', async () => {
      const other = await ports.addStore(workspace);
      await follow(ports, workspace, 'C1', { quietHours: await quietFor(6) });
      await checkTwice(ports, workspace, storeId, rejected(3));
      await checkTwice(ports, workspace, other.storeId, rejected(4));
      await ports.shift(minuteMs + 1_000);
      await passAll(ports);
      await checkTwice(ports, workspace, storeId, rejected(0));
      await ports.shift(hourMs);
      expect(await deliverAll(ports)).toEqual([]);
      await ports.shift(6 * hourMs);
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf).sort()).toEqual(['digest', 'incident']);
      const digest = sent.find((one) => kindOf(one) === 'digest')!;
      expect(digest.content).toMatchObject({
        lines: [{ condition: 'products.need_details', count: 3 }],
        more: 0,
      });
      expect(incidentOf(sent.find((one) => kindOf(one) === 'incident')!)).toMatchObject({ count: 4 });
      await ports.shift(hourMs);
      expect((await deliverAll(ports)).map(kindOf)).not.toContain('digest');
    });

    it('with quiet hours is told of critical ones at once', async () => {
      await follow(ports, workspace, 'C1', { quietHours: await quietFor(6) });
      const ana = await ports.addStore(workspace, { grant: 'ana' });
      await revoke(ports, workspace, ana);
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    });

    it('hears of the same incident again when it is bad again soon after', async () => {
      await follow(ports, workspace, 'C1');
      const first = await toldIncident(ports, workspace, storeId);
      await checkTwice(ports, workspace, storeId, rejected(0));
      await ports.shift(minuteMs);
      await deliverAll(ports);
      await checkTwice(ports, workspace, storeId, rejected(2));
      await ports.shift(minuteMs + 1_000);
      const [again] = await deliverAll(ports);
      expect(again!.content).toMatchObject({ kind: 'update', reason: 'again' });
      expect(incidentOf(again!).incidentId).toBe(incidentOf(first).incidentId);
    });
  });
}
