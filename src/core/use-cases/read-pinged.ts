import type { PingedSkus, PingRepository, PingWakeUp } from '../products/ping-ports.ts';
import type { SkuResult, VtexApi, VtexRefusal } from '../products/ports.ts';
import { readSkus } from './read-skus.ts';

export type ReadPingedPorts = { readonly pings: PingRepository; readonly vtex: VtexApi };

export type ReadPingedResult =
  'saved' | 'lost' | 'busy' | 'idle' | 'gone' | VtexRefusal['class'] | 'policyMissing';

/** As many as a pass stores together. The rest is due again at once. */
const mostAtOnce = 100;
const firstRetryMs = 60_000;
const longestRetryMs = 15 * 60_000;

/**
 * Reads SKUs of one store that VTEX said have changed. An answer that says nothing changes nothing; they are read again later.
 * Safe to repeat, and on several replicas.
 */
export async function readPinged(
  { pings, vtex }: ReadPingedPorts,
  wakeUp: PingWakeUp,
): Promise<ReadPingedResult> {
  const workspace = await pings.workspaceOf(wakeUp);
  if (workspace === null) return 'gone';
  const start = await pings.begin(workspace, wakeUp.storeId, mostAtOnce);
  if (typeof start === 'string') return start;
  const results = await read(vtex, start);
  if (typeof results !== 'string') return pings.finish(workspace, start, results);
  const retryInMs = Math.min(firstRetryMs * 2 ** start.failures, longestRetryMs);
  await pings.postpone(workspace, start, retryInMs);
  return results;
}

/** At the pace of passes: a person who waits for a Recheck comes first. */
async function read(
  vtex: VtexApi,
  { access, policyId, affiliateId, skuIds }: PingedSkus,
): Promise<SkuResult[] | VtexRefusal['class'] | 'policyMissing'> {
  const policies = await vtex.tradePolicies(access, 'polling');
  if (policies.class !== 'good') return policies.class;
  const policy = policies.value.find(({ id }) => id === policyId);
  if (policy === undefined) return 'policyMissing';
  const results = await readSkus({ vtex, access, policy, affiliateId, lane: 'polling' }, skuIds);
  return results.class === 'good' ? results.value : results.class;
}
