import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { usualSettings } from '../../../src/core/alerts/subscription.ts';
import { actingIn } from '../../../src/core/workspace.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { addStore, installation, installTeam } from './fixtures.ts';
import { person } from './methods/given.ts';

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

describe('the record', () => {
  const entries = (of = workspace) => storage.audit.list(of, { about: null, before: null, limit: 100 });
  const by = (userId: string, reference: string) =>
    actingIn(workspace, { by: { kind: 'user', userId }, reference });

  it('says who changed what, before and after, and of a change that changes nothing says nothing', async () => {
    const ana = by('UANA', 'ref1');
    const storeId = await addStore(storage, ana, 'shop');
    for (const _ of [1, 2]) {
      await storage.channels.setDefaultStore(ana, 'C1', storeId);
      await storage.rights.grant(ana, 'UEVA', 'operator');
      await storage.settings.setLanguage(ana, 'es');
      await storage.vtexKeys.save(ana, { account: 'vtex-shop', appKey: 'key', appToken: 'secret-token' });
    }
    await storage.rights.grant(by('UBOB', 'ref2'), 'UEVA', null);
    expect((await entries()).map(({ action, before, after }) => [action, before, after])).toEqual([
      ['right.withdrawn', { user: 'UEVA', right: 'operator' }, { user: 'UEVA', right: null }],
      ['keys.saved', { vtexAccount: 'vtex-shop', appKey: null }, { vtexAccount: 'vtex-shop', appKey: 'key' }],
      ['settings.changed', { language: null }, { language: 'es' }],
      ['right.granted', { user: 'UEVA', right: null }, { user: 'UEVA', right: 'operator' }],
      ['channel.store', { channel: 'C1', store: null }, { channel: 'C1', store: 'shop' }],
      ['store.added', null, expect.objectContaining({ handle: 'shop', tiktokUser: 'Ana' })],
    ]);
    const [newest, ...older] = await entries();
    expect(newest).toMatchObject({ by: { kind: 'user', userId: 'UBOB' }, reference: 'ref2', store: null });
    expect(older.at(-1)).toMatchObject({ by: { kind: 'user', userId: 'UANA' }, store: { label: 'shop' } });
    expect(JSON.stringify(await entries())).not.toMatch(/secret-token|token-of/);
  });

  it('has one entry of a click that comes several times at once', async () => {
    const storeId = await addStore(storage, workspace, 'shop');
    const clicks = [1, 2, 3, 4].map(async (at) => {
      const ana = by('UANA', `ref${String(at)}`);
      await storage.rights.grant(ana, 'UEVA', 'admin');
      await storage.channels.setDefaultStore(ana, 'C1', storeId);
      await storage.settings.setLanguage(ana, 'es');
    });
    await Promise.all(clicks);
    expect((await entries()).map(({ action }) => action).sort()).toEqual([
      ...['channel.store', 'right.granted', 'settings.changed', 'store.added'],
    ]);
  });

  it('outlives a store, is found by the handle that it had, and is told page by page', async () => {
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.stores.remove(workspace, storeId);
    await addStore(storage, workspace, 'other', '7012345678901234599');
    const about = { label: 'shop' };
    const [removed] = await storage.audit.list(workspace, { about, before: null, limit: 1 });
    expect(removed).toMatchObject({
      action: 'store.removed',
      by: { kind: 'app' },
      before: { name: 'Store shop' },
    });
    const rest = await storage.audit.list(workspace, { about, before: removed!.id, limit: 9 });
    expect(rest.map(({ action }) => action)).toEqual(['store.added']);
    for (const before of ['x', '-1', '9'.repeat(30)])
      expect(await storage.audit.list(workspace, { about, before, limit: 9 })).toEqual([]);
  });

  it('gives each person one file at a time', async () => {
    const begin = () => storage.audit.beginFile(workspace, 'UANA');
    expect((await Promise.all([begin(), begin(), begin()])).sort()).toEqual(['begun', 'busy', 'busy']);
    await storage.audit.endFile(workspace, 'UANA');
    expect(await begin()).toBe('busy');
    await storage.clock.shift(6_000);
    expect(await begin()).toBe('begun');
  });
});

