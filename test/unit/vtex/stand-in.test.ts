import { afterEach, describe, expect, it } from '@jest/globals';
import { createFaults } from '../../../sandbox/faults.ts';
import { startVtexStandIn } from '../../../sandbox/vtex/stand-in.ts';
import type { VtexStandIn } from '../../../sandbox/vtex/stand-in.ts';
import { seedSku, skuIdAt, stockAt } from '../../../sandbox/worlds/catalog-seed.ts';
import { createVtexWorld } from '../../../sandbox/worlds/vtex-world.ts';
import type {
  VtexCause,
  VtexDownMode,
  VtexWorld,
  VtexWorldOptions,
} from '../../../sandbox/worlds/vtex-world.ts';
import type { VtexAccess, VtexApi } from '../../../src/core/products/ports.ts';
import type { Offer } from '../../../src/core/products/sku.ts';
import { createTestApi, policy, policyId } from './test-api.ts';

const open: VtexStandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((standIn) => standIn.close()));
});

/** A sound shop unless the options say otherwise. */
async function start(options: Partial<VtexWorldOptions> = {}, timeoutMs = 10_000) {
  const world = createVtexWorld({
    nowMs: () => Date.UTC(2026, 10, 23),
    skuCount: 40,
    channelSkuCount: 30,
    ...options,
  });
  const standIn = await startVtexStandIn({ world, faults: createFaults() });
  open.push(standIn);
  const test = createTestApi(standIn.templates.commerce, { timing: { retries: 0, timeoutMs } });
  return { ...test, world, standIn, access: accessOf(world) };
}

function accessOf(world: VtexWorld, name?: string): VtexAccess {
  const { appKey, appTokens } = world.key(name);
  return { account: world.account(name).name, appKey, appToken: [...appTokens][0]! };
}

async function wholeList(api: VtexApi, access: VtexAccess): Promise<string[]> {
  const all: string[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await api.skuIds(access, policyId, page, 'polling');
    if (answer.class !== 'good') throw new Error(answer.reason);
    if (answer.value.length === 0) return all;
    all.push(...answer.value);
  }
}

const idsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => String(skuIdAt(from + at)));

describe('the trade policies of a store', () => {
  it('are the three of its account', async () => {
    const { api, access } = await start();
    expect(await api.tradePolicies(access, 'probe')).toEqual({
      class: 'good',
      value: [
        { id: 1, name: 'Loja principal', isActive: true, currency: 'BRL' },
        { id: 2, name: 'Atacado', isActive: false, currency: 'BRL' },
        { id: 3, name: 'TikTok', isActive: true, currency: 'BRL' },
      ],
    });
  });
});

describe('the SKUs of a trade policy', () => {
  it('are all that are assigned to it, to the empty page', async () => {
    const { api, access, world, standIn } = await start({ skuCount: 2600, channelSkuCount: 2300 });
    world.breakSkus([skuIdAt(5)], 'removed');
    world.breakSkus([skuIdAt(1500)], 'not-in-channel');
    const expected = idsOf(0, 2300).filter((id) => id !== String(skuIdAt(5)) && id !== String(skuIdAt(1500)));
    expect(await wholeList(api, access)).toEqual(expected);
    expect(standIn.requests).toHaveLength(4);
  });
});

