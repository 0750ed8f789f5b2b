import { describe, expect, it } from '@jest/globals';
import { causeNames } from '../../../../src/core/products/causes.ts';
import { applyLever } from '../../../../sandbox/control/levers.ts';
import type { Worlds } from '../../../../sandbox/control/levers.ts';
import { createFaults } from '../../../../sandbox/faults.ts';
import { answerTikTok } from '../../../../sandbox/tiktok/answer.ts';
import { answerVtex } from '../../../../sandbox/vtex/answer.ts';
import { indexOfSkuId, seedSku, stockAt } from '../../../../sandbox/worlds/catalog-seed.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';
import { createTikTokWorld } from '../../../../sandbox/worlds/tiktok-world.ts';
import { createVtexWorld } from '../../../../sandbox/worlds/vtex-world.ts';

const [minuteMs, hourMs] = [60_000, 3_600_000];
const sendMs = 5 * minuteMs;

type Row = {
  readonly sku_id: string;
  readonly title: string;
  readonly audit: { readonly audit_status: string; readonly rejected_info?: { readonly reason: string }[] };
};

/** Both sides of a shop as the app reads them, without HTTP. */
function start(seed = 1) {
  const clock = { ms: Date.UTC(2026, 10, 23, 12) };
  const nowMs = () => clock.ms;
  const tiktok = createTikTokWorld({ nowMs, seed });
  const vtex = createVtexWorld({ nowMs, seed });
  const faults = { tiktok: createFaults(), vtex: createFaults(), slack: createFaults() };
  const worlds: Worlds = { slack: createSlackWorld({ nowMs }), tiktok, vtex, faults };
  const [store] = tiktok.stores;
  const ids = { bc_id: store!.bcId, catalog_id: store!.catalogId };
  const ask = (path: string, query: Record<string, string>) =>
    answerTikTok(tiktok, {
      method: 'GET',
      path,
      query: new URLSearchParams({ ...ids, ...query }),
      token: store!.token,
    })!.data as Record<string, unknown>;
  const items = (): Row[] => {
    const rows: Row[] = [];
    for (let page = 1; ; page += 1) {
      const list = ask('/catalog/product/get/', { page_size: '500', page: String(page) })['list'] as Row[];
      rows.push(...list);
      if (list.length < 500) return rows;
    }
  };
  const key = vtex.key();
  const skus = (): number[] => {
    const found: number[] = [];
    for (let page = 1; ; page += 1) {
      const query = { sc: '3', page: String(page), pageSize: '1000', onlyAssigned: 'true' };
      const { body } = answerVtex(vtex, {
        ...{ host: 'account', account: 'lojamodelo', method: 'GET' },
        path: '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel',
        query: new URLSearchParams(query),
        ...{ appKey: key.appKey, appToken: [...key.appTokens][0]! },
      });
      const ids = JSON.parse(body) as number[];
      found.push(...ids);
      if (ids.length === 0) return found;
    }
  };
  return {
    ...{ clock, worlds, items, skus, store: store! },
    account: vtex.account(),
    counts: () => ask('/catalog/overview/', {}),
    item: (skuId: string) => items().find((row) => row.sku_id === skuId),
    /** What the lever says. */
    pull(lever: string): string {
      const applied = applyLever(worlds, lever);
      return applied.ok ? applied.text : applied.error;
    },
  };
}
type Shop = ReturnType<typeof start>;

const skuIdsIn = (said: string) => said.match(/\b5\d{5}\b/g) ?? [];
const auditOf = (shop: Shop, skuId: string) => shop.item(skuId)?.audit.audit_status ?? 'absent';

function tally(rows: readonly Row[]) {
  const counts = { approved: 0, rejected: 0, processing: 0 };
  for (const { audit } of rows) counts[audit.audit_status as keyof typeof counts] += 1;
  return counts;
}

