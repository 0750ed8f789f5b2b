import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { matchingOf } from '../../../src/core/manage/matching.ts';
import type { PixelStart } from '../../../src/core/manage/pixel-ports.ts';
import { actingIn } from '../../../src/core/workspace.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { readingValues } from '../../support/builders.ts';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { matching } from './methods/given.ts';
import { addStore, beginCheck, installTeam, minutesMs, readingOf } from './fixtures.ts';

let test: TestStorage;
let storage: Storage;
let workspace: Workspace;
let storeId: string;
let start: PixelStart;
let round = 0;

const begin = async (): Promise<PixelStart> => {
  const begun = await storage.pixels.begin(workspace, storeId);
  if (typeof begun === 'string') throw new Error(begun);
  return begun;
};

beforeAll(async () => {
  test = await createTestStorage({ namedAdmins: ['UANA', 'UEVA'] });
  storage = test.storage;
});
beforeEach(async () => {
  round += 1;
  const installed = await installTeam(storage, `T${round}`);
  workspace = actingIn(installed, { by: { kind: 'user', userId: 'UANA' }, reference: 'ana12345' });
  storeId = await addStore(storage, workspace, 'shop');
  start = await begin();
});
afterAll(() => test.drop());

const wanted = { pixelId: '1', on: true, before: matching };
const after = { ...matching, 'manual.email': true };
const asEva = () => actingIn(workspace, { by: { kind: 'user', userId: 'UEVA' }, reference: 'eva12345' });
const recorded = () =>
  test.database.query<{ actor: string; reference: string; before: unknown; after: unknown }>(
    `select actor, reference, before, after from audit_entry
     where workspace_id = '${workspace.id}' and action = 'matching.changed'`,
  );

describe('a change of the matching', () => {
  it('of two at once one begins, and the other one hears whose it is', async () => {
    const both = await Promise.all([
      storage.pixels.beginChange(workspace, start, wanted),
      storage.pixels.beginChange(asEva(), start, { ...wanted, on: false }),
    ]);
    const busy = both.find(({ kind }) => kind === 'busy');
    expect(both.map(({ kind }) => kind).sort()).toEqual(['begun', 'busy']);
    const isAnas = both[0].kind === 'begun';
    expect(busy).toMatchObject({ change: { by: isAnas ? 'UANA' : 'UEVA', on: isAnas } });
  });

  /** What changed, and nothing else. */
  const changed = {
    ...{ actor: 'UANA', reference: 'ana12345' },
    ...{ before: { 'manual.email': false }, after: { 'manual.email': true } },
  };

  it('is recorded once, with who began it and why, whoever ends it', async () => {
    const begun = await storage.pixels.beginChange(workspace, start, wanted);
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await storage.pixels.endChange(asEva(), start, begun.changeId, after);
    await storage.pixels.endChange(asEva(), start, begun.changeId, matching);
    expect(await recorded()).toEqual([changed]);
  });

  it('does not begin where the right of whoever wants it was withdrawn while TikTok was read', async () => {
    const withoutNamed = await test.another({ namedAdmins: [] });
    expect(await withoutNamed.pixels.beginChange(workspace, start, wanted)).toEqual({ kind: 'notAllowed' });
    await withoutNamed.rights.grant(workspace, 'UANA', 'admin');
    expect(await withoutNamed.pixels.beginChange(workspace, start, wanted)).toMatchObject({ kind: 'begun' });
  });

  it('is recorded as nothing where nothing changed', async () => {
    const begun = await storage.pixels.beginChange(workspace, start, wanted);
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await storage.pixels.endChange(workspace, start, begun.changeId, matching);
    expect(await recorded()).toEqual([]);
    expect(await storage.pixels.beginChange(asEva(), start, wanted)).toMatchObject({ kind: 'begun' });
  });

  it('that a crash left is told and recorded by the next look, once, and not while it may be under way', async () => {
    await storage.pixels.beginChange(workspace, start, wanted);
    const seen = { pixelId: '1', now: after };
    expect(await storage.pixels.settleChange(asEva(), await begin(), seen)).toBeNull();
    await storage.clock.shift(minutesMs(2));
    // What was read before it began says nothing of its end.
    expect(await storage.pixels.settleChange(asEva(), start, seen)).toBeNull();
    const looks = await Promise.all(
      [await begin(), await begin()].map((look) => storage.pixels.settleChange(asEva(), look, seen)),
    );
    expect(looks.filter((told) => told !== null)).toMatchObject([{ on: true, by: 'UANA' }]);
    expect(await recorded()).toEqual([changed]);
  });

  it('whose end nobody saw is not overwritten by the next one', async () => {
    const begun = await storage.pixels.beginChange(workspace, start, wanted);
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await storage.pixels.endChange(workspace, start, begun.changeId, null);
    expect(await storage.pixels.beginChange(asEva(), start, { ...wanted, on: false })).toMatchObject({
      ...{ kind: 'busy', change: { by: 'UANA', on: true } },
    });
  });

  it('does not begin from what another one has changed since it was read', async () => {
    const eva = await begin();
    const begun = await storage.pixels.beginChange(workspace, start, wanted);
    if (begun.kind !== 'begun') throw new Error(begun.kind);
    await storage.clock.shift(1);
    const { pixel } = readingValues;
    const shown = { ...pixel, advancedMatching: { email: true, phone: true } };
    await storage.pixels.save(workspace, await begin(), { pixel: { class: 'good', value: shown } });
    await storage.pixels.endChange(workspace, start, begun.changeId, matchingOf(shown));
    const late = { pixelId: '1', on: false, before: matchingOf(pixel) };
    expect(await storage.pixels.beginChange(asEva(), eva, late)).toEqual({ kind: 'changed-meanwhile' });
    const seen = { ...late, before: matchingOf(shown) };
    expect(await storage.pixels.beginChange(asEva(), eva, seen)).toMatchObject({ kind: 'begun' });
  });

  it('that a crash left is recorded also where the same pixel was connected anew meanwhile', async () => {
    await storage.pixels.beginChange(workspace, start, wanted);
    await test.database.query(`update connection set generation = 2 where store_id = '${storeId}'`);
    await storage.clock.shift(minutesMs(2));
    expect(
      await storage.pixels.settleChange(asEva(), await begin(), { pixelId: '1', now: after }),
    ).toMatchObject({ by: 'UANA', on: true });
    expect(await recorded()).toEqual([changed]);
  });

  it('of another pixel than the present one is neither told nor recorded', async () => {
    await storage.pixels.beginChange(workspace, start, wanted);
    await storage.clock.shift(minutesMs(2));
    expect(
      await storage.pixels.settleChange(workspace, await begin(), { pixelId: '2', now: after }),
    ).toBeNull();
    expect(await recorded()).toEqual([]);
  });

  it('does not begin on a connection that is another one by now', async () => {
    await test.database.query(`update connection set generation = 2 where store_id = '${storeId}'`);
    expect(await storage.pixels.beginChange(workspace, start, wanted)).toEqual({ kind: 'superseded' });
    expect(await storage.pixels.save(workspace, start, {})).toBe('superseded');
  });
});

