import { describe, expect, it } from '@jest/globals';
import type {
  Pass,
  PassRepository,
  SkuResult,
  VtexAnswer,
  VtexApi,
} from '../../../src/core/products/ports.ts';
import { runPass } from '../../../src/core/use-cases/run-pass.ts';
import { contextOf } from '../../integration/storage/product-scene.ts';
import { storeIdOf, workspace } from '../../support/builders.ts';

const policy = { id: 3, name: 'TikTok', isActive: true, currency: 'BRL' };
const good = <T>(value: T) => ({ class: 'good', value }) as const;
const wakeUp = { workspaceId: workspace.id, storeId: storeIdOf(1) };
const nextPassAt = new Date('2026-01-02T06:00:00Z');
const pass: Pass = {
  ...{ passId: 'p', leaseId: 'l', storeId: storeIdOf(1), policyId: 3, affiliateId: null },
  ...{ access: { account: 'shop', appKey: 'key', appToken: 'token' } },
  ...{ stage: 'listing', nextPage: 1, knownSkus: null },
};

/** A store with these pages of SKU ids; what the pass does with its storage is written down. */
function scene(
  pages: readonly (readonly string[])[],
  over: { vtex?: Partial<VtexApi>; passes?: Partial<PassRepository>; msPerCall?: number } = {},
) {
  const done: string[] = [];
  const ids: string[] = [];
  const results = new Map<string, SkuResult>();
  let elapsedMs = 0;
  const vtex: VtexApi = {
    tradePolicies: async () => good([policy]),
    skuIds: async (_access, _policy, page) => {
      elapsedMs += over.msPerCall ?? 0;
      return good(pages[page - 1] ?? []);
    },
    sku: async (_access, _policy, skuId) => {
      elapsedMs += over.msPerCall ?? 0;
      return good(contextOf(skuId));
    },
    offers: async () => good(new Map()),
    ...over.vtex,
  };
  const passes: PassRepository = {
    wakeDue: async () => 0,
    workspaceOf: async () => workspace,
    begin: async () => pass,
    saveIds: async (_workspace, _pass, page, skuIds) => {
      done.push(`page ${String(page)}`);
      ids.push(...skuIds);
      return 'saved';
    },
    endListing: async () => 'ended',
    unread: async (_workspace, _pass, limit) => ids.filter((skuId) => !results.has(skuId)).slice(0, limit),
    saveResults: async (_workspace, _pass, found) => {
      done.push(`${String(found.length)} read`);
      for (const one of found) if (one.kind === 'read') results.set(one.context.skuId, one);
      return 'saved';
    },
    publish: async (_workspace, _pass, end) => {
      done.push(`published, next ${end.nextDueAt.toISOString()}, ${JSON.stringify(end.policyDefects)}`);
      return 'published';
    },
    pause: async (_workspace, _pass, why, retryInMs) =>
      void done.push(`paused: ${why}, ${String(retryInMs)}`),
    nextDueAt: async () => null,
    ...over.passes,
  };
  const ports = { passes, vtex, stopwatch: { ms: () => elapsedMs }, nextPassAt: async () => nextPassAt };
  return { done, run: () => runPass(ports, wakeUp) };
}

const refusing = (answer: Exclude<VtexAnswer<never>, { class: 'good' }>) => async () => answer;

describe('a slice of a pass', () => {
  it('lists, reads and publishes', async () => {
    const many = Array.from({ length: 150 }, (_, at) => String(at));
    const { done, run } = scene([many.slice(0, 120), many.slice(120)]);
    expect(await run()).toBe('published');
    expect(done).toEqual([
      'page 1',
      'page 2',
      '100 read',
      '50 read',
      'published, next 2026-01-02T06:00:00.000Z, []',
    ]);
  });

  it('ends a list at an empty page only: a short one may be followed by more', async () => {
    const { done, run } = scene([['1'], ['2'], ['3']]);
    await run();
    expect(done.slice(0, 4)).toEqual(['page 1', 'page 2', 'page 3', '3 read']);
  });

  it('goes on where it was left', async () => {
    const { done, run } = scene([['1'], ['2']], {
      passes: { begin: async () => ({ ...pass, nextPage: 2 }) },
    });
    await run();
    expect(done[0]).toBe('page 2');
  });

  it('leaves the pass after four minutes, to be gone on with at once', async () => {
    const many = Array.from({ length: 500 }, (_, at) => String(at));
    const { done, run } = scene([many], { msPerCall: 1_000 });
    expect(await run()).toBe('more');
    expect(done).toEqual(['page 1', '100 read', '100 read', '100 read', 'paused: more, 0']);
  });

  it.each([
    ['noInfo', 300_000],
    ['throttled', 120_000],
    ['keyRefused', 600_000],
    ['forbidden', 3_600_000],
  ] as const)('leaves it where VTEX answers "%s"', async (refusal, retryInMs) => {
    const answer = refusing({ class: refusal, reason: 'x' });
    for (const method of ['tradePolicies', 'skuIds', 'sku', 'offers'] as const) {
      const { done, run } = scene([['1']], { vtex: { [method]: answer } });
      expect(await run()).toBe(refusal);
      expect(done.at(-1)).toBe(`paused: ${refusal}, ${String(retryInMs)}`);
      expect(done.join()).not.toContain('published');
    }
  });

  it('reads nothing through a trade policy that VTEX does not have', async () => {
    const { done, run } = scene([['1']], { vtex: { tradePolicies: async () => good([]) } });
    expect(await run()).toBe('policyMissing');
    expect(done).toEqual(['paused: policyMissing, 3600000']);
  });

  it('tells what is wrong with the trade policy as a whole', async () => {
    const inactive = { ...policy, isActive: false };
    const { done, run } = scene([['1']], { vtex: { tradePolicies: async () => good([inactive]) } });
    await run();
    expect(done.at(-1)).toContain('[{"cause":"inactive","reason":""}]');
  });

  it.each(['empty', 'shrunk'] as const)('leaves a list that is %s to be read again', async (end) => {
    const { done, run } = scene([['1']], { passes: { endListing: async () => end } });
    expect(await run()).toBe(end);
    expect(done.at(-1)).toContain(`paused: ${end}`);
  });

  it.each(['saveIds', 'endListing', 'saveResults', 'publish'] as const)(
    'stops without a word where another worker has the pass by then: %s',
    async (method) => {
      const { done, run } = scene([['1']], { passes: { [method]: async () => 'lost' } });
      expect(await run()).toBe('lost');
      expect(done.join()).not.toContain('paused');
    },
  );

  it.each(['busy', 'idle'] as const)('does nothing where the pass is %s', async (state) => {
    const { done, run } = scene([['1']], { passes: { begin: async () => state } });
    expect(await run()).toBe(state);
    expect(done).toEqual([]);
  });

  it('does nothing where the workspace is gone', async () => {
    expect(await scene([['1']], { passes: { workspaceOf: async () => null } }).run()).toBe('gone');
  });
});
