import type { KeyVerdict } from '../alerts/conditions/vtex-keys.ts';
import type { KeyWakeUp, VtexAnswer, VtexApi, VtexKeyRepository } from '../products/ports.ts';

export type CheckKeysPorts = { readonly vtexKeys: VtexKeyRepository; readonly vtex: VtexApi };

/**
 * Asks VTEX whether it still accepts an account's keys, by the cheapest call and by one that needs the other permission.
 * Safe to repeat. An answer that says nothing changes nothing.
 */
export async function checkKeys(
  { vtexKeys, vtex }: CheckKeysPorts,
  wakeUp: KeyWakeUp,
): Promise<KeyVerdict['kind'] | 'noInfo' | 'gone'> {
  const workspace = await vtexKeys.workspaceOf(wakeUp);
  const start = workspace === null ? null : await vtexKeys.begin(workspace, wakeUp.account);
  if (workspace === null || start === null) return 'gone';
  const verdict = await verdictOf(vtex, start);
  await vtexKeys.finish(workspace, start, verdict);
  return verdict?.kind ?? 'noInfo';
}

async function verdictOf(
  vtex: VtexApi,
  { access, policyId }: { readonly access: Parameters<VtexApi['skuIds']>[0]; readonly policyId: number },
): Promise<KeyVerdict | null> {
  const policies = await vtex.tradePolicies(access, 'probe');
  if (policies.class !== 'good') return refusalOf(policies);
  const skuIds = await vtex.skuIds(access, policyId, 1, 'probe');
  if (skuIds.class !== 'good') return refusalOf(skuIds);
  const [first] = skuIds.value;
  if (first === undefined) return { kind: 'accepted' };
  const sku = await vtex.sku(access, policyId, first, 'probe');
  // Of this SKU alone: that it was answered is what was to be seen.
  return sku.class === 'good' || sku.class === 'absent' || sku.class === 'broken'
    ? { kind: 'accepted' }
    : refusalOf(sku);
}

function refusalOf(answer: Exclude<VtexAnswer<unknown>, { class: 'good' }>): KeyVerdict | null {
  if (answer.class === 'keyRefused') return { kind: 'refused' };
  return answer.class === 'forbidden' ? { kind: 'forbidden', resource: answer.resource ?? '' } : null;
}
