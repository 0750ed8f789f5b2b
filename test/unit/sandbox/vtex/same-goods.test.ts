import { afterEach, describe, expect, it } from '@jest/globals';
import { answerTikTok } from '../../../../sandbox/tiktok/answer.ts';
import { answerVtex } from '../../../../sandbox/vtex/answer.ts';
import { createTikTokWorld } from '../../../../sandbox/worlds/tiktok-world.ts';
import { createVtexWorld } from '../../../../sandbox/worlds/vtex-world.ts';
import { closeAll } from './start.ts';

afterEach(closeAll);

const nowMs = () => Date.UTC(2026, 10, 23, 12);

type TikTokRow = {
  sku_id: string;
  item_group_id: string;
  title: string;
  brand: string;
  availability: string;
};

/** Without HTTP, as a simulation reads the worlds. */
function bothWorlds(seed: number) {
  const tiktok = createTikTokWorld({ nowMs, seed });
  const vtex = createVtexWorld({ nowMs, seed });
  const [store] = tiktok.stores;
  const query = new URLSearchParams({ bc_id: store!.bcId, catalog_id: store!.catalogId, page_size: '500' });
  const pages = [1, 2].map((page) => {
    query.set('page', String(page));
    const answer = answerTikTok(tiktok, {
      method: 'GET',
      path: '/catalog/product/get/',
      query,
      token: store!.token,
    });
    return (answer!.data as { list: TikTokRow[] }).list;
  });
  const key = vtex.key();
  const context = (skuId: string) =>
    answerVtex(vtex, {
      host: 'account',
      account: 'lojamodelo',
      method: 'GET',
      path: `/api/catalog_system/pvt/sku/stockkeepingunitbyid/${skuId}`,
      appKey: key.appKey,
      appToken: [...key.appTokens][0]!,
    });
  return { rows: pages.flat(), context };
}

describe('TikTok products and VTEX SKUs', () => {
  it.each([1, 77])('are the same goods, joined by the SKU id (seed %d)', (seed) => {
    const { rows, context } = bothWorlds(seed);
    expect(rows).toHaveLength(852);
    for (const row of rows) {
      const answer = context(row.sku_id);
      expect(answer.status).toBe(200);
      const sku = JSON.parse(answer.body) as Record<string, unknown>;
      expect(row.title.startsWith(String(sku['ProductName']))).toBe(true);
      expect(row.brand).toBe(sku['BrandName']);
      expect(row.item_group_id).toBe(String(sku['ProductId']));
    }
  });

  it('never have an id that is a SKU on one side and a product on the other', () => {
    const { rows } = bothWorlds(1);
    const skus = new Set(rows.map((row) => row.sku_id));
    expect(rows.filter((row) => skus.has(row.item_group_id))).toEqual([]);
  });
});
