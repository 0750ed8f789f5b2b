import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { person } from './methods/given.ts';
import { addStore, installation, installTeam, newConnection } from './fixtures.ts';

let test: TestStorage;
let storage: Storage;
let workspace: Workspace;
let teamId: string;
let round = 0;

beforeAll(async () => {
  test = await createTestStorage();
  storage = test.storage;
});
beforeEach(async () => {
  teamId = `T${(round += 1)}`;
  workspace = await installTeam(storage, teamId);
});
afterAll(() => test.drop());

describe('workspaces', () => {
  it('are found by their team as they were installed', async () => {
    expect(await storage.workspaces.findByTeam({ teamId, enterpriseId: null })).toEqual({
      workspace,
      installation,
      installedAt: expect.any(Date),
    });
    for (const enterpriseId of [null, 'E1']) {
      expect(await storage.workspaces.findByTeam({ teamId: 'TNONE', enterpriseId })).toBeNull();
      expect(await storage.workspaces.findByTeam({ teamId: '', enterpriseId })).toBeNull();
    }
  });

  it('stay the same when the app is installed again, with the new token', async () => {
    const newer = { ...installation, botToken: 'xoxb-newer', scopes: [] };
    expect(await storage.workspaces.install({ teamId, enterpriseId: null }, 'New name', newer)).toEqual(
      workspace,
    );
    const found = await storage.workspaces.findByTeam({ teamId, enterpriseId: null });
    expect(found!.installation).toEqual(newer);
    const listed = (await storage.workspaces.list()).filter(({ team }) => team.teamId === teamId);
    expect(listed).toEqual([{ workspace, team: { teamId, enterpriseId: null }, name: 'New name' }]);
  });

  it('stay the same when an Enterprise Grid takes them in, and when they leave it', async () => {
    const storeId = await addStore(storage, workspace, 'grid');
    for (const enterpriseId of ['E1', 'E2', null]) {
      expect((await storage.workspaces.findByTeam({ teamId, enterpriseId }))!.workspace).toEqual(workspace);
      const installed = await storage.workspaces.install({ teamId, enterpriseId }, 'Team', installation);
      expect(installed).toEqual(workspace);
      expect((await storage.stores.list(installed)).stores.map(({ id }) => id)).toEqual([storeId]);
      const listed = (await storage.workspaces.list()).filter(({ team }) => team.teamId === teamId);
      expect(listed).toEqual([{ workspace, team: { teamId, enterpriseId }, name: 'Team' }]);
    }
  });

  it('of one Enterprise Grid are not each other, nor its org-wide installation', async () => {
    const enterpriseId = `E-${teamId}`;
    const teams = ['', `${teamId}-A`, `${teamId}-B`].map((id) => ({ teamId: id, enterpriseId }));
    const made: Workspace[] = [];
    for (const team of teams) made.push(await storage.workspaces.install(team, 'Team', installation));
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    for (const [index, team] of teams.entries()) {
      expect((await storage.workspaces.findByTeam(team))!.workspace).toEqual(made[index]);
    }
    expect(await storage.workspaces.findByTeam({ teamId: `${teamId}-C`, enterpriseId })).toBeNull();
    expect(await storage.workspaces.findByTeam({ teamId: '', enterpriseId: 'E-OTHER' })).toBeNull();
  });

  it('whose sweep is due make room for a new one, inside an Enterprise Grid too', async () => {
    await storage.workspaces.uninstall(workspace);
    await test.database.query(
      `update workspace set uninstalled_at = app_now() - interval '31 days' where id = '${workspace.id}'`,
    );
    const grid = { teamId, enterpriseId: 'E1' };
    const second = await storage.workspaces.install(grid, 'Team', installation);
    expect(second.id).not.toBe(workspace.id);
    // It leaves the Grid: the old one, not swept yet, is still known by just this name.
    expect(await storage.workspaces.install({ teamId, enterpriseId: null }, 'Team', installation)).toEqual(
      second,
    );
    expect((await storage.workspaces.findByTeam(grid))!.workspace).toEqual(second);
  });

  it('installed again since are not uninstalled by news of before', async () => {
    const team = { teamId, enterpriseId: null };
    const { installedAt } = (await storage.workspaces.findByTeam(team))!;
    await storage.clock.shift(1);
    await installTeam(storage, teamId);
    await storage.workspaces.uninstall(workspace, installedAt);
    const again = (await storage.workspaces.findByTeam(team))!;
    expect(again.installedAt.getTime()).toBeGreaterThan(installedAt.getTime());
    await storage.workspaces.uninstall(workspace, again.installedAt);
    expect(await storage.workspaces.findByTeam(team)).toBeNull();
  });

  it('are made once when one team installs many times at once', async () => {
    const team = { teamId: `${teamId}-NEW`, enterpriseId: 'E1' };
    const made = await Promise.all(
      [1, 2, 3, 4, 5].map(() => storage.workspaces.install(team, 'Team', installation)),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('after an uninstall are gone, safe to repeat, and come back with their stores but without secrets', async () => {
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.workspaces.uninstall(workspace);
    await storage.workspaces.uninstall(workspace);
    expect(await storage.workspaces.findByTeam({ teamId, enterpriseId: null })).toBeNull();
    expect(await installTeam(storage, teamId)).toEqual(workspace);
    const status = (await storage.stores.readStatus(workspace, storeId))!;
    expect(status.connection).toMatchObject({ phase: 'disconnected', generation: 2 });
    expect(status.grant).toBeNull();
    expect(await storage.checks.begin(workspace, storeId)).toBe('not-connected');
  });

  it('that are gone take no new connection', async () => {
    await storage.workspaces.uninstall(workspace);
    const adding = storage.stores.addConnected(workspace, newConnection('late'));
    await expect(adding).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('people', () => {
  it('are kept as Slack last described them', async () => {
    expect(await storage.people.find(workspace, 'U1')).toBeNull();
    await storage.people.save(workspace, person('U1'));
    const newer = {
      ...person('U1'),
      slackLocale: null,
      timeZone: null,
      isGuest: true,
      fetchedAt: new Date(),
    };
    await storage.people.save(workspace, newer);
    expect(await storage.people.find(workspace, 'U1')).toEqual(newer);
  });
});

describe('stores', () => {
  it('are listed by handle, with the default of the channel', async () => {
    const b = await addStore(storage, workspace, 'b');
    await addStore(storage, workspace, 'a');
    await storage.channels.setDefaultStore(workspace, 'C1', b);
    const { stores, defaultStoreId } = await storage.stores.list(workspace, 'C1');
    expect(stores.map(({ handle }) => handle)).toEqual(['a', 'b']);
    expect(defaultStoreId).toBe(b);
    expect((await storage.stores.list(workspace)).defaultStoreId).toBeNull();
    const all = await storage.stores.readAllStatus(workspace);
    expect(all.map(({ store }) => store)).toEqual(stores);
  });

  it('keep ids of 19 digits to the last one', async () => {
    const { ids, store } = newConnection('digits');
    const storeId = await addStore(storage, workspace, 'digits');
    const status = (await storage.stores.readStatus(workspace, storeId))!;
    expect(status.connection).toMatchObject({ phase: 'connected', generation: 1, ids });
    expect(status.grant).toMatchObject({ coreUserId: '7012345678901234567', state: 'ok', tokenVersion: 1 });
    expect(status.store).toEqual({ ...store, id: storeId, createdAt: expect.any(Date) });
    expect(status).toMatchObject({ check: { lastEndedAt: null, lastOutcome: null, intervalMs: 300_000 } });
  });

  it('of one handle exist once, also when they are added at once, and a refused one changes no grant', async () => {
    const adding = [1, 2, 3].map(() => storage.stores.addConnected(workspace, newConnection('same')));
    const added = await Promise.all(adding);
    expect(added.filter((answer) => answer === 'handle-taken')).toHaveLength(2);
    const [status] = await storage.stores.readAllStatus(workspace);
    expect(status!.grant!.tokenVersion).toBe(1);
  });

  it('of one TikTok user share a grant, whose version rises with each new token', async () => {
    const grantOf = async (handle: string) => {
      const storeId = await addStore(storage, workspace, handle);
      return (await storage.stores.readStatus(workspace, storeId))!.grant!;
    };
    const first = await grantOf('a');
    expect(await grantOf('b')).toEqual({ ...first, tokenVersion: 2 });
  });

  it('are removed once, and their grant with the last of them', async () => {
    const [a, b] = [await addStore(storage, workspace, 'a'), await addStore(storage, workspace, 'b')];
    const grants = () =>
      test.database.query('select 1 from tiktok_grant where workspace_id = $1', [workspace.id]);
    await storage.channels.setDefaultStore(workspace, 'C1', a);
    expect(await storage.stores.remove(workspace, a)).toBe(true);
    expect(await storage.stores.remove(workspace, a)).toBe(false);
    expect(await storage.stores.readStatus(workspace, a)).toBeNull();
    expect(await storage.stores.list(workspace, 'C1')).toMatchObject({ defaultStoreId: null });
    expect(await grants()).toHaveLength(1);
    expect(await storage.stores.remove(workspace, b)).toBe(true);
    expect(await grants()).toHaveLength(0);
  });

  it('added and removed at once on one grant leave it if and only if a store stands on it', async () => {
    for (let turn = 0; turn < 15; turn += 1) {
      const old = await addStore(storage, workspace, `old${turn}`, String(turn));
      const adding = storage.stores.addConnected(workspace, newConnection(`new${turn}`, String(turn)));
      const [removed, added] = await Promise.all([storage.stores.remove(workspace, old), adding]);
      expect(removed).toBe(true);
      if (added === 'handle-taken') throw new Error('The handle was free');
      const status = (await storage.stores.readStatus(workspace, added.store.id))!;
      expect(status.grant).toEqual(added.grant);
      expect(await storage.checks.begin(workspace, added.store.id)).toMatchObject({
        grantId: added.grant.id,
      });
    }
  });

  it('are not found by an id that nobody gave', async () => {
    for (const id of ['', 'shop', '123', "' or true --"]) {
      expect(await storage.stores.readStatus(workspace, id)).toBeNull();
      expect(await storage.stores.remove(workspace, id)).toBe(false);
      expect(await storage.channels.setDefaultStore(workspace, 'C1', id)).toBe(false);
    }
  });
});

describe('channels', () => {
  const channels = () =>
    test.database.query(
      'select channel_id, name, state, default_store_id from channel where workspace_id = $1 order by 1',
      [workspace.id],
    );

  it('that nobody chose a store for are not remembered', async () => {
    await storage.channels.setState(workspace, 'C1', 'archived');
    await storage.channels.rename(workspace, 'C1', 'sales');
    await storage.channels.changeId(workspace, 'C1', 'C2');
    expect(await channels()).toEqual([]);
  });

  it('keep name, state and store under a new id, safe to repeat', async () => {
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.channels.setDefaultStore(workspace, 'C1', storeId);
    await storage.channels.rename(workspace, 'C1', 'sales');
    await storage.channels.setState(workspace, 'C1', 'archived');
    for (const [from, to] of [
      ['C1', 'C2'],
      ['C1', 'C2'],
      ['C2', 'C2'],
    ] as const) {
      await storage.channels.changeId(workspace, from, to);
    }
    const moved = { channel_id: 'C2', name: 'sales', state: 'archived', default_store_id: storeId };
    expect(await channels()).toEqual([moved]);
  });

  it('keep the store that was chosen under the new id first', async () => {
    const [a, b] = [await addStore(storage, workspace, 'a'), await addStore(storage, workspace, 'b')];
    await storage.channels.setDefaultStore(workspace, 'C1', a);
    await storage.channels.setDefaultStore(workspace, 'C2', b);
    await storage.channels.changeId(workspace, 'C1', 'C2');
    expect(await channels()).toMatchObject([{ channel_id: 'C2', default_store_id: b }]);
  });

  it('lose their store when it is removed at the same moment, or never get it', async () => {
    for (let turn = 0; turn < 10; turn += 1) {
      const storeId = await addStore(storage, workspace, `s${turn}`);
      await Promise.all([
        storage.channels.setDefaultStore(workspace, 'C1', storeId),
        storage.channels.changeId(workspace, 'C1', 'C2'),
        storage.stores.remove(workspace, storeId),
      ]);
      for (const channel of await channels()) expect(channel).toMatchObject({ default_store_id: null });
    }
  });
});
