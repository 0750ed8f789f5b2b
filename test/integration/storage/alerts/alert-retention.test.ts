import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import {
  checkTwice,
  dayMs,
  deliverAll,
  follow,
  minuteMs,
  rejected,
  revoke,
  toldIncident,
} from '../../../support/contracts/scene.ts';
import { postgresAlertPorts } from './postgres-alert-ports.ts';
import type { PostgresAlertPorts } from './postgres-alert-ports.ts';

const open = postgresAlertPorts();
let ports: PostgresAlertPorts;
let workspace: Workspace;

beforeEach(async () => {
  ports = await open();
  [workspace] = ports.workspaces;
});
afterEach(() => ports.close());

const count = async (table: string): Promise<number> => {
  const [row] = await ports.test.database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return row!.n;
};

describe('retention of alerts', () => {
  const sweep = () => ports.test.storage.retention.sweep();

  it('keeps posts 30 days after their incident closed, and incidents 400', async () => {
    const { storeId } = await ports.addStore(workspace);
    await follow(ports, workspace, 'C1');
    await toldIncident(ports, workspace, storeId);
    await checkTwice(ports, workspace, storeId, rejected(0));
    await ports.shift(minuteMs);
    await deliverAll(ports);
    const before = [
      await count('outbox'),
      await count('message'),
      await count('route'),
      await count('incident'),
    ];
    expect(before).toEqual([3, 1, 1, 1]); // the introduction, the message, its end
    await ports.shift(29 * dayMs);
    await sweep();
    expect(await count('outbox')).toBe(3);
    await ports.shift(2 * dayMs);
    await sweep();
    expect([await count('outbox'), await count('message'), await count('incident')]).toEqual([0, 1, 1]);
    expect(await count('channel_pace')).toBe(0);
    await ports.shift(370 * dayMs);
    await sweep();
    expect([await count('incident'), await count('incident_finding'), await count('route')]).toEqual([
      0, 0, 0,
    ]);
    expect([await count('message'), await count('subscription')]).toEqual([0, 1]);
  });

  it('keeps the posts of an incident that is open, however old', async () => {
    const { storeId } = await ports.addStore(workspace);
    await follow(ports, workspace, 'C1');
    await toldIncident(ports, workspace, storeId);
    await ports.shift(500 * dayMs);
    await sweep();
    expect([await count('outbox'), await count('incident')]).toEqual([1, 1]);
  });

  it('keeps a subscription that was switched off for 400 days', async () => {
    const id = await follow(ports, workspace, 'C1');
    await ports.subscriptions.unsubscribe(workspace, id);
    await ports.shift(399 * dayMs);
    await sweep();
    expect(await count('subscription')).toBe(1);
    await ports.shift(2 * dayMs);
    await sweep();
    expect(await count('subscription')).toBe(0);
  });

  it('erases the token of a grant 30 days after it was revoked, and only then', async () => {
    const store = await ports.addStore(workspace);
    await ports.addStore(workspace);
    const tokens = () => count('tiktok_grant where token is not null');
    await revoke(ports, workspace, store);
    await ports.shift(29 * dayMs);
    await sweep();
    expect(await tokens()).toBe(2);
    await ports.shift(2 * dayMs);
    await sweep();
    expect(await tokens()).toBe(1);
    expect(await count('tiktok_grant')).toBe(2);
    expect(await ports.probes.wakeDue(10)).toBe(0);
    expect(await ports.probes.begin(workspace, store.grantId)).toBe('not-due');
    expect(await ports.probes.nextDueAt()).toBeNull();
  });
});
