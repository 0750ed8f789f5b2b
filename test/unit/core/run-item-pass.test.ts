import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/core/answer.ts';
import type { CatalogItem, ItemPage } from '../../../src/core/products/items/catalog-item.ts';
import { firstCursor } from '../../../src/core/products/items/item-chain.ts';
import type { ItemPass, ItemRepository } from '../../../src/core/products/items/item-ports.ts';
import type { TikTokCatalogApi } from '../../../src/core/products/ports.ts';
import { runItemPass } from '../../../src/core/use-cases/run-item-pass.ts';
import { good, ids, refusal, storeIdOf, workspace } from '../../support/builders.ts';

const wakeUp = { workspaceId: workspace.id, storeId: storeIdOf(1) };
const nextPassAt = new Date('2026-01-02T06:00:00Z');
const first: ItemPass = {
  ...{
    passId: 'p',
    leaseId: 'l',
    storeId: storeIdOf(1),
    generation: 1,
    tokenVersion: 1,
    token: 'token',
    ids,
  },
  ...{ cursor: firstCursor, knownItems: null },
};
const itemOf = (id: number): CatalogItem => ({
  ...{ itemId: `i${String(id)}`, skuId: String(id), title: '' },
  ...{ audit: 'approved', image: 'stored', issues: [] },
});

/** Items of a page; its total is the sum of all pages unless it says otherwise. */
type Page = readonly number[] | { readonly ids: readonly number[]; readonly total: number | null };
type Pages = Readonly<Partial<Record<'all' | 'rejected' | 'processing', readonly Page[]>>>;
type Over = {
  readonly tiktok?: Partial<TikTokCatalogApi>;
  readonly items?: Partial<ItemRepository>;
  readonly pass?: Partial<ItemPass>;
  readonly msPerCall?: number;
};

/** A catalog with these pages; each call of one takes the next reading of it. What is done with the storage is written down. */
function scene(readings: readonly Pages[], over: Over = {}) {
  const done: string[] = [];
  const staged = new Set<string>();
  let pass: ItemPass = { ...first, ...over.pass };
  let elapsedMs = 0;
  let reading = -1;
  const pageOf = (pages: readonly Page[], page: number): ItemPage => {
    const sum = pages.reduce((count, one) => count + ('ids' in one ? one.ids : one).length, 0);
    const found = pages[page - 1] ?? [];
    if ('ids' in found) return { items: found.ids.map(itemOf), total: found.total };
    return { items: found.map(itemOf), total: sum };
  };
  const tiktok: TikTokCatalogApi = {
    catalogItems: async (_token, _ids, { audit, page }) => {
      elapsedMs += over.msPerCall ?? 0;
      if (page === 1) reading += 1;
      const now = readings[Math.min(reading, readings.length - 1)] ?? {};
      return good(pageOf(now[audit === null || audit === 'approved' ? 'all' : audit] ?? [], page));
    },
    catalogItemsBySkuIds: async () => good([]),
    diagnostics: async () => good({ day: '2026-01-01', issues: [] }),
    uploads: async () => good([]),
    ...over.tiktok,
  };
  const items: ItemRepository = {
    wakeDue: async () => 0,
    workspaceOf: async () => workspace,
    begin: async () => pass,
    savePage: async (_workspace, _pass, page, next) => {
      for (const { itemId } of page) staged.add(itemId);
      pass = { ...pass, cursor: next };
      if (next.isShort) done.push('it may lack items');
      if (page.length > 0) done.push(`${next.scope} ${page.map(({ skuId }) => skuId).join(' ')}`);
      return 'saved';
    },
    startAnew: async (_workspace, _pass, next) => {
      staged.clear();
      pass = { ...pass, cursor: next };
      done.push(`anew: ${next.scope}`);
      return 'saved';
    },
    countItems: async () => staged.size,
    publish: async (_workspace, _pass, { reports, nextDueAt }) => {
      const told = Object.entries(reports).flatMap(([name, value]) => (value === null ? [] : [name]));
      done.push(`published ${String(staged.size)} with ${told.join(' ')}, next ${nextDueAt.toISOString()}`);
      return 'published';
    },
    pause: async (_workspace, _pass, why, retryInMs) =>
      void done.push(`paused: ${why}, ${String(retryInMs)}`),
    readState: async () => null,
    nextDueAt: async () => null,
    ...over.items,
  };
  const ports = {
    ...{ items, tiktok, stopwatch: { ms: () => elapsedMs } },
    ...{ nextPassAt: async () => nextPassAt, language: 'pt' as const },
  };
  return { done, run: () => runItemPass(ports, wakeUp) };
}

