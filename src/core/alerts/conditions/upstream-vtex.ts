import type { ConditionRule, Observation } from '../observation.ts';
import { observeSilence, silenceAfter, upstreamRule } from './upstream.ts';
import type { Silence } from './upstream.ts';
import type { CheckedKeys } from './vtex-keys.ts';

/** The checks of an account's keys are those that are made whatever else there is to do. */
export const upstreamVtex: ConditionRule = upstreamRule('upstream.vtex');

const hourMs = 3_600_000;

/** What one check of an account's keys adds to its silence, and what is to be said of that. `verdict` null: VTEX said nothing. */
export function observeVtex(
  before: Silence | null,
  {
    at,
    verdict,
    stores,
  }: Pick<CheckedKeys, 'at' | 'stores'> & { readonly verdict: CheckedKeys['verdict'] | null },
): { readonly silence: Silence; readonly observation: Observation | null } {
  const silence = silenceAfter(before, at, verdict === null);
  const check = { vendor: 'vtex', at, intervalMs: hourMs, stores } as const;
  return { silence, observation: observeSilence(check, silence) };
}
