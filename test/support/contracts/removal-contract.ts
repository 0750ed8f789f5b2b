import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { AlertPorts, MakeAlertPorts } from './alert-ports.ts';
import {
  checkTwice,
  deliverAll,
  follow,
  hourMs,
  kindOf,
  minuteMs,
  passAll,
  rejected,
  revoke,
  settings,
  toldIncident,
} from './scene.ts';

/** What becomes of subscriptions that name a store when it is removed. */
export function removalContract(make: MakeAlertPorts): void {
  let ports: AlertPorts;
  let workspace: Workspace;
  let storeId: string;
  let other: string;

  beforeEach(async () => {
    ports = await make();
    [workspace] = ports.workspaces;
    ({ storeId } = await ports.addStore(workspace));
    ({ storeId: other } = await ports.addStore(workspace));
  });
  afterEach(() => ports.close());

  const listed = async () =>
    (await ports.subscriptions.list(workspace)).map(({ id, state, storeIds }) => ({ id, state, storeIds }));
  const subscribe = (channelId: string, storeIds: readonly string[] | null) =>
    ports.subscriptions.subscribe(workspace, { channelId, storeIds, settings, by: 'UANA' });

  it('a set goes on without it, and is found again by what is left', async () => {
    const id = await follow(ports, workspace, 'C1', { storeIds: [storeId, other] });
    expect(await ports.stores.remove(workspace, storeId)).toBe(true);
    expect(await listed()).toEqual([{ id, state: 'active', storeIds: [other] }]);
    expect(await subscribe('C1', [other])).toMatchObject({ kind: 'already', subscription: { id } });
    await checkTwice(ports, workspace, other, rejected(3));
    await ports.shift(minuteMs + 1_000);
    expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
  });

  it('the only one of a set turns it off: it does not become all stores', async () => {
    const id = await follow(ports, workspace, 'C1', { storeIds: [storeId] });
    await ports.stores.remove(workspace, storeId);
    expect(await listed()).toEqual([]);
    expect(await ports.subscriptions.unsubscribe(workspace, id)).toBe(false);
    expect(await ports.subscriptions.configure(workspace, id, settings)).toBeNull();
    await checkTwice(ports, workspace, other, rejected(3));
    await ports.shift(minuteMs + 1_000);
    expect(await deliverAll(ports)).toEqual([]);
    expect(await subscribe('C1', [other])).toMatchObject({ kind: 'created' });
  });

  it('what such a one told is told to be over by an edit; what waits for it is not sent', async () => {
    await follow(ports, workspace, 'C1', { storeIds: [storeId] });
    await toldIncident(ports, workspace, storeId);
    await ports.shift(minuteMs);
    await checkTwice(ports, workspace, storeId, rejected(5));
    await passAll(ports);
    await ports.stores.remove(workspace, storeId);
    await passAll(ports);
    const [edit, ...more] = await ports.edits.claim(10);
    expect(more).toEqual([]);
    expect(edit!.content).toMatchObject({ phase: 'closed', closeReason: 'removed' });
    await ports.edits.recordEdited(edit!);
    expect(await deliverAll(ports)).toEqual([]);
    expect(await ports.outbox.nextDueAt()).toBeNull();
    expect(await ports.edits.nextDueAt()).toBeNull();
    expect(await ports.routes.nextDueAt()).toBeNull();
  });

  it('several ones of one channel may end', async () => {
    await follow(ports, workspace, 'C1', { storeIds: [storeId] });
    await follow(ports, workspace, 'C1', { storeIds: [other] });
    await follow(ports, workspace, 'C1', { storeIds: [storeId, other] });
    await ports.stores.remove(workspace, storeId);
    await ports.stores.remove(workspace, other);
    expect(await listed()).toEqual([]);
  });

  it('of two that would have one set, one ends; nothing is lost, nor told twice', async () => {
    const both = await follow(ports, workspace, 'C1', { storeIds: [storeId, other] });
    const alone = await follow(ports, workspace, 'C1', { storeIds: [other] });
    await ports.stores.remove(workspace, storeId);
    expect(await listed()).toEqual([{ id: alone, state: 'active', storeIds: [other] }]);
    expect(both).not.toBe(alone);
    await checkTwice(ports, workspace, other, rejected(3));
    await ports.shift(minuteMs + 1_000);
    expect((await deliverAll(ports)).map(kindOf)).toEqual(['incident']);
  });

  it('one that was turned off gives way to one that is on', async () => {
    const alone = await follow(ports, workspace, 'C1', { storeIds: [other] });
    await ports.subscriptions.unsubscribe(workspace, alone);
    const both = await follow(ports, workspace, 'C1', { storeIds: [storeId, other] });
    await ports.stores.remove(workspace, storeId);
    expect(await listed()).toEqual([{ id: both, state: 'active', storeIds: [other] }]);
    expect(await subscribe('C1', [other])).toMatchObject({ kind: 'already', subscription: { id: both } });
  });

  it('alerts for all stores, those of other channels and of other workspaces stay as they are', async () => {
    const [, theirs] = ports.workspaces;
    const all = await follow(ports, workspace, 'C1');
    const elsewhere = await follow(ports, workspace, 'C2', { storeIds: [other] });
    await follow(ports, theirs, 'C9', { storeIds: [storeId] });
    await ports.stores.remove(workspace, storeId);
    expect(await listed()).toEqual([
      { id: all, state: 'active', storeIds: null },
      { id: elsewhere, state: 'active', storeIds: [other] },
    ]);
    expect(await ports.subscriptions.list(theirs)).toMatchObject([{ storeIds: [storeId] }]);
  });

  it('a critical incident that only the ended one told of another store goes to who hears now', async () => {
    const ana = await ports.addStore(workspace, { grant: 'ana' });
    const both = await follow(ports, workspace, 'C1', { storeIds: [storeId, ana.storeId] });
    await revoke(ports, workspace, ana);
    await deliverAll(ports);
    const alone = await follow(ports, workspace, 'C1', { storeIds: [ana.storeId] });
    await ports.stores.remove(workspace, storeId);
    expect((await listed()).map(({ id }) => id)).toEqual([alone]);
    await ports.shift(hourMs);
    const sent = await deliverAll(ports);
    expect(both).not.toBe(alone);
    expect(sent.map(({ post }) => post.subscriptionId)).toEqual([alone]);
  });
}