describe('a catalog of a size that is asked for', () => {
  it.each([
    ['0', 0],
    ['1', 1],
    ['852', 852],
    ['2000:usual', 2000],
  ])('products=%s is the same in VTEX and at TikTok, and TikTok counts what it lists', (words, n) => {
    const shop = start();
    shop.pull('break=mixed:40');
    expect(shop.pull(`products=${words}`)).toContain(`VTEX: ${n} SKUs`);
    const [rows, skus] = [shop.items(), shop.skus()];
    expect(shop.counts()).toEqual(tally(rows));
    expect(skus).toHaveLength(n);
    const sent = skus.filter((skuId) => !shop.account.troubles.has(indexOfSkuId(skuId)));
    expect(rows.map((row) => Number(row.sku_id))).toEqual(sent);
    const { approved } = tally(rows);
    expect(approved).toBe(words.endsWith('usual') ? 1867 : n);
  });

  it('of 100,000 is there at once and takes little memory', () => {
    const shop = start();
    const before = process.memoryUsage().heapUsed;
    const startedMs = performance.now();
    expect(shop.pull('products=100000')).toContain('100000 items approved');
    expect(shop.pull('break=mixed:500')).toContain('638 items of 500 products broken: 24 product.inactive');
    expect(shop.counts()).toEqual({ approved: 99_954, processing: 23, rejected: 23 });
    expect(performance.now() - startedMs).toBeLessThan(5_000);
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(100);
  });

  it('is the same for the same seed, and another one for another', () => {
    const [one, same, other] = [start(7), start(7), start(8)];
    const said = [one, same, other].map((shop) => {
      shop.pull('products=300:usual');
      return [
        shop.pull('break=mixed:20'),
        JSON.stringify(shop.items().map(({ title, audit }) => [title, audit])),
      ];
    });
    expect(said[1]).toEqual(said[0]);
    expect(said[2]?.[1]).not.toEqual(said[0]?.[1]);
  });

  it('has names that a shop in Brazil could have, and hardly one twice', () => {
    const names = Array.from({ length: 2001 / 3 }, (_, at) => seedSku(1, at * 3).productName);
    expect(new Set(names).size).toBeGreaterThan(names.length * 0.98);
    for (const name of names) {
      if (/^(Vestido|Tênis|Cinto|Boné|Chapéu|Corta)/.test(name))
        expect(name).not.toMatch(/ (Preta|Branca|Vermelha) /);
      else expect(name).not.toMatch(/ (Preto|Branco|Vermelho) /);
    }
  });
});

describe('what is broken and mended', () => {
  it.each(causeNames)('break=%s:2 spoils two products, and fix mends both', (cause) => {
    const shop = start();
    shop.pull('products=300');
    const said = shop.pull(`break=${cause}:2`);
    // Pictures belong to products, which have three SKUs.
    expect(said).toContain(`: ${cause.startsWith('image.') ? 6 : 2} ${cause}. SKUs 5`);
    expect(new Set(skuIdsIn(said)).size).toBeGreaterThanOrEqual(2);
    expect(shop.pull(`fix=${cause}`)).toContain(` fixed: `);
    expect(shop.pull('fix')).toContain('Nothing fixed: nothing more of that is broken.');
    shop.clock.ms += 3 * hourMs;
    expect(shop.counts()).toEqual({ approved: shop.items().length, processing: 0, rejected: 0 });
  });

  it('mixed: as many causes as products, each product in stock and of its own; fix=5 mends five of these', () => {
    const shop = start();
    const said = shop.pull('break=mixed:12');
    expect(said).toContain('12 products broken: 1 product.inactive, 1 sku.inactive, 1 name.missing,');
    const broken = skuIdsIn(said);
    expect(broken).toHaveLength(12);
    for (const skuId of broken) expect(stockAt(1, indexOfSkuId(Number(skuId)))).toBeGreaterThan(0);
    const fixed = shop.pull('fix=5');
    expect(fixed).toMatch(/^5 products fixed: /);
    expect(skuIdsIn(fixed)).toEqual(
      broken.filter((skuId) => !shop.account.troubles.has(indexOfSkuId(Number(skuId)))),
    );
    const [left] = broken.filter((skuId) => shop.account.troubles.has(indexOfSkuId(Number(skuId))));
    expect(shop.pull(`fix=${left!}`)).toContain(`1 product fixed: `);
    expect(shop.pull(`fix=${left!}`)).toContain('Nothing fixed');
  });

  it('says where there were not so many', () => {
    const shop = start();
    shop.pull('products=4');
    expect(shop.pull('break=images.missing:9')).toMatch(
      /^\d items of 2 products broken: \d images\.missing\. Not 9: no more sound products\./,
    );
    expect(shop.pull('break=price.missing:1')).toBe('Nothing broken: no more sound products.');
  });
});