describe('what was read of the pixel', () => {
  const bound = (is: boolean) => ({
    pixelBinding: { class: 'good' as const, value: { bound: is, sources: [] } },
  });
  const shown = async () =>
    (await storage.stores.readStatus(workspace, storeId))?.memory.pixelBinding.good?.value;

  it('stays when a check that began before it ends after it', async () => {
    const check = await beginCheck(storage, workspace, storeId);
    await storage.pixels.save(workspace, await begin(), bound(false));
    await storage.checks.finish(workspace, check, { ...readingOf(5), ...bound(true) });
    expect(await shown()).toMatchObject({ bound: false });
  });

  it('gives way to a later check', async () => {
    await storage.pixels.save(workspace, start, bound(false));
    const check = await beginCheck(storage, workspace, storeId);
    await storage.checks.finish(workspace, check, { ...readingOf(5), ...bound(true) });
    expect(await shown()).toMatchObject({ bound: true });
  });

  it('says which days a check still has to read, also where the same pixel was connected anew', async () => {
    const check = await beginCheck(storage, workspace, storeId);
    expect(check.eventDays?.days).toHaveLength(2);
    const days = check.eventDays?.days.map((day) => ({ day, count: 1, readAtMs: check.startedAt.getTime() }));
    await storage.checks.finish(workspace, check, {
      ...readingOf(5),
      pixelEvents: { class: 'good', value: days ?? [] },
    });
    const next = await beginCheck(storage, workspace, storeId);
    expect(next.eventDays?.known).toEqual(days);
    expect(next.eventDays?.days).not.toEqual(expect.arrayContaining(check.eventDays?.days.slice(0, 1) ?? []));
    await test.database.query(`update connection set generation = 2 where store_id = '${storeId}'`);
    expect((await begin()).events).toEqual(days);
  });
});
