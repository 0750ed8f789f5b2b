import { beforeEach, describe, expect, it } from '@jest/globals';
import type { ImageAnswer, ImageApi } from '../../../../src/core/products/image-ports.ts';
import type { SkuResult } from '../../../../src/core/products/ports.ts';
import { lookAtImages } from '../../../../src/core/use-cases/look-at-images.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { addStore, hoursMs, installTeam, minutesMs } from '../fixtures.ts';
import { asker } from './follow-scene.ts';
import { accessOf, contextOf, publishPass } from './product-scene.ts';

const addressOf = (name: string) =>
  `https://${name.startsWith('b-') ? 'bad' : 'shop'}.vteximg.com.br/arquivos/ids/${name}.jpg`;
const size = (width: number, height = width, format = 'jpg'): ImageAnswer => ({
  kind: 'size',
  size: { width, height, format },
});
const noInfo: ImageAnswer = { kind: 'noInfo', reason: 'timeout', isOutage: true };
const daysMs = (days: number) => hoursMs(24 * days);

describe('the images of a store', () => {
  const make = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;
  /** What the hosts answer by the name of the image; others are fine. An Error kills the worker. */
  let answers: Record<string, ImageAnswer | Error>;
  let asked: string[];

  beforeEach(async () => {
    test = await make();
    workspace = await installTeam(test.storage, 'TIMG');
    storeId = await addStore(test.storage, workspace, 'shop');
    await test.storage.vtexKeys.save(workspace, accessOf('vtex-shop'));
    [answers, asked] = [{}, []];
  });

  const read = (skuId: string, image: string | null): SkuResult => ({
    kind: 'read',
    context: contextOf(skuId, { imageUrls: image === null ? [] : [addressOf(image)] }),
    isSellable: true,
    defects: [],
  });
  const publish = (...results: readonly SkuResult[]) =>
    publishPass(test.storage, workspace, storeId, results);
  const images: ImageApi = {
    of: () => async (address) => {
      const [, name = ''] = /ids\/(.*)\.jpg$/.exec(address) ?? [];
      asked.push(name);
      const answer = answers[name] ?? size(1000);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  const look = () =>
    lookAtImages(
      { imageReadings: test.storage.imageReadings, images, stopwatch: { ms: () => 0 } },
      { workspaceId: workspace.id, storeId },
    );
  /** What is asked from here on. */
  const looked = async (outcome: string) => {
    asked.length = 0;
    await test.storage.clock.shift(1_000);
    expect(await look()).toBe(outcome);
    return asked.toSorted();
  };
  const found = async () => {
    const rows = await test.database.query<{ line: string }>(
      `select concat_ws(' ', sku_id, cause, detail) as line from sku_finding where fixed_at is null order by 1`,
    );
    return rows.map(({ line }) => line);
  };
  const dueInMs = async () => {
    const at = await test.storage.imageReadings.nextDueAt();
    return Math.round((at!.getTime() - (await test.storage.clock.now()).getTime()) / 1_000) * 1_000;
  };
  const progress = async () => (await test.storage.fixLists.read(workspace, storeId))!.images;

  it('are looked at once each, and all SKUs with one of them learn from it', async () => {
    answers = { small: size(320, 400), gone: { kind: 'unreadable' }, web: size(300, 300, 'webp') };
    await publish(
      read('1', 'small'),
      read('2', 'small'),
      read('3', 'gone'),
      read('4', 'web'),
      read('5', 'fine'),
    );
    expect(await progress()).toBeNull();
    expect(await test.storage.imageReadings.wakeDue(10)).toBe(1);
    expect(await looked('done')).toEqual(['fine', 'gone', 'small', 'web']);
    expect(await found()).toEqual([
      '1 image.tooSmall 320 × 400',
      '2 image.tooSmall 320 × 400',
      '3 image.unreadable ',
      '4 image.format WEBP',
      '4 image.tooSmall 300 × 300',
    ]);
    expect(await progress()).toMatchObject({ toFix: 4, looked: 4, total: 4, asOf: expect.any(Date) });
    // Figures of VTEX's data are not added to those of images.
    expect(await test.storage.fixLists.read(workspace, storeId)).toMatchObject({ vtex: { toFix: 0 } });
  });

  it('stay known: 30 days one that was read, a day what is no image; a publication ends no finding', async () => {
    answers = { small: size(320), gone: { kind: 'unreadable' } };
    const shop = [read('1', 'small'), read('2', 'gone'), read('3', 'fine')];
    await publish(...shop);
    await looked('done');
    const before = await found();
    expect(await dueInMs()).toBe(daysMs(1));
    await publish(...shop);
    expect(await found()).toEqual(before);
    expect(await looked('done')).toEqual([]);
    await test.storage.clock.shift(daysMs(1));
    answers['gone'] = size(900);
    expect(await looked('done')).toEqual(['gone']);
    expect(await found()).toEqual(before.slice(0, 1));
    await test.storage.clock.shift(daysMs(30));
    expect(await looked('done')).toEqual(['fine', 'gone', 'small']);
  });

  it('count as mended when the new one was looked at, and not before', async () => {
    answers = { small: size(320), again: size(499) };
    await publish(read('1', 'small'), read('2', 'small'), read('3', 'small'), read('4', 'small'));
    await looked('done');
    await publish(read('1', 'small'), read('2', 'better'), read('3', 'again'), read('4', null));
    expect(await found()).toHaveLength(4);
    expect(await looked('done')).toEqual(['again', 'better']);
    expect(await found()).toEqual(['1 image.tooSmall 320 × 320', '3 image.tooSmall 499 × 499']);
    // Back to images that are known: nobody has to be asked.
    await publish(read('1', 'better'), read('2', 'small'));
    expect(await found()).toEqual(['1 image.tooSmall 320 × 320']);
    expect(await looked('done')).toEqual([]);
    expect(await found()).toEqual(['2 image.tooSmall 320 × 320']);
  });

  it('of SKUs that are rechecked are due at once, also at the same address, and nothing is called fixed before', async () => {
    answers = { gone: { kind: 'unreadable' } };
    await publish(read('1', 'gone'), read('2', 'fine'));
    await looked('done');
    const { rechecks } = test.storage;
    const group = { cause: 'image.unreadable', reason: '' } as const;
    const start = await rechecks.begin(workspace, storeId, { kind: 'cause', group }, 9);
    if (typeof start === 'string') throw new Error(start);
    const readings = { vtex: [read('1', 'gone')], tiktok: null };
    const outcome = await rechecks.finish(workspace, start, readings, asker);
    expect(outcome).toMatchObject({ fixed: [], still: [], found: [], imagesLater: 1 });
    expect(await test.storage.imageReadings.wakeDue(10)).toBe(1);
    answers = {};
    expect(await looked('done')).toEqual(['gone']);
    expect(await found()).toEqual([]);
  });

  it('are gone on with by another worker when one is killed, without asking twice', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `i${String(at).padStart(2, '0')}`);
    answers = { i00: size(100), i45: new Error('killed') };
    await publish(...names.map((name) => read(name, name)));
    await expect(look()).rejects.toThrow('killed');
    const stored = 40;
    expect(await found()).toEqual(['i00 image.tooSmall 100 × 100']);
    expect(await look()).toBe('busy');
    await test.storage.clock.shift(minutesMs(3));
    answers['i45'] = size(200);
    expect(await test.storage.imageReadings.wakeDue(10)).toBe(1);
    expect(await looked('done')).toEqual(names.slice(stored));
    expect(await found()).toEqual(['i00 image.tooSmall 100 × 100', 'i45 image.tooSmall 200 × 200']);
  });

  it('are left to whoever has them', async () => {
    const { imageReadings, clock } = test.storage;
    await publish(read('1', 'small'));
    const first = await imageReadings.begin(workspace, storeId);
    await clock.shift(minutesMs(3));
    const second = await imageReadings.begin(workspace, storeId);
    if (typeof first === 'string' || typeof second === 'string') throw new Error('both have begun');
    const readings = [{ address: addressOf('small'), answer: { kind: 'unreadable' as const } }];
    expect(await imageReadings.save(workspace, first, readings)).toBe('lost');
    await imageReadings.end(workspace, first, null);
    expect(await found()).toEqual([]);
    expect(await imageReadings.begin(workspace, storeId)).toBe('busy');
    expect(await imageReadings.save(workspace, second, readings)).toBe('saved');
    expect(await found()).toEqual(['1 image.unreadable ']);
  });

  it('are left alone where the host asks for it; where one is silent, that one is tried later and later', async () => {
    answers = { silent: noInfo };
    await publish(read('1', 'silent'), read('2', 'fine'));
    for (const wait of [10, 40, 160]) {
      await looked('done');
      expect(await dueInMs()).toBe(minutesMs(wait));
      await test.storage.clock.shift(minutesMs(wait));
    }
    expect(await progress()).toMatchObject({ looked: 1, total: 2 });
    answers = { silent: { kind: 'throttled', retryAfterMs: minutesMs(7) } };
    await looked('throttled');
    expect(await dueInMs()).toBe(minutesMs(7));
    expect(await found()).toEqual([]);
  });

  it('say nothing during an outage, and what is known stays', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `i${String(at)}`);
    answers = Object.fromEntries(names.map((name) => [name, size(100)]));
    const shop = names.map((name) => read(name, name));
    await publish(...shop);
    await looked('done');
    await test.storage.clock.shift(daysMs(31));
    answers = Object.fromEntries(names.map((name) => [name, noInfo]));
    expect((await looked('noInfo')).length).toBeLessThan(10);
    expect(await dueInMs()).toBe(minutesMs(10));
    expect(await found()).toHaveLength(30);
  });

  it.each([
    ['refuses each of its images', { kind: 'noInfo', reason: 'status 403' }, 'done', 60],
    ['does not answer', noInfo, 'noInfo', 8],
    ['wants to be left alone', { kind: 'throttled', retryAfterMs: minutesMs(10) }, 'throttled', 4],
  ] as const)('do not wait for those of a host that %s', async (_what, answer, outcome, most) => {
    const bad = Array.from({ length: 60 }, (_, at) => `b-${String(at)}`);
    answers = Object.fromEntries(bad.map((name) => [name, answer]));
    await publish(read('1', 'z1'), ...bad.map((name) => read(name, name)), read('2', 'z2'));
    const first = await looked(outcome);
    expect(first.filter((name) => name.startsWith('z'))).toEqual(['z1', 'z2']);
    expect(first.length - 2).toBeLessThanOrEqual(most);
    expect(await dueInMs()).toBe(minutesMs(10));
    await test.storage.clock.shift(minutesMs(10));
    await publish(...bad.map((name) => read(name, name)), read('3', 'z3'));
    const second = await looked(outcome);
    expect(second).toContain('z3');
    // Of those that fail others have their turn: the one that is longest due comes first.
    if (outcome === 'noInfo') expect(second.filter((name) => first.includes(name))).toEqual([]);
  });

  it('elsewhere are not judged, and what was said of an earlier one is taken back', async () => {
    answers = { small: size(320), elsewhere: { kind: 'foreign' } };
    await publish(read('1', 'small'), read('2', 'small'));
    await looked('done');
    await publish(read('1', 'elsewhere'), read('2', 'small'));
    await looked('done');
    expect(await found()).toEqual(['2 image.tooSmall 320 × 320']);
    expect(await progress()).toMatchObject({ looked: 1, total: 1, toFix: 1 });
    await publish(read('1', 'elsewhere'));
    expect(await found()).toEqual([]);
  });
});