describe('TikTok’s review', () => {
  it('begins minutes after a product was broken in VTEX, and ends with the reason after the delay', () => {
    const shop = start();
    shop.pull('products=852');
    const [skuId = ''] = skuIdsIn(shop.pull('break=images.missing:1'));
    const seen = [0, sendMs, 2 * hourMs - 1, 1].map((ms) => {
      shop.clock.ms += ms;
      return [auditOf(shop, skuId), shop.counts()];
    });
    expect(seen).toEqual([
      ['approved', { approved: 852, processing: 0, rejected: 0 }],
      ['processing', { approved: 851, processing: 1, rejected: 0 }],
      ['processing', { approved: 851, processing: 1, rejected: 0 }],
      ['rejected', { approved: 851, processing: 0, rejected: 1 }],
    ]);
    expect(shop.item(skuId)?.audit.rejected_info).toMatchObject([{ reason: 'The image is missing' }]);
  });

  it('approves what was mended, after the delay that is in force when it is sent', () => {
    const shop = start();
    shop.pull('products=852');
    const [skuId = ''] = skuIdsIn(shop.pull('break=brand.missing:1'));
    shop.clock.ms += 3 * hourMs;
    shop.pull('review-delay=30m');
    shop.pull(`fix=${skuId}`);
    const seen = [0, sendMs, 30 * minuteMs].map((ms) => {
      shop.clock.ms += ms;
      return auditOf(shop, skuId);
    });
    expect(seen).toEqual(['rejected', 'processing', 'approved']);
  });

  it('goes on with what is left where only one of two causes was mended', () => {
    const shop = start();
    shop.pull('products=30');
    const [skuId = ''] = skuIdsIn(shop.pull('break=images.missing:1'));
    shop.worlds.vtex.breakSkus([Number(skuId)], 'no-price');
    shop.pull('fix=images.missing');
    shop.clock.ms += 3 * hourMs;
    expect(shop.item(skuId)?.audit.rejected_info).toMatchObject([{ reason: 'The price is missing' }]);
  });

  it('gets new products within minutes of their being complete, and never those that are not sent', () => {
    const shop = start();
    const before = shop.items().length;
    const incomplete = shop.account.troubles.size;
    expect(shop.pull('fix')).toContain(`${incomplete + 9 + 4} items`);
    const unsent = skuIdsIn(shop.pull('not-sent=3'));
    expect(unsent).toHaveLength(3);
    shop.clock.ms += sendMs;
    expect(shop.items()).toHaveLength(before + incomplete);
    shop.clock.ms += 48 * hourMs;
    expect(unsent.map((skuId) => auditOf(shop, skuId))).toEqual(['absent', 'absent', 'absent']);
    shop.pull('fix=join.notSent');
    shop.clock.ms += sendMs;
    expect(unsent.map((skuId) => auditOf(shop, skuId))).toEqual(['processing', 'processing', 'processing']);
  });

  it('is forgotten where the counts are set by hand', () => {
    const shop = start();
    shop.pull('break=mixed:12');
    shop.pull('fix');
    shop.pull('need-details=12');
    shop.clock.ms += 30 * hourMs;
    expect(shop.counts()).toMatchObject({ rejected: 12 });
    expect(shop.items()).toHaveLength(852);
  });
});