describe('a SKU', () => {
  it('that is sound is read as the shop has it', async () => {
    const { api, access, world } = await start();
    const seed = seedSku(world.account().seed, 4);
    expect(await api.sku(access, policyId, String(seed.skuId), 'polling')).toEqual({
      class: 'good',
      value: {
        skuId: String(seed.skuId),
        productId: String(seed.productId),
        productName: seed.productName,
        skuName: seed.skuName,
        description: seed.description,
        brand: seed.brand.name,
        isBrandActive: true,
        category: seed.category.name,
        isCategoryActive: true,
        path: `/${seed.textLink}/p`,
        imageUrls: [`http://lojamodelo.vteximg.com.br/arquivos/ids/${seed.imageFileId}/foto.jpg`],
        isActive: true,
        isProductActive: true,
        isVisible: true,
        salesChannels: [1, 3],
      },
    });
  });

  it.each([
    ['no-name', { productName: '' }],
    ['no-category', { category: '' }],
    ['no-description', { description: '' }],
    ['blank-description', { description: '<p>&nbsp;</p><br/>' }],
    ['no-brand', { brand: '' }],
    ['no-url', { path: '' }],
    ['no-images', { imageUrls: [] }],
    ['sku-inactive', { isActive: false }],
    ['product-inactive', { isProductActive: false }],
    ['not-visible', { isVisible: false }],
    ['brand-inactive', { isBrandActive: false }],
    ['category-inactive', { isCategoryActive: false }],
    ['not-in-channel', { salesChannels: [1] }],
  ] satisfies [VtexCause, object][])(
    'with the trouble %s shows it, and nothing else',
    async (cause, shown) => {
      const { api, access, world } = await start();
      const before = await api.sku(access, policyId, String(skuIdAt(0)), 'polling');
      world.breakSkus([skuIdAt(0)], cause);
      const after = await api.sku(access, policyId, String(skuIdAt(0)), 'polling');
      if (before.class !== 'good') throw new Error(before.reason);
      expect(after).toEqual({ class: 'good', value: { ...before.value, ...shown } });
    },
  );

  it.each([
    ['removed', { class: 'absent', reason: 'http 404' }],
    ['unreadable', { class: 'broken', reason: 'http 500' }],
  ] satisfies [VtexCause, object][])('that is %s has no context', async (cause, expected) => {
    const { api, access, world } = await start();
    world.breakSkus([skuIdAt(0)], cause);
    expect(await api.sku(access, policyId, String(skuIdAt(0)), 'polling')).toEqual(expected);
  });
});

describe('the offers', () => {
  async function offersOf(test: Awaited<ReturnType<typeof start>>, ids: readonly string[]) {
    const answer = await test.api.offers(test.access, policy, ids, 'polling');
    if (answer.class !== 'good') throw new Error(answer.reason);
    return Object.fromEntries(answer.value);
  }
  const truth = (seed: number, index: number): Offer => ({
    availability: stockAt(seed, index) > 0 ? 'available' : 'withoutStock',
    priceCents: seedSku(seed, index).priceCents,
  });

  it.each([
    [300, 3],
    [50, 3],
    [20, 12],
    [1, 126],
  ])('of 120 SKUs are true where VTEX takes %i at a time', async (max, calls) => {
    const test = await start({ skuCount: 120, channelSkuCount: 120 });
    test.world.maxSimulationItems = max;
    const offers = await offersOf(test, idsOf(0, 120));
    const { seed } = test.world.account();
    expect(offers).toEqual(Object.fromEntries(idsOf(0, 120).map((id, index) => [id, truth(seed, index)])));
    expect(test.standIn.requests).toHaveLength(calls);
  });

  it.each([
    ['no-price', { availability: 'withoutPriceFulfillment', priceCents: 0 }],
    ['no-dimensions', { availability: 'itemMetricsNotFound' }],
    ['out-of-stock', { availability: 'withoutStock' }],
    ['not-returned', undefined],
    ['sku-inactive', undefined],
    ['product-inactive', undefined],
    ['removed', undefined],
    ['not-in-channel', undefined],
  ] satisfies [VtexCause, object | undefined][])('show the trouble %s', async (cause, shown) => {
    const test = await start();
    const [broken, sound] = test.world
      .break(1, cause)
      .map(String)
      .concat(String(skuIdAt(29)));
    const offers = await offersOf(test, [broken!, sound!]);
    if (shown === undefined) expect(offers).not.toHaveProperty(broken!);
    else expect(offers[broken!]).toMatchObject(shown);
    expect(offers[sound!]).toEqual(truth(test.world.account().seed, 29));
  });

  it('say nullPrice with a price where VTEX has its published issue', async () => {
    const test = await start({ availabilityIssue: true });
    const [empty] = test.world.break(1, 'out-of-stock').map(String);
    const offers = await offersOf(test, [empty!]);
    expect(offers[empty!]!.availability).toBe('nullPrice');
    expect(offers[empty!]!.priceCents).toBeGreaterThan(0);
  });

  it('need no key', async () => {
    const test = await start();
    test.world.refuseKey();
    expect(Object.keys(await offersOf(test, idsOf(0, 1)))).toEqual(idsOf(0, 1));
    expect(test.standIn.requests[0]!.credential).toBeNull();
  });
});

