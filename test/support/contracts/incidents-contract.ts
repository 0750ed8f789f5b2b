import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  check,
  checkTwice,
  dayMs,
  deliverAll,
  follow,
  hourMs,
  incidentOf,
  kindOf,
  minuteMs,
  rejected,
  toldIncident,
} from './scene.ts';

export function incidentsContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;
  let incidentId: string;
  let routeId: string;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    ({ storeId } = await ports.addStore(workspace));
    await follow(ports, workspace, 'C1');
    ({ incidentId, routeId } = incidentOf(await toldIncident(ports, workspace, storeId)));
  });
  afterEach(() => ports.close());

  const laterBy = async (ms: number): Promise<Date> => new Date((await ports.now()).getTime() + ms);

  describe('acknowledging', () => {
    it('is done once, and stops the daily reminder', async () => {
      expect(await ports.incidents.acknowledge(workspace, incidentId, 'UANA')).toBe('done');
      expect(await ports.incidents.acknowledge(workspace, incidentId, 'UBIA')).toBe('already');
      expect(await deliverAll(ports)).toEqual([]);
      await ports.shift(dayMs + hourMs);
      expect(await deliverAll(ports)).toEqual([]);
    });

    it('is not needed for the reminder to come, as long as the figures are read', async () => {
      await ports.shift(dayMs + hourMs);
      await check(ports, workspace, storeId, rejected(3));
      const [still, ...more] = await deliverAll(ports);
      expect(more).toEqual([]);
      expect(still!.content).toMatchObject({ kind: 'update', reason: 'still' });
    });

    it('is of no use when it is over, or of another workspace', async () => {
      const [, other] = ports.workspaces;
      expect(await ports.incidents.acknowledge(other, incidentId, 'UEVE')).toBe('gone');
      expect(await ports.incidents.acknowledge(workspace, 'no-such-id', 'UEVE')).toBe('gone');
      await checkTwice(ports, workspace, storeId, rejected(0));
      expect(await ports.incidents.acknowledge(workspace, incidentId, 'UANA')).toBe('gone');
    });
  });

  describe('muting', () => {
    it('silences every channel until it ends; then each gets one full post', async () => {
      await follow(ports, workspace, 'C2');
      await ports.shift(minuteMs + 1_000);
      await deliverAll(ports);
      const mute = { by: 'UANA', until: await laterBy(2 * hourMs), reason: 'known' };
      expect(await ports.incidents.mute(workspace, incidentId, mute)).toBe('done');
      await checkTwice(ports, workspace, storeId, rejected(40));
      await ports.shift(hourMs);
      expect(await deliverAll(ports)).toEqual([]);
      await ports.shift(hourMs);
      const sent = await deliverAll(ports);
      expect(sent.map(kindOf)).toEqual(['incident', 'incident']);
      expect(sent.map(({ post }) => post.channelId).sort()).toEqual(['C1', 'C2']);
      for (const one of sent) expect(incidentOf(one)).toMatchObject({ count: 40, muted: null });
    });

    it('ended by a person speaks again at once', async () => {
      const mute = { by: 'UANA', until: await laterBy(dayMs), reason: null };
      await ports.incidents.mute(workspace, incidentId, mute);
      await deliverAll(ports);
      await ports.shift(10 * minuteMs);
      expect(await ports.incidents.mute(workspace, incidentId, null)).toBe('done');
      expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
    });

    it('never ends as "fixed": when it is over, the message says so and nothing is posted', async () => {
      await ports.incidents.mute(workspace, incidentId, {
        by: 'UANA',
        until: await laterBy(dayMs),
        reason: null,
      });
      await deliverAll(ports);
      await checkTwice(ports, workspace, storeId, rejected(0));
      expect(await deliverAll(ports)).toEqual([]);
      expect(await ports.incidents.mute(workspace, incidentId, null)).toBe('gone');
    });

    it('and ending that again and again posts nothing as long as nothing happens', async () => {
      for (let times = 0; times < 10; times += 1) {
        const mute = { by: 'UANA', until: await laterBy(dayMs), reason: null };
        await ports.incidents.mute(workspace, incidentId, mute);
        expect(await deliverAll(ports)).toEqual([]);
        await ports.incidents.mute(workspace, incidentId, null);
        expect(await deliverAll(ports)).toEqual([]);
      }
    });

    it('of one channel leaves the other ones alone', async () => {
      await follow(ports, workspace, 'C2');
      await ports.shift(minuteMs + 1_000);
      await deliverAll(ports);
      expect(await ports.incidents.muteRoute(workspace, routeId, await laterBy(dayMs))).toBe('done');
      await checkTwice(ports, workspace, storeId, rejected(40));
      await ports.shift(minuteMs);
      expect((await deliverAll(ports)).map(({ post }) => post.channelId)).toEqual(['C2']);
      expect(await ports.incidents.muteRoute(workspace, routeId, null)).toBe('done');
      expect((await deliverAll(ports)).map(({ post }) => post.channelId)).toEqual(['C1']);
    });

    it('is of no use in another workspace', async () => {
      const [, other] = ports.workspaces;
      const until = await laterBy(dayMs);
      expect(await ports.incidents.mute(other, incidentId, { by: 'UEVE', until, reason: null })).toBe('gone');
      expect(await ports.incidents.muteRoute(other, routeId, until)).toBe('gone');
      expect(await ports.incidents.muteRoute(workspace, 'no-such-id', until)).toBe('gone');
    });
  });
}
