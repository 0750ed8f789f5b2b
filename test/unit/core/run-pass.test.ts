import { expect, it } from '@jest/globals';
import type { PassPause, PassRepository, VtexApi } from '../../../src/core/products/ports.ts';
import { runPass } from '../../../src/core/use-cases/run-pass.ts';
import { contextOf } from '../../integration/storage/products/product-scene.ts';
import { storeIdOf, workspace } from '../../support/builders.ts';

const good = <T>(value: T) => ({ class: 'good' as const, value });
const never = () => Promise.reject(new Error('nothing else is called'));

it('a list whose pages are all the same is left, and not read for ever', async () => {
  const paused: PassPause[] = [];
  let pages = 0;
  const passes: PassRepository = {
    ...{ wakeDue: never, renew: never, endListing: never, unread: never, saveResults: never, publish: never },
    settle: never,
    nextDueAt: never,
    workspaceOf: () => Promise.resolve(workspace),
    begin: () =>
      Promise.resolve({
        ...{ passId: 'p', leaseId: 'l', storeId: storeIdOf(1), policyId: 3, affiliateId: null },
        ...{
          access: { account: 'acme', appKey: 'k', appToken: 't' },
          stage: 'listing',
          nextPage: 1,
          knownSkus: null,
        },
      }),
    saveIds: () => Promise.resolve('saved'),
    pause: (_workspace, _pass, why) => {
      paused.push(why);
      return Promise.resolve();
    },
  };
  const vtex: VtexApi = {
    ...{ sku: never, offers: never },
    tradePolicies: () => Promise.resolve(good([{ id: 3, name: 'TikTok', isActive: true, currency: 'BRL' }])),
    skuIds: () => {
      pages += 1;
      return Promise.resolve(good(['1', '2', '3']));
    },
  };
  const stopwatch = { ms: () => 0 };
  const wakeUp = { workspaceId: workspace.id, storeId: storeIdOf(1) };
  expect(await runPass({ passes, vtex, stopwatch, nextPassAt: never }, wakeUp)).toBe('noInfo');
  expect([pages, paused]).toEqual([2, ['noInfo']]);
});

// With one call a second a chunk of a hundred SKUs takes more than three minutes, and two are read before the first is stored.
it('renews its lease while VTEX is slow, so that nobody else takes the pass', async () => {
  const leaseMs = 120_000;
  let nowMs = 0;
  let leasedUntilMs = leaseMs;
  const taken: number[] = [];
  const hold = <T>(answer: T): Promise<T> => {
    if (nowMs > leasedUntilMs) taken.push(nowMs);
    leasedUntilMs = nowMs + leaseMs;
    return Promise.resolve(answer);
  };
  const left = Array.from({ length: 400 }, (_, at) => String(at));
  const passes: PassRepository = {
    ...{ wakeDue: never, saveIds: never, endListing: never, nextDueAt: never },
    workspaceOf: () => Promise.resolve(workspace),
    begin: () =>
      Promise.resolve({
        ...{ passId: 'p', leaseId: 'l', storeId: storeIdOf(1), policyId: 3, affiliateId: null },
        ...{ access: { account: 'acme', appKey: 'k', appToken: 't' }, stage: 'reading' },
        ...{ nextPage: 1, knownSkus: null },
      }),
    renew: () => hold('held'),
    unread: (_workspace, _pass, limit) => Promise.resolve(left.slice(0, limit)),
    settle: () => Promise.resolve('settled' as const),
    saveResults: (_workspace, _pass, results) => {
      left.splice(0, results.length);
      return hold('saved');
    },
    pause: () => hold(undefined),
    publish: () => hold('published'),
  };
  const vtex: VtexApi = {
    ...{ skuIds: never },
    tradePolicies: () => Promise.resolve(good([{ id: 3, name: 'TikTok', isActive: true, currency: 'BRL' }])),
    sku: (_access, _policyId, skuId) => {
      nowMs += 2_000;
      return Promise.resolve(good(contextOf(skuId)));
    },
    offers: () => Promise.resolve(good(new Map())),
  };
  const ports = {
    passes,
    vtex,
    stopwatch: { ms: () => nowMs },
    nextPassAt: () => Promise.resolve(new Date()),
  };
  const wakeUp = { workspaceId: workspace.id, storeId: storeIdOf(1) };
  const ends: string[] = [];
  while (ends.at(-1) !== 'published' && ends.length < 9) ends.push(await runPass(ports, wakeUp));
  expect(ends.at(-1)).toBe('published');
  expect(taken).toEqual([]);
});
