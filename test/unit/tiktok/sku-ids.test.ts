import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startVendorServer } from '../http-client/vendor-server.ts';
import type { Recorded, Reply, VendorServer } from '../http-client/vendor-server.ts';
import { ids, idsInQuery, itemPage, itemRow, token } from './catalog-answers.ts';
import { createTestApi, good, refusal } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

const idsOf = ({ query }: Recorded) => JSON.parse(query['sku_ids']!) as string[];
/** A TikTok that knows these ids only. */
const knowing =
  (known: (skuId: string) => boolean): Reply =>
  (response, request) => {
    const rows = idsOf(request).filter(known);
    itemPage(rows.map((skuId, at) => itemRow(skuId, { product_id: `7${String(at)}` })))(response, request);
  };

function look(skuIds: readonly string[], reply: Reply = knowing(() => true)) {
  server.plan(reply);
  return createTestApi(server.url).api.catalogItemsBySkuIds(token, ids, skuIds, 'interactive');
}
async function found(skuIds: readonly string[], reply?: Reply): Promise<string[]> {
  const answer = await look(skuIds, reply);
  if (answer.class !== 'good') throw new Error(answer.reason);
  return answer.value.map(({ skuId }) => skuId);
}
const numbered = (count: number, prefix: string) =>
  Array.from({ length: count }, (_, at) => `${prefix}${at}`);

describe('items by the ids of the store', () => {
  it('are those that TikTok knows', async () => {
    expect(
      await found(
        ['1', '2', '3'],
        knowing((skuId) => skuId !== '2'),
      ),
    ).toEqual(['1', '3']);
    expect(server.requests[0]!.query).toEqual({
      ...idsInQuery,
      sku_ids: '["1","2","3"]',
      page: '1',
      page_size: '200',
    });
  });

  it('are none, without a call, if none is asked for', async () => {
    expect(await found([])).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  it('are asked for once each', async () => {
    expect(await found(['1', '2', '1'])).toEqual(['1', '2']);
    expect(server.requests.map(idsOf)).toEqual([['1', '2']]);
  });

  it('leave out ids that no item can have: TikTok would refuse the others with them', async () => {
    expect(await found(['', 'x'.repeat(101), 'x'.repeat(100)])).toEqual(['x'.repeat(100)]);
    expect(server.requests.map(idsOf)).toEqual([['x'.repeat(100)]]);
  });

  it('of VTEX are asked for 200 a call', async () => {
    const asked = numbered(450, '20005');
    expect(await found(asked)).toEqual(asked);
    expect(server.requests.map((request) => idsOf(request).length)).toEqual([200, 200, 50]);
  });

  it.each([
    ['digits', '1'.repeat(96)],
    ['what the query escapes', '"\\ %'.repeat(24)],
    ['Chinese', '鞋'.repeat(96)],
    ['faces', '👟'.repeat(48)],
  ])('stay in URLs of less than 8,000 characters: 100 characters of %s', async (_name, prefix) => {
    const asked = numbered(300, prefix);
    expect(await found(asked)).toEqual(asked);
    for (const { path, query } of server.requests) {
      const base = 'https://business-api.tiktok.com/open_api/v1.3';
      const url = `${base}${path}?${new URLSearchParams(query).toString()}`;
      expect(url.length).toBeLessThan(8_000);
    }
    const lengths = server.requests
      .slice(0, -1)
      .map(({ query }) => new URLSearchParams(query).toString().length);
    expect(Math.min(...lengths)).toBeGreaterThan(6_500); // and use that length
  });

  it('are all or none: a refusal of a later call is the answer, and nothing is asked after it', async () => {
    const asked = numbered(700, '5');
    const first = itemPage([itemRow('50')]);
    server.plan(first, refusal(40105), first);
    const { api } = createTestApi(server.url);
    expect(await api.catalogItemsBySkuIds(token, ids, asked, 'polling')).toMatchObject({
      class: 'tokenRefused',
    });
    expect(server.requests).toHaveLength(2);
  });

  it('are not those of an answer with other items: the filter was ignored', async () => {
    expect(await look(['1', '2'], itemPage([itemRow('1'), itemRow('3')]))).toEqual({
      class: 'noInfo',
      reason: 'items not asked for',
    });
  });

  it('are known from an answer whose total is that of the whole catalog', async () => {
    const reply = itemPage([itemRow('1')], { total_number: 5_000, total_page: 25 });
    expect(await found(['1', '2'], reply)).toEqual(['1']);
    const none = itemPage([], { total_number: 5_000, total_page: 25 });
    expect(await found(['1', '2'], none)).toEqual([]);
  });

  it.each([
    ['was cut to smaller pages', itemPage([itemRow('1')], { page_size: 1, total_number: 2, total_page: 2 })],
    ['lost its rows', itemPage([], { total_number: 2 })],
    ['lost one of them', itemPage([itemRow('1')], { total_number: 2 })],
    ['has one twice', itemPage([itemRow('1'), itemRow('1')])],
    ['has a row without id', itemPage([itemRow('1', { sku_id: null })])],
    ['has no rows', good({})],
  ])('are not known from an answer that %s', async (_name, reply) => {
    expect(await look(['1', '2'], reply)).toMatchObject({ class: 'noInfo' });
  });
});
