import { describe, expect, it } from '@jest/globals';
import { namedStores } from '../../../src/core/use-cases/named-stores.ts';
import { subscribe } from '../../../src/core/use-cases/subscribe.ts';
import { testAlerts } from '../../../src/core/use-cases/test-alerts.ts';
import { unsubscribe } from '../../../src/core/use-cases/unsubscribe.ts';
import { fakeDelivery, fakeSubscriptions, settingsOf, subscriptionOf } from '../../support/alert-fakes.ts';
import { statusOf, storeIdOf, storesOf, workspace, workspaceOf } from '../../support/builders.ts';
import { fakeStoreRepository } from '../../support/fakes.ts';

const wish = { channelId: 'C1', storeIds: null, chosen: {}, defaults: settingsOf(), by: 'U1' };
const other = workspaceOf('other');

describe('subscribe', () => {
  it('delivers the introduction before it says that alerts are on', async () => {
    const subscriptions = fakeSubscriptions();
    const result = await subscribe(
      { subscriptions, deliverNow: fakeDelivery(subscriptions) },
      workspace,
      wish,
    );
    expect(result).toMatchObject({ kind: 'on', subscription: { channelId: 'C1' } });
    expect([...subscriptions.posts.values()]).toMatchObject([{ state: 'sent' }]);
  });

  it('leaves nothing over where Slack refuses the channel, and repeats cleanly', async () => {
    const subscriptions = fakeSubscriptions();
    const refused = fakeDelivery(subscriptions, { state: 'broken', code: 'not_in_channel' });
    const first = await subscribe({ subscriptions, deliverNow: refused }, workspace, wish);
    expect(first).toEqual({ kind: 'refused', code: 'not_in_channel' });
    expect(await subscriptions.list(workspace)).toEqual([]);
    const again = await subscribe(
      { subscriptions, deliverNow: fakeDelivery(subscriptions) },
      workspace,
      wish,
    );
    expect(again).toMatchObject({ kind: 'on' });
    expect(await subscriptions.list(workspace)).toHaveLength(1);
  });

  it('changes only what was said of what is on', async () => {
    const subscriptions = fakeSubscriptions(subscriptionOf({ language: 'es', digestHour: 9 }));
    const ports = { subscriptions, deliverNow: fakeDelivery(subscriptions) };
    const chosen = { digestHour: null };
    expect(await subscribe(ports, workspace, { ...wish, chosen })).toMatchObject({
      kind: 'changed',
      subscription: { language: 'es', digestHour: null },
    });
    expect(await subscribe(ports, workspace, { ...wish, chosen })).toMatchObject({ kind: 'already' });
    expect(subscriptions.posts.size).toBe(0);
  });

  it('says so where somebody ended it at the same moment', async () => {
    const subscriptions = fakeSubscriptions(subscriptionOf());
    const ports = {
      subscriptions: { ...subscriptions, configure: async () => null },
      deliverNow: fakeDelivery(subscriptions),
    };
    expect(await subscribe(ports, workspace, { ...wish, chosen: { mention: true } })).toEqual({
      kind: 'gone',
    });
  });
});

describe('unsubscribe', () => {
  it('reaches no other workspace, no other channel and no person', async () => {
    const subscriptions = fakeSubscriptions(
      subscriptionOf({ id: 'a', channelId: 'C2' }),
      subscriptionOf({ id: 'b', kind: 'contact' }),
      subscriptionOf({ id: 'c' }),
    );
    expect(await unsubscribe(subscriptions, other, 'C1', null)).toEqual({ kind: 'none', others: [] });
    expect(await unsubscribe(subscriptions, workspace, 'C1', null)).toMatchObject({ ended: [{ id: 'c' }] });
    expect(subscriptions.all.map(({ state }) => state)).toEqual(['active', 'active', 'off']);
  });

  it('takes a set of stores in any order, but exactly', async () => {
    const ids = [storeIdOf(1), storeIdOf(2)];
    const subscriptions = fakeSubscriptions(subscriptionOf({ storeIds: ids }));
    expect(await unsubscribe(subscriptions, workspace, 'C1', [storeIdOf(1)])).toMatchObject({ kind: 'none' });
    expect(await unsubscribe(subscriptions, workspace, 'C1', [...ids].reverse())).toMatchObject({
      kind: 'off',
    });
  });
});

describe('testAlerts', () => {
  it('posts for a living subscription where the channel has a broken one too', async () => {
    const subscriptions = fakeSubscriptions(
      subscriptionOf({ id: 'a', state: 'broken', brokenCode: 'is_archived' }),
      subscriptionOf({ id: 'b', storeIds: [storeIdOf(1)] }),
    );
    const ports = { subscriptions, deliverNow: fakeDelivery(subscriptions) };
    const asked = { channelId: 'C1', by: 'U1', actionId: '1' };
    expect(await testAlerts(ports, workspace, asked)).toEqual({ kind: 'sent' });
    expect([...subscriptions.posts.values()]).toMatchObject([{ subscriptionId: 'b' }]);
    expect(await testAlerts(ports, other, asked)).toEqual({ kind: 'none' });
  });
});

describe('namedStores', () => {
  const repository = fakeStoreRepository(...storesOf(3).map((store) => statusOf({ store })));

  it('means all stores where none is named', async () => {
    expect(await namedStores(repository, workspace, [])).toMatchObject({ kind: 'named', storeIds: null });
  });

  it('names each store once, in one order', async () => {
    const expected = [storeIdOf(1), storeIdOf(3)];
    for (const words of [
      ['store-1', 'store-3'],
      ['STORE-3', 'store-1', 'store-3'],
    ]) {
      expect(await namedStores(repository, workspace, words)).toMatchObject({ storeIds: expected });
    }
  });

  it('guesses nothing', async () => {
    expect(await namedStores(repository, workspace, ['store-1', 'stor'])).toMatchObject({
      kind: 'unknown',
      word: 'stor',
    });
    expect(await namedStores(repository, other, [])).toEqual({ kind: 'none' });
  });
});
