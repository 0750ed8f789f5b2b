import type { KeyVerdict } from '../alerts/conditions/vtex-keys.ts';
import type { KeyCheckStart, KeyWakeUp, VtexApi, VtexKeyRepository } from '../products/ports.ts';
import { trialOf, tryReading } from './try-keys.ts';

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

async function verdictOf(vtex: VtexApi, { access, policyId }: KeyCheckStart): Promise<KeyVerdict | null> {
  // A trade policy that is gone says nothing against the keys; the passes tell of it.
  const policies = await vtex.tradePolicies(access, 'probe');
  const trial =
    policies.class === 'good' ? await tryReading(vtex, access, policyId, 'probe') : trialOf(policies);
  return trial.kind === 'noInfo' ? null : trial;
}
