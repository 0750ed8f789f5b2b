import { beforeEach, describe, expect, it } from '@jest/globals';
import { firstCursor } from '../../../../src/core/products/items/item-chain.ts';
import type { Reading } from '../../../../src/core/reading.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs, newConnection, runCheck } from '../fixtures.ts';
import {
  beginItems,
  complete,
  itemOf,
  nothingTold,
  openFindings,
  publishItems,
  rejectedOf,
} from './item-scene.ts';

const end = { reports: nothingTold, nextDueAt: new Date('2100-01-01T00:00:00Z') };

describe('an item pass', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TITEM');
    storeId = await addStore(test.storage, workspace, 'shop');
  });

  const begin = () => beginItems(test.storage, workspace, storeId);
  const publish = (...items: Parameters<typeof publishItems>[3]['items']) =>
    publishItems(test.storage, workspace, storeId, { items });
  const state = async () => (await test.storage.items.readState(workspace, storeId))!;
  const dueInMs = async () => {
    const [row] = await test.database.query<{ ms: number }>(
      'select extract(epoch from due_at - app_now())::float8 * 1000 as ms from item_pass where store_id = $1',
      [storeId],
    );
    return row!.ms;
  };

  const found = () => openFindings(test.database, storeId);

  describe('under way', () => {
    it('is due at once when a store is connected, and begins with its ids, token, generation and token version', async () => {
      expect(await dueInMs()).toBeLessThanOrEqual(0);
      const { ids, grant } = newConnection('shop');
      const { bcId, catalogId } = ids;
      expect(await begin()).toMatchObject({
        ...{ ids: { bcId, catalogId }, token: grant.token, generation: 1, tokenVersion: 1 },
        ...{ cursor: firstCursor, knownItems: null },
      });
    });

    it('is worked at by one only; another one takes it over once the lease is over, and goes on where it was', async () => {
      const { items } = test.storage;
      const first = await begin();
      expect(await items.begin(workspace, storeId)).toBe('busy');
      const cursor = { ...firstCursor, page: 2, total: 3, listed: 2 };
      expect(await items.savePage(workspace, first, [itemOf('1'), itemOf('2')], cursor)).toBe('saved');
      await test.storage.clock.shift(minutesMs(3));
      const second = await begin();
      expect(second).toMatchObject({ passId: first.passId, cursor });
      expect(await items.savePage(workspace, first, [itemOf('9')], complete)).toBe('lost');
      expect(await items.startAnew(workspace, first, firstCursor)).toBe('lost');
      // The first of them moved to the second page meanwhile.
      expect(await items.savePage(workspace, second, [itemOf('2'), itemOf('3')], complete)).toBe('saved');
      expect(await items.countItems(workspace, second)).toBe(3);
      expect(await items.publish(workspace, first, end)).toBe('lost');
      expect(await items.publish(workspace, second, end)).toBe('published');
      expect(await state()).toMatchObject({ items: { count: 3, tooMany: false }, underWaySince: null });
    });

    it('shows nothing before all of it was read, and nothing of what was begun anew', async () => {
      const { items } = test.storage;
      const pass = await begin();
      await items.savePage(workspace, pass, [rejectedOf('1', 'Old')], firstCursor);
      await expect(items.publish(workspace, pass, end)).rejects.toThrow('not complete');
      await items.startAnew(workspace, pass, firstCursor);
      await items.savePage(workspace, pass, [rejectedOf('2', 'New')], complete);
      expect(await found()).toEqual([]);
      expect(await state()).toMatchObject({ items: null, underWaySince: expect.any(Date) });
      await items.publish(workspace, pass, end);
      expect(await found()).toEqual(['tiktok.rejected (New): 2']);
    });

    it.each([
      ['connection', 'update connection set generation = generation + 1'],
      ['token', 'update tiktok_grant set token_version = token_version + 1'],
    ])('is thrown away where the %s is another one by then', async (_, change) => {
      await publish(itemOf('1'));
      const { items } = test.storage;
      await test.storage.clock.shift(minutesMs(3));
      const old = await begin();
      await items.savePage(workspace, old, [rejectedOf('1', 'Old')], complete);
      await test.database.query(change);
      expect(await items.savePage(workspace, old, [itemOf('2')], complete)).toBe('lost');
      expect(await items.publish(workspace, old, end)).toBe('lost');
      expect(await found()).toEqual([]);
      await test.storage.clock.shift(minutesMs(3));
      const fresh = await begin();
      expect(fresh).toMatchObject({ cursor: firstCursor, knownItems: 1 });
      expect(fresh.passId).not.toBe(old.passId);
      expect(await items.countItems(workspace, fresh)).toBe(0);
    });

    it('is thrown away when it is older than six hours', async () => {
      const first = await begin();
      await test.storage.items.savePage(workspace, first, [itemOf('1')], complete);
      await test.storage.clock.shift(hoursMs(6.1));
      expect((await begin()).passId).not.toBe(first.passId);
      expect(await test.database.query('select from pass_item')).toHaveLength(0);
    });

    it('is woken once, again when the worker died, and not without a connection that works', async () => {
      const { items, clock } = test.storage;
      expect(await items.wakeDue(10)).toBe(1);
      expect(await items.wakeDue(10)).toBe(0);
      await clock.shift(minutesMs(3));
      expect(await items.wakeDue(10)).toBe(1);
      const pass = await begin();
      await items.pause(workspace, pass, 'noInfo', minutesMs(5));
      expect(await state()).toMatchObject({ pause: { why: 'noInfo' } });
      await clock.shift(minutesMs(4));
      expect(await items.wakeDue(10)).toBe(0);
      await clock.shift(minutesMs(2));
      await test.database.query(`update tiktok_grant set state = 'revoked', revoked_at = now()`);
      expect([await items.wakeDue(10), await items.nextDueAt()]).toEqual([0, null]);
      expect(await items.begin(workspace, storeId)).toBe('idle');
      await test.database.query(`update tiktok_grant set state = 'ok', revoked_at = null`);
      expect(await items.wakeDue(10)).toBe(1);
    });

    it('of a store of another workspace is not told', async () => {
      const other = await installTeam(test.storage, 'TEVE');
      expect(await test.storage.items.readState(other, storeId)).toBeNull();
      expect(await test.storage.items.begin(other, storeId)).toBe('idle');
      expect(await test.storage.items.readState(workspace, 'no id')).toBeNull();
    });

    it('stores nothing any more after the uninstall', async () => {
      const pass = await begin();
      await test.storage.workspaces.uninstall(workspace);
      expect(await test.storage.items.savePage(workspace, pass, [itemOf('1')], complete)).toBe('lost');
      expect(await test.storage.items.begin(workspace, storeId)).toBe('idle');
    });
  });

  describe('after a check', () => {
    const counted = (approved: number, processing: number, rejected: number): Reading => ({
      counts: { class: 'good', value: { approved, processing, rejected } },
    });
    const check = async (...counts: Parameters<typeof counted>) => {
      await test.storage.clock.shift(minutesMs(3));
      await runCheck(test.storage, workspace, storeId, counted(...counts));
    };

    it('that counts others rejected or under review is due soon, and ten minutes after the last one at the earliest', async () => {
      await check(9, 1, 0);
      await publish(itemOf('1'));
      await check(9, 1, 0);
      expect(await dueInMs()).toBeGreaterThan(hoursMs(24));
      await check(8, 1, 0); // perhaps one that was rejected has taken the place of another
      expect(await dueInMs()).toBeGreaterThan(minutesMs(53.9));
      expect(await dueInMs()).toBeLessThan(minutesMs(54.1));
      await check(8, 0, 1);
      expect(await dueInMs()).toBeGreaterThan(minutesMs(0.9));
      expect(await dueInMs()).toBeLessThan(minutesMs(1.1));
      await test.storage.clock.shift(minutesMs(30));
      await publish(itemOf('1'));
      await test.storage.clock.shift(minutesMs(30));
      await check(8, 1, 0);
      expect(await dueInMs()).toBeLessThanOrEqual(0);
    });

    it('that ends while it is under way is followed by another one', async () => {
      await check(9, 1, 0);
      const pass = await begin();
      await test.storage.items.savePage(workspace, pass, [itemOf('1')], complete);
      await runCheck(test.storage, workspace, storeId, counted(8, 1, 1));
      await test.storage.items.publish(workspace, pass, end);
      expect(await dueInMs()).toBeLessThan(minutesMs(10.1));
      expect(await dueInMs()).toBeGreaterThan(minutesMs(9.9));
    });
  });
});
