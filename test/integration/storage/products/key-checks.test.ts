import { beforeEach, describe, expect, it } from '@jest/globals';
import type { KeyVerdict } from '../../../../src/core/alerts/conditions/vtex-keys.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, installTeam, minutesMs } from '../fixtures.ts';
import { accessOf } from './product-scene.ts';

const refused: KeyVerdict = { kind: 'refused' };
const accepted: KeyVerdict = { kind: 'accepted' };
const forbidden: KeyVerdict = { kind: 'forbidden', resource: 'SKUs' };

describe('a check of VTEX keys', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;
  let account: string;

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TKEYS');
    storeId = await addStore(test.storage, workspace, 'shop');
    account = (await test.storage.stores.list(workspace)).stores[0]!.vtexAccount;
    await test.storage.vtexKeys.save(workspace, accessOf(account));
  });

  const start = async () => (await test.storage.vtexKeys.begin(workspace, account))!;
  const check = async (verdict: KeyVerdict | null, afterMs = minutesMs(2)) => {
    await test.storage.clock.shift(afterMs);
    await test.storage.vtexKeys.finish(workspace, await start(), verdict);
  };
  const open = async () => {
    const rows = await test.database.query<{ condition: string; label: string; phase: string }>(
      `select condition, label, phase, close_reason from incident where phase <> 'pending' order by condition`,
    );
    return rows.map(
      ({ condition, label, phase }) => `${condition} ${label.replace(account, 'ACC')} ${phase}`,
    );
  };

  it('is made hourly, and five minutes after a refusal', async () => {
    const { vtexKeys, clock } = test.storage;
    expect(await vtexKeys.wakeDue(9)).toBe(0);
    await clock.shift(minutesMs(60.1));
    expect(await vtexKeys.wakeDue(9)).toBe(1);
    expect(await vtexKeys.wakeDue(9)).toBe(0);
    await check(refused, 0);
    await clock.shift(minutesMs(5.1));
    expect(await vtexKeys.wakeDue(9)).toBe(1);
    await check(accepted, 0);
    await clock.shift(minutesMs(55));
    expect(await vtexKeys.wakeDue(9)).toBe(0);
  });

  it('tells of refused keys after two refusals a minute apart, and of their end after two good answers', async () => {
    await check(refused);
    await check(refused, 30_000);
    expect(await open()).toEqual([]);
    await check(refused, minutesMs(1));
    expect(await open()).toEqual(['vtex.credentials ACC open']);
    await check(accepted);
    expect(await open()).toEqual(['vtex.credentials ACC open']);
    await check(accepted);
    expect(await open()).toEqual(['vtex.credentials ACC closed']);
  });

  it('takes one refusal between good answers for a hiccup, and silence for nothing', async () => {
    for (const verdict of [refused, accepted, refused, null, accepted, null]) await check(verdict);
    expect(await open()).toEqual([]);
  });

  it('names the resource that the keys lack', async () => {
    await check(forbidden);
    await check(forbidden);
    expect(await open()).toEqual(['vtex.permission ACC, SKUs open']);
    // Refused as a whole they say nothing of what they may read.
    await check(refused);
    await check(refused);
    expect(await open()).toEqual(['vtex.credentials ACC open', 'vtex.permission ACC, SKUs open']);
  });

  it('ends with new keys, of which an older answer says nothing', async () => {
    await check(refused);
    await check(refused);
    const late = await start();
    await test.storage.vtexKeys.save(workspace, accessOf(account));
    expect(await open()).toEqual(['vtex.credentials ACC closed']);
    await test.storage.clock.shift(minutesMs(2));
    await test.storage.vtexKeys.finish(workspace, late, refused);
    await check(refused);
    expect(await open()).toEqual(['vtex.credentials ACC closed']);
  });

  it('ends with the store', async () => {
    await check(refused);
    await check(refused);
    await test.storage.stores.remove(workspace, storeId);
    expect(await open()).toEqual(['vtex.credentials ACC closed']);
    expect(await test.storage.vtexKeys.begin(workspace, account)).toBeNull();
    expect(await test.database.query('select from condition_state')).toHaveLength(0);
  });

  describe('that VTEX does not answer', () => {
    const known = async () => {
      const rows = await test.database.query<{ line: string }>(
        `select concat_ws(' ', f.phase, s.name) as line from incident_finding f join incident i on i.id = f.incident_id
           left join store s on s.id = f.store_id
         where i.condition = 'upstream.vtex' order by 1`,
      );
      return rows.map(({ line }) => line);
    };

    it('is told after three in a row, 15 minutes after the last answer; once for all accounts, until they answer twice', async () => {
      await check(accepted);
      await check(null, minutesMs(5));
      await check(null, minutesMs(5));
      expect(await open()).toEqual([]);
      await check(null, minutesMs(5));
      expect(await open()).toEqual(['upstream.vtex  open']);
      await addStore(test.storage, workspace, 'other');
      await test.storage.vtexKeys.save(workspace, accessOf('vtex-other'));
      const mine = account;
      account = 'vtex-other';
      for (let times = 0; times < 4; times += 1) await check(null, minutesMs(5));
      expect(await open()).toEqual(['upstream.vtex  open']);
      expect(await known()).toHaveLength(2);
      for (account of [mine, mine, 'vtex-other', 'vtex-other']) {
        expect(await open()).toEqual(['upstream.vtex  open']);
        await check(accepted, minutesMs(1));
      }
      expect(await open()).toEqual(['upstream.vtex  closed']);
    });

    it('is asked every five minutes until it was seen to answer twice, then hourly', async () => {
      const { vtexKeys, clock } = test.storage;
      for (let times = 0; times < 4; times += 1) await check(null, minutesMs(5));
      await check(accepted, minutesMs(5));
      await clock.shift(minutesMs(5.1));
      expect(await vtexKeys.wakeDue(9)).toBe(1);
      await check(accepted, 0);
      expect(await open()).toEqual(['upstream.vtex  closed']);
      await clock.shift(minutesMs(55));
      expect(await vtexKeys.wakeDue(9)).toBe(0);
    });

    it('is forgotten with the store, and stays with new keys', async () => {
      for (let times = 0; times < 4; times += 1) await check(null, minutesMs(5));
      await test.storage.vtexKeys.save(workspace, accessOf(account));
      expect(await open()).toEqual(['upstream.vtex  open']);
      await test.storage.stores.remove(workspace, storeId);
      expect(await open()).toEqual(['upstream.vtex  closed']);
    });
  });

  it('ends with the uninstall', async () => {
    const late = await start();
    await test.storage.workspaces.uninstall(workspace);
    expect(await test.storage.vtexKeys.begin(workspace, account)).toBeNull();
    await test.storage.vtexKeys.finish(workspace, late, refused);
    expect(await test.storage.vtexKeys.nextDueAt()).toBeNull();
  });
});
