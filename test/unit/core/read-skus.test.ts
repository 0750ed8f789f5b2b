import { describe, expect, it } from '@jest/globals';
import type { VtexAnswer, VtexApi, VtexRefusal } from '../../../src/core/products/ports.ts';
import type { Offer, SkuContext } from '../../../src/core/products/sku.ts';
import { readSkus } from '../../../src/core/use-cases/read-skus.ts';
import { contextOf } from '../../integration/storage/products/product-scene.ts';

const policy = { id: 3, name: 'TikTok', isActive: true, currency: 'BRL' };
const good = <T>(value: T) => ({ class: 'good', value }) as const;
const offer: Offer = { availability: 'available', priceCents: 7990 };
const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));

type Over = Readonly<Record<string, VtexAnswer<SkuContext>>>;

/** VTEX with sound SKUs, but for what the table says, or the answer to the n-th question. */
function vtexWith(
  over: Over | ((skuId: string, asked: number) => VtexAnswer<SkuContext> | undefined) = {},
  offers: (skuIds: readonly string[]) => VtexAnswer<ReadonlyMap<string, Offer>> = (skuIds) =>
    good(new Map(skuIds.map((skuId) => [skuId, offer]))),
  listed = 1_000,
) {
  const asked: string[] = [];
  const simulated: string[][] = [];
  const answerTo = (skuId: string, count: number) =>
    (typeof over === 'function' ? over(skuId, count) : over[skuId]) ?? good(contextOf(skuId));
  const vtex: VtexApi = {
    tradePolicies: async () => good([policy]),
    skuIds: async () => good(ids(listed)),
    sku: async (_access, _policy, skuId) => {
      asked.push(skuId);
      return answerTo(skuId, asked.length);
    },
    offers: async (_access, _policy, skuIds) => {
      simulated.push([...skuIds]);
      return offers(skuIds);
    },
  };
  const access = { account: 'shop', appKey: 'key', appToken: 'token' };
  const read = (count: number) =>
    readSkus({ vtex, access, policy, affiliateId: null, lane: 'polling' }, ids(count));
  return { asked, simulated, read };
}

describe('reading SKUs', () => {
  it('says of each what is wrong with it', async () => {
    const { read } = vtexWith({ '2': good(contextOf('2', { brand: '' })) });
    const results = await read(3);
    expect(results).toMatchObject({ class: 'good' });
    const values = results.class === 'good' ? results.value : [];
    const defects = Object.fromEntries(
      values.flatMap((one) => (one.kind === 'read' ? [[one.context.skuId, one.defects]] : [])),
    );
    expect(defects).toEqual({ '1': [], '2': [{ cause: 'brand.missing', reason: '' }], '3': [] });
  });

  it('believes VTEX where a handful of SKUs is all that it lists, and no others', async () => {
    const fails: VtexRefusal = { class: 'noInfo', reason: 'http 500' };
    const few = { '1': fails, '2': fails };
    expect(await vtexWith(few, undefined, 2).read(2)).toEqual(
      good(ids(2).map((skuId) => ({ kind: 'unreadable', skuId }))),
    );
    const all = Object.fromEntries(ids(20).map((skuId) => [skuId, fails]));
    expect(await vtexWith(all, undefined, 20).read(20)).toMatchObject({ class: 'noInfo' });
  });

  it('calls a SKU gone that VTEX does not know, or that left the policy', async () => {
    const left = good(contextOf('2', { salesChannels: [1] }));
    const { read } = vtexWith({ '1': { class: 'absent', reason: 'http 404' }, '2': left });
    const results = await read(3);
    const values = results.class === 'good' ? results.value : [];
    expect(values.filter(({ kind }) => kind === 'gone')).toHaveLength(2);
  });

  it('does not ask for the price of what is switched off', async () => {
    const { read, simulated } = vtexWith({ '1': good(contextOf('1', { isActive: false })) });
    await read(3);
    expect(simulated.map((batch) => batch.toSorted())).toEqual([['2', '3']]);
  });

  it.each(['throttled', 'keyRefused', 'forbidden'] as const)(
    'stops at once where VTEX answers "%s", and says so',
    async (refusal) => {
      const { read, asked, simulated } = vtexWith({ '3': { class: refusal, reason: 'no' } });
      expect(await read(100)).toEqual({ class: refusal, reason: 'no' });
      expect(asked.length).toBeLessThan(20);
      expect(simulated).toEqual([]);
    },
  );

  it('knows nothing of any where the prices are not known', async () => {
    const { read } = vtexWith({}, () => ({ class: 'noInfo', reason: 'http 503' }));
    expect(await read(5)).toEqual({ class: 'noInfo', reason: 'http 503' });
  });

  const lost = (refusal: VtexRefusal['class']) => ({ class: refusal, reason: 'x' });
  const upTo = (last: number, skuId: string) => Number(skuId) <= last;

  it.each([
    ['broken', 'unreadable', 100, 100],
    ['absent', 'gone', 100, 100],
    ['noInfo', 'unreadable', 30, 100],
    ['broken', 'unreadable', 2, 2],
    ['absent', 'gone', 3, 3],
  ] as const)(
    'takes SKUs that are %s for %s while others can be read: %i of %i',
    async (refusal, kind, few, all) => {
      const { read } = vtexWith((skuId) => (upTo(few, skuId) ? lost(refusal) : undefined));
      const results = await read(all);
      const values = results.class === 'good' ? results.value : [];
      expect(values).toHaveLength(all);
      expect(values.filter((one) => one.kind === kind)).toHaveLength(few);
    },
  );

  it.each([
    ['from the first SKU on', 1],
    ['from the middle on', 50],
    ['from the first other SKU on', 101],
    ['from the second attempt on', 106],
    ['after that', 116],
  ])('knows nothing of any where VTEX fails for all %s', async (_when, from) => {
    for (const refusal of ['broken', 'absent', 'noInfo'] as const) {
      const { read } = vtexWith((skuId, asked) =>
        asked >= from || upTo(10, skuId) ? lost(refusal) : undefined,
      );
      expect(await read(100)).toMatchObject({ class: 'noInfo' });
    }
  });

  it('knows nothing of any where nobody else can be asked', async () => {
    const { read } = vtexWith(() => lost('broken'));
    expect(await read(1_000)).toMatchObject({ class: 'noInfo' });
  });

  it('believes the second answer of a SKU, if there is one', async () => {
    const { read, asked } = vtexWith((_skuId, count) => (count === 7 ? lost('noInfo') : undefined));
    const results = await read(20);
    const values = results.class === 'good' ? results.value : [];
    expect(values.filter(({ kind }) => kind === 'read')).toHaveLength(20);
    expect(asked).toHaveLength(20 + 5 + 1);
  });

  it('says so where VTEX refuses the key at the second attempt', async () => {
    const { read } = vtexWith((skuId, asked) => {
      if (asked > 105) return lost('keyRefused');
      return upTo(10, skuId) ? lost('broken') : undefined;
    });
    expect(await read(100)).toEqual(lost('keyRefused'));
  });
});
