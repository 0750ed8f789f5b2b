import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs, runCheck } from '../fixtures.ts';
import { itemOf, publishItems, rejectedOf } from './item-scene.ts';
import { accessOf, publishPass, readOf } from './product-scene.ts';

describe('alerts about items', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TITEMALERT');
    storeId = await addStore(test.storage, workspace, 'shop');
    await test.storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
  });

  /** A check, five minutes after what was before. */
  const check = async (rejected: number) => {
    await test.storage.clock.shift(minutesMs(5));
    const counts = { approved: 10, processing: 0, rejected };
    await runCheck(test.storage, workspace, storeId, { counts: { class: 'good', value: counts } });
  };
  const list = (...items: Parameters<typeof publishItems>[3]['items']) =>
    publishItems(test.storage, workspace, storeId, { items });
  /** `condition (version): findings that count`, of those that are not closed. */
  const open = async () => {
    const rows = await test.database.query<{ condition: string; version: number; names: string }>(
      `select i.condition, i.version, string_agg(concat(f.fingerprint, ' ', f.amount), ', ' order by f.fingerprint) as names
       from incident i join incident_finding f on f.incident_id = i.id and f.phase in ('open', 'clearing')
       where i.phase = 'open' group by i.condition, i.version order by i.condition`,
    );
    return rows.map(({ condition, version, names }) => `${condition} (${String(version)}): ${names}`);
  };

  it('take the names of rejected items from the last reading of all of them, and are no news by that', async () => {
    await check(2);
    await check(2);
    expect(await open()).toEqual(['products.need_details (1): count:rejected 2']);
    await list(rejectedOf('1'), rejectedOf('2'), itemOf('3'));
    await check(2);
    expect(await open()).toEqual([
      expect.stringMatching(/^products\.need_details \(1\): item:\S+ 1, item:\S+ 1$/),
    ]);
    await check(3);
    expect(await open()).toEqual(['products.need_details (2): count:rejected 3']);
    await list(rejectedOf('1'), rejectedOf('2'), rejectedOf('3'));
    await check(3);
    expect(await open()).toEqual([
      expect.stringMatching(/^products\.need_details \(2\): (item:\S+ 1(, )?){3}$/),
    ]);
  });

  const sold = () =>
    publishPass(test.storage, workspace, storeId, [readOf('11'), readOf('12'), readOf('13')]);

  it('say what TikTok lacks at the first check after both sides were compared, and when it has it', async () => {
    await sold();
    await test.storage.clock.shift(hoursMs(25));
    await list(itemOf('11'), itemOf('12'));
    expect(await open()).toEqual([]);
    await check(0);
    expect(await open()).toEqual(['products.not_sent (1): item:13 1']);
    await check(0);
    expect(await open()).toEqual(['products.not_sent (1): item:13 1']);
    await list(itemOf('11'), itemOf('12'), itemOf('13'));
    await check(0);
    expect(await open()).toEqual([]);
    expect(await test.database.query('select total::int, close_reason from incident')).toEqual([
      { total: 3, close_reason: 'fixed' },
    ]);
  });

  it('stay as they are where the ids do not match any more', async () => {
    await sold();
    await test.storage.clock.shift(hoursMs(25));
    await list(itemOf('11'), itemOf('12'));
    await check(0);
    await list(...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => itemOf(id)));
    await check(0);
    expect(await open()).toEqual(['products.not_sent (1): item:13 1']);
  });
});
