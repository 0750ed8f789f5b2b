import { describe, expect, it } from '@jest/globals';
import type { KeyVerdict } from '../../../src/core/alerts/conditions/vtex-keys.ts';
import type { VtexApi, VtexKeyRepository } from '../../../src/core/products/ports.ts';
import { checkKeys } from '../../../src/core/use-cases/check-keys.ts';
import { contextOf } from '../../integration/storage/products/product-scene.ts';
import { now, workspace } from '../../support/builders.ts';

const good = <T>(value: T) => ({ class: 'good', value }) as const;
const access = { account: 'shop', appKey: 'key', appToken: 'token' };
const wakeUp = { workspaceId: workspace.id, account: 'shop' };

async function verdictOf(over: Partial<VtexApi>, repository: Partial<VtexKeyRepository> = {}) {
  const verdicts: (KeyVerdict | null)[] = [];
  const vtex: VtexApi = {
    tradePolicies: async () => good([]),
    skuIds: async () => good(['1']),
    sku: async () => good(contextOf('1')),
    offers: async () => good(new Map()),
    ...over,
  };
  const vtexKeys: VtexKeyRepository = {
    save: async () => undefined,
    wakeDue: async () => 0,
    workspaceOf: async () => workspace,
    begin: async () => ({ access, policyId: 3, version: 1, startedAt: now }),
    finish: async (_workspace, _start, verdict) => void verdicts.push(verdict),
    nextDueAt: async () => null,
    ...repository,
  };
  return { outcome: await checkKeys({ vtexKeys, vtex }, wakeUp), verdicts };
}

describe('checking VTEX keys', () => {
  it('accepts keys that may read the list and a SKU', async () => {
    expect(await verdictOf({})).toEqual({ outcome: 'accepted', verdicts: [{ kind: 'accepted' }] });
    expect(await verdictOf({ skuIds: async () => good([]) })).toMatchObject({ outcome: 'accepted' });
  });

  it.each(['absent', 'broken'] as const)('accepts them where the SKU is %s', async (refusal) => {
    const sku = async () => ({ class: refusal, reason: 'x' });
    expect(await verdictOf({ sku })).toMatchObject({ outcome: 'accepted' });
  });

  it.each(['tradePolicies', 'skuIds', 'sku'] as const)('tells what VTEX refuses at %s', async (method) => {
    const answering = (answer: object) => verdictOf({ [method]: async () => answer });
    expect((await answering({ class: 'keyRefused', reason: '401' })).verdicts).toEqual([{ kind: 'refused' }]);
    const forbidden = await answering({ class: 'forbidden', reason: '403', resource: 'SKUs' });
    expect(forbidden.verdicts).toEqual([{ kind: 'forbidden', resource: 'SKUs' }]);
    for (const silent of ['noInfo', 'throttled'])
      expect((await answering({ class: silent, reason: 'x' })).verdicts).toEqual([null]);
  });

  it('does nothing where there are no keys any more', async () => {
    expect(await verdictOf({}, { begin: async () => null })).toEqual({ outcome: 'gone', verdicts: [] });
    expect(await verdictOf({}, { workspaceOf: async () => null })).toEqual({ outcome: 'gone', verdicts: [] });
  });
});
