import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { answer, html502, reset, startVendorServer } from '../http-client/vendor-server.ts';
import type { Recorded, Reply, VendorServer } from '../http-client/vendor-server.ts';
import { access, createTestApi, policy, sampleItem } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

function createApi(...replies: Reply[]) {
  server.plan(...replies);
  return createTestApi(`${server.url}/{account}`).api;
}
const simulated = (...items: unknown[]) => answer({ items, logisticsInfo: [], messages: [] });
const offersOf = async (ids: readonly string[], ...replies: Reply[]) => {
  const answered = await createApi(...replies).offers(access, policy, ids, 'polling');
  return answered.class === 'good' ? Object.fromEntries(answered.value) : answered;
};
const refusal = (code: string, status = 400) =>
  answer({ error: { code, message: 'Refused', exception: null } }, status);

const idsOf = ({ body }: Recorded) =>
  (JSON.parse(body) as { items: { id: string }[] }).items.map((item) => item.id);
const many = Array.from({ length: 120 }, (_, at) => String(5001 + at));

/** Sells everything, at most `max` items at a time. */
function shop(max: number, code = 'CHK0062'): Reply {
  return (response, request) => {
    const ids = idsOf(request);
    const items = ids.map((id, requestIndex) => ({ ...sampleItem, id, requestIndex, price: Number(id) }));
    (ids.length > max ? refusal(code) : simulated(...items))(response, request);
  };
}

describe('a simulation', () => {
  it('asks without key and address, ids as text, in the policy and for the affiliate', async () => {
    await createApi(simulated()).offers(access, policy, ['5001', '5002'], 'polling');
    const [request] = server.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/lojamodelo/api/checkout/pub/orderForms/simulation',
      query: { sc: '3', affiliateId: 'TKT' },
    });
    expect(JSON.parse(request!.body)).toEqual({
      items: [
        { id: '5001', quantity: 1, seller: '1' },
        { id: '5002', quantity: 1, seller: '1' },
      ],
    });
    expect(Object.keys(request!.headers).filter((name) => name.startsWith('x-vtex'))).toEqual([]);
  });

  it('names no affiliate where there is none', async () => {
    await createApi(simulated()).offers(access, { id: 1, affiliateId: null }, ['5001'], 'polling');
    expect(server.requests[0]!.query).toEqual({ sc: '1' });
  });

  it('is not sent for no SKU', async () => {
    expect(await offersOf([])).toEqual({});
    expect(server.requests).toHaveLength(0);
  });

  it('is tried again after a failure, for it changes nothing', async () => {
    const offers = await offersOf(['5001'], reset, html502, simulated(sampleItem));
    expect(offers).toEqual({ '5001': { availability: 'available', priceCents: 7990 } });
    expect(server.requests).toHaveLength(3);
  });
});

describe('an offer', () => {
  it('is matched by id, whatever the order, and left out where VTEX leaves it out', async () => {
    const rows = [
      { ...sampleItem, id: '5003', requestIndex: 2, availability: 'withoutStock', price: 3 },
      { ...sampleItem, id: '5001', requestIndex: 0, availability: 'nullPrice', price: 1 },
    ];
    expect(await offersOf(['5001', '5002', '5003'], simulated(...rows))).toEqual({
      '5001': { availability: 'nullPrice', priceCents: 1 },
      '5003': { availability: 'withoutStock', priceCents: 3 },
    });
  });

  it.each([[null], [undefined], ['seller-5002']])('with the id %j is matched by place', async (id) => {
    const row = { ...sampleItem, id, requestIndex: 1 };
    expect(Object.keys(await offersOf(['5001', '5002'], simulated(row)))).toEqual(['5002']);
  });

  it('with a number as its id is the same', async () => {
    expect(Object.keys(await offersOf(['5001'], simulated({ ...sampleItem, id: 5001 })))).toEqual(['5001']);
  });

  it('is the first row of its SKU; a gift is not an offer', async () => {
    const gift = { ...sampleItem, id: '9999', requestIndex: null, isGift: true, price: 0 };
    const again = { ...sampleItem, price: 1 };
    expect(await offersOf(['5001', '5002'], simulated(sampleItem, gift, again))).toEqual({
      '5001': { availability: 'available', priceCents: 7990 },
    });
  });

  it.each([
    ['the price', { price: 5, sellingPrice: 4 }, 5],
    ['the selling price, where the price is zero', { price: 0, sellingPrice: 4 }, 4],
    ['the selling price, where the price is null', { price: null, sellingPrice: 4 }, 4],
    ['the calculated price', { price: 0, priceDefinition: { calculatedSellingPrice: 3 } }, 3],
    ['zero, where nothing is above it', { price: null, sellingPrice: 0 }, 0],
    ['whole cents', { price: 7990.4 }, 7990],
    ['none, where no field is a number', { price: null, priceDefinition: null }, null],
    ['none, where no field is there', {}, null],
  ])('costs %s', async (_name, prices, priceCents) => {
    const row = { id: '5001', requestIndex: 0, availability: 'available', ...prices };
    expect(await offersOf(['5001'], simulated(row))).toEqual({
      '5001': { availability: 'available', priceCents },
    });
  });

  it.each([
    ['items', answer({ messages: [] })],
    ['items', answer({ items: null })],
    ['items.0', simulated({ ...sampleItem, id: null, requestIndex: null })],
    ['items.1.availability', simulated(sampleItem, { ...sampleItem, availability: undefined })],
    ['items.0.price', simulated({ ...sampleItem, price: '7990' })],
    ['', answer([])],
  ])('is unknown where "%s" does not fit', async (field, reply) => {
    expect(await offersOf(['5001', '5002'], reply)).toEqual({ class: 'noInfo', reason: `schema ${field}` });
  });
});

describe('many SKUs', () => {
  const sizes = () => server.requests.map((request) => idsOf(request).length);

  it('are asked in batches of 50, each id once', async () => {
    const offers = await offersOf([...many, ...many], shop(300));
    expect(sizes()).toEqual([50, 50, 20]);
    expect(Object.keys(offers)).toEqual(many);
    expect(offers).toMatchObject({ '5001': { priceCents: 5001 }, '5120': { priceCents: 5120 } });
  });

  it.each(['CHK0062', 'FMT0104'])('are asked in halves after %s, and none is lost', async (code) => {
    const offers = await offersOf(many, shop(13, code));
    expect(sizes()).toEqual([50, 25, ...Array<number>(9).fill(13), 3]);
    expect(Object.keys(offers)).toEqual(many);
  });

  it('are asked one by one where VTEX takes no more', async () => {
    expect(Object.keys(await offersOf(many.slice(0, 5), shop(1)))).toEqual(many.slice(0, 5));
    expect(sizes()).toEqual([5, 3, 2, 1, 1, 1, 1, 1]);
  });

  it('are unknown where even one is too many', async () => {
    const refused = await offersOf(many.slice(0, 3), shop(0));
    expect(refused).toMatchObject({ class: 'noInfo', reason: 'http 400 CHK0062' });
    expect(sizes()).toEqual([3, 2, 1]);
  });

  it('are unknown, all of them, where one batch fails', async () => {
    const refused = await offersOf(many, shop(50), refusal('CHK0032'));
    expect(refused).toEqual({ class: 'noInfo', reason: 'http 400 CHK0032' });
    expect(sizes()).toEqual([50, 50]);
  });
});