describe('a workspace that is erased', () => {
  it('begins anew at once, without secrets or rows, with the record of it; the sweep deletes what was', async () => {
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.rights.grant(workspace, 'UEVA', 'admin');
    const check = await storage.checks.begin(workspace, storeId);
    const ana = actingIn(workspace, { by: { kind: 'user', userId: 'UANA' }, reference: 'ref' });
    expect((await Promise.all([storage.settings.erase(ana), storage.settings.erase(ana)])).sort()).toEqual([
      ...['erased', 'gone'],
    ]);
    const found = (await storage.workspaces.findByTeam({ teamId, enterpriseId: null }))!;
    expect(found.workspace.id).not.toBe(workspace.id);
    expect(found.installation).toEqual(installation);
    expect(await storage.stores.list(found.workspace)).toEqual({ stores: [], defaultStoreId: null });
    expect(await storage.rights.list(found.workspace)).toEqual([]);
    const record = await storage.audit.list(found.workspace, { about: null, before: null, limit: 9 });
    expect(record).toMatchObject([
      { action: 'workspace.erased', by: { userId: 'UANA' }, before: { stores: 1 } },
    ]);
    expect(
      await test.database.query(
        `select from tiktok_grant where token is not null and workspace_id = '${workspace.id}'`,
      ),
    ).toEqual([]);
    if (typeof check === 'string') throw new Error(check);
    expect(await storage.checks.finish(workspace, check, { counts: { class: 'noInfo', reason: '' } })).toBe(
      'superseded',
    );
    await storage.retention.sweep();
    expect(await test.database.query(`select id from workspace where id = '${workspace.id}'`)).toEqual([]);
    expect(await storage.workspaces.findByTeam({ teamId, enterpriseId: null })).toEqual(found);
  });
});

describe('a right that is withdrawn', () => {
  const settings = usualSettings('en', 'UTC');
  const contacts = async () =>
    (await storage.subscriptions.list(workspace)).map(({ channelId }) => channelId);

  it('takes from a guest what is sent to them, and from a member nothing that a member has', async () => {
    await storage.people.save(workspace, { ...person('UGIL'), isGuest: true });
    await storage.people.save(workspace, person('UEVA'));
    for (const userId of ['UGIL', 'UEVA']) {
      await storage.rights.grant(workspace, userId, 'admin');
      await storage.subscriptions.addContact(workspace, userId, settings);
    }
    await storage.rights.grant(workspace, 'UGIL', 'operator');
    expect(await contacts()).toEqual(['UEVA', 'UGIL']);
    for (const userId of ['UGIL', 'UEVA']) await storage.rights.grant(workspace, userId, null);
    expect(await contacts()).toEqual(['UEVA']);
    const [off] = (await storage.audit.list(workspace, { about: null, before: null, limit: 9 })).filter(
      ({ action }) => action === 'contact.off',
    );
    expect(off).toMatchObject({ action: 'contact.off' });
  });

  it('leaves no card that is posted or edited for a guest', async () => {
    const storeId = await addStore(storage, workspace, 'shop');
    await storage.people.save(workspace, { ...person('UGIL'), isGuest: true });
    const offer = () => storage.connects.offer(workspace, { storeId, userId: 'UGIL', language: 'en' });
    await storage.rights.grant(workspace, 'UGIL', 'admin');
    await offer();
    const claimed = (await storage.outbox.claim(9)).find(({ post }) => post.channelId === 'UGIL');
    await storage.rights.grant(workspace, 'UGIL', null);
    expect(await storage.outbox.recordIntent(claimed!)).toBe('lost');
    expect((await storage.outbox.find(workspace, claimed!.post.id))?.state).toBe('cancelled');
    await test.database.query(
      `update outbox set ts = '1.1', channel_id = 'D0GIL' where id = '${claimed!.post.id}'`,
    );
    await storage.clock.shift(60_000);
    await offer();
    expect(await storage.cards.claim(9)).toEqual([]);
    await storage.clock.shift(60_000);
    await storage.rights.grant(workspace, 'UGIL', 'operator');
    await offer();
    expect(await storage.cards.claim(9)).toHaveLength(1);
  });
});

describe('what Slack said of a person', () => {
  it('is old a day and an hour later', async () => {
    await storage.people.save(workspace, { ...person('UEVA'), fetchedAt: await storage.clock.now() });
    const isOld = async () => (await storage.people.find(workspace, 'UEVA'))?.isOld;
    await storage.clock.shift(24.9 * 3_600_000);
    expect(await isOld()).toBe(false);
    await storage.clock.shift(0.2 * 3_600_000);
    expect(await isOld()).toBe(true);
  });
});
