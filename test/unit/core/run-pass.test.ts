import { expect, it } from '@jest/globals';
import type { PassPause, PassRepository, VtexApi } from '../../../src/core/products/ports.ts';
import { runPass } from '../../../src/core/use-cases/run-pass.ts';
import { storeIdOf, workspace } from '../../support/builders.ts';

const good = <T>(value: T) => ({ class: 'good' as const, value });
const never = () => Promise.reject(new Error('nothing else is called'));

it('a list whose pages are all the same is left, and not read for ever', async () => {
  const paused: PassPause[] = [];
  let pages = 0;
  const passes: PassRepository = {
    ...{ wakeDue: never, endListing: never, unread: never, saveResults: never, publish: never },
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
