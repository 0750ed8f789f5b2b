import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  beginProbe,
  check,
  deliverAll,
  follow,
  hourMs,
  incidentOf,
  minuteMs,
  probe,
  refused,
  rejected,
  revoke,
} from './scene.ts';

export function probesContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let store: { readonly storeId: string; readonly grantId: string };

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    store = await ports.addStore(workspace);
  });
  afterEach(() => ports.close());

  const suspect = () => check(ports, workspace, store.storeId, refused);

  describe('wake-ups', () => {
    it('are written once when a probe is due, and again a minute later where they were lost', async () => {
      await suspect();
      expect(await ports.probes.wakeDue(10)).toBe(0);
      await ports.shift(minuteMs + 1_000);
      expect(await ports.probes.wakeDue(10)).toBe(1);
      expect(await ports.probes.wakeDue(10)).toBe(0);
      await ports.shift(minuteMs + 1_000);
      expect(await ports.probes.wakeDue(10)).toBe(1);
    });

    it('are written for at most so many at once', async () => {
      const other = await ports.addStore(workspace);
      await suspect();
      await check(ports, workspace, other.storeId, refused);
      await ports.shift(minuteMs + 1_000);
      expect(await ports.probes.wakeDue(1)).toBe(1);
      expect(await ports.probes.wakeDue(5)).toBe(1);
    });

    it('lead to their workspace, and made-up ones to none', async () => {
      const wakeUp = { workspaceId: workspace.id, grantId: store.grantId };
      expect(await ports.probes.workspaceOf(wakeUp)).toEqual(workspace);
      const nowhere = '00000000-0000-4000-8000-000000000000';
      expect(await ports.probes.workspaceOf({ ...wakeUp, workspaceId: nowhere })).toBeNull();
      await ports.uninstall(workspace);
      expect(await ports.probes.workspaceOf(wakeUp)).toBeNull();
    });
  });

  describe('a probe', () => {
    it('of a grant of which nothing is suspected, or too early, is not made', async () => {
      expect(await ports.probes.begin(workspace, store.grantId)).toBe('not-due');
      await suspect();
      await ports.shift(30_000);
      expect(await ports.probes.begin(workspace, store.grantId)).toBe('not-due');
    });

    it('is made by one at a time, and by another one when its minute is over', async () => {
      await suspect();
      await ports.shift(minuteMs + 1_000);
      const start = await beginProbe(ports, workspace, store.grantId);
      expect(start).toMatchObject({ grantId: store.grantId, tokenVersion: 1, control: null });
      expect(start.token.length).toBeGreaterThan(0);
      expect(await ports.probes.begin(workspace, store.grantId)).toBe('busy');
      await ports.shift(minuteMs);
      expect(await ports.probes.begin(workspace, store.grantId)).toMatchObject({ grantId: store.grantId });
    });

    it('that is answered well ends the suspicion', async () => {
      await suspect();
      expect(await probe(ports, workspace, store.grantId, { user: 'good' })).toBe('ok');
      expect(await ports.probes.nextDueAt()).toBeNull();
    });

    it('that says nothing proves nothing, and is repeated after a minute', async () => {
      await follow(ports, workspace, 'C1');
      await suspect();
      for (let times = 0; times < 6; times += 1) {
        expect(await probe(ports, workspace, store.grantId, { user: 'noInfo' })).toBe('suspect');
      }
      const waitMs = (await ports.probes.nextDueAt())!.getTime() - (await ports.now()).getTime();
      expect(waitMs).toBeLessThanOrEqual(minuteMs);
      expect(await deliverAll(ports)).toEqual([]);
    });

    it('about a token that was replaced meanwhile is thrown away', async () => {
      const mine = await ports.addStore(workspace, { grant: 'ana' });
      await check(ports, workspace, mine.storeId, refused);
      await ports.shift(minuteMs + 1_000);
      const start = await beginProbe(ports, workspace, mine.grantId);
      await ports.addStore(workspace, { grant: 'ana' });
      const answer = { user: 'tokenRefused', control: null } as const;
      expect(await ports.probes.finish(workspace, start, answer)).toBe('superseded');
      expect(await ports.probes.nextDueAt()).toBeNull();
    });

    it('may be finished again without counting twice', async () => {
      await suspect();
      await ports.shift(minuteMs + 1_000);
      const start = await beginProbe(ports, workspace, store.grantId);
      const answer = { user: 'tokenRefused', control: null } as const;
      for (let times = 0; times < 4; times += 1)
        expect(await ports.probes.finish(workspace, start, answer)).toBe('suspect');
    });
  });

  describe('the proof', () => {
    it('is three refusals; the incident names the stores of the grant, at once', async () => {
      const second = await ports.addStore(workspace, { grant: 'ana' });
      const third = await ports.addStore(workspace, { grant: 'ana' });
      await follow(ports, workspace, 'C1');
      expect(await revoke(ports, workspace, { ...second, storeId: third.storeId })).toBe('revoked');
      const [told, ...more] = await deliverAll(ports);
      expect(more).toEqual([]);
      expect(incidentOf(told!)).toMatchObject({ condition: 'grant.revoked', storeCount: 2, phase: 'open' });
      expect(
        incidentOf(told!)
          .stores.map(({ id }) => id)
          .sort(),
      ).toEqual([second.storeId, third.storeId].sort());
      expect(await ports.checks.begin(workspace, second.storeId)).toBe('not-connected');
    });

    it('asks somebody else before its last refusal, or tries to sign in where there is nobody', async () => {
      await suspect();
      await probe(ports, workspace, store.grantId, { user: 'tokenRefused' });
      await ports.shift(6 * minuteMs);
      expect(await beginProbe(ports, workspace, store.grantId)).toMatchObject({ control: 'sign-in' });
      const other = await ports.addStore(ports.workspaces[1], { grant: 'bia' });
      await check(ports, ports.workspaces[1], other.storeId, rejected(0));
      await ports.shift(2 * minuteMs);
      const { token, control } = await beginProbe(ports, workspace, store.grantId);
      expect(control).toMatchObject({ token: expect.any(String) });
      expect(control).not.toMatchObject({ token });
    });

    it('waits where TikTok refuses the other one as well', async () => {
      await follow(ports, workspace, 'C1');
      await suspect();
      await probe(ports, workspace, store.grantId, { user: 'tokenRefused' });
      const both = { user: 'tokenRefused', control: 'tokenRefused' } as const;
      expect(await probe(ports, workspace, store.grantId, both)).toBe('frozen');
      expect(await deliverAll(ports)).toEqual([]);
      const waitMs = (await ports.probes.nextDueAt())!.getTime() - (await ports.now()).getTime();
      expect(waitMs).toBeGreaterThan(29 * minuteMs);
      expect(waitMs).toBeLessThanOrEqual(30 * minuteMs);
    });

    it('waits where three fall into doubt at once, and is then given one by one', async () => {
      const [, elsewhere] = ports.workspaces;
      const others = [await ports.addStore(workspace), await ports.addStore(elsewhere)];
      const all = [
        { workspace, ...store },
        { workspace, ...others[0]! },
        { workspace: elsewhere, ...others[1]! },
      ];
      for (const one of all) await check(ports, one.workspace, one.storeId, refused);
      for (const waitMs of [minuteMs, 6 * minuteMs]) {
        await ports.shift(waitMs + 1_000);
        for (const one of all) {
          const start = await beginProbe(ports, one.workspace, one.grantId);
          const answer = { user: 'tokenRefused', control: 'good' } as const;
          const outcome = await ports.probes.finish(one.workspace, start, answer);
          expect(outcome).toBe(waitMs === minuteMs ? 'suspect' : 'frozen');
        }
      }
      const healthy = await ports.addStore(elsewhere);
      await ports.shift(31 * minuteMs);
      await check(ports, elsewhere, healthy.storeId, rejected(0));
      const outcomes: string[] = [];
      for (const one of all) {
        const start = await beginProbe(ports, one.workspace, one.grantId);
        const answer = { user: 'tokenRefused', control: 'good' } as const;
        outcomes.push(await ports.probes.finish(one.workspace, start, answer));
      }
      expect(outcomes).toEqual(['revoked', 'frozen', 'frozen']);
    });

    it('is taken back by two good answers: the incident closes, and its stores are checked again', async () => {
      await follow(ports, workspace, 'C1');
      await revoke(ports, workspace, store);
      const [told] = await deliverAll(ports);
      expect(await probe(ports, workspace, store.grantId, { user: 'good' })).toBe('revoked');
      const stillSaid = await deliverAll(ports);
      expect(stillSaid.map((one) => incidentOf(one).phase)).toEqual(['open']);
      expect(await probe(ports, workspace, store.grantId, { user: 'good' })).toBe('ok');
      const [ended] = await deliverAll(ports);
      expect(incidentOf(ended!)).toMatchObject({
        incidentId: incidentOf(told!).incidentId,
        phase: 'closed',
        closeReason: 'fixed',
      });
      expect(ended!.post).toMatchObject({ broadcast: true, critical: true });
      expect(await check(ports, workspace, store.storeId, rejected(0))).toBe('complete');
    });

    it('is looked at again every hour', async () => {
      await revoke(ports, workspace, store);
      const waitMs = (await ports.probes.nextDueAt())!.getTime() - (await ports.now()).getTime();
      expect(waitMs).toBeGreaterThan(hourMs - minuteMs);
      expect(waitMs).toBeLessThanOrEqual(hourMs);
      expect(await probe(ports, workspace, store.grantId, { user: 'tokenRefused' })).toBe('revoked');
    });
  });
}
