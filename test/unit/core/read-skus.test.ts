import { describe, expect, it } from '@jest/globals';
import type { VtexAnswer, VtexApi } from '../../../src/core/products/ports.ts';
import type { Offer, SkuContext } from '../../../src/core/products/sku.ts';
import { readSkus } from '../../../src/core/use-cases/read-skus.ts';
import { contextOf } from '../../integration/storage/product-scene.ts';

const policy = { id: 3, name: 'TikTok', isActive: true, currency: 'BRL' };
const good = <T>(value: T) => ({ class: 'good', value }) as const;
const offer: Offer = { availability: 'available', priceCents: 7990 };
const ids = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1));

/** VTEX with sound SKUs, but for what the table says. */
function vtexWith(
  over: Readonly<Record<string, VtexAnswer<SkuContext>>> = {},
  offers: (skuIds: readonly string[]) => VtexAnswer<ReadonlyMap<string, Offer>> = (skuIds) =>
    good(new Map(skuIds.map((skuId) => [skuId, offer]))),
) {
  const asked: string[] = [];
  const simulated: string[][] = [];
  const vtex: VtexApi = {
    tradePolicies: async () => good([policy]),
    skuIds: async () => good([]),
    sku: async (_access, _policy, skuId) => {
      asked.push(skuId);
      return over[skuId] ?? good(contextOf(skuId));
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

  it('knows nothing of any where one answer says nothing', async () => {
    const { read } = vtexWith({ '3': { class: 'noInfo', reason: 'timeout' } });
    expect(await read(50)).toMatchObject({ class: 'noInfo' });
  });

  it('knows nothing of any where the prices are not known', async () => {
    const { read } = vtexWith({}, () => ({ class: 'noInfo', reason: 'http 503' }));
    expect(await read(5)).toEqual({ class: 'noInfo', reason: 'http 503' });
  });

  it.each([
    ['broken', 'unreadable', 5],
    ['absent', 'gone', 50],
  ] as const)('takes some that are %s for what they are, many for an outage', async (refusal, kind, most) => {
    const lost = (count: number) =>
      vtexWith(Object.fromEntries(ids(count).map((skuId) => [skuId, { class: refusal, reason: 'x' }])));
    const few = await lost(most).read(100);
    expect(few.class === 'good' && few.value.filter((one) => one.kind === kind)).toHaveLength(most);
    const reason = `${String(most + 1)} of 100 SKUs are ${refusal}`;
    expect(await lost(most + 1).read(100)).toEqual({ class: 'noInfo', reason });
  });
});
