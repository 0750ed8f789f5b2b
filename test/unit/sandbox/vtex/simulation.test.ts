import { afterEach, describe, expect, it } from '@jest/globals';
import { at } from '../json-at.ts';
import { closeAll, itemsOf, startVtex } from './start.ts';

afterEach(closeAll);

type Item = { id: string; requestIndex: number; price: number; availability: string };

describe('the cart simulation', () => {
  it('prices SKUs in cents and keeps their place in the request', async () => {
    const { simulate, world } = await startVtex();
    const sound = world.break(3, 'brand-inactive');
    const { json } = await simulate(itemsOf(sound));
    expect(at(json, 'items')).toMatchObject(
      sound.map((id, requestIndex) => ({ id: String(id), requestIndex, availability: 'available' })),
    );
    for (const item of at(json, 'items') as Item[]) expect(item.price % 100).toBe(90);
  });

  it.each([
    ['no-price', 'withoutPriceFulfillment', 0],
    ['no-dimensions', 'itemMetricsNotFound', 1],
    ['out-of-stock', 'withoutStock', 1],
  ] as const)('says %s as %s', async (cause, availability, priced) => {
    const { simulate, world } = await startVtex();
    const { json } = await simulate(itemsOf(world.break(1, cause)));
    expect(at(json, 'items')).toMatchObject([{ availability }]);
    expect(Math.sign(at(json, 'items', 0, 'price') as number)).toBe(priced);
  });

  it.each(['not-returned', 'sku-inactive', 'product-inactive', 'not-in-channel', 'removed'] as const)(
    'leaves a SKU out that is %s, and only it',
    async (cause) => {
      const { simulate, world } = await startVtex();
      const [sound] = world.break(1, 'brand-inactive');
      const [bad] = world.break(1, cause);
      const { json } = await simulate(itemsOf([bad!, sound!]));
      expect(at(json, 'items')).toMatchObject([{ id: String(sound), requestIndex: 1 }]);
      expect(at(json, 'messages')).toMatchObject([{ code: 'ORD027' }]);
    },
  );

  it('has the published issue when asked: nullPrice, or available with an address', async () => {
    const { simulate, world } = await startVtex({ availabilityIssue: true });
    const skus = world.break(1, 'out-of-stock');
    const state = async (more: object) =>
      (at((await simulate({ ...itemsOf(skus), ...more })).json, 'items') as Item[]).map(
        ({ availability, price }) => ({
          availability,
          priced: price > 0,
        }),
      );
    expect(await state({})).toEqual([{ availability: 'nullPrice', priced: true }]);
    expect(await state({ country: 'BRA', postalCode: '01310-100' })).toEqual([
      { availability: 'available', priced: true },
    ]);
  });

  it('knows only the SKUs of the trade policy', async () => {
    const { simulate } = await startVtex();
    expect(at((await simulate(itemsOf([501_999]), 'sc=3')).json, 'items')).toEqual([]);
    expect(at((await simulate(itemsOf([501_999]), 'sc=1')).json, 'items')).toHaveLength(1);
    expect(at((await simulate(itemsOf([501_999]), '')).json, 'items')).toHaveLength(1);
  });

  it('refuses too many items with the code that asks to split', async () => {
    const { simulate } = await startVtex();
    const ids = Array.from({ length: 301 }, (_, at) => 500_001 + at);
    expect((await simulate(itemsOf(ids.slice(0, 300)))).status).toBe(200);
    expect(await simulate(itemsOf(ids))).toMatchObject({ status: 400, json: { error: { code: 'CHK0062' } } });
  });

  it.each([
    ['not JSON', '{'],
    ['no items', {}],
    ['empty items', { items: [] }],
    ['an id that is a number', { items: [{ id: 500_001, quantity: 1, seller: '1' }] }],
    ['a postal code without a country', { ...itemsOf([500_001]), postalCode: '01310-100' }],
  ])('refuses %s', async (_, body) => {
    const { simulate } = await startVtex();
    expect((await simulate(body)).status).toBe(400);
  });
});
