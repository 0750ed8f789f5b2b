import type { RecheckRepository, SkuResult, VtexApi, VtexRefusal } from '../products/ports.ts';
import type { RecheckOutcome, RecheckStart } from '../products/recheck.ts';
import type { RecheckTarget } from '../products/recheck-target.ts';
import type { Workspace } from '../workspace.ts';
import { readSkus } from './read-skus.ts';

export type RecheckPorts = { readonly rechecks: RecheckRepository; readonly vtex: VtexApi };

export type RecheckResult =
  /** `isReadAnew`: all products of the store are being read, too, which takes longer. */
  | {
      readonly kind: 'checked';
      readonly outcome: RecheckOutcome;
      readonly checked: number;
      readonly total: number;
      readonly isReadAnew: boolean;
    }
  /** There is no open finding to look after. */
  | { readonly kind: 'nothing'; readonly isReadAnew: boolean }
  | { readonly kind: 'refused'; readonly refusal: VtexRefusal['class'] | 'policyMissing' }
  | { readonly kind: 'busy' | 'no-keys' | 'gone' | 'lost' };

/** As many as a person waits for: at the usual pace of a VTEX account some twenty seconds. The rest is read by a pass. */
export const mostRechecked = 100;

/**
 * Reads now what somebody says to have mended, and tells what became of it. Of a whole store all products are read anew as well,
 * by a pass. Safe to repeat; two at the same time find 'busy'.
 */
export async function recheck(
  ports: RecheckPorts,
  workspace: Workspace,
  storeId: string,
  target: RecheckTarget,
): Promise<RecheckResult> {
  const { rechecks } = ports;
  const start = await rechecks.begin(workspace, storeId, target, mostRechecked);
  if (typeof start === 'string') return { kind: start };
  const isWide = target.kind === 'store' || start.total > start.skuIds.length;
  const isReadAnew = isWide && (await rechecks.readAll(workspace, storeId));
  if (start.skuIds.length === 0) {
    await rechecks.release(workspace, start);
    return { kind: 'nothing', isReadAnew };
  }
  const results = await read(ports.vtex, start);
  if (typeof results === 'string') {
    await rechecks.release(workspace, start);
    return { kind: 'refused', refusal: results };
  }
  const outcome = await rechecks.finish(workspace, start, results);
  if (outcome === 'lost') return { kind: 'lost' };
  return { kind: 'checked', outcome, checked: start.skuIds.length, total: start.total, isReadAnew };
}

async function read(
  vtex: VtexApi,
  { access, policyId, affiliateId, skuIds }: RecheckStart,
): Promise<SkuResult[] | VtexRefusal['class'] | 'policyMissing'> {
  const policies = await vtex.tradePolicies(access, 'interactive');
  if (policies.class !== 'good') return policies.class;
  const policy = policies.value.find(({ id }) => id === policyId);
  if (policy === undefined) return 'policyMissing';
  const results = await readSkus({ vtex, access, policy, affiliateId, lane: 'interactive' }, skuIds);
  return results.class === 'good' ? results.value : results.class;
}
