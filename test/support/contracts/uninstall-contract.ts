import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  checkTwice,
  claimOf,
  dayMs,
  deliverAll,
  follow,
  hourMs,
  incidentOf,
  intend,
  kindOf,
  minuteMs,
  newTs,
  passAll,
  rejected,
  revoke,
  toldIncident,
} from './scene.ts';

/** What was open when the app was uninstalled is over, for whoever installs it again. */
export function uninstallContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    ({ storeId } = await ports.addStore(workspace));
    await follow(ports, workspace, 'C1');
  });
  afterEach(() => ports.close());

  /** Everything that happens within some two days after the app is back. */
  const back = async () => {
    await ports.reinstall(workspace);
    const sent = await deliverAll(ports);
    const edits = await ports.edits.claim(10);
    await ports.shift(2 * dayMs + 7 * hourMs);
    return { sent: [...sent, ...(await deliverAll(ports))], edits, dueAt: await ports.routes.nextDueAt() };
  };
  const nothing = { sent: [], edits: [], dueAt: null };

  it('what was told and is not over is never posted, edited or repeated again', async () => {
    const { incidentId, routeId } = incidentOf(await toldIncident(ports, workspace, storeId));
    await ports.uninstall(workspace);
    await ports.uninstall(workspace);
    expect(await back()).toEqual(nothing);
    expect(await ports.incidents.acknowledge(workspace, incidentId, 'UANA')).toBe('gone');
    expect(await ports.incidents.muteRoute(workspace, routeId, null)).toBe('gone');
  });

  it('what waits to be told, in a reply, in an edit, or until the group wait is over, is given up', async () => {
    await toldIncident(ports, workspace, storeId);
    await ports.shift(minuteMs);
    await checkTwice(ports, workspace, storeId, rejected(9));
    await passAll(ports);
    const other = await ports.addStore(workspace);
    await checkTwice(ports, workspace, other.storeId, rejected(2));
    await ports.uninstall(workspace);
    expect(await back()).toEqual(nothing);
  });

  it('what opened and closed in quiet hours is in no digest any more', async () => {
    const from = (await ports.now()).getUTCHours();
    await follow(ports, workspace, 'C2', { quietHours: { from, to: (from + 6) % 24 } });
    await ports.subscriptions.unsubscribe(workspace, (await ports.subscriptions.list(workspace))[0]!.id);
    await checkTwice(ports, workspace, storeId, rejected(3));
    await ports.shift(minuteMs + 1_000);
    await passAll(ports);
    await checkTwice(ports, workspace, storeId, rejected(0));
    await passAll(ports);
    await ports.uninstall(workspace);
    expect((await back()).sent).toEqual([]);
  });

  it('an intent that is on its way stands there if Slack says so, and is not looked up if it does not', async () => {
    await checkTwice(ports, workspace, storeId, rejected(3));
    await ports.shift(minuteMs + 1_000);
    await passAll(ports);
    const [first] = await ports.outbox.claim(10);
    const { post } = await intend(ports, first!);
    await ports.uninstall(workspace);
    await ports.outbox.recordUnknown(first!);
    await ports.outbox.recordRefused(first!, { code: 'x', because: 'channel', retryAfterMs: null });
    expect((await ports.outbox.find(workspace, post.id))!.state).toBe('abandoned');
    await ports.outbox.recordSent(workspace, post.id, [{ channelId: 'C1', ts: newTs() }]);
    expect((await ports.outbox.find(workspace, post.id))!.state).toBe('sent');
    expect(await back()).toEqual(nothing);
    expect(await ports.subscriptions.list(workspace)).toMatchObject([{ state: 'active' }]);
  });

  it('an edit that is on its way comes too late, however it ends', async () => {
    await toldIncident(ports, workspace, storeId);
    await ports.shift(minuteMs);
    await checkTwice(ports, workspace, storeId, rejected(9));
    await passAll(ports);
    const [edit] = await ports.edits.claim(10);
    await ports.uninstall(workspace);
    await ports.reinstall(workspace);
    await ports.edits.recordRefused(edit!, { code: 'x', because: 'later', retryAfterMs: null });
    await ports.edits.recordRefused(edit!, { code: 'x', because: 'message-gone', retryAfterMs: null });
    await ports.edits.recordEdited(edit!);
    expect(await back()).toEqual(nothing);
  });

  it('a fresh incident of a store that is connected again is told in a message of its own', async () => {
    const ana = await ports.addStore(workspace, { grant: 'ana' });
    await revoke(ports, workspace, ana);
    const [before] = await deliverAll(ports);
    await ports.uninstall(workspace);
    await ports.shift(minuteMs);
    await ports.reinstall(workspace);
    await ports.stores.remove(workspace, ana.storeId);
    const again = await ports.addStore(workspace, { grant: 'ana' });
    expect(await deliverAll(ports)).toEqual([]);
    await ports.shift(minuteMs);
    await revoke(ports, workspace, again);
    const [told, ...more] = await deliverAll(ports);
    expect(more).toEqual([]);
    expect(kindOf(told!)).toBe('incident');
    expect(incidentOf(told!).incidentId).not.toBe(incidentOf(before!).incidentId);
    await ports.shift(hourMs);
    expect((await deliverAll(ports)).map(({ post }) => post.messageId)).toEqual([told!.post.messageId]);
  });

  it('the other workspace hears what it has heard before', async () => {
    const [, other] = ports.workspaces;
    const theirs = await ports.addStore(other);
    await follow(ports, other, 'C9');
    await toldIncident(ports, other, theirs.storeId);
    const waiting = await ports.subscriptions.test(
      other,
      (await ports.subscriptions.list(other))[0]!.id,
      'U',
      'a',
    );
    await ports.uninstall(workspace);
    expect((await claimOf(ports, waiting!)).post.state).toBe('ready');
    await ports.shift(minuteMs);
    await checkTwice(ports, other, theirs.storeId, rejected(9));
    await passAll(ports);
    expect(await ports.edits.claim(10)).toHaveLength(1);
  });
}