const [whole, next] = ['with diagnostics uploads,', 'next 2026-01-02T06:00:00.000Z'];

describe('a slice of an item pass', () => {
  it('reads every page, then what TikTok says of the catalog as a whole, and publishes', async () => {
    const { done, run } = scene([{ all: [[1, 2], [3]] }]);
    expect(await run()).toBe('published');
    expect(done).toEqual(['all 1 2', 'all 3', `published 3 ${whole} ${next}`]);
  });

  it('publishes an empty catalog as empty', async () => {
    const { done, run } = scene([{ all: [] }]);
    expect(await run()).toBe('published');
    expect(done).toEqual([`published 0 ${whole} ${next}`]);
  });

  it('goes to the first empty page where TikTok does not say how many items there are', async () => {
    const pages = [[1], [2, 3], []].map((ids) => ({ ids, total: null }));
    const { done, run } = scene([{ all: pages }]);
    await run();
    expect(done).toEqual(['all 1', 'all 2 3', `published 3 ${whole} ${next}`]);
  });

  it.each(['diagnostics', 'uploads'] as const)(
    'publishes without the %s that it did not get',
    async (name) => {
      const { done, run } = scene([{ all: [[1]] }], { tiktok: { [name]: async () => refusal() } });
      expect(await run()).toBe('published');
      const other = name === 'uploads' ? 'diagnostics' : 'uploads';
      expect(done.at(-1)).toBe(`published 1 with ${other}, ${next}`);
    },
  );

  it('leaves the pass after four minutes and goes on where it was left', async () => {
    const pages = Array.from({ length: 5 }, (_, at) => [at]);
    const { done, run } = scene([{ all: pages }], { msPerCall: 100_000 });
    expect(await run()).toBe('more');
    expect(done).toEqual(['all 0', 'all 1', 'all 2', 'paused: more, 0']);
    expect(await run()).toBe('published');
    expect(done.slice(4)).toEqual(['all 3', 'all 4', `published 5 ${whole} ${next}`]);
  });

  it.each([
    ['noInfo', 300_000],
    ['throttled', 300_000],
    ['tokenRefused', 600_000],
    ['askUser', 600_000],
    ['appRefused', 3_600_000],
    ['objectRefused', 3_600_000],
  ] as const)('leaves it where TikTok answers "%s", and publishes nothing', async (why, retryInMs) => {
    let calls = 0;
    const refuse = async (): Promise<Answer<ItemPage>> => {
      calls += 1;
      return calls === 1 ? good({ items: [itemOf(1)], total: 2 }) : refusal(why);
    };
    const { done, run } = scene([], { tiktok: { catalogItems: refuse } });
    expect(await run()).toBe(why);
    expect(done).toEqual(['all 1', `paused: ${why}, ${String(retryInMs)}`]);
  });

  describe('through a catalog that changes under its hands', () => {
    const changing = {
      all: [
        { ids: [1, 2], total: 3 },
        { ids: [3], total: 4 },
      ],
    };
    const steady = {
      all: [
        [1, 2],
        [3, 4],
      ],
    };

    it('begins anew where the total changes', async () => {
      const { done, run } = scene([changing, steady]);
      expect(await run()).toBe('published');
      expect(done).toEqual(['all 1 2', 'anew: all', 'all 1 2', 'all 3 4', `published 4 ${whole} ${next}`]);
    });

    it('begins anew where the pages end before the total', async () => {
      const cut = {
        all: [
          { ids: [1, 2], total: 3 },
          { ids: [], total: 3 },
        ],
      };
      const { done, run } = scene([cut, steady]);
      await run();
      expect(done[1]).toBe('anew: all');
      expect(done.at(-1)).toContain('published 4');
    });

    it('gives up after three new beginnings, and later begins as if nothing had been', async () => {
      const { done, run } = scene([changing, changing, changing, changing, steady]);
      expect(await run()).toBe('unsteady');
      expect(done.filter((one) => one === 'anew: all')).toHaveLength(4);
      expect(done.at(-1)).toBe('paused: unsteady, 600000');
      expect(await run()).toBe('published');
    });

    const doubled = {
      all: [
        [1, 2],
        [2, 3],
      ],
    };

    it('reads a list with doubles once more, for each may stand for one that was not seen', async () => {
      const { done, run } = scene([doubled, steady]);
      expect(await run()).toBe('published');
      expect(done.at(-1)).toContain('published 4');
    });

    it('marks doubles the second time: others may be missing', async () => {
      const { done, run } = scene([doubled]);
      expect(await run()).toBe('published');
      expect(done.filter((one) => one === 'anew: all')).toHaveLength(1);
      expect(done.slice(-2)).toEqual(['it may lack items', `published 3 ${whole} ${next}`]);
    });

    it('believes the second time that less than half of the items are left', async () => {
      const { done, run } = scene([{ all: [[1, 2]] }], { pass: { knownItems: 5 } });
      expect(await run()).toBe('published');
      expect(done).toEqual(['all 1 2', 'anew: all', 'all 1 2', `published 2 ${whole} ${next}`]);
    });
  });

  describe('through a catalog that is larger than TikTok lists', () => {
    const tooMany = { ids: [1, 2], total: 100_001 };

    it('reads the items with a problem only', async () => {
      const readings = [{ all: [tooMany] }, { rejected: [[1], [2]] }, { processing: [[3]] }];
      const { done, run } = scene(readings);
      expect(await run()).toBe('published');
      expect(done).toEqual([
        ...['anew: rejected', 'rejected 1', 'rejected 2', 'processing 3'],
        `published 3 ${whole} ${next}`,
      ]);
    });

    it('begins with the rejected ones again where those under review change: some may have moved there', async () => {
      const changing = {
        processing: [
          { ids: [3], total: 2 },
          { ids: [4], total: 3 },
        ],
      };
      const settled = [{ rejected: [[1, 4]] }, { processing: [[3]] }];
      const { done, run } = scene([{ all: [tooMany] }, { rejected: [[1]] }, changing, ...settled]);
      await run();
      expect(done.slice(1)).toEqual([
        ...['rejected 1', 'processing 3', 'anew: rejected', 'rejected 1 4', 'processing 3'],
        `published 3 ${whole} ${next}`,
      ]);
    });

    it('publishes nothing where even those are too many', async () => {
      const { done, run } = scene([{ all: [tooMany] }, { rejected: [tooMany] }]);
      expect(await run()).toBe('tooMany');
      expect(done.at(-1)).toBe('paused: tooMany, 86400000');
    });
  });

  it.each(['savePage', 'startAnew', 'publish'] as const)(
    'stops without a word where connection, token or lease are others by then: %s',
    async (method) => {
      const changing = {
        all: [
          { ids: [1, 2], total: 3 },
          { ids: [3], total: 4 },
        ],
      };
      const readings = method === 'startAnew' ? [changing] : [{ all: [[1]] }];
      const { done, run } = scene(readings, { items: { [method]: async () => 'lost' } });
      expect(await run()).toBe('lost');
      expect(done.join()).not.toMatch(/paused|published/);
    },
  );

  it.each(['busy', 'idle'] as const)('does nothing where the pass is %s', async (state) => {
    const { done, run } = scene([{ all: [[1]] }], { items: { begin: async () => state } });
    expect(await run()).toBe(state);
    expect(done).toEqual([]);
  });

  it('does nothing where the workspace is gone', async () => {
    expect(await scene([], { items: { workspaceOf: async () => null } }).run()).toBe('gone');
  });
});
