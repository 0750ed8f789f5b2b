import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { maxAccounts } from '../../../src/vtex/limits.ts';
import { answer, html502, startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { access, createTestApi, policyId } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

const of = (account: string) => ({ ...access, account });
const sickStore: Reply = (response, request) => {
  const isSick = request.path.startsWith('/sick/');
  (isSick ? answer('', 500) : answer([5001]))(response, request);
};

describe('accounts', () => {
  it('have a quota each', async () => {
    server.plan(answer([5001]));
    const { api, limiterOf } = createTestApi(`${server.url}/{account}`);
    await api.skuIds(of('one'), policyId, 1, 'polling');
    await api.skuIds(of('two'), policyId, 1, 'interactive');
    await api.skuIds(of('two'), policyId, 1, 'probe');
    expect(limiterOf('one').taken).toEqual(['polling']);
    expect(limiterOf('two').taken).toEqual(['interactive', 'probe']);
  });

  it('do not share an outage', async () => {
    server.plan(sickStore);
    const { api } = createTestApi(`${server.url}/{account}`, { timing: { retries: 0, breakerFailures: 2 } });
    const ask = (account: string) => api.skuIds(of(account), policyId, 1, 'polling');
    for (let call = 1; call <= 2; call += 1) await ask('sick');
    expect(await ask('sick')).toEqual({ class: 'noInfo', reason: 'breaker_open' });
    expect(await ask('sound')).toEqual({ class: 'good', value: ['5001'] });
    expect(server.requests.filter(({ path }) => path.startsWith('/sick/'))).toHaveLength(2);
  });

  it('survive any number of bad SKUs in a row without being held for down, but not sixteen failures', async () => {
    server.plan(...Array<Reply>(60).fill(answer('', 500)), html502);
    const { api } = createTestApi(`${server.url}/{account}`);
    const ask = () => api.sku(access, policyId, '5001', 'polling');
    for (let bad = 1; bad <= 20; bad += 1) {
      expect(await ask()).toEqual({ class: 'broken', reason: 'http 500' });
    }
    for (let bad = 1; bad <= 6; bad += 1) await ask();
    expect(await ask()).toMatchObject({ reason: 'breaker_open' });
    expect(server.requests).toHaveLength(60 + 16);
  });

  it('beyond the number that is kept make the longest idle one start anew', async () => {
    await server.close();
    const { api, opened } = createTestApi(`${server.url}/{account}`, { timing: { retries: 0 } });
    const ask = (at: number) => api.tradePolicies(of(`shop-${at}`), 'polling');
    await Promise.all(Array.from({ length: maxAccounts }, (_, at) => ask(at)));
    await ask(0);
    await ask(maxAccounts); // drops shop-1: shop-0 was just used
    await ask(0);
    expect(opened).toHaveLength(maxAccounts + 1);
    await ask(1);
    expect(opened.slice(-2)).toEqual([`shop-${maxAccounts}`, 'shop-1']);
  });

  it.each(['evil.example/', 'a@b', '', 'UPPER', 'a b'])(
    'of the name "%s" are never called',
    async (account) => {
      const { api, opened } = createTestApi(`${server.url}/{account}`);
      expect(await api.tradePolicies(of(account), 'polling')).toEqual({
        class: 'noInfo',
        reason: 'account name',
      });
      expect([opened, server.requests]).toEqual([[], []]);
    },
  );
});