describe('a key', () => {
  const readAll = async ({ api, access }: Awaited<ReturnType<typeof start>>) => [
    await api.tradePolicies(access, 'polling'),
    await api.skuIds(access, policyId, 1, 'polling'),
    await api.sku(access, policyId, String(skuIdAt(0)), 'polling'),
  ];

  it('that is refused is refused everywhere', async () => {
    const test = await start();
    test.world.refuseKey();
    const refused = { class: 'keyRefused', reason: 'http 401' };
    expect(await readAll(test)).toEqual([refused, refused, refused]);
    test.world.acceptKey();
    expect((await readAll(test)).map((answer) => answer.class)).toEqual(['good', 'good', 'good']);
  });

  it.each([
    ['SKUs', ['good', 'good', 'forbidden']],
    ['View Product', ['forbidden', 'forbidden', 'good']],
    ['Read prices', ['good', 'good', 'good']],
  ] as const)('without the resource %s is told which one it lacks', async (resource, classes) => {
    const test = await start();
    test.world.takeResource(resource);
    const answers = await readAll(test);
    expect(answers.map((answer) => answer.class)).toEqual(classes);
    for (const answer of answers) {
      if (answer.class === 'forbidden') expect(answer.resource).toBe(resource);
    }
  });

  it('with a renewed token reads with the new one', async () => {
    const test = await start();
    const appToken = test.world.renewToken();
    test.world.endRenewal();
    expect((await readAll(test))[0]).toMatchObject({ class: 'keyRefused' });
    const renewed = { ...test, access: { ...test.access, appToken } };
    expect((await readAll(renewed)).map((answer) => answer.class)).toEqual(['good', 'good', 'good']);
  });
});

describe('a VTEX that is down', () => {
  it.each([
    ['refuse', { class: 'noInfo', reason: 'network ECONNRESET' }, []],
    ['html502', { class: 'noInfo', reason: 'http 502' }, []],
    ['hang', { class: 'noInfo', reason: 'timeout' }, []],
    ['garbage', { class: 'noInfo', reason: 'garbage 200' }, []],
    ['503', { class: 'noInfo', reason: 'http 503' }, []],
    ['throttle', { class: 'throttled', reason: 'http 429' }, [30_000, 30_000, 30_000, 30_000]],
  ] satisfies [VtexDownMode, object, number[]][])(
    'by "%s" says nothing of the store',
    async (mode, refused, pauses) => {
      const { api, access, world, limiterOf } = await start({}, mode === 'hang' ? 60 : 10_000);
      world.setDown(mode);
      expect(await api.tradePolicies(access, 'polling')).toEqual(refused);
      expect(await api.skuIds(access, policyId, 1, 'polling')).toEqual(refused);
      expect(await api.sku(access, policyId, String(skuIdAt(0)), 'polling')).toEqual(refused);
      expect(await api.offers(access, policy, idsOf(0, 3), 'polling')).toEqual(refused);
      expect(limiterOf(access.account).pauses).toEqual(pauses);
    },
  );
});

describe('two accounts', () => {
  it('have their own goods, keys and quotas', async () => {
    const { api, access, world, limiterOf } = await start();
    world.addAccount({ name: 'outraloja', seed: 7, skuCount: 10, channelSkuCount: 8 });
    const other = accessOf(world, 'outraloja');
    world.refuseKey();
    expect(await api.skuIds(access, policyId, 1, 'polling')).toMatchObject({ class: 'keyRefused' });
    expect(await wholeList(api, other)).toEqual(idsOf(0, 8));
    expect(await api.sku(other, policyId, String(skuIdAt(3)), 'polling')).toMatchObject({
      value: { productName: seedSku(7, 3).productName },
    });
    const foreignKey = { ...other, account: access.account };
    expect(await api.skuIds(foreignKey, policyId, 1, 'polling')).toMatchObject({ class: 'keyRefused' });
    expect(limiterOf('lojamodelo').taken).toHaveLength(2);
    expect(limiterOf('outraloja').taken).toHaveLength(3);
  });
});
