import { afterEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/core/answer.ts';
import type { CatalogItem } from '../../../src/core/products/items/catalog-item.ts';
import { startGoBetween, startStandIn } from './catalog-answers.ts';
import { createTestApi } from './test-api.ts';

const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(options: Parameters<typeof startStandIn>[0] = {}) {
  const started = await startStandIn(options);
  open.push(started.standIn);
  return started;
}
type StandIn = Awaited<ReturnType<typeof start>>;

function valueOf<T>(answer: Answer<T>): T {
  if (answer.class !== 'good') throw new Error(`${answer.class}: ${answer.reason}`);
  return answer.value;
}

async function allItems({ api, store }: StandIn, audit: 'rejected' | 'processing' | 'approved' | null) {
  const items: CatalogItem[] = [];
  const totals = new Set<number | null>();
  for (let page = 1; ; page += 1) {
    const read = valueOf(await api.catalogItems(store.token, store, { audit, page }, 'polling'));
    totals.add(read.total);
    if (read.items.length === 0) return { items, totals: [...totals], pages: page - 1 };
    items.push(...read.items);
  }
}

describe('against the TikTok of the sandbox', () => {
  it.each([
    { rejectedInfo: 'rejected_info', nullKeys: 'dropped', detail: 'profession', price: 'price' },
    { rejectedInfo: 'reject_info', nullKeys: 'null', detail: 'product_detail', price: 'price_info' },
  ] as const)('rejected items have their reasons: %j', async (shapes) => {
    const { items, totals } = await allItems(await start({ shapes }), 'rejected');
    expect(totals).toEqual([9]);
    expect(items).toHaveLength(9);
    for (const item of items) {
      expect(item.audit).toBe('rejected');
      expect(item.title).not.toBe('');
      expect(item.issues).toHaveLength(1);
      expect(item.issues[0]!.suggestion).not.toBe('');
    }
  });

  it.each(['NO_FOUND', 'NOT_FOUND'] as const)('images have their states: %s', async (imageNotFound) => {
    const tiktok = await start({
      shapes: { imageNotFound },
      counts: { approved: 9, processing: 0, rejected: 0 },
    });
    const { world } = tiktok;
    const expected = new Map([
      [world.breakProducts(1, 'image-not-found')[0], 'notFound'],
      [world.breakProducts(1, 'image-too-small')[0], 'tooSmall'],
      [world.breakProducts(1, 'image-unsupported')[0], 'notSupported'],
      [world.breakProducts(1, 'image-failed')[0], 'failed'],
      [world.addProducts(1)[0], 'copying'],
    ]);
    const { items } = await allItems(tiktok, null);
    expect(items).toHaveLength(10);
    for (const { skuId, image } of items) expect(image).toBe(expected.get(skuId) ?? 'stored');
    const { items: pending } = await allItems(tiktok, 'processing');
    expect(pending.map(({ image }) => image).sort()).toEqual([
      'copying',
      'failed',
      'notSupported',
      'tooSmall',
    ]);
  });

  it('1,200 rejected items come on six pages, each once', async () => {
    const tiktok = await start({ counts: { approved: 300, processing: 0, rejected: 1200 } });
    const { items, totals, pages } = await allItems(tiktok, 'rejected');
    expect({ totals, pages }).toEqual({ totals: [1200], pages: 6 });
    expect(new Set(items.map(({ skuId }) => skuId)).size).toBe(1200);
    expect(new Set(items.map(({ itemId }) => itemId)).size).toBe(1200);
  });

  it('a catalog of 100,300 items says so, shows 100,000, and the others by their ids', async () => {
    const { api, world, standIn } = await start();
    const counts = { approved: 100_000, processing: 300, rejected: 0 };
    const store = world.addStore({ name: 'Loja Grande', counts });
    const read = (page: number) => api.catalogItems(store.token, store, { audit: null, page }, 'polling');
    const last = valueOf(await read(500));
    expect(last.total).toBe(100_300);
    expect(last.items).toHaveLength(200);
    const asked = standIn.requests.length;
    expect(await read(501)).toMatchObject({ class: 'noInfo' });
    expect(standIn.requests).toHaveLength(asked);
    const skuId = world.addProducts(1, store.catalogId)[0]!;
    const found = await api.catalogItemsBySkuIds(store.token, store, [skuId], 'polling');
    expect(found).toMatchObject({ class: 'good', value: [{ skuId, audit: 'processing' }] });
  });

  it('items are found by the ids of the store, whatever their state, unknown ones left out', async () => {
    const tiktok = await start({ counts: { approved: 400, processing: 50, rejected: 50 } });
    const { items } = await allItems(tiktok, null);
    const skuIds = items.map(({ skuId }) => skuId);
    const { api, store } = tiktok;
    const asked = ['99999999', ...skuIds, 'unknown', ...skuIds.slice(0, 3)];
    const found = valueOf(await api.catalogItemsBySkuIds(store.token, store, asked, 'polling'));
    expect(found).toEqual(items);
  });

  it.each(['en', 'es', 'pt'] as const)('diagnostics in %s are of yesterday', async (language) => {
    const { api, store, world, clock, standIn } = await start();
    const skuIds = world.breakProducts(14, 'image-too-small');
    const read = async () => valueOf(await api.diagnostics(store.token, store, language, 'polling'));
    const today = await read();
    expect(today.day).toBe('2026-11-22');
    clock.ms += 86_400_000;
    const tomorrow = await read();
    expect(tomorrow.day).toBe('2026-11-23');
    const [before, after] = [today, tomorrow].map(({ issues }) => issues.find(({ id }) => id === '2002')!);
    expect(after).toMatchObject({ level: 'critical', field: 'image_link', category: 'PRODUCT_ATTRIBUTES' });
    expect(after!.itemCount).toBe(before!.itemCount! + 14);
    expect(after!.sampleSkuIds).toHaveLength(10);
    expect(after!.sampleSkuIds).toEqual(expect.arrayContaining([skuIds[0]]));
    expect(standIn.requests.every(({ query }) => query['lang'] === language)).toBe(true);
  });

  it('a catalog without a fault has a day and no issue', async () => {
    const { api, store } = await start({ counts: { approved: 5, processing: 0, rejected: 0 } });
    expect(await api.diagnostics(store.token, store, 'en', 'polling')).toEqual({
      class: 'good',
      value: { day: '2026-11-22', issues: [] },
    });
  });

  it('an upload that refused products has its counts, as far as TikTok documents it', async () => {
    const { api, store, world } = await start();
    expect(await api.uploads(store.token, store, 'polling')).toEqual({ class: 'good', value: [] });
    world.refuseAtUpload(2);
    world.refuseAtUpload(7, 'brand');
    const [upload, ...others] = valueOf(await api.uploads(store.token, store, 'polling'));
    expect(others).toEqual([]);
    expect(upload).toEqual({
      feedId: world.catalogs.get(store.catalogId)!.feedId,
      endedAt: new Date('2026-11-23T12:00:00Z'),
      errorCount: 7,
      warningCount: 0,
      errors: [],
    });
  });

  it.each(['string', 'number'] as const)(
    'an upload whose id TikTok names has its refused products: ids as %s',
    async (feedIds) => {
      const { standIn, store, world } = await start({ shapes: { feedIds } });
      const feedLogId = world.refuseAtUpload(7, 'brand');
      const { feedId } = world.catalogs.get(store.catalogId)!;
      const named = feedIds === 'number' ? feedLogId : `"${feedLogId}"`;
      const between = await startGoBetween(standIn.url, (text) =>
        text.replace('{"update_status"', `{"feed_log_id":${named},"update_status"`),
      );
      open.push(between);
      const { api } = createTestApi(between.url);
      const [upload] = valueOf(await api.uploads(store.token, store, 'polling'));
      expect(upload).toMatchObject({ feedId, errorCount: 7 });
      const [error, ...others] = upload!.errors;
      expect(others).toEqual([]);
      expect(error).toMatchObject({ field: 'brand', issue: 'brand is missing', itemCount: 7 });
      expect(error!.samples).toHaveLength(5);
      for (const { skuId, title } of error!.samples) expect([skuId, title]).not.toContain('');
    },
  );
});

describe('what the TikTok of the sandbox refuses', () => {
  const all = ({ api, store }: StandIn) => [
    api.catalogItems(store.token, store, { audit: 'rejected', page: 1 }, 'polling'),
    api.catalogItemsBySkuIds(store.token, store, ['1'], 'polling'),
    api.diagnostics(store.token, store, 'en', 'polling'),
    api.uploads(store.token, store, 'polling'),
  ];
  it.each([
    ['a revoked token', ({ world }: StandIn) => world.revokeToken(), 'tokenRefused'],
    ['an expired token', ({ world }: StandIn) => world.expireToken(), 'tokenRefused'],
    ['an abnormal user', ({ world }: StandIn) => world.setUserState('abnormal'), 'askUser'],
    ['a banned app', ({ world }: StandIn) => world.banApp(), 'appRefused'],
    [
      'a lost role',
      ({ world, store }: StandIn) => world.removeRole(store.coreUserId, store.catalogId),
      'objectRefused',
    ],
    ['a throttle', ({ world }: StandIn) => world.setDown('throttle'), 'throttled'],
    ['an outage', ({ world }: StandIn) => world.setDown('html502'), 'noInfo'],
    ['garbage', ({ world }: StandIn) => world.setDown('garbage'), 'noInfo'],
  ] as const)('by %s has its class in every method', async (_name, pull, refusalClass) => {
    const tiktok = await start({ counts: { approved: 3, processing: 0, rejected: 1 } });
    pull(tiktok);
    for (const answer of all(tiktok)) expect(await answer).toMatchObject({ class: refusalClass });
  });
});
